import { expect, test } from 'vitest';
import type { Item, Part } from './queries';
import { kindsOf, tracedCampaigns, untraced } from './trace';

const part = (id: string, item: Item): Part => ({ id, brand: 'b', item, created_at: '', updated_at: '', version: 1 });

test('campaigns that some tactic has are offered', () => {
  const parts = [part('t', { kind: 'tactic', fields: { goal: 'g', name: 'Offer', campaigns: ['Panen raya', '11.11'] } })];
  expect(tracedCampaigns(parts)).toEqual(['11.11', 'Panen raya']);
});

test('posts of one kind are asked about once, and counted each', () => {
  const posts = [
    { campaign: '11.11' },
    { campaign: ' 11.11 ', purpose: { journey: 'purchase' as const } },
    { campaign: '', purpose: { pillar: 'p' } },
    { campaign: '' },
    { campaign: '', purpose: { journey: 'loyalty' as const } },
    { campaign: '', purpose: { tactic: 't' } },
  ];
  const kinds = kindsOf(posts);
  expect(kinds).toHaveLength(4);
  const trace = { tactic: 't', goal: 'g', by: 'campaign' as const };
  expect(untraced(posts, kinds, [{ trace }, { trace }, {}, { trace }])).toBe(2);
  // What was not answered is not called untraced.
  expect(untraced(posts, kinds, [{ trace }])).toBe(0);
});
