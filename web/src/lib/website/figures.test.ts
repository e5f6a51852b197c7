import { describe, expect, test } from 'vitest';
import { hostsIn, known, pieces, sinceOf } from './figures';
import type { Site, SiteLink, ToldRow } from './queries';

const site = (first?: string) => ({ ...(first ? { seen: { first, last: '2026-11-27' } } : {}) }) as Site;
const link = (created_at: string) => ({ created_at }) as SiteLink;
const row = (key: string, visits: number): ToldRow => ({ key, visits, clicks: 0, views: 0, leads: 0, downloads: 0, signups: 0, purchases: 0, values: [] });
const day = (instant: string) => instant.slice(0, 10);

describe('what is known of a website', () => {
  const since = sinceOf([site('2026-11-10'), site(), site('2026-11-05')], [link('2026-11-20T01:00:00Z')], day);

  test('begins with the first day on which anything was counted', () => {
    expect(since).toEqual({ pages: '2026-11-05', links: '2026-11-20' });
    expect(sinceOf([site()], [], day)).toEqual({ pages: undefined, links: undefined });
    expect(known('visits', { from: '2026-11-05', to: '2026-11-06' }, since)).toBe('whole');
    expect(known('visits', { from: '2026-11-01', to: '2026-11-06' }, since)).toBe('part');
    expect(known('visits', { from: '2026-10-01', to: '2026-11-04' }, since)).toBe('none');
    expect(known('clicks', { from: '2026-11-05', to: '2026-11-06' }, since)).toBe('none');
    expect(known('clicks', undefined, since)).toBe('none');
  });

  test('older links may lie behind a full list', () => {
    expect(known('clicks', { from: '2020-01-01', to: '2020-01-02' }, sinceOf([], Array.from({ length: 200 }, () => link('2026-11-20T01:00:00Z')), day))).toBe('whole');
  });

  test('is told in pieces: before is missing, between is zero', () => {
    const rows = [row('2026-11-05', 3), row('2026-11-07', 4)];
    expect(pieces(rows, 'visits', { from: '2026-11-03', to: '2026-11-08' }, 'day', since)).toEqual([undefined, undefined, 3, 0, 4, 0]);
    expect(pieces(rows, 'visits', { from: '2026-10-26', to: '2026-11-15' }, 'week', since)).toEqual([undefined, 7, 0]);
    expect(pieces(rows, 'clicks', { from: '2026-11-03', to: '2026-11-04' }, 'day', since)).toEqual([undefined, undefined]);
  });
});

test('host names are found in whatever is pasted', () => {
  expect(hostsIn('https://www.KopiSenja.id/menu?a=b\nkopisenja.id:8080, *.kopisenja.id kopisenja.id')).toEqual(['www.kopisenja.id', 'kopisenja.id', '*.kopisenja.id']);
  expect(hostsIn(' ')).toEqual([]);
});
