/** Answers: which days does an address ask about, and with which are they compared? Pure. */

import type { Day } from '$lib/words/time';
import { before, PERIODS, range as rangeOf, type Compare, type Period, type Range } from './periods';

export const COMPARES = ['previous', 'year', 'none'] as const;

/** The days a page looks at. */
export interface Days {
  period: Period;
  range: Range;
  compare: Compare;
  /** With which days they are compared. */
  past: Range | undefined;
}

/** As `period`, `from`, `to` and `compare` say; `usual` where there is no period. */
export function daysAsked(params: URLSearchParams, today: Day, usual: Period): Days {
  const period = PERIODS.find((one) => one === params.get('period')) ?? usual;
  const range = rangeOf(period, today, { from: params.get('from') ?? '', to: params.get('to') ?? '' });
  const compare = COMPARES.find((one) => one === params.get('compare')) ?? 'previous';
  return { period, range, compare, past: before(compare, range) };
}
