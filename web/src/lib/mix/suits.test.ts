import { expect, test } from 'vitest';
import { STARTS, type Suit } from './queries';
import { begun, left, suiting } from './suits';

test('the shares to start with are the whole', () => {
  const pillars = STARTS.map((one) => begun(one.start));
  expect(left(pillars)).toBe(0);
  expect(pillars.every((one) => one.name && one.about && one.suits?.every((suit) => suit.format))).toBe(true);
  expect(left(pillars.slice(1))).toBe(30);
});

test('a sale is shown in the shop of Instagram, a how-to on YouTube', () => {
  expect(begun('promotions').suits?.[0]).toMatchObject({ network: 'instagram', journey: 'purchase' });
  expect(begun('education').suits?.[0]).toMatchObject({ network: 'youtube', journey: 'consideration' });
});

test('what suits neither the networks nor the stage is left out', () => {
  const suits: Suit[] = [
    { format: 'reel', network: 'instagram', journey: 'awareness', persona: '' },
    { format: 'video', network: 'youtube', persona: '' },
    { format: 'poll', network: '', journey: 'loyalty', persona: '' },
  ];
  const of = (networks: string[], journey?: Suit['journey']) => suiting(suits, networks, journey).map((one) => one.format);
  expect(of([])).toEqual(['reel', 'video', 'poll']);
  expect(of(['instagram'])).toEqual(['reel', 'poll']);
  expect(of(['youtube'], 'awareness')).toEqual(['video']);
});
