/** Answers: how does a table leave the app, by the clipboard or as a file? As it is shown: the same words, order and columns. */

import { api, ask } from '$lib/api/client';
import { t } from '$lib/words/index.svelte';
import { attempt } from './attempt';
import { outside, tableCsv, type Table } from './csv';
import type { Item } from './Menu.svelte';
import { toasts } from './toasts.svelte';

/** Copies a text, also where the browser gives the clipboard only to pages that came by https or from this machine. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
}

/** A title as the name of a file. */
export const fileName = (title: string, ending: string): string => `${title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').toLowerCase()}.${ending}`;

export function saveFile(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** The mark in front tells spreadsheets that this is UTF-8. */
export const csvFile = (text: string): Blob => new Blob(['\uFEFF', text], { type: 'text/csv' });

/** A workbook of a table, which the server writes. */
async function workbook(title: string, { columns, rows }: Table): Promise<void> {
  const body = { columns: columns.map(({ text, holds }) => ({ heading: text, holds: holds ?? ('plain' as const) })), rows: rows.map((row) => row.map((cell) => outside(cell) ?? null)) };
  await attempt(async () => {
    const blob = await ask(api.POST('/api/v1/workbooks', { body, parseAs: 'blob' }));
    saveFile(fileName(title, 'xlsx'), blob as unknown as Blob);
  });
}

/** What can be taken along of a table; whoever came by a link has no server to write a workbook. */
export function takes(title: string, table: () => Table, { guest = false } = {}): Item[] {
  const copy = async () => {
    await copyText(tableCsv(table()));
    toasts.done(t('ui.csv_copied'));
  };
  return [
    { text: t('ui.csv_copy'), icon: 'copy', run: () => void copy() },
    { text: t('ui.csv_download'), icon: 'download', run: () => saveFile(fileName(title, 'csv'), csvFile(tableCsv(table()))) },
    ...(guest ? [] : [{ text: t('ui.xlsx'), icon: 'download' as const, run: () => void workbook(title, table()) }]),
  ];
}
