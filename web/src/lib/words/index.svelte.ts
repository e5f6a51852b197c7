/** Answers: in which language does the app speak, and what does it say? */

import { fill, type Values } from './message';
import type en from './en.json';

export type Key = keyof typeof en;
export type Language = 'en' | 'id';
type Table = Record<Key, string>;

const loaders: Record<Language, () => Promise<{ default: Table }>> = {
  en: () => import('./en.json'),
  id: () => import('./id.json'),
};

const KEPT = 'selaras.language';

class Words {
  language = $state<Language>('en');
  table = $state.raw<Table>({} as Table);
}

const words = new Words();

/** Fetches a language's words and speaks it from now on. */
export async function speak(language: Language): Promise<void> {
  const { default: table } = await loaders[language]();
  words.table = table;
  words.language = language;
  document.documentElement.lang = language;
  // The name of a shortcut on the phone's home screen is a text too.
  document.querySelector('link[rel=manifest]')?.setAttribute('href', language === 'id' ? '/app.id.webmanifest' : '/app.webmanifest');
  remember(language);
}

function remember(language: Language) {
  try {
    localStorage.setItem(KEPT, language);
  } catch {
    // A browser that keeps nothing is asked again next time.
  }
}

export const isLanguage = (text: unknown): text is Language => text === 'en' || text === 'id';

/** The language chosen before in this browser, else the first of the browser's own that we speak. */
export function preferred(): Language {
  try {
    const kept = localStorage.getItem(KEPT);
    if (isLanguage(kept)) return kept;
  } catch {
    // As if nothing had been chosen.
  }
  // `in` is how old systems spell Indonesian; Malay readers are closer to Indonesian than to English.
  for (const tag of navigator.languages) {
    const base = tag.toLowerCase().split('-')[0];
    if (base === 'id' || base === 'in' || base === 'ms') return 'id';
    if (base === 'en') return 'en';
  }
  return 'en';
}

/** What the app says for `key`, in the reader's language. */
export function t(key: Key, values?: Values): string {
  return fill(words.table[key] ?? key, words.language, values);
}

/** Whether there is a text of this name; for codes that come from the server. */
export const known = (key: string): key is Key => key in words.table;

export const language = (): Language => words.language;
