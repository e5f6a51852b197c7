/** Answers: how is a brand's Google Analytics property asked for, connected and let go? */

import { api, ask, type Schema } from '$lib/api/client';

export type Ga4 = Schema['Ga4Property'];

/** As long as it is fetched, which takes minutes the first time. */
const SOON = 35 * 60_000;
const LOOK_EVERY = 10_000;

/** Whether a round is under way or near: what it brings is looked for. */
export const near = (one: Ga4 | undefined, now: number) => !!one?.next_at && Date.parse(one.next_at) - now < SOON;

export const ga4Of = (brand: string) => ({
  queryKey: ['website', brand, 'ga4'],
  enabled: !!brand,
  queryFn: () => ask(api.GET('/api/v1/website/ga4', { params: { query: { brand } } })),
  refetchInterval: ({ state }: { state: { data?: Ga4 | undefined } }) => (near(state.data, Date.now()) ? LOOK_EVERY : (false as const)),
});

export const connect = (brand: string, property: string, key: string) => ask(api.PUT('/api/v1/website/ga4', { body: { brand, property, key } }));

export const fetchNow = (brand: string) => ask(api.POST('/api/v1/website/ga4/fetch', { params: { query: { brand } } }));

export const disconnect = (brand: string, forget: boolean) => ask(api.DELETE('/api/v1/website/ga4', { params: { query: { brand, forget } } }));
