/** Answers: what was taken out of a text, and what was put in, word by word? Pure. */

export interface Piece {
  kind: 'same' | 'out' | 'in';
  text: string;
}

/** Words and what lies between them, so that the pieces put together are the text again. */
const words = (text: string): string[] => text.match(/\s+|[^\s]+/g) ?? [];

/** Beyond this many pairs of words a comparison would be felt; then the middle is told as replaced as a whole. */
const PAIRS_MAX = 4_000_000;

export function diff(before: string, after: string): Piece[] {
  const a = words(before);
  const b = words(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const pieces: Piece[] = [];
  add(pieces, 'same', a.slice(0, start));
  middle(a.slice(start, a.length - end), b.slice(start, b.length - end), pieces);
  add(pieces, 'same', a.slice(a.length - end));
  return pieces;
}

function middle(a: string[], b: string[], pieces: Piece[]): void {
  if (a.length * b.length > PAIRS_MAX) {
    add(pieces, 'out', a);
    add(pieces, 'in', b);
    return;
  }
  // Longest common subsequence, from the end, so that it can be walked from the beginning.
  const wide = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * wide);
  const at = (i: number, j: number) => longest[i * wide + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) longest[i * wide + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add(pieces, 'same', [a[i]!]);
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      add(pieces, 'out', [a[i]!]);
      i += 1;
    } else {
      add(pieces, 'in', [b[j]!]);
      j += 1;
    }
  }
}

function add(pieces: Piece[], kind: Piece['kind'], list: string[]): void {
  if (!list.length) return;
  const last = pieces.at(-1);
  if (last?.kind === kind) last.text += list.join('');
  else pieces.push({ kind, text: list.join('') });
}
