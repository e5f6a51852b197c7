import { describe, expect, test } from 'vitest';
import type { Entry, Profile } from '$lib/api/queries';
import { byDay, days, shows, turn, type Filter } from './grid';

const entry = (id: string, due_at: string, more: Partial<Entry> = {}): Entry => ({
  id,
  due_at,
  brand: 'b',
  campaign: '',
  deliveries: [{ profile: 'p', state: 'scheduled' }],
  media: 0,
  state: 'scheduled',
  text: '',
  title: '',
  version: 1,
  ...more,
});

describe('the days of a view', () => {
  test('a month is whole weeks from the start of the week', () => {
    const shown = days('month', '2026-12-24', 'mon');
    expect([shown[0], shown.at(-1), shown.length]).toEqual(['2026-11-30', '2027-01-03', 35]);
    expect(days('month', '2026-12-24', 'sun')[0]).toBe('2026-11-29');
    // A February that fits exactly.
    expect(days('month', '2027-02-10', 'mon')).toHaveLength(28);
  });

  test('a week has seven days and a list the days of its month', () => {
    expect(days('week', '2026-12-24', 'mon')).toEqual(['2026-12-21', '2026-12-22', '2026-12-23', '2026-12-24', '2026-12-25', '2026-12-26', '2026-12-27']);
    expect(days('list', '2028-02-10', 'mon')).toHaveLength(29);
  });

  test('turning stays on the first of a month and on the day of a week', () => {
    expect(turn('month', '2026-12-31', 1)).toBe('2027-01-01');
    expect(turn('week', '2026-12-24', -1)).toBe('2026-12-17');
  });
});

test('a post stands on its day on the wall of the zone, in the order of time', () => {
  const placed = byDay([entry('late', '2026-12-24T18:00:00Z'), entry('early', '2026-12-24T17:30:00Z')], 'Asia/Jakarta');
  expect(placed.get('2026-12-25')?.map((one) => [one.entry.id, one.at])).toEqual([
    ['early', '2026-12-25T00:30'],
    ['late', '2026-12-25T01:00'],
  ]);
});

test('filters hold together', () => {
  const one = entry('x', '2026-12-24T18:00:00Z', { campaign: 'Natal', text: 'Kopi Gayo, panen raya', created_by: 'sari' });
  const profiles = [{ id: 'p', network: 'bluesky' }] as Profile[];
  const passes = (filter: Partial<Filter>) => shows(one, { profile: '', network: '', state: '', campaign: '', person: '', text: '', ...filter }, profiles, new Map([['x', ['budi']]]));
  expect(passes({})).toBe(true);
  expect(passes({ profile: 'p', network: 'bluesky', state: 'scheduled', campaign: 'Natal', text: 'RAYA kopi natal' })).toBe(true);
  expect(passes({ profile: 'p', state: 'failed' })).toBe(false);
  expect(passes({ network: 'mastodon' })).toBe(false);
  expect([passes({ person: 'sari' }), passes({ person: 'budi' }), passes({ person: 'tamu' })]).toEqual([true, true, false]);
  expect(passes({ text: 'kopi teh' })).toBe(false);
});
