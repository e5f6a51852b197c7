/** Answers: which emoji are there, and which does somebody mean who types a word? */

import type { Language } from '$lib/words/index.svelte';

export interface Emoji {
  sign: string;
  name: string;
  /** Everything it is found by, in small letters. */
  words: string;
}

export interface Group {
  slug: string;
  emoji: Emoji[];
}

type Table = [slug: string, rows: [sign: string, name: string, words: string][]][];

const TABLES: Record<Language, () => Promise<{ default: unknown }>> = {
  en: () => import('virtual:emoji/en'),
  id: () => import('virtual:emoji/id'),
};

/** A flag is written as the two letters of its country. */
function country(sign: string): string {
  return [...sign].map((letter) => String.fromCharCode((letter.codePointAt(0) ?? 0) - 0x1f1e6 + 65)).join('');
}

/** All emoji, in Unicode's order, named in `language`. */
export async function groups(language: Language): Promise<Group[]> {
  const table = (await TABLES[language]()).default as Table;
  const regions = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const named = (sign: string, name: string) => {
    if (name) return name;
    const letters = country(sign);
    return /^[A-Z]{2}$/.test(letters) ? (regions.of(letters) ?? '') : '';
  };
  return table.map(([slug, rows]) => ({
    slug,
    emoji: rows
      .map(([sign, short, words]) => {
        const name = named(sign, short);
        return { sign, name, words: `${name} ${words}`.toLowerCase() };
      })
      .filter((one) => one.name),
  }));
}

/** Those that somebody may mean who types `text`: every word of it begins a word of theirs. */
export function found(all: Group[], text: string): Emoji[] {
  const typed = text.toLowerCase().split(/\s+/).filter(Boolean);
  return all
    .flatMap((group) => group.emoji)
    .filter(({ words }) => typed.every((word) => words.startsWith(word) || words.includes(` ${word}`)));
}
