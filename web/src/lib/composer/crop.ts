/** Answers: which part of a picture is meant by a shape, a size and a place? */

import type { Schema } from '$lib/api/client';

export type Crop = Schema['Crop'];

/** Width by height of the shapes that networks show, by their names in the API. */
export const SHAPES = { square: 1, portrait: 4 / 5, landscape: 16 / 9, story: 9 / 16, link: 1200 / 630 } as const;

export type ShapeName = keyof typeof SHAPES;

/** A part as a person steers it: its share of the largest that fits, and where in the free space it lies (0 to 1). */
export interface Frame {
  size: number;
  across: number;
  down: number;
}

/** The smallest frame: a quarter of the largest. */
export const SIZE_MIN = 0.25;

/** Width and height of the largest part of these proportions, as fractions of a picture that is `whole` wide by high. */
const largest = (whole: number, ratio: number) => ({ width: Math.min(1, ratio / whole), height: Math.min(1, whole / ratio) });

export function cropOf(whole: number, ratio: number, { size, across, down }: Frame): Crop {
  const most = largest(whole, ratio);
  const [width, height] = [most.width * size, most.height * size];
  return { x: across * (1 - width), y: down * (1 - height), width, height };
}

/** How a part was steered, so that it can be steered on. */
export function frameOf(whole: number, ratio: number, crop: Crop): Frame {
  const most = largest(whole, ratio);
  const size = Math.min(1, Math.max(SIZE_MIN, Math.min(crop.width / most.width, crop.height / most.height)));
  const place = (from: number, length: number) => (length < 1 ? Math.min(1, Math.max(0, from / (1 - length))) : 0.5);
  return { size, across: place(crop.x, crop.width), down: place(crop.y, crop.height) };
}

/** The shape that a part of a picture has; the nearest one. */
export function shapeOf(whole: number, crop: Crop): ShapeName {
  const ratio = (whole * crop.width) / crop.height;
  const off = (name: ShapeName) => Math.abs(Math.log(SHAPES[name] / ratio));
  return (Object.keys(SHAPES) as ShapeName[]).reduce((best, name) => (off(name) < off(best) ? name : best));
}
