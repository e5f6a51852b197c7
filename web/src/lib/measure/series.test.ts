import { expect, test } from 'vitest';
import { change, differing, OTHERS, pieces, shape, type Row } from './series';
import { axis, named, ticks } from './ticks';

const range = { from: '2026-03-01', to: '2026-03-04' };
const row = (keys: string[], value?: number, of = 1): Row => ({ keys, ...(value === undefined ? {} : { value }), of });

test('a day of which nothing is known is a gap, never zero', () => {
  const { places, series } = shape([row(['2026-03-01'], 5), row(['2026-03-03'], 0), row(['2026-03-04'])], ['day'], range, true);
  expect(places).toHaveLength(4);
  expect(series[0]?.points.map((point) => point.value)).toEqual([5, undefined, 0, undefined]);
  expect(pieces(series[0]!.points)).toEqual([[0], [2]]);
});

test('the six largest series are drawn, and the others together where that means something', () => {
  const rows = Array.from({ length: 8 }, (_, at) => row(['2026-03-01', `p${at}`], at + 1));
  const added = shape(rows, ['day', 'profile'], range, true);
  expect(added.series.map((one) => one.key)).toEqual(['p2', 'p3', 'p4', 'p5', 'p6', 'p7', OTHERS]);
  expect(added.series.at(-1)?.points[0]).toEqual({ value: 3, of: 2 });
  expect(added.left).toBe(0);
  const rates = shape(rows, ['day', 'profile'], range, false);
  expect(rates.series).toHaveLength(6);
  expect(rates.left).toBe(8);
});

test('time lies along the axis wherever it stands; weekdays, hours and lengths keep their order, all else the largest first', () => {
  expect(shape([row(['a', '2026-03-02'], 1)], ['network', 'day'], range, true).series[0]?.key).toBe('a');
  expect(shape([row(['2'], 1)], ['weekday'], range, true).places).toEqual(['0', '1', '2', '3', '4', '5', '6']);
  expect(shape([row(['>1000'], 9), row(['80'], 1)], ['length'], range, true).places).toEqual(['80', '>1000']);
  expect(shape([row(['image'], 1), row(['video'], 3), row(['text'])], ['format'], range, false).places).toEqual(['video', 'image', 'text']);
});

test('a change is a part of what was before, of a share the difference, of nothing neither', () => {
  expect(change(12, 10, 'count')).toEqual({ way: 'more', difference: 2, part: 0.2 });
  expect(change(4, 5, 'percent')).toEqual({ way: 'less', difference: -1 });
  expect(change(4, 0, 'count')).toEqual({ way: 'more', difference: 4 });
  expect(change(undefined, 5, 'count')).toBeUndefined();
  expect(change(0, 0, 'count')?.way).toBe('same');
});

test('what was counted anew is the same up to rounding', () => {
  const a = { rows: [row(['x'], 1 / 3), row(['y'])], total: 3 };
  expect(differing(a, { rows: [row(['x'], 0.1 + 0.7 / 3)], total: 3 })).toBe(0);
  expect(differing(a, { rows: [row(['x'], 1), row(['z'], 2)], total: 3 })).toBe(2);
  expect(differing(a, { rows: a.rows })).toBe(1);
});

test('ticks are round and hold all values', () => {
  expect(ticks(0, 643)).toEqual([0, 200, 400, 600, 800]);
  expect(ticks(0, 0.3)).toEqual([0, 0.1, 0.2, 0.3]);
  expect(ticks(-12, 30)).toEqual([-20, 0, 20, 40]);
  expect(ticks(0, 0)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  expect(axis([3394, 3528], true)[0]).toBeGreaterThan(3000);
  expect(axis([3394, 3528], false)[0]).toBe(0);
  expect(axis([100], true)).toEqual([95, 97.5, 100, 102.5, 105]);
  expect(named(28, 5)).toEqual([0, 6, 12, 18, 24]);
  expect(named(3, 5)).toEqual([0, 1, 2]);
});
