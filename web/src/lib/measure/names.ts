/** Answers: what are figures, dimensions and their keys called, and how are values written, in the reader's language? */

import { networkTitle } from '$lib/profiles/names';
import { known, language, t } from '$lib/words/index.svelte';
import { dayText, wallClock, weekdayName, type Weekday } from '$lib/words/time';
import type { Schema } from '$lib/api/client';
import { byPosts, type Figure, type Panel } from './fit';
import type { Range } from './periods';
import { OTHERS, along, type Dimension } from './series';

export type Unit = Schema['Unit'];

/** Profiles by id, as far as they are known. */
export interface Named {
  title: string;
  /** Without its network, for where that stands beside it. */
  short?: string;
  network?: string;
  avatar?: string | null | undefined;
}
export type Names = Record<string, Named>;

const WEEK: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const formats = new Map<string, Intl.NumberFormat>();

function write(value: number, options: Intl.NumberFormatOptions): string {
  const key = `${language()}${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.NumberFormat(language(), options)));
  return format.format(value);
}

/** Digits after the comma: none where the number is large, more where it is small. */
const digits = (value: number) => (Number.isInteger(value) || Math.abs(value) >= 1000 ? 0 : Math.abs(value) >= 1 || value === 0 ? 1 : 2);

/** A value in its unit; `short` for an axis, `sign` for a difference. */
export function valueText(value: number, unit: Unit, { short = false, sign = false } = {}): string {
  const signed: Intl.NumberFormatOptions = sign ? { signDisplay: 'exceptZero' } : {};
  const plain: Intl.NumberFormatOptions = { ...signed, maximumFractionDigits: digits(value), ...(short && Math.abs(value) >= 10_000 ? { notation: 'compact', maximumFractionDigits: 1 } : {}) };
  if (unit === 'percent') return write(value / 100, { ...signed, style: 'percent', maximumFractionDigits: digits(value) });
  if (unit === 'times') return t('measure.times', { value: write(value, { ...plain, maximumFractionDigits: 2 }) });
  if (unit === 'seconds') {
    const [size, name] = Math.abs(value) < 60 ? [value, 'second'] : Math.abs(value) < 3600 ? [value / 60, 'minute'] : [value / 3600, 'hour'];
    return write(size, { ...signed, style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: digits(size) });
  }
  return write(value, plain);
}

export const figureName = (figure: Figure): string => t(`measure.figure.${figure}`);
export const dimensionName = (dimension: Dimension): string => t(`measure.by.${dimension}`);

/** Within a sentence a name begins small, unless it is an abbreviation. */
const small = (text: string) => (/^\p{Lu}\p{Ll}/u.test(text) ? text[0]!.toLocaleLowerCase(language()) + text.slice(1) : text);

export function panelTitle(panel: Panel): string {
  if (panel.title) return panel.title;
  const figure = figureName(panel.figure);
  if (panel.chart === 'top') return t('measure.title_top', { figure: small(figure) });
  const [a = '', b = '', c = ''] = (panel.by ?? []).map((one) => small(dimensionName(one)));
  if (c) return t('measure.title_by_three', { figure, a, b, c });
  if (b) return t('measure.title_by_two', { figure, a, b });
  return a ? t('measure.title_by', { figure, a }) : figure;
}

/** First and last day in one, without what both have in common. */
export function rangeText({ from, to }: Range, year = true): string {
  const format = new Intl.DateTimeFormat(language(), { day: 'numeric', month: 'short', timeZone: 'UTC', ...(year ? { year: 'numeric' } : {}) });
  return format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
}

/** Days without their year, where the year is that of now. */
export const shortRange = (range: Range): string => rangeText(range, range.from.slice(0, 4) !== range.to.slice(0, 4) || range.to.slice(0, 4) !== String(new Date().getUTCFullYear()));

function length(key: string): string {
  if (key === '0') return t('measure.length_none');
  if (key.startsWith('>')) return t('measure.length_over', { count: write(Number(key.slice(1)), {}) });
  const bounds = [0, 80, 160, 280, 500, 1000];
  const from = bounds[bounds.indexOf(Number(key)) - 1] ?? 0;
  return t('measure.length_to', { from: write(from + 1, {}), to: write(Number(key), {}) });
}

/** What a key of a dimension is called; `short` where there is little room. */
export function keyName(dimension: Dimension | undefined, key: string, names: Names, short = false): string {
  switch (dimension) {
    case 'day':
      return dayText(key, short ? { day: 'numeric', month: 'short' } : { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
    case 'week':
      return short ? dayText(key, { day: 'numeric', month: 'short' }) : t('measure.week_of', { day: dayText(key, { day: 'numeric', month: 'short', year: 'numeric' }) });
    case 'month':
      return dayText(key, short ? { month: 'short', year: '2-digit' } : { month: 'long', year: 'numeric' });
    case 'profile':
      return names[key]?.title ?? t('measure.missing');
    case 'network':
      return networkTitle(key);
    case 'format': {
      const word = `measure.format.${key}`;
      return known(word) ? t(word) : key;
    }
    case 'campaign':
      return key || t('measure.no_campaign');
    case 'hashtag':
      return key ? `#${key}` : t('measure.no_hashtag');
    case 'weekday':
      return weekdayName(WEEK[Number(key)] ?? 'mon', short ? 'short' : 'long');
    case 'hour':
      return short ? String(Number(key)) : wallClock(`${key.padStart(2, '0')}:00`);
    case 'length':
      return length(key);
    case 'reply':
      return key === 'true' ? t('measure.reply_yes') : t('measure.reply_no');
    default:
      return key;
  }
}

/** What a series of a chart is called. */
export function seriesName(key: string, panel: Panel, names: Names): string {
  if (key === OTHERS) return t('measure.others');
  const by = panel.by ?? [];
  const rest = by.filter((_, at) => at !== along(by));
  if (!rest.length) return figureName(panel.figure);
  return key.split('\u0001').map((one, at) => keyName(rest[at], one, names)).join(' · ');
}

/** Why a place of a chart is empty: nothing appeared there, or nothing is known of it. */
export const missingText = (panel: Panel, of: number | undefined): string => (of === undefined && (panel.figure === 'posts' || byPosts(panel)) ? t('measure.no_posts') : t('measure.missing'));

export const restsText = (panel: Panel, of: number): string => (panel.figure === 'posts' || byPosts(panel) ? t('measure.rests_posts', { count: of }) : t('measure.rests_counts', { count: of }));

/** The names of measured profiles; two that are called alike are told apart by their network. */
export function namesOf(profiles: Schema['ProfileNamed'][]): Names {
  const title = (one: Schema['ProfileNamed']) => one.face?.handle ?? one.name;
  const count = new Map<string, number>();
  for (const one of profiles) count.set(title(one), (count.get(title(one)) ?? 0) + 1);
  return Object.fromEntries(
    profiles.map((one) => [one.id, { title: count.get(title(one))! > 1 ? `${title(one)} · ${networkTitle(one.network)}` : title(one), short: title(one), network: one.network, avatar: one.face?.avatar }]),
  );
}
