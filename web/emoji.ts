/** Answers: where do the emoji of the picker and their names in each language come from? From Unicode's own tables (order
 * and groups) and its locale data (names and words), at build time; a language is loaded when its picker opens. */

import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);
const PREFIX = 'virtual:emoji/';

interface Group {
  slug: string;
  emojis: { emoji: string }[];
}
type Names = Record<string, { default?: string[]; tts?: string[] }>;

/** The groups, each with its emoji: the sign, its name, the words it is found by. Flags are named by the browser. */
function table(language: string): string {
  const groups = require('unicode-emoji-json/data-by-group.json') as Group[];
  const { annotations } = (require(`cldr-annotations-full/annotations/${language}/annotations.json`) as { annotations: { annotations: Names } }).annotations;
  const rows = groups.map(({ slug, emojis }) => [
    slug,
    emojis.flatMap(({ emoji }) => {
      // The locale data leaves the sign for "as a picture" out.
      const known = annotations[emoji] ?? annotations[emoji.replaceAll('\u{fe0f}', '')];
      if (slug === 'flags' && !known) return [[emoji, '', '']];
      const name = known?.tts?.[0];
      return name ? [[emoji, name, known.default?.join(' ') ?? '']] : [];
    }),
  ]);
  return `export default ${JSON.stringify(rows)}`;
}

export function emoji(): Plugin {
  return {
    name: 'emoji',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load: (id) => (id.startsWith(`\0${PREFIX}`) ? table(id.slice(PREFIX.length + 1)) : undefined),
  };
}
