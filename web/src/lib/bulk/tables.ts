/** Answers: how does a table of posts get into the server and out of it? */

import { api, heading, onceKey, type Schema } from '$lib/api/client';
import { offline, ProblemError, type Problem } from '$lib/api/problem';

export type Report = Schema['ImportReport'];
export type Format = 'csv' | 'xlsx';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What a file is, by its name: browsers tell the kind of a table differently on every system. */
export const kindOf = (name: string): string => (/\.xlsx$/i.test(name) ? XLSX : /\.json$/i.test(name) ? 'application/json' : 'text/csv');

export type Row = Schema['Row'];
export const COLUMNS = ['text', 'at', 'zone', 'profiles', 'title', 'campaign', 'pillar', 'warning', 'language', 'visibility'] as const;
export type Column = (typeof COLUMNS)[number];

/** Mended rows as a file of their own, one to a line: the first stands on line 2, below the bracket. */
export const fileOf = (rows: Row[], name: string): File => new File([`[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`], `${name}.json`, { type: 'application/json' });

/** Sends the file itself. The generated client would make text of it, and with that lose how it was written. */
export async function importTable(brand: string, file: File, mode: 'dry_run' | 'leave_out' | 'all', lines = false): Promise<Report> {
  const query = new URLSearchParams({ brand, ...(lines ? { lines: 'true' } : {}), ...(mode === 'all' ? {} : { [mode]: 'true' }) });
  let answer: Response;
  try {
    answer = await fetch(`/api/v1/imports?${query}`, {
      method: 'POST',
      body: file,
      headers: { ...heading(), 'Content-Type': kindOf(file.name), 'Idempotency-Key': onceKey() },
    });
  } catch (cause) {
    throw new ProblemError(offline(), 0, { cause });
  }
  const body: unknown = await answer.json();
  if (!answer.ok) throw new ProblemError(body as Problem, answer.status);
  return body as Report;
}

/** Fetches a table and hands it to the browser to keep. Without a range it is the empty one. */
export async function exportTable(brand: string, format: Format, range: { from: string; to: string } | Record<string, never>): Promise<void> {
  const { data, error, response } = await api
    .GET('/api/v1/exports', { params: { query: { brand, format, ...range } }, parseAs: 'blob' })
    .catch((cause: unknown) => {
      throw new ProblemError(offline(), 0, { cause });
    });
  if (!response.ok) throw new ProblemError(error as unknown as Problem, response.status);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(data as unknown as Blob);
  link.download = `selaras.${format}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Takes back what an import made, a few at a time. How many could not be taken back, because they were changed or went out. */
export async function undoImport(ids: string[], progress: (done: number) => void): Promise<number> {
  const left = [...ids];
  let done = 0;
  let failed = 0;
  const one = async () => {
    for (let id = left.pop(); id; id = left.pop()) {
      const { response } = await api.DELETE('/api/v1/posts/{id}', { params: { path: { id } } }).catch(() => ({ response: { ok: false } }));
      if (!response.ok) failed += 1;
      progress((done += 1));
    }
  };
  await Promise.all([one(), one(), one(), one()]);
  return failed;
}
