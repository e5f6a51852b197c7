import { beforeAll, describe, expect, test, vi } from 'vitest';
import { speak } from '$lib/words/index.svelte';
import type { Audited, Detail, Finding, Measured } from './queries';
import { changeText, coveragePercent, findingText, holds, lookAlikeOf, measuredText, reasonText, restText } from './words';

// There is no page here to tell its language.
vi.stubGlobal('document', { documentElement: {}, querySelector: () => null });

const profile = (id: string, handle: string, network: string) =>
  ({ id, handle, name: handle, known_from: 'connected', said: { network }, measures: [], judged: { verdict: 'keep', reasons: [] } }) as unknown as Audited;
const profiles = [profile('a', 'kopisenja', 'mastodon'), profile('b', 'kedai', 'bluesky')];
const finding = (code: Finding['code'], params: Record<string, number>, more: Partial<Finding> = {}): Finding => ({ kind: 'works', code, profiles: ['a'], params, numbers: [], ...more });
const measured = (more: Partial<Measured>): Measured => ({ measure: 'engagement', unit: 'count', of: 1, ...more });

describe('in English', () => {
  beforeAll(() => speak('en'));

  test('a finding is a sentence of its numbers', () => {
    expect(findingText(finding('format_works', { percent: 52.4, posts: 200 }, { about: 'image' }), profiles)).toBe('“Image” does better than usual on kopisenja · Mastodon: +52% interactions, all else equal, by 200 posts of the last two years.');
    expect(findingText(finding('silent', { before: 0 }), profiles)).toBe('Nothing was posted on kopisenja · Mastodon, nor in the time before.');
    expect(findingText(finding('silent', { before: 1 }), profiles)).toContain('1 post was');
    expect(findingText(finding('no_owner', { count: 2 }, { profiles: ['a', 'b'] }), profiles)).toBe('Nobody is responsible for 2 profiles: kopisenja · Mastodon and kedai · Bluesky.');
    expect(findingText(finding('look_alike', {}, { profiles: [], about: 'mastodon/kopi@x.example' }), profiles)).toBe('@kopi@x.example on Mastodon looks like you.');
    expect(findingText(finding('decline_quality', { percent: 33.3 }), profiles)).toMatch(/^kopisenja · Mastodon had 33% fewer interactions\. .*quality/);
  });

  test('what it rests on names both times, and says what is not known', () => {
    const of = finding('cost_little_back', {}, { about: 'IDR' });
    expect(restText({ of: 'interactions', value: 1200, before: 900 }, of)).toBe('Interactions: 1,200 (before: 900)');
    expect(restText({ of: 'cost', value: 500_000_000 }, of)).toContain('5,000,000');
    expect(restText({ of: 'their_followers' }, of)).toBe('Its followers: not known');
  });

  test('a measure is told with its change, or without one', () => {
    expect([measuredText(measured({ value: 1234.4 })), changeText(measured({ value: 110, before: 100 }))]).toEqual(['1,234', '+10%']);
    expect([changeText(measured({ value: 5, before: 0 })), changeText(measured({ value: 0, before: 0 })), changeText(measured({ value: 5 }))]).toEqual(['none before', 'unchanged', undefined]);
    expect(measuredText(measured({ measure: 'best_format', best: 'reel', sure: 'open' }))).toBe('No format is clearly best');
    expect(measuredText(measured({ measure: 'posting_frequency', value: 2.55 }))).toMatch(/^2\.[56] a week$/);
  });

  test('what people decided holds', () => {
    const audit = { overruled: [{ profile: 'b', verdict: 'invest', reason: 'x', at: '' }] } as unknown as Detail;
    expect(profiles.map((one) => holds(audit, one))).toEqual(['keep', 'invest']);
    expect([coveragePercent({ told: 13, of: 24 }), coveragePercent({ told: 0, of: 0 })]).toEqual([54, 0]);
    expect(lookAlikeOf(finding('look_alike', {}, { about: 'x/a/b' }))).toEqual({ network: 'x', handle: 'a/b' });
  });
});

describe('dalam bahasa Indonesia', () => {
  beforeAll(() => speak('id'));

  test('temuan dan alasan', () => {
    expect(findingText(finding('effort_little_back', { posts_percent: 80, interactions_percent: 24.96, hours: 40 }), profiles)).toBe('kopisenja · Mastodon menyerap 80% dari semua posting (sekitar 40 jam), tetapi hanya mendapat 25% dari semua interaksi.');
    expect(reasonText({ code: 'fell_silent', params: { before: 12 } })).toBe('Profil ini terhenti: tanpa posting pada masa ini, 12 posting pada masa sebelumnya.');
    expect(changeText(measured({ value: 90, before: 100 }))).toBe('-10%');
  });
});
