import { expect, test } from 'vitest';
import type { Known, Preview } from './files';
import { choices, first, needs, networksOf, rowNetworkOf, type Choice } from './whose';

const cameTo = { posts: 0, new_posts: 0, days: 0, added: 0, corrected: 0, repeated: 0, other: {}, rejected: 0 };
const preview = (more: Partial<Preview>): Preview => ({ shape: 'x_content', assumptions: [], columns: [], days: [], posts: [], rejected: [], skipped: [], came_to: cameTo, ...more }) as Preview;
const choice = (id: string, name: string, connected = true): Choice => ({ id, network: 'x', name, connected });
const post = (author: string | null, network: string | null = null) => ({ author, network }) as Preview['posts'][number];

test('only files about posts or a profile must belong to somebody', () => {
  expect(needs(preview({ came_to: { ...cameTo, other: { website: 3 } } }))).toBe(false);
  expect(needs(preview({ came_to: { ...cameTo, days: 1 } }))).toBe(true);
});

test('the network is the one the file says, or one it can be of', () => {
  expect(networksOf(preview({ network: 'x' }))).toEqual(['x']);
  expect(networksOf(preview({ shape: 'meta_page_daily' }))).toEqual(['facebook', 'instagram']);
  expect(rowNetworkOf(preview({ posts: [post(null, 'Instagram')] }))).toBe('instagram');
});

test('ours are offered, connected ones first, never a competitor', () => {
  const known = [
    { id: '1', network: 'x', name: 'b', ours: true },
    { id: '2', network: 'x', name: 'rival', ours: false },
    { id: '3', network: 'mastodon', name: '', ours: true, face: { handle: 'a' } },
  ] as Known[];
  const own = [{ id: '4', network: 'bluesky', handle: 'c', name: 'C' }] as never;
  expect(choices(known, own).map((one) => [one.id, one.name, one.connected])).toEqual([
    ['3', 'a', true],
    ['4', 'c', true],
    ['1', 'b', false],
  ]);
});

test('a file begins with the profile it names, the last chosen, the only one, or a name', () => {
  const named = preview({ posts: [post('@Kopi')] });
  expect(first(named, [choice('1', 'kopi'), choice('2', 'teh')], { profile: '2', name: '' })).toEqual({ profile: '1', name: '' });
  expect(first(preview({}), [choice('1', 'kopi'), choice('2', 'teh')], { profile: '2', name: '' }).profile).toBe('2');
  expect(first(preview({}), [choice('1', 'kopi')], undefined).profile).toBe('1');
  expect(first(preview({}), [choice('1', 'kopi'), choice('2', 'teh')], undefined)).toEqual({ profile: '', name: '' });
  expect(first(named, [], undefined)).toEqual({ profile: '', name: 'Kopi' });
});
