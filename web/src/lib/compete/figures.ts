/** Answers: what is told of each side, line by line, and who leads? Pure, but for the words. */

import { language, t } from '$lib/words/index.svelte';
import { percent, weekdayName, week } from '$lib/words/time';
import type { Table } from '$lib/ui/csv';
import type { Amount, Side } from './queries';

export type LineCode = 'followers' | 'followers_growth' | 'posts_per_week' | 'interactions_per_post' | 'interactions_per_thousand';
export const LINES: LineCode[] = ['followers', 'followers_growth', 'posts_per_week', 'interactions_per_post', 'interactions_per_thousand'];

export const sideName = (side: Side): string => (side.competitor ? side.name : t('compete.us'));

/** A number of the size it has: small ones with a decimal. */
export const amount = (value: number): string => new Intl.NumberFormat(language(), { maximumFractionDigits: Math.abs(value) < 100 ? 1 : 0 }).format(value);

/** Percent that come as 0 to 100. */
export const share = (value: number): string => new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 }).format(value / 100);

export function valueText(code: LineCode, { value }: Amount): string {
  if (value == null) return t('compete.not_known');
  if (code !== 'followers_growth') return amount(value);
  return Math.abs(value) < 10 ? new Intl.NumberFormat(language(), { style: 'percent', signDisplay: 'exceptZero', maximumFractionDigits: 1 }).format(value / 100) : percent(value / 100);
}

/** What a figure rests on: profiles, days or posts. */
export function basis(code: LineCode, { of }: Amount): string {
  if (code === 'followers' || code === 'followers_growth') return t('compete.of_profiles', { count: of });
  return code === 'posts_per_week' ? t('compete.of_days', { count: of }) : t('compete.of_posts', { count: of });
}

/** The places of those with the highest value; nobody leads alone or when all are alike. */
export function leaders(sides: Side[], code: LineCode): Set<number> {
  const values = sides.map((side) => side[code].value ?? undefined).filter((value) => value !== undefined);
  if (values.length < 2 || new Set(values).size < 2) return new Set();
  const most = Math.max(...values);
  return new Set(sides.flatMap((side, at) => (side[code].value === most ? [at] : [])));
}

/** The figures side by side, to be taken along. */
export const sidesTable = (sides: Side[]): Table => ({
  columns: [{ text: t('compete.figure') }, ...sides.map((side) => ({ text: sideName(side), number: true }))],
  rows: LINES.map((code) => {
    const name = code === 'followers_growth' ? `${t(`compete.line.${code}`)} (%)` : t(`compete.line.${code}`);
    return [{ text: name, value: name }, ...sides.map((side) => ({ text: valueText(code, side[code]), value: side[code].value ?? undefined }))];
  }),
});

/** Our place by share of voice, counted from 1, among those of whom it is known. */
export function rank(sides: Side[]): { place: number; of: number } | undefined {
  const [us] = sides;
  if (us?.share_of_voice.value == null) return undefined;
  const all = sides.flatMap((side) => (side.share_of_voice.value == null ? [] : [side.share_of_voice.value]));
  return { place: all.filter((value) => value > us.share_of_voice.value!).length + 1, of: all.length };
}

/** `Sat 05.00`. */
export const hourText = (weekday: number, hour: number): string => {
  const day = weekdayName(week('mon')[weekday] ?? 'mon', 'short');
  return `${day} ${String(hour).padStart(2, '0')}${language() === 'id' ? '.' : ':'}00`;
};

export type ToneCode = 'question' | 'link' | 'emoji' | 'hashtag';
export const TONES: ToneCode[] = ['question', 'link', 'emoji', 'hashtag'];
