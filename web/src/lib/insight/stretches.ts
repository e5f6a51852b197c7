/** Answers: which two stretches of whole weeks are compared? Pure. Weeks begin on Monday, as the server's. */

import { bucket, daysOf, isDay, type Range } from '$lib/measure/periods';
import { addDays, type Day } from '$lib/words/time';

export const SPANS = ['4', '8', 'year', 'own'] as const;
export type Span = (typeof SPANS)[number];

export interface Stretches {
  before: Range;
  after: Range;
}

/** Farthest that two stretches lie apart, from the first day to the last. */
const DAYS_MAX = 728;

/** `weeks` whole weeks that end `back` weeks before the one under way. */
function weeks(today: Day, weeks: number, back: number): Range {
  const to = addDays(bucket(today, 'week'), -1 - 7 * back);
  return { from: addDays(to, 1 - 7 * weeks), to };
}

/** `own` are four days in their order, as an address tells them. */
export function stretches(span: Span, today: Day, own: string[] = []): Stretches {
  if (span === 'year') return { before: weeks(today, 4, 52), after: weeks(today, 4, 0) };
  const count = span === '8' ? 8 : 4;
  const usual = { before: weeks(today, count, count), after: weeks(today, count, 0) };
  if (span !== 'own' || own.length !== 4 || !own.every(isDay)) return usual;
  const [a, b, c, d] = own as [Day, Day, Day, Day];
  return { before: { from: a, to: b }, after: { from: c, to: d } };
}

/** The whole weeks within days. */
function whole({ from, to }: Range): Range {
  const first = bucket(addDays(from, 6), 'week');
  return { from: first, to: addDays(bucket(addDays(to, 1), 'week'), -1) };
}

/** Why two stretches cannot be compared. */
export function unfit({ before, after }: Stretches): 'short' | 'order' | 'far' | undefined {
  const [past, now] = [whole(before), whole(after)];
  if (daysOf(past) < 7 || daysOf(now) < 7) return 'short';
  if (past.to >= now.from) return 'order';
  if (daysOf({ from: past.from, to: now.to }) > DAYS_MAX) return 'far';
  return undefined;
}
