/** Answers: which day or time does somebody mean who types it? In either language, day before month, or as ISO. Pure. */

import { language } from './index.svelte';
import { dayText, type Day } from './time';

const MONTHS = ['en', 'id'].flatMap((locale) =>
  (['long', 'short'] as const).flatMap((month) =>
    Array.from({ length: 12 }, (_, at) => ({
      name: new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' }).format(new Date(Date.UTC(2026, at, 15))).toLowerCase().replace('.', ''),
      number: at + 1,
    })),
  ),
);

function day(year: number, month: number, date: number): Day | undefined {
  const full = year < 100 ? 2000 + year : year;
  const found = new Date(Date.UTC(full, month - 1, date));
  // The 31st of a shorter month would silently become another day.
  if (found.getUTCMonth() !== month - 1 || found.getUTCDate() !== date || full < 1900 || full > 2200) return undefined;
  return found.toISOString().slice(0, 10);
}

/** The day meant by a text; without a year it is the one of `today`. */
export function readDay(text: string, today: Day): Day | undefined {
  const said = text.trim().toLowerCase().replace(/^\p{L}+,\s*/u, '');
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(said);
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers = /^(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?$/.exec(said);
  const year = Number(today.slice(0, 4));
  if (numbers) return day(Number(numbers[3] ?? year), Number(numbers[2]), Number(numbers[1]));
  const words = /^(\d{1,2})\.?\s+(\p{L}+)\.?(?:,?\s+(\d{4}|\d{2}))?$/u.exec(said);
  if (!words) return undefined;
  const name = words[2]!;
  const month = MONTHS.find((one) => one.name === name) ?? (name.length >= 3 ? MONTHS.find((one) => one.name.startsWith(name)) : undefined);
  return month && day(Number(words[3] ?? year), month.number, Number(words[1]));
}

/** `HH:MM` of a text such as 9, 9.30, 09:30 or 930. */
export function readTime(text: string): string | undefined {
  const found = /^(\d{1,2})(?:[:.]?(\d{2}))?(?::\d{2})?$/.exec(text.trim());
  const [hour, minute] = [Number(found?.[1]), Number(found?.[2] ?? 0)];
  if (!found || hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** A day as it stands in a field: the month as a word, so that nobody takes it for the day. */
export const writeDay = (value: Day): string => (value && language() ? dayText(value, { day: 'numeric', month: 'short', year: 'numeric' }).replace(/^(\p{L}+) (\d+), /u, '$2 $1 ') : '');
