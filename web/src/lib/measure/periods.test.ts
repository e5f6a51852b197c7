import { expect, test } from 'vitest';
import { before, buckets, daysOf, fitting, range } from './periods';

const none = { from: '', to: '' };

test('a period is its days', () => {
  const of = (period: Parameters<typeof range>[0], today = '2026-03-10') => Object.values(range(period, today, none)).join(' ');
  expect(of('7d')).toBe('2026-03-04 2026-03-10');
  expect(of('28d')).toBe('2026-02-11 2026-03-10');
  expect(of('month')).toBe('2026-03-01 2026-03-10');
  expect(of('last_month')).toBe('2026-02-01 2026-02-28');
  expect(of('last_month', '2026-01-31')).toBe('2025-12-01 2025-12-31');
  expect(of('year')).toBe('2026-01-01 2026-03-10');
  expect(range('own', '2026-03-10', { from: '2026-02-09', to: '2026-02-01' })).toEqual({ from: '2026-02-01', to: '2026-02-09' });
  expect(range('own', '2026-03-10', { from: 'x', to: '2026-02-31' })).toEqual({ from: '2026-02-11', to: '2026-03-10' });
  expect(daysOf(range('own', '2026-03-10', { from: '1990-01-01', to: '2026-03-10' }))).toBe(3660);
});

test('it is compared with as many days before, or with the same days a year before', () => {
  expect(before('previous', { from: '2026-03-04', to: '2026-03-10' })).toEqual({ from: '2026-02-25', to: '2026-03-03' });
  expect(before('year', { from: '2024-02-29', to: '2024-03-10' })).toEqual({ from: '2023-02-28', to: '2023-03-10' });
  expect(before('none', { from: '2026-03-04', to: '2026-03-10' })).toBeUndefined();
});

test('every bucket of a time is there', () => {
  expect(buckets({ from: '2026-02-27', to: '2026-03-02' }, 'day')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']);
  expect(buckets({ from: '2026-03-01', to: '2026-03-09' }, 'week')).toEqual(['2026-02-23', '2026-03-02', '2026-03-09']);
  expect(buckets({ from: '2025-12-31', to: '2026-02-01' }, 'month')).toEqual(['2025-12-01', '2026-01-01', '2026-02-01']);
  expect(fitting({ from: '2026-01-01', to: '2026-01-28' })).toBe('day');
  expect(fitting({ from: '2026-01-01', to: '2026-12-31' })).toBe('week');
});
