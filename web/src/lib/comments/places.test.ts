import { expect, test } from 'vitest';
import { markAt, pieces } from './places';

const text = 'Kopi Gayo, dipetik tangan.';

test('a text falls into the places that comments mean and what lies between', () => {
  const marks = [
    { id: 'b', quote: 'dipetik tangan' },
    { id: 'a', quote: 'Gayo' },
    { id: 'gone', quote: 'Toraja' },
    { id: 'over', quote: 'yo, di' },
  ];
  expect(pieces(text, marks)).toEqual([{ text: 'Kopi ' }, { text: 'Gayo', id: 'a' }, { text: ', ' }, { text: 'dipetik tangan', id: 'b' }, { text: '.' }]);
  expect(pieces('', marks)).toEqual([{ text: '' }]);
  expect(pieces(text, [])).toEqual([{ text }]);
  expect([0, 6, 12, 26].map((at) => markAt(text, marks, at))).toEqual([undefined, 'a', 'b', undefined]);
});
