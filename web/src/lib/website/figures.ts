/** Answers: what is known of a website on which days, and how are days told in larger pieces? What was not counted yet is missing, not
 * zero. Pure. */

import { bucket, buckets, type Grain, type Range } from '$lib/measure/periods';
import type { Day } from '$lib/words/time';
import type { Site, SiteLink, ToldRow } from './queries';

export const FIGURES = ['visits', 'clicks', 'views', 'leads', 'downloads', 'signups', 'purchases'] as const;
export type SiteFigure = (typeof FIGURES)[number];

/** As many links as a list tells; older ones may lie behind it. */
const LINKS_TOLD = 200;

/** Since which day pages, and since which day short links, are counted; undefined for not at all. */
export interface Since {
  pages: Day | undefined;
  links: Day | undefined;
}

const earliest = (days: Day[]): Day | undefined => days.sort()[0];

/** `dayOf` tells the brand's day of an instant. */
export const sinceOf = (sites: Site[], links: SiteLink[], dayOf: (instant: string) => Day): Since => ({
  pages: earliest(sites.flatMap((one) => one.seen?.first ?? [])),
  links: links.length >= LINKS_TOLD ? '0000-01-01' : earliest(links.map((one) => dayOf(one.created_at))),
});

/** How much of some days a figure was counted on. */
export function known(figure: SiteFigure, days: Range | undefined, since: Since): 'whole' | 'part' | 'none' {
  const first = figure === 'clicks' ? since.links : since.pages;
  if (!first || !days || first > days.to) return 'none';
  return first > days.from ? 'part' : 'whole';
}

/** A figure piece by piece; pieces before anything was counted are missing. */
export function pieces(rows: ToldRow[], figure: SiteFigure, range: Range, grain: Grain, since: Since): (number | undefined)[] {
  const first = figure === 'clicks' ? since.links : since.pages;
  const sums = new Map<Day, number>();
  for (const row of rows) sums.set(bucket(row.key, grain), (sums.get(bucket(row.key, grain)) ?? 0) + row[figure]);
  return buckets(range, grain).map((piece) => (first && piece >= bucket(first, grain) ? (sums.get(piece) ?? 0) : undefined));
}

/** The host names in what somebody typed or pasted: addresses are taken apart. */
export function hostsIn(text: string): string[] {
  const host = (word: string) => word.replace(/^[a-z]+:\/\//i, '').replace(/[/?#].*$/, '').replace(/:\d+$/, '').toLowerCase();
  return [...new Set(text.split(/[\s,;]+/).map(host).filter(Boolean))];
}

/** Amounts by currency of two times side by side. */
export const valueOf = (row: ToldRow | undefined, currency: string): number => row?.values.find((one) => one.currency === currency)?.amount ?? 0;
