/** Answers: which table stands behind a panel? The same data, its names and numbers as the reader writes them, on the screen and in a file. */

import { wall, when } from '$lib/words/time';
import { networkTitle } from '$lib/profiles/names';
import { t } from '$lib/words/index.svelte';
import type { Column, Shown, Table } from '$lib/ui/csv';
import type { Answer } from './asking';
import { byPosts, type Panel } from './fit';
import { dimensionName, figureName, keyName, missingText, rangeText, valueText, type Names, type Unit } from './names';
import { buckets, type Range } from './periods';
import { isTime, LENGTHS, type Dimension, type Row } from './series';

interface Around {
  names: Names;
  range: Range;
  zone: string;
  /** Whether the reader may open our posts. */
  opens: boolean;
}

const amount = (value: number | null | undefined, unit: Unit, panel: Panel, of?: number): Shown =>
  value == null ? { text: missingText(panel, of), value: undefined } : { text: valueText(value, unit), value };

/** A key as a cell: days, hours, weekdays and lengths are sorted by what they are, not by their name. */
function key(dimension: Dimension | undefined, text: string, names: Names): Shown {
  const shown = keyName(dimension, text, names);
  if (isTime(dimension)) return { text: shown, value: text };
  if (dimension === 'hour' || dimension === 'weekday') return { text: shown, value: Number(text), out: shown };
  return dimension === 'length' ? { text: shown, value: LENGTHS.indexOf(text), out: shown } : { text: shown, value: shown };
}

const keyColumn = (dimension: Dimension): Column => ({ text: dimensionName(dimension), ...(isTime(dimension) ? { holds: 'day' } : {}) });

/** Seconds are shown as hours where there are many; a file has the seconds. */
const amountColumn = (text: string, unit: Unit): Column => ({ text: unit === 'seconds' ? t('measure.in_seconds', { name: text }) : text, number: true, ...(unit === 'percent' ? { holds: 'percent' } : {}) });

/** The key of the same place in the time before: times by their order, all else by itself. */
function earlierKeys(row: Row, by: Dimension[], range: Range, past: Range): string {
  return row.keys
    .map((one, at) => {
      const dimension = by[at];
      return isTime(dimension) ? (buckets(past, dimension)[buckets(range, dimension).indexOf(one)] ?? '') : one;
    })
    .join('\u0001');
}

/** Names have no order of their own: there the largest value comes first. */
const inOrder = (rows: Row[], by: Dimension[]): Row[] =>
  by.some((one) => isTime(one) || one === 'weekday' || one === 'hour' || one === 'length') ? rows : rows.toSorted((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity));

function ofPosts(panel: Panel, answer: Answer, { names, zone, opens }: Around, unit: Unit): Table {
  const posts = answer.told?.kind === 'top' ? answer.told.posts : [];
  const link = (post: (typeof posts)[number]): Shown => {
    if (!post.url?.startsWith('https://')) return { text: '', value: undefined };
    const network = networkTitle(names[post.profile]?.network ?? '');
    return { text: network ? t('measure.open_network', { network }) : post.url, value: post.url, href: post.url };
  };
  return {
    columns: [
      { text: t('measure.appeared'), holds: 'moment' },
      { text: dimensionName('profile') },
      { text: dimensionName('format') },
      { text: t('measure.post'), long: true },
      amountColumn(figureName(panel.figure), unit),
      { text: t('measure.link') },
    ],
    rows: posts.map((post) => [
      { text: when(post.published_at, zone), value: post.published_at, out: wall(post.published_at, zone) },
      key('profile', post.profile, names),
      key('format', post.format, names),
      { text: post.text || t('measure.no_text'), value: post.text, ...(post.id && opens ? { href: `/posts/${post.id}` } : {}) },
      { text: valueText(post.value, unit), value: post.value },
      link(post),
    ]),
  };
}

/** What stands behind a value: posts, or counts that were taken. */
const restsOn = (panel: Panel): string => (panel.figure === 'posts' || byPosts(panel) ? t('measure.of_posts') : t('measure.of_counts'));

/** `unit` is that of the figure; a list of posts does not say it. */
export function tableOf(panel: Panel, answer: Answer, around: Around, unit: Unit): Table {
  if (panel.chart === 'top') return ofPosts(panel, answer, around, unit);
  const { names, range } = around;
  const found = answer.told?.kind === 'figure' ? answer.told : undefined;
  const value = amountColumn(figureName(panel.figure), unit);
  const of = { text: restsOn(panel), number: true };
  const count = (row: Row): Shown => ({ text: valueText(row.of, 'count'), value: row.of });
  if (panel.chart === 'number') {
    const whole = (days: Range, told: typeof found): Shown[] => [{ text: rangeText(days), value: rangeText(days) }, amount(told?.total, unit, panel, told?.of), { text: valueText(told?.of ?? 0, 'count'), value: told?.of ?? 0 }];
    const by = answer.sparkBy;
    const parts = (answer.spark?.rows ?? []).map((row): Shown[] => [{ ...key(by, row.keys[0] ?? '', names) }, amount(row.value, unit, panel, row.of), count(row)]);
    return {
      columns: [{ text: t('measure.know_days') }, value, of],
      rows: [whole(range, found), ...(answer.pastRange ? [whole(answer.pastRange, answer.past)] : []), ...parts],
    };
  }
  const by = panel.by ?? [];
  const then = new Map((answer.past?.rows ?? []).map((row) => [row.keys.join('\u0001'), row]));
  const before = (row: Row): Shown => {
    const past = then.get(earlierKeys(row, by, range, answer.pastRange!));
    return amount(past?.value, unit, panel, past?.of);
  };
  const compares = !!answer.pastRange && !!answer.past?.rows.some((row) => row.value != null);
  return {
    columns: [...by.map(keyColumn), value, ...(compares ? [amountColumn(t('measure.before'), unit)] : []), of],
    rows: inOrder(found?.rows ?? [], by).map((row) => [
      ...row.keys.map((one, at) => key(by[at], one, names)),
      amount(row.value, unit, panel, row.of),
      ...(compares ? [before(row)] : []),
      count(row),
    ]),
  };
}
