import { expect, test } from 'vitest';
import { compare, csv, tableCsv } from './csv';

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

test('a table leaves with names instead of what it is sorted by, units in its headings, and moments as spreadsheets know them', () => {
  const columns = [{ text: 'Weekday' }, { text: 'Rate', number: true, holds: 'percent' as const }, { text: 'Appeared', holds: 'moment' as const }];
  const rows = [
    [{ text: 'Monday', value: 0, out: 'Monday' }, { text: '4.2%', value: 4.2 }, { text: 'Nov 10', value: '2026-11-10T13:15:00Z', out: '2026-11-10T20:15' }],
    [{ text: 'Sunday', value: 6, out: 'Sunday' }, { text: 'not known', value: undefined }, { text: '', value: undefined }],
  ];
  expect(tableCsv({ columns, rows })).toBe('Weekday,Rate (%),Appeared\r\nMonday,4.2,2026-11-10 20:15\r\nSunday,,\r\n');
});
