import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { proposalText, reasonText } from '$lib/goals/smart';
import type { Proposal, Smart } from '$lib/goals/queries';
import { speak } from '$lib/words/index.svelte';
import { asked, isWhole, newDraft, newTerm } from './draft';
import { apply, possible } from './smart';
import { valueOf } from './words';

// The page that is told its language.
beforeEach(async () => {
  vi.stubGlobal('document', { documentElement: {}, querySelector: () => null });
  await speak('en');
});
afterEach(() => speak('en'));

const percent = (value: number) => valueOf(value, { unit: 'percent' });
const letter = (...proposals: Proposal[]): Smart['specific'] => ({ verdict: 'weak', reasons: [], proposals });
const smart = (...proposals: Proposal[]): Smart => ({ specific: letter(...proposals), measurable: letter(), achievable: letter(), relevant: letter(), time_bound: letter() });
const visits = () => ({ ...newDraft('2026-11-27'), terms: [{ ...newTerm('', 'website:visits'), campaign: 'Panen' }] });

test('a suggestion changes what is typed of a KPI, and nothing else', () => {
  const draft = visits();
  apply(draft, { kind: 'target', value: 1200 }, {});
  apply(draft, { kind: 'check', every: 7 }, {});
  apply(draft, { kind: 'scope', networks: ['instagram'] }, {});
  apply(draft, { kind: 'retitle' }, {});
  expect(draft).toMatchObject({ target: '1,200', rhythm: 'week', name: 'Visits from Instagram by campaign Panen' });
  apply(draft, { kind: 'deadline', on: '2027-01-01' }, {});
  apply(draft, { kind: 'figure', figure: 'followers' }, {});
  apply(draft, { kind: 'scope', networks: ['instagram'] }, { a: 'instagram', b: 'tiktok' });
  expect(draft).toMatchObject({ target: '', terms: [{ what: 'figure:followers', profiles: ['a'] }] });
  apply(draft, { kind: 'figure', figure: 'revenue' }, {});
  expect(draft.terms[0]).toMatchObject({ what: 'by_hand', handName: 'Revenue' });
});

test('what cannot be taken is not offered', () => {
  const all = smart({ kind: 'retitle' }, { kind: 'scope', networks: ['instagram'] }, { kind: 'start', on: '2026-11-01' }, { kind: 'target', value: 5 }, { kind: 'check', every: 7 });
  const kinds = (of: Smart) => of.specific.proposals.map((one) => one.kind);
  const draft = newDraft('2026-11-27');
  expect(kinds(possible(all, draft, { a: 'instagram' }))).toEqual(['retitle', 'scope', 'target', 'check']);
  expect(kinds(possible(all, draft, { a: 'tiktok' }))).toEqual(['retitle', 'target', 'check']);
  expect(kinds(possible(all, visits(), {}))).toEqual(['retitle', 'scope', 'target', 'check']);
  expect(kinds(possible(all, { ...draft, formula: true }, { a: 'instagram' }))).toEqual(['target', 'check']);
});

test('whether it is SMART is asked once it has a name and a target', () => {
  const draft = { ...newDraft('2026-11-27'), purpose: 'Orders', owner: 'me', stakeholders: ['b'], name: 'Reach' };
  expect(asked({ ...draft, terms: [newTerm('', 'by_hand')] })).toBeUndefined();
  const [bare, whole] = [asked(draft)!, asked({ ...draft, target: '5' })!];
  expect([isWhole(bare), isWhole(whole)]).toEqual([false, true]);
  expect(bare).toMatchObject({ target: 0, purpose: '' });
  expect(whole).toMatchObject({ name: 'Reach', target: 5, purpose: 'Orders', stakeholders: [] });
  expect('owner' in whole).toBe(false);
});

test('reasons and suggestions are told in the unit of the KPI', () => {
  const amount = (value: number) => ({ kind: 'amount' as const, value });
  expect(reasonText({ code: 'kept', weight: 'weak', field: 'target', params: { baseline: amount(4), target: amount(3) } }, percent)).toContain('came to 4% last, and the target is 3%');
  const seldom = { code: 'seldom_checked', weight: 'weak' as const, field: 'rhythm', params: { period: { kind: 'count' as const, value: 7 }, checked: { kind: 'count' as const, value: 61 } } };
  expect(reasonText(seldom, percent)).toContain('checked every two months, and a period is 7 days');
  expect(reasonText({ code: 'specific', weight: 'fine', field: '', params: { figure: { kind: 'figure', value: 'formula' }, networks: { kind: 'networks', value: [] }, target: amount(3) } }, percent)).toBe('Clear: this formula, the whole brand, target 3%.');
  expect([7, 30].map((every) => proposalText({ kind: 'check', every }, percent))).toEqual(['Check every week', 'Check every 30 days']);
});
