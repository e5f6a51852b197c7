import { expect, test } from 'vitest';
import { leaders, rank } from './figures';
import type { Side } from './queries';
import { daysOf, isSpan } from './spans';

const own = { from: '2026-01-05', to: '2026-01-09' };

test('a time has the days one expects, and ends today at the latest', () => {
  expect(daysOf('7', '2026-03-03', own)).toEqual({ from: '2026-02-25', to: '2026-03-03' });
  expect(daysOf('month', '2026-03-03', own)).toEqual({ from: '2026-03-01', to: '2026-03-03' });
  expect(daysOf('last_month', '2026-03-03', own)).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  expect(daysOf('last_month', '2026-01-31', own)).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  expect(daysOf('own', '2026-03-03', own)).toEqual(own);
  // What an address says may be anything.
  expect(daysOf('own', '2026-03-03', { from: 'garbage', to: '2026-13-45' })).toEqual({ from: '2026-02-04', to: '2026-03-03' });
  expect(daysOf('own', '2026-03-03', { from: null, to: null })).toEqual({ from: '2026-02-04', to: '2026-03-03' });
  expect([isSpan('28'), isSpan('8'), isSpan(null)]).toEqual([true, false, false]);
});

const side = (followers: number | null, voice: number | null) => ({ followers: { value: followers, of: 1 }, share_of_voice: { value: voice, of: 1 } }) as unknown as Side;

test('the highest leads, unless there is nobody else or all are alike', () => {
  expect([...leaders([side(3, null), side(5, null), side(null, null)], 'followers')]).toEqual([1]);
  expect([...leaders([side(5, null), side(5, null)], 'followers')]).toEqual([]);
  expect([...leaders([side(5, null), side(null, null)], 'followers')]).toEqual([]);
});

test('our place is counted among those of whom something is known', () => {
  expect(rank([side(1, 20), side(1, 60), side(1, 20), side(1, null)])).toEqual({ place: 2, of: 3 });
  expect(rank([side(1, null), side(1, 60)])).toBeUndefined();
});
