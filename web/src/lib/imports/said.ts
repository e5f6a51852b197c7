/** Answers: how is what was read of a file said in words? */

import { keyName } from '$lib/measure/names';
import { known, t } from '$lib/words/index.svelte';
import { dayText, number, when, zoneText } from '$lib/words/time';
import type { Assumption, CameTo, DayRow, Metric, PostRow, Preview } from './files';

/** The text of this name; of a code that is newer than the app, the code. */
const say = (key: string, code: string): string => (known(key) ? t(key) : code.replaceAll('_', ' '));

export const shapeName = (shape: string): string => say(`imports.shape.${shape}`, shape);

/** What a column is: a metric, or what a post or a day is known by. */
export const fieldName = (code: string): string => say(`imports.field.${code}`, say(`numbers.${code}`, code));

export const reasonText = (reason: string): string => say(`imports.reason.${reason}`, reason);
export const skippedText = (reason: string): string => say(`imports.skipped.${reason}`, reason);

/** What was assumed, as a sentence. */
export function assumed({ code, params }: Assumption): string {
  const key = `imports.assumed.${code}`;
  if (!known(key)) return code.replaceAll('_', ' ');
  const values = Object.fromEntries(params);
  if (values.because !== undefined) values.because = say(`imports.because.${values.because}`, values.because);
  if (values.zone !== undefined) values.zone = zoneText(values.zone);
  return t(key, values);
}

const DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const;
export const dayName = (day: string): string => dayText(day, DAY);

export function periodText(preview: Preview): string {
  const [from, to] = preview.period ?? [];
  if (!from || !to) return '';
  return from === to ? dayName(from) : t('imports.period', { from: dayName(from), to: dayName(to) });
}

/** How much is in a file: posts, days, rows of other kinds. */
export function amounts(cameTo: CameTo): string[] {
  const all: string[] = [];
  if (cameTo.posts) all.push(t('imports.posts', { count: cameTo.posts }));
  if (cameTo.days) all.push(t('imports.days', { count: cameTo.days }));
  for (const [kind, count] of Object.entries(cameTo.other)) {
    const key = `imports.rows.${kind}`;
    all.push(known(key) ? t(key, { count }) : `${kind}: ${number(count)}`);
  }
  return all;
}

/** What an import came to. */
export function outcome(cameTo: CameTo): string[] {
  const all = amounts(cameTo);
  if (cameTo.new_posts) all.push(t('imports.new_posts', { count: cameTo.new_posts }));
  if (cameTo.added) all.push(t('imports.added', { count: cameTo.added }));
  if (cameTo.corrected) all.push(t('imports.corrected', { count: cameTo.corrected }));
  if (cameTo.repeated) all.push(t('imports.repeated', { count: cameTo.repeated }));
  if (cameTo.rejected) all.push(t('imports.rejected_rows', { count: cameTo.rejected }));
  return all;
}

/** Where the numbers of a file are seen: its profile, over its own days, which need not be the latest ones. Of posts a file tells what came
 * of them, which is what the dashboard of contents shows. */
export function measuredAt(brand: string, { profile, period, came_to }: Pick<Preview, 'profile' | 'period' | 'came_to'>): string {
  const days: Record<string, string> = period ? { period: 'own', from: period[0] ?? '', to: period[1] ?? '' } : {};
  return `/measure?${new URLSearchParams({ brand, ...(came_to.posts ? { dashboard: 'content' } : {}), ...(profile ? { profiles: profile } : {}), ...days })}`;
}

/** A table to look at: what was read, as it was read. */
export interface Seen {
  head: { text: string; number?: boolean }[];
  rows: { text: string; number?: boolean; clip?: boolean }[][];
}

const metricsOf = (rows: Iterable<Metric>): Metric[] => [...new Set(rows)];

export function postTable(posts: PostRow[], zone: string): Seen {
  const metrics = metricsOf(posts.flatMap((post) => post.numbers.map(([metric]) => metric)));
  const formats = posts.some((post) => post.format);
  return {
    head: [
      { text: fieldName('published_at') },
      { text: fieldName('text') },
      ...(formats ? [{ text: fieldName('format') }] : []),
      ...metrics.map((metric) => ({ text: fieldName(metric), number: true })),
    ],
    rows: posts.map((post) => {
      const values = new Map(post.numbers);
      const at = post.published_at;
      return [
        { text: !at ? '–' : post.date_only ? when(at, zone).replace(/[,.]?\s(?:pukul\s)?\d\d[.:]\d\d$/, '') : when(at, zone) },
        { text: post.text || post.url || post.remote_id || '–', clip: true },
        ...(formats ? [{ text: post.format ? keyName('format', post.format, {}) : '–' }] : []),
        ...metrics.map((metric) => ({ text: values.has(metric) ? number(values.get(metric)!) : '–', number: true })),
      ];
    }),
  };
}

export function dayTable(days: DayRow[]): Seen {
  const metrics = metricsOf(days.map((day) => day.metric));
  const dates = new Map<string, Map<Metric, number>>();
  for (const day of days) {
    const found = dates.get(day.date) ?? new Map<Metric, number>();
    dates.set(day.date, found.set(day.metric, day.value));
  }
  return {
    head: [{ text: fieldName('date') }, ...metrics.map((metric) => ({ text: fieldName(metric), number: true }))],
    rows: [...dates].map(([date, values]) => [{ text: dayName(date) }, ...metrics.map((metric) => ({ text: values.has(metric) ? number(values.get(metric)!) : '–', number: true }))]),
  };
}
