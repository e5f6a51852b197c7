/** Answers: which weekly slots of the next seven days has nobody filled? Pure. */

import type { Entry, Profile } from '$lib/api/queries';
import { addDays, wall, weekday } from '$lib/words/time';

export interface Free {
  profile: Profile;
  /** On the wall of the profile's zone. */
  at: string;
}

/** A slot is taken by a post of that profile at that minute, whoever put it there. */
export function freeSlots(profiles: Profile[], entries: Entry[], now: number): Free[] {
  const found: Free[] = [];
  for (const profile of profiles) {
    const taken = new Set(
      entries
        .filter((entry) => entry.due_at && entry.state !== 'cancelled' && entry.deliveries.some((one) => one.profile === profile.id))
        .map((entry) => wall(entry.due_at!, profile.zone)),
    );
    const here = wall(now, profile.zone);
    for (let ahead = 0; ahead < 8; ahead += 1) {
      const day = addDays(here.slice(0, 10), ahead);
      for (const slot of profile.slots) {
        const at = `${day}T${slot.time.slice(0, 5)}`;
        const soon = at > here && (ahead < 7 || at.slice(11) <= here.slice(11));
        if (slot.day === weekday(day) && soon && !taken.has(at)) found.push({ profile, at });
      }
    }
  }
  return found.sort((a, b) => a.at.localeCompare(b.at));
}
