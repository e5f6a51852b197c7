/** Answers: what did files say beside the numbers of posts and profiles, put together so that it can be read? Pure. The rows come
 * newest import first; of what several files say, the newest is shown. */

/** Every row tells the import that brought it. */
export interface Brought {
  import: string;
}

export interface AudienceRow extends Brought {
  of: string;
  kind: string;
  label: string;
  share: { of: number } | { below: number } | null;
  count: number | null;
}

export interface WebsiteRow extends Brought {
  sheet: string | null;
  dimension: string;
  label: string;
  also: [string, string][];
  start: string | null;
  end: string | null;
  sessions: number | null;
  engaged_sessions: number | null;
  users: number | null;
  new_users: number | null;
  views: number | null;
  key_events: number | null;
  event_count: number | null;
  revenue: string | null;
}

export interface InterestRow extends Brought {
  term: string;
  region: string | null;
  start: string;
  grain: string;
  value: number;
  below_one: boolean;
}

export interface AdRow extends Brought {
  date: string | null;
  campaign: string | null;
  ad_group: string | null;
  spend: string | null;
  impressions: number | null;
  clicks: number | null;
  outbound_clicks: number | null;
  conversions: number | null;
}

export interface CompetitorRow extends Brought {
  name: string;
  followers: number | null;
  new_followers: number | null;
  posts: number | null;
  engagements: number | null;
}

/** The first of each key, in the order in which they came. */
function newest<T>(rows: T[], key: (row: T) => string): T[] {
  const seen = new Map<string, T>();
  for (const row of rows) if (!seen.has(key(row))) seen.set(key(row), row);
  return [...seen.values()];
}

function groups<T>(rows: T[], key: (row: T) => string): T[][] {
  const all = new Map<string, T[]>();
  for (const row of rows) {
    const found = all.get(key(row));
    if (found) found.push(row);
    else all.set(key(row), [row]);
  }
  return [...all.values()];
}

/** The newest import of rows: ids grow with time. */
export const newestImport = (rows: Brought[]): string => rows.reduce((most, row) => (row.import > most ? row.import : most), '');

/** How large a part of the audience a row is, 0 to 1; of a number without parts nothing is known. */
export const shareOf = (row: AudienceRow): number | undefined => (!row.share ? undefined : 'of' in row.share ? row.share.of : row.share.below);

/** Who they are, one group for each question, the largest part first. */
export function audiences(rows: AudienceRow[]): { of: string; kind: string; rows: AudienceRow[] }[] {
  const once = newest(rows, (row) => `${row.of}\n${row.kind}\n${row.label}`);
  const size = (row: AudienceRow) => shareOf(row) ?? row.count ?? 0;
  return groups(once, (row) => `${row.of}\n${row.kind}`).map((of) => ({ of: of[0]!.of, kind: of[0]!.kind, rows: of.toSorted((a, b) => size(b) - size(a)) }));
}

/** One report for each dimension and period, as it was downloaded. */
export function reports(rows: WebsiteRow[]): { dimension: string; start: string | null; end: string | null; rows: WebsiteRow[] }[] {
  const key = (row: WebsiteRow) => `${row.dimension}\n${row.start}\n${row.end}`;
  const once = newest(rows, (row) => `${key(row)}\n${row.label}\n${JSON.stringify(row.also)}`);
  return groups(once, key).map((of) => ({ dimension: of[0]!.dimension, start: of[0]!.start, end: of[0]!.end, rows: of }));
}

/** How much each term was searched for, in the order of time. */
export function terms(rows: InterestRow[]): { term: string; region: string | null; rows: InterestRow[] }[] {
  const key = (row: InterestRow) => `${row.term}\n${row.region ?? ''}\n${row.grain}`;
  const once = newest(rows, (row) => `${key(row)}\n${row.start}`);
  return groups(once, key).map((of) => ({ term: of[0]!.term, region: of[0]!.region, rows: of.toSorted((a, b) => a.start.localeCompare(b.start)) }));
}

export const ads = (rows: AdRow[]): AdRow[] => newest(rows, (row) => `${row.date}\n${row.campaign}\n${row.ad_group}`).toSorted((a, b) => (b.date ?? '').localeCompare(a.date ?? ''));

export const others = (rows: CompetitorRow[]): CompetitorRow[] => newest(rows, (row) => row.name).toSorted((a, b) => (b.followers ?? 0) - (a.followers ?? 0));
