import { expect, test } from 'vitest';
import type { Item, Part } from './queries';
import { traceOf, tracedCampaigns, untraced } from './trace';

const part = (id: string, item: Item): Part => ({ id, brand: 'b', item, created_at: '', updated_at: '', version: 1 });
const parts = [
  part('o', { kind: 'objective', fields: { name: 'Sales' } }),
  part('g', { kind: 'goal', fields: { title: 'Sell 60 bags', objective: 'o', results: [], start: '', deadline: '' } }),
  part('t', { kind: 'tactic', fields: { goal: 'g', name: 'Offer', campaigns: ['11.11', 'Panen raya'] } }),
];

test('a post serves the goal of its campaign, however it is written', () => {
  expect(traceOf(parts, ' panen RAYA ')).toEqual({ tactic: 'Offer', goal: 'Sell 60 bags', id: 'g', objective: 'Sales' });
  expect(traceOf(parts, 'Ramadan')).toBeUndefined();
  expect(traceOf(parts, '')).toBeUndefined();
});

test('what serves no goal is counted', () => {
  expect(untraced(parts, [{ campaign: '11.11' }, { campaign: '' }, { campaign: 'Ramadan' }])).toBe(2);
  expect(tracedCampaigns(parts)).toEqual(['11.11', 'Panen raya']);
});
