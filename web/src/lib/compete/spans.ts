/** Answers: which days does a chosen time have? Pure. The last day is always today or before. */

import { addDays, addMonths, type Day } from '$lib/words/time';

export const SPANS = ['7', '28', '90', 'month', 'last_month', 'own'] as const;
export type Span = (typeof SPANS)[number];

export const isSpan = (text: string | null): text is Span => (SPANS as readonly (string | null)[]).includes(text);

/** The first and last day; of one's own those that were given. */
export function daysOf(span: Span, today: Day, own: { from: Day; to: Day }): { from: Day; to: Day } {
  const first = `${today.slice(0, 7)}-01`;
  if (span === 'own') return own;
  if (span === 'month') return { from: first, to: today };
  if (span === 'last_month') return { from: addMonths(first, -1), to: addDays(first, -1) };
  return { from: addDays(today, 1 - Number(span)), to: today };
}
