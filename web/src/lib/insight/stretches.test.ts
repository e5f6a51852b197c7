import { expect, test } from 'vitest';
import { stretches, unfit } from './stretches';

test('stretches are whole weeks that are over, side by side or a year apart', () => {
  // A Friday.
  expect(stretches('4', '2026-11-27')).toEqual({ before: { from: '2026-09-28', to: '2026-10-25' }, after: { from: '2026-10-26', to: '2026-11-22' } });
  expect(stretches('8', '2026-11-23').after).toEqual({ from: '2026-09-28', to: '2026-11-22' });
  expect(stretches('year', '2026-11-27').before).toEqual({ from: '2025-10-27', to: '2025-11-23' });
  expect(stretches('own', '2026-11-27', ['x', '', '', ''])).toEqual(stretches('4', '2026-11-27'));
  for (const span of ['4', '8', 'year'] as const) expect(unfit(stretches(span, '2026-11-27'))).toBeUndefined();
});

test('own days must hold a whole week each, one after the other, within two years', () => {
  const own = (...days: string[]) => unfit(stretches('own', '2026-11-27', days));
  expect(own('2026-10-05', '2026-10-11', '2026-10-12', '2026-10-18')).toBeUndefined();
  expect(own('2026-10-06', '2026-10-17', '2026-10-19', '2026-10-25')).toBe('short');
  expect(own('2026-10-12', '2026-10-18', '2026-10-05', '2026-10-11')).toBe('order');
  expect(own('2023-10-02', '2023-10-08', '2026-10-05', '2026-10-11')).toBe('far');
});
