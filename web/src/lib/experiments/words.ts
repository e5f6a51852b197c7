/** Answers: what does an experiment say, in the reader's language? */

import { about, effectText, formatName } from '$lib/insight/words';
import { language, t } from '$lib/words/index.svelte';
import { number, wallClock, weekdayName } from '$lib/words/time';
import type { Experiment, Fields, Plan } from './queries';

const hour = (at: number) => wallClock(`${String(at).padStart(2, '0')}:00`);

export const hoursText = (from: number, to: number): string => t('experiments.hours', { from: hour(from), to: hour(to) });

/** By what posts come into a version; `''` where they are put there by hand. */
export function ruleText(rule: Fields['a']['rule']): string {
  if (!rule) return '';
  const days = (rule.weekdays ?? []).map((day) => weekdayName(day));
  const parts = [
    days.length ? new Intl.ListFormat(language()).format(days) : '',
    rule.from_hour != null && rule.to_hour != null ? hoursText(rule.from_hour, rule.to_hour) : '',
    rule.format ? formatName(rule.format) : '',
    rule.hashtag ? `#${rule.hashtag}` : '',
  ];
  return parts.filter(Boolean).join(' · ');
}

export const ageText = (hours: number): string => (hours % 24 ? t('experiments.age_hours', { count: hours }) : t('experiments.age_days', { count: hours / 24 }));

/** In how many weeks so many posts of either version are there; `undefined` when nothing was posted lately. */
export const weeks = (plan: Plan, each: number): number | undefined => (plan.posts_per_week > 0 ? Math.max(1, Math.ceil((2 * each) / plan.posts_per_week)) : undefined);

export function weeksText(plan: Plan, each: number): string {
  const count = weeks(plan, each);
  if (count === undefined) return t('experiments.cadence_none');
  const rate = new Intl.NumberFormat(language(), { maximumFractionDigits: 1 }).format(plan.posts_per_week);
  // Nobody waits for years; what would help is said instead.
  return count > 104 ? t('experiments.weeks_years', { rate }) : t('experiments.weeks', { rate, count });
}

/** With fewer posts it rests on what is common elsewhere more than on one's own. */
export const FEW = 10;

/** What it says, in one sentence. */
export function verdictText({ state, experiment, standing, plan }: Experiment): string {
  const values = { a: experiment.a.name, b: experiment.b.name, percent: number(experiment.worth_percent) };
  if (state === 'planned' || !standing) return t('experiments.says.planned', { count: about(plan.posts_each_usually) });
  const effect = effectText(standing.estimate);
  const none = !standing.counted_a || !standing.counted_b;
  if (state === 'stopped') return none ? t('experiments.says.stopped_none') : t('experiments.says.stopped', { ...values, effect });
  if (standing.verdict === 'running') {
    return none ? t('experiments.says.none', { age: ageText(experiment.age_hours) }) : t('experiments.says.running', { ...values, effect, count: about(standing.more_each) });
  }
  return t(`experiments.says.${standing.verdict}`, { ...values, effect });
}
