import { expect, test } from 'vitest';
import { readDay, readTime } from './typed';

test('a day is understood however it is typed', () => {
  const read = (text: string) => readDay(text, '2026-11-26');
  for (const text of ['2026-12-24', '24/12/2026', '24-12-26', '24.12', '24 Dec 2026', '24 Desember', '24 des 2026', 'Kamis, 24 Desember 2026', '2026-12-24T09:30']) expect(read(text), text).toBe('2026-12-24');
  expect(read('29 Feb 2028')).toBe('2028-02-29');
  for (const text of ['', 'besok', '31/02/2026', '24', '12/24/2026', '1 x 2026']) expect(read(text), text).toBeUndefined();
});

test('a time is understood however it is typed', () => {
  expect(['9', '9.30', '09:30', '930', '2130', '21:30:00'].map(readTime)).toEqual(['09:00', '09:30', '09:30', '09:30', '21:30', '21:30']);
  expect(['', '24', '9:75', 'pagi'].map(readTime)).toEqual([undefined, undefined, undefined, undefined]);
});
