/** Answers: what do costs and returns say, where both are known? What nobody told is missing, not a total loss. Pure. */

import type { Day } from '$lib/words/time';
import type { Entry, Reckoned, Roi, Row } from './queries';

/** The ROI in percent; undefined without a cost, and without anything that it brought. */
export const roiKnown = (one: Roi | undefined): number | undefined => (one && one.cost > 0 && one.return > 0 ? (one.roi_percent ?? undefined) : undefined);

export const amountOf = (row: Row | undefined, currency: string): Roi | undefined => row?.amounts.find((one) => one.currency === currency);

/** The currencies of an answer, that with the largest part first. */
export const currenciesOf = (told: Reckoned | undefined): string[] =>
  (told?.total.amounts ?? []).toSorted((a, b) => b.cost + b.return - a.cost - a.return).map((one) => one.currency);

/** Rows of a currency: months in their order, everything else with the largest first. */
export function rowsOf(told: Reckoned, currency: string): { key: string; row: Row; amount: Roi }[] {
  const rows = told.rows.flatMap((row) => {
    const amount = amountOf(row, currency);
    return amount && (amount.cost || amount.return) ? [{ key: row.key, row, amount }] : [];
  });
  return told.by === 'month' ? rows : rows.sort((a, b) => Math.max(b.amount.cost, b.amount.return) - Math.max(a.amount.cost, a.amount.return));
}

/** Entries by the month in which they begin, the latest first; within it as they come. */
export function byMonth(entries: Entry[]): { month: Day; entries: Entry[] }[] {
  const months = new Map<Day, Entry[]>();
  for (const one of entries) {
    const month = `${one.entry.from.slice(0, 7)}-01`;
    months.set(month, [...(months.get(month) ?? []), one]);
  }
  return [...months].sort(([a], [b]) => (a < b ? 1 : -1)).map(([month, entries]) => ({ month, entries }));
}
