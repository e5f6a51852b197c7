/** Answers: how does a table become CSV that every spreadsheet reads? */

export type Cell = string | number | undefined;

/** A cell as RFC 4180 wants it. A text that a spreadsheet would take for a formula is marked as text; what is missing stays
 * empty. */
function cell(value: Cell): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csv = (head: string[], rows: Cell[][]): string => [head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';

/** What was sorted by, compared: numbers by size, texts as the language sorts them, the missing last either way. */
export function compare(a: Cell, b: Cell, up: boolean): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
  return up ? order : -order;
}
