/** Answers: how does a file of numbers get to the server, and what does the server say of it? */

import { api, ask, heading, type Schema } from '$lib/api/client';
import { offline, ProblemError, type Problem } from '$lib/api/problem';

export type Metric = Schema['Metric'];
export type CameTo = Schema['CameTo'];
export type Made = Schema['Made'];
export type Known = Schema['ProfileNamed'];

export interface Column {
  /** The sheet; empty in a file of one table. */
  table: string;
  heading: string;
  /** What it was taken for; nothing where nobody knows. */
  understood: string | null;
}

export interface PostRow {
  line: number;
  sheet: string | null;
  network: string | null;
  remote_id: string | null;
  url: string | null;
  author: string | null;
  text: string;
  published_at: string | null;
  date_only: boolean;
  format: string | null;
  numbers: [Metric, number][];
}

export interface DayRow {
  line: number;
  network: string | null;
  account: string | null;
  date: string;
  metric: Metric;
  value: number;
}

export interface Rejected {
  line: number;
  sheet: string | null;
  column: string | null;
  value: string;
  reason: string;
  whole_row: boolean;
}

export interface Skipped {
  line: number;
  sheet: string | null;
  reason: string;
}

export interface Assumption {
  code: string;
  params: [string, string][];
}

/** As the server answers; its description names these lists without telling what they hold. */
export type Preview = Omit<Schema['Preview'], 'assumptions' | 'columns' | 'days' | 'posts' | 'rejected' | 'skipped'> & {
  assumptions: Assumption[];
  columns: Column[];
  days: DayRow[];
  posts: PostRow[];
  rejected: Rejected[];
  skipped: Skipped[];
};

/** Whose numbers a file has: a profile that is measured, one of ours that is not connected, or nobody's. */
export type Target = { profile: string } | { name: string; network: string } | Record<string, never>;

/** Sends the file as it is. The generated client would make text of it, and with that lose how it was written. */
async function send(brand: string, file: File, more: Record<string, string>): Promise<Preview> {
  const query = new URLSearchParams({ brand, file_name: file.name, ...more });
  let answer: Response;
  try {
    answer = await fetch(`/api/v1/number-imports?${query}`, { method: 'POST', body: file, headers: { ...heading(), 'Content-Type': 'application/octet-stream' } });
  } catch (cause) {
    throw new ProblemError(offline(), 0, { cause });
  }
  const body: unknown = await answer.json().catch(() => undefined);
  if (!answer.ok) throw new ProblemError(body as Problem, answer.status);
  return body as Preview;
}

/** Reads a file; nothing is written. */
export const look = (brand: string, file: File): Promise<Preview> => send(brand, file, { dry_run: 'true' });

/** Takes a file in. */
export const take = (brand: string, file: File, target: Target): Promise<Preview> => send(brand, file, target as Record<string, string>);

export const undo = (id: string) => ask(api.POST('/api/v1/number-imports/{id}/undo', { params: { path: { id } } }));

export const importsOf = (brand: string) => ({
  queryKey: ['imports', brand],
  enabled: !!brand,
  queryFn: () => ask(api.GET('/api/v1/number-imports', { params: { query: { brand } } })),
});

export const headingsOf = (brand: string) => ({
  queryKey: ['imports', brand, 'headings'],
  enabled: !!brand,
  queryFn: () => ask(api.GET('/api/v1/number-imports/headings', { params: { query: { brand } } })),
});

/** Every profile whose numbers are kept: connected, of files, of competitors. */
export const measuredOf = (brand: string) => ({
  queryKey: ['imports', brand, 'profiles'],
  enabled: !!brand,
  queryFn: () => ask(api.GET('/api/v1/measure/profiles', { params: { query: { brand } } })),
});

export const toldOf = (brand: string, kind: string) => ({
  queryKey: ['imports', brand, 'rows', kind],
  enabled: !!brand,
  queryFn: async () => (await ask(api.GET('/api/v1/number-imports/rows', { params: { query: { brand, kind } } }))) as unknown[],
});

/** An empty table to be filled in by hand, handed to the browser to keep. */
export async function template(format: 'csv' | 'xlsx', days: boolean): Promise<void> {
  const { data, error, response } = await api.GET('/api/v1/number-imports/template', { params: { query: { format, days } }, parseAs: 'blob' }).catch((cause: unknown) => {
    throw new ProblemError(offline(), 0, { cause });
  });
  if (!response.ok) throw new ProblemError(error as unknown as Problem, response.status);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(data as unknown as Blob);
  link.download = `selaras-${days ? 'days' : 'posts'}.${format}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
