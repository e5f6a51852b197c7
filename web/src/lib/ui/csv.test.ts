import { expect, test } from 'vitest';
import { compare, csv } from './csv';

test('what parts cells is quoted, what is missing stays empty, and no text becomes a formula', () => {
  expect(csv(['At', 'Value, "so far"'], [['2027-01-12', 4], ['=1+1', undefined], ['two\nlines', -3]])).toBe(
    'At,"Value, ""so far"""\r\n2027-01-12,4\r\n\'=1+1,\r\n"two\nlines",-3\r\n',
  );
});

test('the missing comes last in both directions', () => {
  const values = [3, undefined, 20, 1];
  expect(values.toSorted((a, b) => compare(a, b, true))).toEqual([1, 3, 20, undefined]);
  expect([3, undefined, 20, 1].sort((a, b) => compare(a, b, false))).toEqual([20, 3, 1, undefined]);
});
