/** Answers: which marks of the plan's pace stand on which day? Pure. */

import type { Pace, Profile } from '$lib/api/queries';
import { wall, type Day } from '$lib/words/time';

export interface Gap {
  profile: Profile;
  kind: 'short' | 'too_many' | 'close';
  per: 'day' | 'week';
  planned: number;
  posts: number;
  /** On the wall of the brand's zone: where one more would fit. */
  at?: string;
}

export interface Shown {
  profile?: string;
  network?: string;
}

/** Marks by day, from `now` on: what is over can no longer be filled. A week's mark stands on its first day that is left. */
export function gapsByDay(paces: Pace[], profiles: Profile[], now: Day, zone: string, filter: Shown = {}): Map<Day, Gap[]> {
  const found = new Map<Day, Gap[]>();
  const put = (day: Day, gap: Gap) => {
    const list = found.get(day);
    if (list) list.push(gap);
    else found.set(day, [gap]);
  };
  for (const pace of paces) {
    const profile = profiles.find((one) => one.id === pace.profile);
    if (!profile || (filter.profile && filter.profile !== profile.id) || (filter.network && filter.network !== profile.network)) continue;
    for (const period of pace.periods) {
      if (period.to < now || period.verdict === 'met') continue;
      put(period.from < now ? now : period.from, {
        profile,
        kind: period.verdict === 'too_many' ? 'too_many' : 'short',
        per: pace.target.per,
        planned: period.planned,
        posts: pace.target.posts,
        ...(period.propose ? { at: wall(period.propose, zone) } : {}),
      });
    }
    for (const close of new Set(pace.close.map((one) => wall(one, zone).slice(0, 10)))) {
      if (close >= now) put(close, { profile, kind: 'close', per: pace.target.per, planned: 0, posts: pace.target.apart ?? 0 });
    }
  }
  return found;
}

export interface Sum {
  profile: Profile;
  planned: number;
  posts: number;
  verdict: 'short' | 'met' | 'too_many';
  per: 'day' | 'week';
  /** So many days (or the week) have too many. */
  many: number;
  close: number;
  at?: string;
}

/** What stands in the days `from` to `to` (both included, a week) of each profile, of how many. */
export function sums(paces: Pace[], profiles: Profile[], from: Day, to: Day, zone: string, filter: Shown = {}): Sum[] {
  return paces.flatMap((pace) => {
    const profile = profiles.find((one) => one.id === pace.profile);
    if (!profile || (filter.profile && filter.profile !== profile.id) || (filter.network && filter.network !== profile.network)) return [];
    const periods = pace.periods.filter((one) => one.to >= from && one.from <= to);
    // A day that has more than it needs fills no other.
    const planned = periods.reduce((sum, one) => sum + (pace.target.per === 'day' ? Math.min(one.planned, pace.target.posts) : one.planned), 0);
    const posts = pace.target.posts * periods.length;
    const propose = periods.find((one) => one.propose)?.propose;
    const close = pace.close.filter((one) => ((day) => day >= from && day <= to)(wall(one, zone).slice(0, 10))).length;
    // A day that has too many is not made good by one that has none.
    const many = periods.filter((one) => one.verdict === 'too_many').length;
    const short = periods.some((one) => one.verdict === 'silent' || one.verdict === 'short');
    return [{ profile, planned, posts, verdict: many ? 'too_many' : short ? 'short' : 'met', per: pace.target.per, many, close, ...(propose ? { at: wall(propose, zone) } : {}) } as Sum];
  });
}

export const begin = (gap: { profile: Profile; at?: string }): string => `/compose?${new URLSearchParams({ ...(gap.at ? { at: gap.at } : {}), profile: gap.profile.id })}`;
