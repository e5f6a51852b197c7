/** Answers: which days does a view show, and what stands on each? Pure. */

import type { Entry, Profile } from '$lib/api/queries';
import { addDays, addMonths, wall, weekStart, type Day, type Weekday } from '$lib/words/time';

export type View = 'month' | 'week' | 'list';
export const VIEWS: View[] = ['month', 'week', 'list'];

/** The days of a view around `day`: whole weeks for a month, so that the grid has no holes. */
export function days(view: View, day: Day, start: Weekday): Day[] {
  if (view === 'week') return run(weekStart(day, start), 7);
  const first = `${day.slice(0, 7)}-01`;
  if (view === 'list') return run(first, span(first, addMonths(first, 1)));
  const from = weekStart(first, start);
  const last = addDays(addMonths(first, 1), -1);
  const weeks = Math.ceil((span(from, last) + 1) / 7);
  return run(from, weeks * 7);
}

/** The same view one step on or back. */
export const turn = (view: View, day: Day, step: 1 | -1): Day => (view === 'week' ? addDays(day, 7 * step) : addMonths(day, step));

export interface Placed {
  entry: Entry;
  /** On the wall of the brand's zone. */
  at: string;
}

/** Entries by day on the wall of `zone`, each day in the order of time. */
export function byDay(entries: Entry[], zone: string): Map<Day, Placed[]> {
  const found = new Map<Day, Placed[]>();
  for (const entry of entries) {
    if (!entry.due_at) continue;
    const at = wall(entry.due_at, zone);
    const day = at.slice(0, 10);
    const list = found.get(day);
    if (list) list.push({ entry, at });
    else found.set(day, [{ entry, at }]);
  }
  for (const list of found.values()) list.sort((a, b) => a.at.localeCompare(b.at));
  return found;
}

export interface Filter {
  profile: string;
  network: string;
  state: string;
  campaign: string;
  /** Somebody who wrote, approved or is to approve. */
  person: string;
  /** Words that all stand in the title, the text or the campaign. */
  text: string;
}

/** Whether a post passes all of what is asked for. */
export function shows(entry: Entry, { profile, network, state, campaign, person, text }: Filter, profiles: Profile[], reviewers?: Map<string, string[]>): boolean {
  const goes = (which: (id: string) => boolean) => entry.deliveries.some((one) => which(one.profile));
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const said = words.length ? `${entry.title} ${entry.text} ${entry.campaign}`.toLocaleLowerCase() : '';
  return (
    (!profile || goes((id) => id === profile)) &&
    (!network || goes((id) => profiles.find((one) => one.id === id)?.network === network)) &&
    (!state || entry.state === state) &&
    (!campaign || entry.campaign === campaign) &&
    (!person || entry.created_by === person || entry.approved_by === person || !!reviewers?.get(entry.id)?.includes(person)) &&
    words.every((word) => said.includes(word))
  );
}

const span = (from: Day, to: Day) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
const run = (from: Day, count: number): Day[] => Array.from({ length: count }, (_, at) => addDays(from, at));
