/** Answers: how do the rows of an answer become what a chart draws? What is missing stays missing. Pure. */

import type { Schema } from '$lib/api/client';
import { buckets, type Grain, type Range } from './periods';

export type Row = Schema['Found']['rows'][number];
export type Dimension = Schema['Dimension'];

/** Most series that are drawn apart. */
export const SERIES_MAX = 6;
/** Stands for all series that are not drawn apart. */
export const OTHERS = '\u0000others';

export interface Point {
  value: number | undefined;
  /** What it rests on; undefined where the answer says nothing of it. */
  of: number | undefined;
}

export interface Series {
  key: string;
  points: Point[];
}

export interface Shaped {
  /** Keys along the axis, in order. */
  places: string[];
  series: Series[];
  /** How many series there are, when some of them are not drawn because they cannot be added up. */
  left: number;
}

const TIMES: readonly Dimension[] = ['day', 'week', 'month'];
export const LENGTHS = ['0', '80', '160', '280', '500', '1000', '>1000'];
export const isTime = (dimension: Dimension | undefined): dimension is Grain => !!dimension && TIMES.includes(dimension);

/** Which dimension lies along the axis: time where there is one, else the first. */
export const along = (by: Dimension[]): number => Math.max(0, by.findIndex(isTime));

/** Every place of a dimension that has an order of its own; undefined for those whose places are only known from the rows. */
export function order(dimension: Dimension, range: Range): string[] | undefined {
  if (isTime(dimension)) return buckets(range, dimension);
  if (dimension === 'weekday') return Array.from({ length: 7 }, (_, at) => String(at));
  if (dimension === 'hour') return Array.from({ length: 24 }, (_, at) => String(at));
  return undefined;
}

const known = (row: Row) => row.value ?? undefined;

/** What an answer's rows say, place by place and series by series. `adds` tells whether values may be added up. */
export function shape(rows: Row[], by: Dimension[], range: Range, adds: boolean): Shaped {
  const axis = along(by);
  const dimension = by[axis];
  const keyOf = (row: Row) => row.keys[axis] ?? '';
  const nameOf = (row: Row) => row.keys.filter((_, at) => at !== axis).join('\u0001');
  const sizes = new Map<string, number>();
  const totals = new Map<string, number>();
  for (const row of rows) {
    const size = Math.abs(known(row) ?? 0);
    sizes.set(nameOf(row), (sizes.get(nameOf(row)) ?? 0) + size);
    totals.set(keyOf(row), (totals.get(keyOf(row)) ?? 0) + size);
  }
  let places = dimension && order(dimension, range);
  if (!places) {
    places = [...totals.keys()];
    if (dimension === 'length') places.sort((a, b) => LENGTHS.indexOf(a) - LENGTHS.indexOf(b));
    else places.sort((a, b) => totals.get(b)! - totals.get(a)!);
  }
  const ranked = [...sizes.keys()].sort((a, b) => sizes.get(b)! - sizes.get(a)!);
  // In the order of their keys, so that one network has one colour wherever it is drawn.
  const apart = ranked.slice(0, SERIES_MAX).sort();
  const rest = ranked.length > SERIES_MAX && adds;
  const drawn = new Map([...apart, ...(rest ? [OTHERS] : [])].map((key) => [key, new Map<string, Point>()]));
  for (const row of rows) {
    const name = nameOf(row);
    const points = drawn.get(name) ?? drawn.get(OTHERS);
    if (!points) continue;
    const before = points.get(keyOf(row));
    const value = known(row);
    // A known part of the others stands, even where another part is not known.
    if (before) points.set(keyOf(row), { value: value === undefined ? before.value : (before.value ?? 0) + value, of: (before.of ?? 0) + row.of });
    else points.set(keyOf(row), { value, of: row.of });
  }
  const missing: Point = { value: undefined, of: undefined };
  return {
    places,
    series: [...drawn].map(([key, points]) => ({ key, points: places.map((place) => points.get(place) ?? missing) })),
    left: ranked.length > SERIES_MAX && !adds ? ranked.length : 0,
  };
}

/** The pieces of a line: places next to each other of which all is known. */
export function pieces(points: Point[]): number[][] {
  const all: number[][] = [];
  let piece: number[] = [];
  points.forEach((point, at) => {
    if (point.value !== undefined) piece.push(at);
    else if (piece.length) [all[all.length], piece] = [piece, []];
  });
  if (piece.length) all.push(piece);
  return all;
}

/** How a value stands to the one before. */
export interface Change {
  way: 'more' | 'less' | 'same';
  /** Part of the value before; undefined where that was nothing, or where the difference says more. */
  part?: number;
  difference: number;
}

export function change(value: number | null | undefined, before: number | null | undefined, unit: Schema['Unit']): Change | undefined {
  if (value == null || before == null) return undefined;
  const difference = value - before;
  const way = Math.abs(difference) < 1e-9 ? 'same' : difference > 0 ? 'more' : 'less';
  return { way, difference, ...(unit !== 'percent' && before > 0 ? { part: difference / before } : {}) };
}

/** How many values of two answers to one question differ, beyond the rounding of a division. */
export function differing(a: { rows: Row[]; total?: number | null }, b: { rows: Row[]; total?: number | null }): number {
  const near = (x: number | null | undefined, y: number | null | undefined) => (x == null || y == null ? (x ?? null) === (y ?? null) : Math.abs(x - y) <= 1e-9 * Math.max(1, Math.abs(x), Math.abs(y)));
  const values = new Map(b.rows.map((row) => [row.keys.join('\u0001'), row.value]));
  let count = near(a.total, b.total) ? 0 : 1;
  for (const row of a.rows) {
    const key = row.keys.join('\u0001');
    if (!near(row.value, values.get(key))) count += 1;
    values.delete(key);
  }
  return count + [...values.values()].filter((value) => value != null).length;
}
