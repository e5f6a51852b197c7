import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { speak } from './index.svelte';
import { readNumber, writeNumber } from './numbers';

// The page that is told its language.
beforeEach(() => vi.stubGlobal('document', { documentElement: {}, querySelector: () => null }));
afterEach(() => speak('en'));

describe('numbers as they are typed', () => {
  describe('in Indonesian', () => {
    beforeEach(() => speak('id'));
    it.each([['2.500', 2500], ['2,1', 2.1], ['2.1', 2.1], ['12.000.000', 12_000_000], ['1.234,5', 1234.5], ['3 %', 3], ['-4', -4], ['0,125', 0.125]])('%s', (text, value) => expect(readNumber(text)).toBe(value));
  });
  describe('in English', () => {
    beforeEach(() => speak('en'));
    it.each([['2,500', 2500], ['2.1', 2.1], ['2,1', 2.1], ['12,000,000', 12_000_000], ['1,234.5', 1234.5], ['0.125', 0.125]])('%s', (text, value) => expect(readNumber(text)).toBe(value));
    it.each(['', 'many', '1,23,4', '1.2.3', '--2', '5 apples'])('is none: %s', (text) => expect(readNumber(text)).toBeUndefined());
  });
  it.each(['en', 'id'] as const)('reads what it writes: %s', async (language) => {
    await speak(language);
    for (const value of [0, 7, 2500, 1234.5, 0.125, 12_000_000]) expect(readNumber(writeNumber(value))).toBe(value);
  });
});
