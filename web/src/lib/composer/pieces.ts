/** Splits a text into what networks show as a link (addresses, mentions, hashtags) and what stands between. For looks
 * only: what really becomes a link is decided by the server when it sends. */
export function pieces(text: string): { text: string; marked: boolean }[] {
  const found: { text: string; marked: boolean }[] = [];
  let last = 0;
  for (const match of text.matchAll(/https?:\/\/\S+|(?<=^|[\s(])[@#][\p{L}\p{N}_][\p{L}\p{N}_.@-]*/gu)) {
    if (match.index > last) found.push({ text: text.slice(last, match.index), marked: false });
    found.push({ text: match[0], marked: true });
    last = match.index + match[0].length;
  }
  if (last < text.length) found.push({ text: text.slice(last), marked: false });
  return found;
}
