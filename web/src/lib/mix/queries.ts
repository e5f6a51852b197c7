/** Answers: what does the app ask about the content mix, and from what do pillars begin? */

import { api, ask, type Schema } from '$lib/api/client';
import type { Of } from '$lib/goals/queries';

export type Pillar = Of<'pillar'>;
export type Mix = Schema['ContentMix'];
export type Row = Schema['MixRow'];
export type Suit = Schema['PillarSuit'];
export type Start = NonNullable<Pillar['starting_point']>;
export type Journey = Schema['JourneyStage'];
export const PERIODS = ['week', 'month', 'quarter'] as const;
export type Period = (typeof PERIODS)[number];

/** The stages of the buying journey, in their order. */
export const JOURNEY: Journey[] = ['awareness', 'consideration', 'purchase', 'loyalty'];

/** The mix of a time; what is under "posts" changes it, and so does the strategy. */
export const mixOf = (brand: string, period: Period, day: string) => ({
  queryKey: ['posts', 'mix', brand, period, day],
  enabled: !!brand,
  queryFn: () => ask(api.GET('/api/v1/mix', { params: { query: { brand, period, day } } })),
});

/** From what pillars often begin: a share of the whole to start with, and how such posts are best shown (words by number). */
export const STARTS: { start: Start; target: number; suits: { network: string; journey?: Journey }[] }[] = [
  { start: 'education', target: 30, suits: [{ network: 'youtube', journey: 'consideration' }, { network: 'instagram', journey: 'consideration' }] },
  { start: 'products', target: 20, suits: [{ network: 'instagram', journey: 'consideration' }] },
  { start: 'entertainment', target: 20, suits: [{ network: 'tiktok', journey: 'awareness' }, { network: 'instagram', journey: 'awareness' }] },
  { start: 'customers', target: 10, suits: [{ network: 'instagram', journey: 'loyalty' }] },
  { start: 'promotions', target: 10, suits: [{ network: 'instagram', journey: 'purchase' }, { network: 'whatsapp', journey: 'purchase' }] },
  { start: 'news', target: 10, suits: [{ network: 'linkedin', journey: 'awareness' }] },
];
