/** Answers: where in a text are the words that comments are about? */

export interface Mark {
  /** The comment. */
  id: string;
  /** The words that are meant. */
  quote: string;
}

/** The text in pieces, each with the comment that means it, if one does. Of places that overlap the first counts. */
export function pieces(text: string, marks: Mark[]): { text: string; id?: string }[] {
  const found = marks
    .flatMap(({ id, quote }) => (quote && text.includes(quote) ? [{ id, from: text.indexOf(quote), to: text.indexOf(quote) + quote.length }] : []))
    .sort((a, b) => a.from - b.from);
  const all: { text: string; id?: string }[] = [];
  let at = 0;
  for (const { id, from, to } of found) {
    if (from < at) continue;
    if (from > at) all.push({ text: text.slice(at, from) });
    all.push({ text: text.slice(from, to), id });
    at = to;
  }
  if (at < text.length || !all.length) all.push({ text: text.slice(at) });
  return all;
}

/** The comment about the place at `position`. */
export function markAt(text: string, marks: Mark[], position: number): string | undefined {
  let at = 0;
  for (const piece of pieces(text, marks)) {
    if (piece.id && position >= at && position <= at + piece.text.length) return piece.id;
    at += piece.text.length;
  }
  return undefined;
}

/** The words `quote` as they stand on the page below `root`, also when they are put together from several pieces. */
export function rangeOf(root: Node, quote: string): Range | undefined {
  const nodes: Text[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  const from = nodes.map((node) => node.data).join('').indexOf(quote);
  if (from < 0) return undefined;
  const range = document.createRange();
  let at = 0;
  for (const node of nodes) {
    if (from >= at && from < at + node.length) range.setStart(node, from - at);
    if (from + quote.length > at && from + quote.length <= at + node.length) range.setEnd(node, from + quote.length - at);
    at += node.length;
  }
  return range;
}
