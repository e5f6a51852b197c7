/** Answers: how do instants, days and times on the wall of a zone turn into each other and into text?
 *
 * A day is `YYYY-MM-DD`, a time on the wall `YYYY-MM-DDTHH:MM`, an instant RFC 3339 in UTC. Which instant a wall time is,
 * only the server decides; the app shows and moves days. */

import { language } from './index.svelte';

export type Day = string;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, options: Intl.DateTimeFormatOptions, locale: string = language()): Intl.DateTimeFormat {
  const key = `${locale}|${zone}|${JSON.stringify(options)}`;
  let found = formats.get(key);
  if (!found) {
    try {
      found = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
    } catch {
      // A browser with older zone data than the server: better in UTC than not at all.
      found = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
    }
    formats.set(key, found);
  }
  return found;
}

/** `YYYY-MM-DDTHH:MM` on the wall of `zone` at this instant. */
export function wall(instant: string | number | Date, zone: string): string {
  const parts = format(
    zone,
    { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    'en-GB',
  ).formatToParts(new Date(instant));
  const get = (type: string) => parts.find((part) => part.type === type)?.value ?? '00';
  return `${get('year')}-${get('month')}-${get('day')}T${get('hour')}:${get('minute')}`;
}

export const dayOf = (instant: string | number | Date, zone: string): Day => wall(instant, zone).slice(0, 10);
export const today = (zone: string): Day => dayOf(Date.now(), zone);

const utc = (day: Day) => new Date(`${day}T00:00:00Z`);
const iso = (date: Date): Day => date.toISOString().slice(0, 10);

export function addDays(day: Day, days: number): Day {
  const date = utc(day);
  date.setUTCDate(date.getUTCDate() + days);
  return iso(date);
}

/** Days from one day to the other, negative when it lies before. */
export const daysBetween = (from: Day, to: Day): number => Math.round((utc(to).getTime() - utc(from).getTime()) / 86_400_000);

/** The first day of the month that comes so many months later. */
export function addMonths(day: Day, months: number): Day {
  const date = utc(`${day.slice(0, 7)}-01`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return iso(date);
}

/** The same day some months later, or the last of that month where it is shorter. */
export function monthsLater(day: Day, months: number): Day {
  const first = addMonths(day, months);
  const last = addDays(addMonths(first, 1), -1);
  const same = `${first.slice(0, 8)}${day.slice(8)}`;
  return same > last ? last : same;
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export const weekday = (day: Day): Weekday => WEEKDAYS[utc(day).getUTCDay()]!;

/** The first day of the week in which `day` lies. */
export function weekStart(day: Day, start: Weekday): Day {
  const back = (utc(day).getUTCDay() - WEEKDAYS.indexOf(start) + 7) % 7;
  return addDays(day, -back);
}

export const week = (start: Weekday): Weekday[] => {
  const first = WEEKDAYS.indexOf(start);
  return WEEKDAYS.map((_, at) => WEEKDAYS[(first + at) % 7]!);
};

export const weekdayName = (name: Weekday, form: 'long' | 'short' = 'long') =>
  // The 4th of January 1970 was a Sunday.
  format('UTC', { weekday: form }).format(new Date(Date.UTC(1970, 0, 4 + WEEKDAYS.indexOf(name))));

export const dayText = (day: Day, options: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long' }) =>
  format('UTC', options).format(utc(day));

/** Date and time of an instant, with the zone's name where asked. */
export function when(instant: string, zone: string, withZone = false): string {
  return format(zone, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(withZone ? { timeZoneName: 'short' } : {}),
  }).format(new Date(instant));
}

export const clock = (instant: string, zone: string) =>
  format(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(instant));

/** `09:00` of a wall clock as it is written here. */
export const wallClock = (time: string) => (language() === 'id' ? time.slice(0, 5).replace(':', '.') : time.slice(0, 5));

export const dateOf = (instant: string, zone: string) =>
  format(zone, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(instant));

/** How a zone is called now, such as `Asia/Jakarta (WIB)`. */
export function zoneText(zone: string): string {
  const part = format(zone, { timeZoneName: 'short' })
    .formatToParts(new Date())
    .find((piece) => piece.type === 'timeZoneName');
  return part ? `${zone.replaceAll('_', ' ')} (${part.value})` : zone;
}

/** How long ago or until, in words. */
export function ago(instant: string, now = Date.now()): string {
  const seconds = Math.round((new Date(instant).getTime() - now) / 1000);
  const relative = new Intl.RelativeTimeFormat(language(), { numeric: 'auto' });
  const size = Math.abs(seconds);
  if (size < 60) return relative.format(Math.trunc(seconds), 'second');
  if (size < 3600) return relative.format(Math.trunc(seconds / 60), 'minute');
  if (size < 86_400) return relative.format(Math.trunc(seconds / 3600), 'hour');
  if (size < 86_400 * 45) return relative.format(Math.trunc(seconds / 86_400), 'day');
  if (size < 86_400 * 365) return relative.format(Math.trunc(seconds / (86_400 * 30.4)), 'month');
  return relative.format(Math.trunc(seconds / (86_400 * 365)), 'year');
}

/** A change, with its sign. */
export const signed = (value: number) => new Intl.NumberFormat(language(), { signDisplay: 'exceptZero' }).format(value);

/** A change in per cent, with its sign: `0.25` is a quarter more. */
export const percent = (value: number) => new Intl.NumberFormat(language(), { style: 'percent', signDisplay: 'exceptZero', maximumFractionDigits: 0 }).format(value);

export const number = (value: number) => new Intl.NumberFormat(language()).format(value);

/** All zones this browser knows. */
export const zones = (): string[] => {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [...new Set([own, ...Intl.supportedValuesOf('timeZone'), 'UTC'])].sort();
};

export function bytes(size: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  let at = 0;
  let left = size;
  while (left >= 1000 && at < units.length - 1) {
    left /= 1000;
    at += 1;
  }
  return new Intl.NumberFormat(language(), {
    style: 'unit',
    unit: units[at]!,
    unitDisplay: at === 0 ? 'long' : 'short',
    maximumFractionDigits: left < 10 && at > 0 ? 1 : 0,
  }).format(left);
}
