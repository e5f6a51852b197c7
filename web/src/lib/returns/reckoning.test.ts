import { expect, test } from 'vitest';
import type { Entry, Reckoned, Roi } from './queries';
import { byMonth, currenciesOf, roiKnown, rowsOf } from './reckoning';

const roi = (currency: string, cost: number, gain: number): Roi => ({ currency, cost, return: gain, purchases: 0, ...(cost ? { roi_percent: ((gain - cost) / cost) * 100 } : {}) });
const told = (by: Reckoned['by']): Reckoned => ({
  by,
  rows: [
    { key: '2026-10-01', amounts: [roi('IDR', 10, 0)] },
    { key: '2026-11-01', amounts: [roi('IDR', 0, 50), roi('USD', 3, 0)] },
    { key: '2026-12-01', amounts: [roi('USD', 1, 0)] },
  ],
  total: { key: '', amounts: [roi('USD', 4, 0), roi('IDR', 10, 50)] },
});

test('a cost of which nobody told what it brought has no ROI', () => {
  expect(roiKnown(roi('IDR', 100, 150))).toBe(50);
  expect(roiKnown(roi('IDR', 100, 0))).toBeUndefined();
  expect(roiKnown(roi('IDR', 0, 100))).toBeUndefined();
  expect(roiKnown(undefined)).toBeUndefined();
});

test('months keep their order, the rest come by size, each currency for itself', () => {
  expect(currenciesOf(told('month'))).toEqual(['IDR', 'USD']);
  expect(rowsOf(told('month'), 'IDR').map((one) => one.key)).toEqual(['2026-10-01', '2026-11-01']);
  expect(rowsOf(told('campaign'), 'IDR').map((one) => one.key)).toEqual(['2026-11-01', '2026-10-01']);
  expect(rowsOf(told('campaign'), 'EUR')).toEqual([]);
});

test('entries stand under the month in which they begin', () => {
  const entry = (id: string, from: string) => ({ id, entry: { from } }) as Entry;
  const months = byMonth([entry('a', '2026-11-20'), entry('b', '2026-09-01'), entry('c', '2026-11-02')]);
  expect(months.map((one) => [one.month, one.entries.map((entry) => entry.id).join('')])).toEqual([['2026-11-01', 'ac'], ['2026-09-01', 'b']]);
});
