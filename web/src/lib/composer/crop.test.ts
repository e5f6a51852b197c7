import { expect, test } from 'vitest';
import { cropOf, frameOf, shapeOf, SHAPES, type ShapeName } from './crop';

test('the largest square of a wide picture has its height, and lies where it is put', () => {
  expect(cropOf(2, 1, { size: 1, across: 0, down: 0.5 })).toEqual({ x: 0, y: 0, width: 0.5, height: 1 });
  expect(cropOf(2, 1, { size: 1, across: 1, down: 0.5 }).x).toBe(0.5);
  expect(cropOf(2, 1, { size: 0.5, across: 0.5, down: 0 })).toEqual({ x: 0.375, y: 0, width: 0.25, height: 0.5 });
});

test('a part that was chosen is found again as it was steered', () => {
  for (const whole of [0.5, 1, 1.5, 3]) {
    for (const name of Object.keys(SHAPES) as ShapeName[]) {
      const frame = { size: 0.6, across: 0.25, down: 0.75 };
      const crop = cropOf(whole, SHAPES[name], frame);
      expect(shapeOf(whole, crop)).toBe(name);
      const again = frameOf(whole, SHAPES[name], crop);
      expect(again.size).toBeCloseTo(0.6);
      expect(again.across).toBeCloseTo(0.25);
      expect(again.down).toBeCloseTo(0.75);
      expect(crop.x + crop.width).toBeLessThanOrEqual(1 + 1e-9);
    }
  }
});
