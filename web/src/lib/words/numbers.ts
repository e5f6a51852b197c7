/** Answers: which number does a person mean who types one? Pure. */

import { language } from './index.svelte';

/** The number meant by 2.500, 2,500, 2,1 or -3; a trailing % is let be. Undefined where it cannot be told. */
export function readNumber(text: string): number | undefined {
  const said = text.trim().replace(/[\s\u00a0%]/g, '').replace('\u2212', '-');
  if (!/^-?\d[\d.,]*$/.test(said)) return undefined;
  const last = Math.max(said.lastIndexOf('.'), said.lastIndexOf(','));
  if (last < 0) return Number(said);
  const mark = said[last]!;
  const other = mark === '.' ? ',' : '.';
  const once = said.indexOf(mark) === last;
  const after = said.length - last - 1;
  // One mark before three digits parts thousands in the language that writes them so; in the other it is a comma.
  const grouping = language() === 'id' ? '.' : ',';
  const thousands = !once || (after === 3 && !said.includes(other) && mark === grouping);
  const [whole, part] = thousands ? [said, ''] : [said.slice(0, last), said.slice(last + 1)];
  const by = thousands ? mark : other;
  if (whole.includes('.') || whole.includes(',')) {
    if (!new RegExp(`^-?\\d{1,3}(\\${by}\\d{3})+$`).test(whole)) return undefined;
  }
  return Number(`${whole.replace(/[.,]/g, '')}${part ? `.${part}` : ''}`);
}

/** A number as one types it. */
export const writeNumber = (value: number): string => new Intl.NumberFormat(language(), { maximumFractionDigits: 4 }).format(value);
