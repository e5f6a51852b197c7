import { expect, test } from 'vitest';
import type { Item, Part } from './queries';
import { chunks, hasRules, kindsOf, traceable, tracedCampaigns, tracesOf, untraced } from './trace';

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
  expect(untraced(posts, kinds, [{ trace }, { trace }, {}, { trace }]).filter(Boolean)).toHaveLength(2);
  // What was not answered is not called untraced.
  expect(untraced(posts, kinds, [{ trace }]).filter(Boolean)).toHaveLength(0);
});

test('where tactics have rules, each post is asked about by itself, and anew once it was saved', () => {
  const tactic = (rules: { hashtag: string }[]) => part('t', { kind: 'tactic', fields: { goal: 'g', name: 'Offer', rules } });
  expect([hasRules([tactic([])]), hasRules([tactic([{ hashtag: 'panen' }])])]).toEqual([false, true]);
  const entry = (id: string, version = 1) => ({ id, version, campaign: '', state: 'draft' });
  const posts = [entry('a'), entry('b')];
  expect(kindsOf(traceable(posts, false))).toEqual([{ campaign: '' }]);
  const each = traceable(posts, true);
  const kinds = kindsOf(each);
  expect(kinds.map((one) => one.saved?.id)).toEqual(['a', 'b']);
  const trace = { tactic: 't', goal: 'g', by: 'rule' as const };
  expect(untraced(each, kinds, [{ trace }, {}])).toEqual([false, true]);
  const key = (version: number) => JSON.stringify(tracesOf('b', traceable([entry('a', version)], true)).queryKey);
  expect(key(1)).not.toBe(key(2));
});

test('no more is asked at once than the server tells', () => {
  expect(chunks([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(chunks([], 2)).toEqual([]);
});
