import { expect, test } from 'vitest';
import type { Contribution, Part } from './queries';
import { gathered, ways } from './sources';

const part = (id: string, name: string, goal: string): Part => ({ id, brand: 'b', item: { kind: 'tactic', fields: { goal, name } }, created_at: '', updated_at: '', version: 1 });
const parts = [part('t1', 'Reels', 'g1'), part('t2', 'Discounts', 'g2'), { ...part('g2', '', ''), item: { kind: 'goal', fields: { title: 'Sell more', results: [], start: '', deadline: '' } } } as Part];

test('each part is in one line, ours first, what nobody traced last', () => {
  const of: Contribution = {
    result: 'r',
    rule: 'posts_of_the_time',
    total: 100,
    posts: [],
    parts: [
      { campaign: '', network: 'mastodon', value: 40 },
      { campaign: 'Sale', network: 'bluesky', value: 30, tactic: 't2', goal: 'g2' },
      { campaign: 'Harvest', network: 'bluesky', value: 15, tactic: 't1', goal: 'g1' },
      { campaign: 'Harvest', network: 'mastodon', value: 10, tactic: 't1', goal: 'g1' },
      { campaign: 'Alone', network: 'mastodon', value: 5 },
    ],
  };
  const rows = gathered(of, 'g1', parts);
  expect(rows.map((one) => [one.kind, one.name, one.value])).toEqual([['mine', 'Reels', 25], ['other', 'Discounts', 30], ['untraced', '', 45]]);
  expect(rows[1]!.goal).toBe('Sell more');
  expect(rows[2]!.campaigns).toEqual(['Alone']);
  expect(rows.reduce((sum, one) => sum + one.value, 0)).toBe(of.total);
});

test('where no post can be told, each network is a line', () => {
  const of: Contribution = { result: 'r', rule: 'by_network', posts: [], parts: [{ campaign: '', network: 'mastodon', value: 3 }, { campaign: '', network: 'bluesky', value: -1 }] };
  expect(ways(of)).toEqual(['network']);
  expect(gathered(of, 'g1', parts, 'network').map((one) => [one.kind, one.name, one.value])).toEqual([['network', 'mastodon', 3], ['network', 'bluesky', -1]]);
});

test('by pillar each part is in one line too, and what has none stands last', () => {
  const pillar: Part = { ...part('p1', '', ''), item: { kind: 'pillar', fields: { name: 'Learning', target: 30 } } };
  const of: Contribution = {
    result: 'r',
    rule: 'posts_of_the_time',
    total: 60,
    posts: [],
    parts: [
      { campaign: '', network: 'mastodon', value: 30 },
      { campaign: '', network: 'mastodon', value: 20, pillar: 'p1', tactic: 't1', goal: 'g1' },
      { campaign: 'Sale', network: 'bluesky', value: 10, pillar: 'p1', tactic: 't2', goal: 'g2' },
    ],
  };
  const rows = gathered(of, 'g1', [...parts, pillar], 'pillar');
  expect(rows.map((one) => [one.kind, one.name, one.value])).toEqual([['pillar', 'Learning', 30], ['no_pillar', '', 30]]);
  expect(ways(of)).toEqual(['tactic', 'pillar', 'campaign', 'network']);
  expect(ways({ ...of, parts: of.parts.slice(0, 1) })).toEqual(['tactic', 'network']);
  expect(gathered(of, 'g1', parts, 'campaign').map((one) => [one.kind, one.name, one.value])).toEqual([['campaign', 'Sale', 10], ['no_campaign', '', 50]]);
  expect(gathered(of, 'g1', parts, 'network').map((one) => [one.name, one.value])).toEqual([['mastodon', 50], ['bluesky', 10]]);
});
