/** Answers: what is a table, and how does it become CSV that every spreadsheet reads? */

export type Cell = string | number | undefined;

export interface Column {
  text: string;
  number?: boolean;
  /** Texts that are read over several lines. */
  long?: boolean;
  /** What stands in it, for a spreadsheet that reckons with it; of a moment `YYYY-MM-DDTHH:MM`. */
  holds?: 'percent' | 'day' | 'moment';
}

/** One cell: as it is shown, as it is sorted by, and as it is handed on where that is something else again. */
export interface Shown {
  text: string;
  value: Cell;
  out?: Cell;
  href?: string;
}

export interface Table {
  columns: Column[];
  rows: Shown[][];
}

/** What a cell says outside of the app. */
export const outside = (cell: Shown): Cell => ('out' in cell ? cell.out : cell.value);

/** A number leaves its unit in the app; there the heading tells it. */
const headed = ({ text, holds }: Column): string => (holds === 'percent' ? `${text} (%)` : text);

/** A cell as RFC 4180 wants it. A text that a spreadsheet would take for a formula is marked as text; what is missing stays
 * empty. */
function cell(value: Cell): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const tableCsv = ({ columns, rows }: Table): string =>
  csv(
    columns.map(headed),
    // With a space, by which every spreadsheet knows a moment.
    rows.map((row) => row.map((cell, at) => (columns[at]?.holds === 'moment' ? String(outside(cell) ?? '').replace('T', ' ') : outside(cell)))),
  );

export const csv = (head: string[], rows: Cell[][]): string => [head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';

/** What was sorted by, compared: numbers by size, texts as the language sorts them, the missing last either way. */
export function compare(a: Cell, b: Cell, up: boolean): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
  return up ? order : -order;
}
