/** Answers: which days does a chosen time have? Pure. The last day is always today or before. */

import { isDay } from '$lib/measure/periods';
import { addDays, addMonths, type Day } from '$lib/words/time';

export const SPANS = ['7', '28', '90', 'month', 'last_month', 'own'] as const;
export type Span = (typeof SPANS)[number];

export const isSpan = (text: string | null): text is Span => (SPANS as readonly (string | null)[]).includes(text);

/** The first and last day; of one's own those that were given, as far as they are days at all. */
export function daysOf(span: Span, today: Day, own: { from: string | null; to: string | null }): { from: Day; to: Day } {
  const first = `${today.slice(0, 7)}-01`;
  const day = (given: string | null, otherwise: Day) => (given && isDay(given) ? given : otherwise);
  if (span === 'own') return { from: day(own.from, addDays(today, -27)), to: day(own.to, today) };
  if (span === 'month') return { from: first, to: today };
  if (span === 'last_month') return { from: addMonths(first, -1), to: addDays(first, -1) };
  return { from: addDays(today, 1 - Number(span)), to: today };
}
