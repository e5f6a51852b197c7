import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import en from './en.json';
import id from './id.json';
import { fill, places, plurals } from './message';

const catalogues: Record<string, Record<string, string>> = { en, id };

describe('the catalogues', () => {
  test('have the same keys and the same places', () => {
    expect(Object.keys(id).sort()).toEqual(Object.keys(en).sort());
    for (const key of Object.keys(en)) expect(`${key}: ${places(catalogues.id![key]!)}`).toBe(`${key}: ${places(catalogues.en![key]!)}`);
  });

  test('offer the plural forms of their language', () => {
    for (const [language, table] of Object.entries(catalogues)) {
      const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      for (const [key, text] of Object.entries(table)) {
        for (const forms of plurals(text)) expect(`${language} ${key}: ${needed.filter((one) => !forms.includes(one))}`).toBe(`${language} ${key}: `);
      }
    }
  });

  test('hold no text that nobody says', () => {
    const sources = files('src').filter((file) => /\.(svelte|ts)$/.test(file) && !/schema\.ts$|\.test\.ts$/.test(file));
    const all = sources.map((file) => fs.readFileSync(file, 'utf8')).join('\n');
    // Keys put together from a prefix and a code, such as `state.${state}`.
    const prefixes = [...all.matchAll(/`([a-z_]+(?:\.[a-z_]+)*[._])\$\{/g)].map((match) => match[1]!);
    const unused = Object.keys(en).filter((key) => !all.includes(`'${key}'`) && !prefixes.some((prefix) => key.startsWith(prefix)));
    expect(unused).toEqual([]);
  });
});

describe('a message', () => {
  test('is filled, counted and written in the form of its language', () => {
    expect(fill('Halo, {name}', 'id', { name: 'Sari' })).toBe('Halo, Sari');
    const posts = '{count, plural, =0 {none} one {# post by {name}} other {# posts by {name}}}';
    expect([0, 1, 1200].map((count) => fill(posts, 'en', { count, name: 'Sari' }))).toEqual(['none', '1 post by Sari', '1,200 posts by Sari']);
    expect(fill('{count, plural, other {# posting}}', 'id', { count: 1200 })).toBe('1.200 posting');
  });

  test('that cannot be read is a mistake', () => {
    for (const text of ['{open', 'close}', '{n, select, a {b}}', '{n, plural, one {b}}']) expect(() => places(text), text).toThrow();
  });
});

test('those who chose dark see the same colours as those whose system is dark', () => {
  const css = fs.readFileSync('src/lib/ui/tokens.css', 'utf8');
  const blocks = [/:root:not\(\[data-theme='light'\]\) \{([^}]*)\}/, /:root\[data-theme='dark'\] \{([^}]*)\}/].map((pattern) => pattern.exec(css)?.[1]?.replace(/\s+/g, ' ').trim());
  expect(blocks[0]).toBeTruthy();
  expect(blocks[0]).toBe(blocks[1]);
});

function files(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const at = path.join(folder, entry.name);
    return entry.isDirectory() ? files(at) : [at];
  });
}
