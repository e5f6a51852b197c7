import { expect, test } from 'vitest';
import { ads, audiences, newestImport, others, reports, shareOf, terms, type AudienceRow, type InterestRow, type WebsiteRow } from './told';

const who = (label: string, share: AudienceRow['share'], count: number | null = null, kind = 'gender', from = '1'): AudienceRow => ({ import: from, of: 'followers', kind, label, share, count });

test('of what several files say of the audience the newest is shown, the largest part first', () => {
  const rows = [who('Male', { of: 0.41 }), who('Female', { of: 0.59 }), who('Male', { of: 0.7 }), who('Jakarta', null, 12, 'location')];
  const [gender, place] = audiences(rows);
  expect(gender?.rows.map((row) => [row.label, shareOf(row)])).toEqual([
    ['Female', 0.59],
    ['Male', 0.41],
  ]);
  expect(place?.rows.map((row) => row.count)).toEqual([12]);
  expect(shareOf(who('Bali', { below: 0.01 }))).toBe(0.01);
});

test('of rows from several files the newest import is their source', () => {
  expect(newestImport([who('Male', null, 1, 'gender', 'b'), who('Female', null, 1, 'gender', 'c'), who('Other', null, 1, 'gender', 'a')])).toBe('c');
});

test('the website is told report by report, a line once', () => {
  const line = (label: string, start: string, sessions: number) => ({ dimension: 'Landing page', label, also: [], start, end: '2026-09-30', sessions }) as unknown as WebsiteRow;
  const found = reports([line('/a', '2026-09-01', 9), line('/a', '2026-09-01', 8), line('/a', '2026-08-01', 7)]);
  expect(found.map((one) => [one.start, one.rows.map((row) => row.sessions)])).toEqual([
    ['2026-09-01', [9]],
    ['2026-08-01', [7]],
  ]);
});

test('what was searched for goes on in time', () => {
  const row = (start: string, value: number): InterestRow => ({ import: '1', term: 'kopi', region: null, start, grain: 'week', value, below_one: false });
  expect(terms([row('2026-09-06T00:00:00', 3), row('2026-08-30T00:00:00', 2), row('2026-09-06T00:00:00', 9)])[0]?.rows.map((one) => one.value)).toEqual([2, 3]);
});

test('ads come newest day first, pages by their followers, each once', () => {
  const ad = (date: string | null, campaign: string) => ({ import: '1', date, campaign, ad_group: null, spend: null, impressions: null, clicks: null, outbound_clicks: null, conversions: null });
  expect(ads([ad('2026-09-01', 'a'), ad('2026-09-02', 'a'), ad('2026-09-01', 'a'), ad(null, 'a')]).map((one) => one.date)).toEqual(['2026-09-02', '2026-09-01', null]);
  const page = (name: string, followers: number | null) => ({ import: '1', name, followers, new_followers: null, posts: null, engagements: null });
  expect(others([page('a', null), page('b', 5), page('b', 4)]).map((one) => one.followers)).toEqual([5, null]);
});
