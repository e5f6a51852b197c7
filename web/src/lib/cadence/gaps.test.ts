import { expect, test } from 'vitest';
import type { Pace, Profile } from '$lib/api/queries';
import { begin, gapsByDay, sums } from './gaps';

const profile = { id: 'p', handle: 'kopi', network: 'mastodon' } as Profile;
const period = (from: string, to: string, planned: number, verdict: Pace['periods'][number]['verdict'], propose?: string) => ({ from, to, planned, verdict, ...(propose ? { propose } : {}) });
const week: Pace = {
  profile: 'p',
  target: { posts: 5, per: 'week', multiple: 2, apart: 60 },
  periods: [
    period('2026-11-16', '2026-11-22', 0, 'silent'),
    period('2026-11-23', '2026-11-29', 2, 'short', '2026-11-27T02:00:00Z'),
    period('2026-11-30', '2026-12-06', 11, 'too_many'),
  ],
  close: ['2026-12-01T02:30:00Z', '2026-12-01T03:00:00Z'],
};

test('a gap stands on the first day of its week that is left, and begins a post where one fits', () => {
  const found = gapsByDay([week], [profile], '2026-11-26', 'Asia/Jakarta');
  expect([...found].map(([day, gaps]) => [day, gaps.map((one) => one.kind)])).toEqual([
    ['2026-11-26', ['short']],
    ['2026-11-30', ['too_many']],
    ['2026-12-01', ['close']],
  ]);
  expect(begin(found.get('2026-11-26')![0]!)).toBe('/compose?at=2026-11-27T09%3A00&profile=p');
  expect(gapsByDay([week], [profile], '2026-11-26', 'Asia/Jakarta', { network: 'bluesky' }).size).toBe(0);
});

test('a week is summed per profile', () => {
  const found = sums([week], [profile], '2026-11-23', '2026-11-29', 'Asia/Jakarta');
  expect(found).toEqual([{ profile, planned: 2, posts: 5, verdict: 'short', per: 'week', many: 0, close: 0, at: '2026-11-27T09:00' }]);
});
