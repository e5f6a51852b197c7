import { expect, test } from 'vitest';
import type { Entry, Profile } from '$lib/api/queries';
import { freeSlots } from './slots';

test('a slot is free for seven days unless a post of that profile stands there', () => {
  const profile = { id: 'p', zone: 'Asia/Jakarta', slots: [{ day: 'tue', time: '09:00' }, { day: 'wed', time: '09:00' }] } as Profile;
  const entry = (profile: string, due_at: string) => ({ due_at, state: 'scheduled', deliveries: [{ profile, state: 'scheduled' }] }) as Entry;
  // Tuesday, 12 January 2027, 10:00 in Jakarta: today's slot is over, next Tuesday's is within the week.
  const now = Date.parse('2027-01-12T03:00:00Z');
  expect(freeSlots([profile], [], now).map((one) => one.at)).toEqual(['2027-01-13T09:00', '2027-01-19T09:00']);
  expect(freeSlots([profile], [entry('p', '2027-01-13T02:00:00Z')], now).map((one) => one.at)).toEqual(['2027-01-19T09:00']);
  expect(freeSlots([profile], [entry('other', '2027-01-13T02:00:00Z')], now)).toHaveLength(2);
});
