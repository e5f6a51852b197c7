/** Answers: which table stands behind a panel? The same data, its names and numbers as the reader writes them. */

import { when } from '$lib/words/time';
import { t } from '$lib/words/index.svelte';
import type { Column, Shown } from '$lib/ui/Sortable.svelte';
import type { Answer } from './asking';
import { byPosts, type Panel } from './fit';
import { dimensionName, figureName, keyName, missingText, rangeText, valueText, type Names, type Unit } from './names';
import { buckets, type Range } from './periods';
import { isTime, type Dimension, type Row } from './series';

export interface Table {
  columns: Column[];
  rows: Shown[][];
}

interface Around {
  names: Names;
  range: Range;
  zone: string;
}

const amount = (value: number | null | undefined, unit: Unit, panel: Panel, of?: number): Shown =>
  value == null ? { text: missingText(panel, of), value: undefined } : { text: valueText(value, unit), value };

/** A key as a cell: days, hours and weekdays are sorted by what they are, not by their name. */
function key(dimension: Dimension | undefined, text: string, names: Names): Shown {
  const shown = keyName(dimension, text, names);
  return { text: shown, value: dimension === 'hour' || dimension === 'weekday' ? Number(text) : isTime(dimension) ? text : shown };
}

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

function ofPosts(panel: Panel, answer: Answer, { names, zone }: Around, unit: Unit): Table {
  const posts = answer.told?.kind === 'top' ? answer.told.posts : [];
  const head = [t('measure.appeared'), dimensionName('profile'), dimensionName('format'), t('measure.post')];
  return {
    columns: [...head.map((text) => ({ text })), { text: figureName(panel.figure), number: true }],
    rows: posts.map((post) => [
      { text: when(post.published_at, zone), value: post.published_at },
      key('profile', post.profile, names),
      key('format', post.format, names),
      { text: post.text || t('measure.no_text'), value: post.text, ...(post.id ? { href: `/posts/${post.id}` } : post.url ? { href: post.url } : {}) },
      { text: valueText(post.value, unit), value: post.value },
    ]),
  };
}

/** `unit` is that of the figure; a list of posts does not say it. */
export function tableOf(panel: Panel, answer: Answer, around: Around, unit: Unit): Table {
  if (panel.chart === 'top') return ofPosts(panel, answer, around, unit);
  const { names, range } = around;
  const found = answer.told?.kind === 'figure' ? answer.told : undefined;
  const value = { text: t('measure.value'), number: true };
  const of = { text: t('measure.of'), number: true };
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
    columns: [...by.map((one) => ({ text: dimensionName(one) })), value, ...(compares ? [{ text: t('measure.before'), number: true }] : []), of],
    rows: inOrder(found?.rows ?? [], by).map((row) => [
      ...row.keys.map((one, at) => key(by[at], one, names)),
      amount(row.value, unit, panel, row.of),
      ...(compares ? [before(row)] : []),
      count(row),
    ]),
  };
}

/** Headings of the file that the server writes. */
export function headings(panel: Panel, by: Dimension[]): string[] {
  if (panel.chart === 'top') return [t('measure.appeared'), dimensionName('profile'), dimensionName('format'), t('measure.post'), t('measure.link'), figureName(panel.figure)];
  return [...by.map(dimensionName), figureName(panel.figure), byPosts(panel) ? figureName('posts') : t('measure.of')];
}
