/** Answers: how is a day that the calendar marks called here, and by which shape is it known? */

import type { Holiday } from '$lib/api/queries';
import { language } from '$lib/words/index.svelte';
import type { Day } from '$lib/words/time';

export const KINDS = ['national', 'joint_leave', 'observance', 'commercial'] as const;

/** A shape each, so that nobody needs the colour. */
export const SHAPES: Record<Holiday['kind'], string> = {
  national: 'M6 1l5 5-5 5-5-5z',
  joint_leave: 'M6 1.5 10.500 6 6 10.500 1.500 6z',
  observance: 'M6 2.500a3.500 3.500 0 1 1 0 7 3.500 3.500 0 0 1 0-7z',
  commercial: 'M6 1.500l5 9H1z',
  own: 'M6 .8l1.600 3.400 3.700.5-2.700 2.600.7 3.700L6 9.200 2.700 11l.7-3.700L.7 4.700l3.700-.5z',
};

/** A day on which offices are closed. */
export const free = (day: Holiday) => day.kind === 'national' || day.kind === 'joint_leave';

export const nameOf = (day: Holiday): string => (language() === 'id' && day.name_id) || day.name;

export const countryName = (code: string): string => new Intl.DisplayNames(language(), { type: 'region' }).of(code) ?? code;

export function byDate(days: Holiday[]): Map<Day, Holiday[]> {
  const found = new Map<Day, Holiday[]>();
  for (const day of days) found.set(day.date, [...(found.get(day.date) ?? []), day]);
  return found;
}
