import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { speak } from '$lib/words/index.svelte';
import { draftOf, goalOf, newDraft, unread } from './draft';
import type { Goal } from './queries';

// The page that is told its language.
beforeEach(async () => {
  vi.stubGlobal('document', { documentElement: {}, querySelector: () => null });
  await speak('id');
});
afterEach(() => speak('en'));

const goal: Goal = {
  title: '12.000 pengikut',
  objective: 'o',
  strategy: 's',
  framework: 'okr',
  results: [
    { id: 'a', name: 'Pengikut', measure: { from: 'figure', of: { figure: 'followers', profiles: ['p'] } }, baseline: 9500.5, target: 12_000, direction: 'up', milestones: [{ day: '2026-11-01', value: 10_000 }], baseline_period: { from: '2025-01-01', to: '2025-12-31' } },
    { id: 'b', name: '', measure: { from: 'by_hand', of: { name: 'Telepon', unit: 'orang', adds_up: true } }, target: 0.5, direction: 'down', milestones: [] },
    { id: 'c', name: '', measure: { from: 'website', of: { count: 'visits', network: 'instagram', campaign: 'Panen raya' } }, target: 900, direction: 'up', milestones: [] },
    { id: 'd', name: '', measure: { from: 'website', of: { count: 'leads' } }, target: 9, direction: 'up', milestones: [] },
  ],
  start: '2026-10-01',
  deadline: '2026-12-31',
  benefit: 'x',
  value: 'y',
  owner: 'me',
  focus: true,
  state: 'open',
  learnt: '',
};

test('a goal that is only looked at stays as it is', () => {
  expect(goalOf(draftOf(goal), goal)).toEqual(goal);
});

test('a number that cannot be read is named as the server names it', () => {
  const draft = draftOf(goal);
  draft.results[0]!.target = 'banyak';
  draft.results[1]!.baseline = '1,2,3';
  expect(unread(draft)).toEqual(['results[0].target', 'results[1].baseline']);
  expect(unread(newDraft('2026-11-27'))).toEqual(['results[0].target']);
});

test('a SMART goal has one number, and a strategy only with its objective', () => {
  const draft = { ...draftOf(goal), framework: 'smart' as const, objective: '' };
  const said = goalOf(draft);
  expect(said.results.length).toBe(1);
  expect('strategy' in said || 'objective' in said).toBe(false);
});

test('a new goal runs for a quarter', () => {
  expect(newDraft('2026-10-01')).toMatchObject({ start: '2026-10-01', deadline: '2026-12-31' });
  expect(newDraft('2026-11-28').deadline).toBe('2027-02-27');
  expect(newDraft('2026-11-30').deadline).toBe('2027-02-27');
});
