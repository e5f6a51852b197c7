import { describe, expect, it } from 'vitest';
import { diff } from './diff';

const told = (before: string, after: string) =>
  diff(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'out' ? `[-${text}-]` : `{+${text}+}`))
    .join('');

describe('what changed between two texts', () => {
  it('is told by words', () => {
    expect(told('Kopi lama dari Gayo', 'Kopi baru dari Gayo')).toBe('Kopi [-lama-]{+baru+} dari Gayo');
    expect(told('', 'baru')).toBe('{+baru+}');
    expect(told('sama', 'sama')).toBe('sama');
  });

  it('leaves both texts whole, whatever they are', () => {
    const pick = (seed: number) => Array.from({ length: 40 }, (_, at) => ['a', 'b', ' ', '\n', 'c d'][(seed * 7 + at * at * (seed + 3)) % 5]).join('');
    for (let seed = 0; seed < 200; seed += 1) {
      const [before, after] = [pick(seed), pick(seed * 13 + 1)];
      const pieces = diff(before, after);
      expect(pieces.filter(({ kind }) => kind !== 'in').map(({ text }) => text).join('')).toBe(before);
      expect(pieces.filter(({ kind }) => kind !== 'out').map(({ text }) => text).join('')).toBe(after);
    }
  });
});
