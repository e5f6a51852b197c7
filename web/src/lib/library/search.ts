import type { Media } from '$lib/api/queries';

/** Whether all words of `text` stand somewhere in a file's name or description. */
export function matches(file: Media, text: string): boolean {
  const within = `${file.name} ${file.alt}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => within.includes(word));
}
