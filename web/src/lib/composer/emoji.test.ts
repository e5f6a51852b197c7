import { describe, expect, it } from 'vitest';
import { found, groups } from './emoji';

describe('emoji', () => {
  it('are found by words of the language', async () => {
    const id = await groups('id');
    expect(found(id, 'kopi').map((one) => one.sign)).toContain('☕');
    expect(found(id, 'minuman pan').map((one) => one.sign)).toContain('☕');
    const en = await groups('en');
    expect(found(en, 'coffee').map((one) => one.sign)).toContain('☕');
    expect(found(en, 'xyzzy')).toEqual([]);
  });

  it('have a name each, flags that of their country', async () => {
    const all = (await groups('id')).flatMap((group) => group.emoji);
    expect(all.length).toBeGreaterThan(1500);
    expect(all.filter((one) => !one.name)).toEqual([]);
    expect(all.find((one) => one.sign === '🇯🇵')?.name).toBe('Jepang');
  });
});
