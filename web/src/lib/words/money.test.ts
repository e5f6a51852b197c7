import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { speak } from './index.svelte';
import { decimals, moneyText, readMoney, writeMoney } from './money';

// Spaces between sign and amount cannot be broken; here they are plain.
const plain = (text: string) => text.replace(/\u00a0/g, ' ');

// The page that is told its language.
beforeEach(() => vi.stubGlobal('document', { documentElement: {}, querySelector: () => null }));
afterEach(() => speak('en'));

describe('money', () => {
  test('is written as the language writes it', async () => {
    expect(plain(moneyText(150_000_000, 'IDR'))).toBe('Rp 1,500,000');
    expect(plain(moneyText(1_250, 'USD'))).toBe('$12.50');
    expect(plain(moneyText(1_200, 'JPY'))).toBe('¥1,200');
    await speak('id');
    expect(plain(moneyText(150_000_000, 'IDR'))).toBe('Rp 1.500.000');
    expect(plain(moneyText(-32_050, 'IDR'))).toBe('-Rp 320,50');
    expect(plain(moneyText(250_000_000_00, 'IDR', { short: true }))).toBe('Rp 250 jt');
    expect(writeMoney(150_050, 'IDR')).toBe('1.500,5');
  });

  test('is read as people type it, in either way of writing', async () => {
    const check = (text: string, currency = 'IDR') => readMoney(text, currency);
    for (const language of ['en', 'id'] as const) {
      await speak(language);
      expect(check('1500000')).toBe(150_000_000);
      expect(check('1.500.000')).toBe(150_000_000);
      expect(check('1,500,000')).toBe(150_000_000);
      expect(check('Rp 1.500')).toBe(150_000);
      expect(check('IDR1,500')).toBe(150_000);
      expect(check('12,5')).toBe(1_250);
      expect(check('12.50')).toBe(1_250);
      expect(check('1.500.000,75')).toBe(150_000_075);
      expect(check('1,500,000.75')).toBe(150_000_075);
      expect(check('1200', 'JPY')).toBe(1_200);
      for (const wrong of ['', 'banyak', '1.50.000', '12.345,678', '1,2,3', '-5', '12.3456', '1.5.2']) expect(check(wrong), wrong).toBeUndefined();
    }
    expect(readMoney('1.500', 'JPY')).toBe(1_500);
    expect(readMoney('12.5', 'JPY')).toBeUndefined();
  });

  test('reads what it writes', async () => {
    for (const language of ['en', 'id'] as const) {
      await speak(language);
      for (const amount of [1, 99, 100, 123_456, 150_000_000, 99_999_999_999])
        for (const currency of ['IDR', 'JPY']) expect(readMoney(writeMoney(amount, currency), currency)).toBe(amount);
    }
    expect(decimals('KWD')).toBe(3);
  });
});
