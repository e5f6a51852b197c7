import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { speak } from '$lib/words/index.svelte';
import { newDraft } from './draft';
import { apply, fill, fillChange, leansOnPresent, openIn, over, proposalText, reasonText } from './smart';
import type { Read } from './queries';
import { inUnit } from './words';

// The page that is told its language.
beforeEach(async () => {
  vi.stubGlobal('document', { documentElement: {}, querySelector: () => null });
  await speak('en');
});
afterEach(() => speak('en'));

const COUNT = (value: number) => inUnit(value, { unit: 'figure', name: 'count' });

test('a reason is a sentence with its facts in the reader’s form', () => {
  const reason = { code: 'already_met', weight: 'refused' as const, field: 'target', params: { baseline: { kind: 'amount' as const, value: 12_500 }, target: { kind: 'amount' as const, value: 12_000 } } };
  expect(reasonText(reason, COUNT)).toContain('12,500');
  expect(proposalText({ kind: 'deadline', on: '2027-03-31' }, COUNT)).toContain('Mar 31, 2027');
});

test('a suggestion changes what is typed, and nothing else', () => {
  const draft = newDraft('2026-11-27');
  apply(draft, 0, { kind: 'target', value: 13_000 }, COUNT, {});
  expect(draft.results[0]!.target).toBe('13,000');
  apply(draft, 0, { kind: 'milestones', milestones: [{ on: '2026-12-31', value: 11_000 }] }, COUNT, {});
  expect(draft.results[0]!.milestones).toEqual([{ day: '2026-12-31', value: '11,000' }]);
  apply(draft, 0, { kind: 'retitle' }, COUNT, {});
  expect(draft.title).toContain('13,000');
  apply(draft, 0, { kind: 'figure', figure: 'leads' }, COUNT, {});
  expect(draft.results[0]).toMatchObject({ what: 'website:leads', target: '', milestones: [] });
});

test('a taken-over target changes the number of the sentence, and a sentence written anew keeps its networks', () => {
  const draft = newDraft('2026-11-27');
  draft.title = '5 of 15,000 followers on Instagram, not 5.5';
  draft.results[0]!.target = '5';
  apply(draft, 0, { kind: 'target', value: 13 }, COUNT, {});
  expect(draft.title).toBe('13 of 15,000 followers on Instagram, not 5.5');
  draft.results[0]!.target = '15,000';
  apply(draft, 0, { kind: 'target', value: 13_500 }, COUNT, {});
  expect(draft.title).toBe('13 of 13,500 followers on Instagram, not 5.5');
  draft.title = 'Many more';
  apply(draft, 0, { kind: 'target', value: 14_000 }, COUNT, {});
  expect(draft.title).toBe('Many more');
  draft.results[0]!.profiles = ['a'];
  apply(draft, 0, { kind: 'retitle' }, COUNT, { a: 'instagram', b: 'tiktok' });
  expect(draft.title).toContain('Instagram: 14,000');
});

test('what a website counts is told apart by one network, and named by it', () => {
  const draft = newDraft('2026-11-27');
  Object.assign(draft.results[0]!, { what: 'website:visits', target: '900', campaign: 'Panen' });
  apply(draft, 0, { kind: 'scope', networks: ['instagram'] }, COUNT, {});
  expect(draft.results[0]).toMatchObject({ network: 'instagram', profiles: [] });
  apply(draft, 0, { kind: 'retitle' }, COUNT, {});
  expect(draft.title).toMatch(/^Website visits from Instagram by campaign Panen: 900 by /);
  const visits: Read = { figure: 'visits', direction: 'up', amount: { aim: 'to', value: 900, unit: null }, networks: ['tiktok'], start: null, deadline: null, unclear_times: [] };
  fill(draft, visits, {});
  expect([draft.results[0]!.network, openIn(visits, {})]).toEqual(['tiktok', []]);
});

test('a sentence fills the fields that it speaks of', () => {
  const draft = newDraft('2026-11-27');
  fill(draft, { figure: 'followers', direction: 'up', amount: { aim: 'to', value: 12_000, from: 9_500, unit: null }, networks: ['mastodon'], start: null, deadline: '2026-12-31', unclear_times: [] }, { a: 'mastodon', b: 'bluesky' });
  expect(draft).toMatchObject({ deadline: '2026-12-31' });
  expect(draft.results[0]).toMatchObject({ what: 'figure:followers', target: '12,000', baseline: '9,500', profiles: ['a'] });

  // What nothing counts is told by hand; money comes in day by day.
  const sold = newDraft('2026-11-27');
  fill(sold, { figure: 'revenue', direction: 'up', amount: { aim: 'to', value: 5_000_000, unit: { money: 'IDR' } }, networks: [], start: null, deadline: null, unclear_times: [] }, {});
  expect(sold.results[0]).toMatchObject({ what: 'by_hand', handUnit: 'IDR', addsUp: true, target: '5,000,000' });
  // An amount of something that is not known is no target of something else.
  const money: Read = { figure: null, direction: null, amount: { aim: 'to', value: 5_000_000, unit: null }, networks: [], start: null, deadline: null, unclear_times: [] };
  const other = newDraft('2026-11-27');
  fill(other, money, {});
  expect(other.results[0]!.target).toBe('');
  expect(openIn(money, {})).toEqual(['The sentence does not say of what. Choose what is measured, then type the target.']);
});

test('by how much a number shall change leads from where it stands, and what is open is asked for', () => {
  const said = (amount: Partial<NonNullable<Read['amount']>>, rest: Partial<Read> = {}): Read => ({ figure: 'followers', direction: 'up', networks: [], unclear_times: [], amount: { aim: 'by', value: 2000, ...amount }, ...rest });
  const filled = (read: Read, value: number | undefined, nature: 'level' | 'flow' | 'rate' = 'level', before?: number) => {
    const draft = newDraft('2026-11-27');
    fillChange(draft, read, { nature, ...(value === undefined ? {} : { value }) }, before);
    return [draft.results[0]!.baseline, draft.results[0]!.target];
  };
  expect(filled(said({}), 9500)).toEqual(['9,500', '11,500']);
  expect(filled(said({ aim: 'percent', value: 20 }), 9502)).toEqual(['9,502', '11,402']);
  expect(filled(said({}, { direction: 'down' }), 9500)).toEqual(['9,500', '7,500']);
  expect(filled(said({ from: 9000 }), 9500)).toEqual(['9,000', '11,000']);
  expect(filled(said({}), 700, 'flow')).toEqual(['', '2,000']);
  expect(filled(said({ aim: 'percent', value: 20 }), 700, 'flow')).toEqual(['', '']);
  // A fifth more than came in as many days before, of which only some were counted.
  const before = over({ value: 700, first: '2026-11-01' }, 30, '2026-11-07');
  expect([before, over({}, 30, '2026-11-07')]).toEqual([3000, undefined]);
  expect(filled(said({ aim: 'percent', value: 20 }), 700, 'flow', before)).toEqual(['', '3,600']);
  expect(filled(said({}), 0.03, 'rate')).toEqual(['', '']);
  expect(filled(said({}), undefined)).toEqual(['', '']);
  expect([said({}), said({ aim: 'to' }), said({ per: 'month' }), said({}, { figure: null }), said({}, { networks: ['instagram'] })].map((read) => leansOnPresent(read, { a: 'mastodon' }))).toEqual([true, false, false, false, false]);
  expect(openIn(said({}, { networks: ['mastodon'] }), { a: 'mastodon' })).toEqual([]);
  expect(openIn(said({}, { networks: ['instagram'] }), { a: 'mastodon' })).toEqual(['There is no profile on Instagram yet, so it cannot be counted there. Connect it, or import a file of it.']);
  expect(openIn(said({ per: 'month' }), {})).toEqual(['So much each month: choose the first and the last day, and put in what that comes to in all.']);
  expect(openIn(said({ per: 'month', total: 6000 }, { unclear_times: ['before Lebaran'] }), {})).toEqual(['“before Lebaran” is no day that can be counted with: choose the days below.']);
});
