/** Answers: which days does a period mean, and with which days is it compared? Pure. */

import { addDays, addMonths, type Day } from '$lib/words/time';

export const PERIODS = ['7d', '28d', '90d', 'month', 'last_month', 'year', 'own'] as const;
export type Period = (typeof PERIODS)[number];
export const COMPARES = ['previous', 'year', 'none'] as const;
export type Compare = (typeof COMPARES)[number];

export interface Range {
  from: Day;
  to: Day;
}

/** Longest time that can be asked about, in days. */
const DAYS_MAX = 3_660;

export const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

const number = (day: Day) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
export const daysOf = ({ from, to }: Range): number => number(to) - number(from) + 1;

/** The days of a period; of an own one those given, turned round where they stand backwards. */
export function range(period: Period, today: Day, own: { from: string; to: string }): Range {
  switch (period) {
    case '7d':
    case '28d':
    case '90d':
      return { from: addDays(today, 1 - Number.parseInt(period, 10)), to: today };
    case 'month':
      return { from: `${today.slice(0, 7)}-01`, to: today };
    case 'last_month': {
      const from = addMonths(today, -1);
      return { from, to: addDays(addMonths(today, 0), -1) };
    }
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01`, to: today };
    default: {
      const to = isDay(own.to) ? own.to : today;
      const from = isDay(own.from) ? own.from : addDays(to, -27);
      const [first, last] = from <= to ? [from, to] : [to, from];
      return { from: first < addDays(last, 1 - DAYS_MAX) ? addDays(last, 1 - DAYS_MAX) : first, to: last };
    }
  }
}

/** The same day a year before; of the 29th of February the 28th. */
function yearBefore(day: Day): Day {
  const text = `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`;
  return isDay(text) ? text : `${text.slice(0, 8)}28`;
}

/** The days a range is compared with, if with any. */
export function before(compare: Compare, { from, to }: Range): Range | undefined {
  if (compare === 'none') return undefined;
  if (compare === 'year') return { from: yearBefore(from), to: yearBefore(to) };
  const days = daysOf({ from, to });
  return { from: addDays(from, -days), to: addDays(from, -1) };
}

export type Grain = 'day' | 'week' | 'month';

/** The first day of the bucket in which a day lies. Weeks begin on Monday, as the server's. */
export function bucket(day: Day, grain: Grain): Day {
  if (grain === 'month') return `${day.slice(0, 7)}-01`;
  if (grain === 'week') return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
  return day;
}

/** Every bucket of a range, whether or not anything is known of it. */
export function buckets({ from, to }: Range, grain: Grain): Day[] {
  const all: Day[] = [];
  for (let day = bucket(from, grain); day <= to; day = grain === 'month' ? addMonths(day, 1) : addDays(day, grain === 'week' ? 7 : 1)) all.push(day);
  return all;
}

/** The grain in which a line of this length is still read. */
export const fitting = (range: Range): Grain => (daysOf(range) <= 100 ? 'day' : daysOf(range) <= 730 ? 'week' : 'month');
