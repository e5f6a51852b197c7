import { expect, test } from 'vitest';
import { measuredAt } from './said';

const cameTo = { posts: 0, new_posts: 0, days: 0, added: 0, corrected: 0, repeated: 0, other: {}, rejected: 0 };
const query = (path: string) => Object.fromEntries(new URL(path, 'http://x').searchParams);

test('the numbers of a file are looked at where they are: its profile, its days, and what came of its posts', () => {
  expect(query(measuredAt('b', { profile: 'p', period: ['2026-09-01', '2026-09-15'], came_to: { ...cameTo, posts: 3 } }))).toEqual({ brand: 'b', dashboard: 'content', profiles: 'p', period: 'own', from: '2026-09-01', to: '2026-09-15' });
  expect(query(measuredAt('b', { profile: 'p', period: null, came_to: { ...cameTo, days: 3 } }))).toEqual({ brand: 'b', profiles: 'p' });
});
