/** Answers: how is a rule of repetition said, and which rules does a day suggest? */

import type { RecurrenceRule } from '$lib/api/queries';
import { session } from '$lib/session.svelte';
import { language, t } from '$lib/words/index.svelte';
import { addDays, week, weekday, weekdayName, type Day, type Weekday } from '$lib/words/time';

export type Kind = 'week' | 'month' | 'month_weekday' | 'month_last';

const listed = (names: string[]) => new Intl.ListFormat(language(), { type: 'conjunction' }).format(names);

export function ruleText(rule: RecurrenceRule): string {
  if (rule.every === 'week') {
    const order = week((session.workspace?.week_start ?? 'mon') as Weekday);
    if (rule.days.length === 7) return t('repeat.daily');
    return t('repeat.weekly', { days: listed(order.filter((day) => rule.days.includes(day)).map((day) => weekdayName(day))) });
  }
  if (rule.every === 'month') return t('repeat.monthly', { day: rule.day });
  return rule.nth === -1 ? t('repeat.monthly_last', { day: weekdayName(rule.day) }) : t('repeat.monthly_nth', { nth: t(`repeat.nth_${rule.nth as 1 | 2 | 3 | 4}`), day: weekdayName(rule.day) });
}

/** The rule of a kind that the day itself obeys. */
export function suggested(kind: Kind, day: Day, days: Weekday[]): RecurrenceRule {
  const date = Number(day.slice(8));
  if (kind === 'week') return { every: 'week', days };
  if (kind === 'month') return { every: 'month', day: date };
  if (kind === 'month_last') return { every: 'month_weekday', nth: -1, day: weekday(day) };
  return { every: 'month_weekday', nth: Math.min(4, Math.ceil(date / 7)), day: weekday(day) };
}

/** Which kinds make sense for a day: a fifth weekday is the last, and only the last seven days hold a last one. */
export const kinds = (day: Day): Kind[] => {
  const last = addDays(day, 7).slice(0, 7) !== day.slice(0, 7);
  return ['week', 'month', ...(Number(day.slice(8)) <= 28 ? (['month_weekday'] as const) : []), ...(last ? (['month_last'] as const) : [])];
};
