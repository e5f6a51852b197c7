/** Answers: what does the app ask about websites and short links, and how are they let go of? */

import { api, ask, type Schema } from '$lib/api/client';
import { queries } from '$lib/api/queries';
import type { Range } from '$lib/measure/periods';
import { letGo } from '$lib/ui/letgo';
import { t } from '$lib/words/index.svelte';

export type Site = Schema['SiteShown'];
export type SiteLink = Schema['SiteLinkShown'];
export type Told = Schema['WebsiteShown'];
export type ToldRow = Schema['WebsiteCountsRow'];
export type FileRow = Schema['WebsiteFileRow'];
export type By = Schema['WebsiteBy'];

export const sitesOf = (brand: string) => ({
  queryKey: ['website', brand, 'sites'],
  enabled: !!brand,
  queryFn: () => ask(api.GET('/api/v1/sites', { params: { query: { brand } } })),
  // Somebody is putting the script in just now, and looks here whether it works.
  refetchInterval: (query: { state: { data?: Site[] | undefined } }) => (query.state.data?.some((one) => !one.seen) ? 5_000 : false),
});

export const linksOf = (brand: string) => ({
  queryKey: ['website', brand, 'links'],
  enabled: !!brand,
  queryFn: () => ask(api.GET('/api/v1/site-links', { params: { query: { brand } } })),
});

/** What happened on days; nothing is asked without days. No event tells of a visit, so it is asked again after a minute. */
export const toldOf = (brand: string, days: Range | undefined, by: By) => ({
  queryKey: ['website', brand, 'told', by, days],
  enabled: !!brand && !!days,
  queryFn: () => ask(api.GET('/api/v1/website', { params: { query: { brand, ...days!, by } } })),
  refetchInterval: 60_000,
  // Other days of the same: what is there stands until the new comes.
  placeholderData: (before: Told | undefined, query: { queryKey: readonly unknown[] } | undefined) => (query?.queryKey[1] === brand && query.queryKey[3] === by ? before : undefined),
});

export const changed = () => Promise.all(['website', 'returns'].map((key) => queries.invalidateQueries({ queryKey: [key] })));

export const removeSite = (hidden: Set<string>, one: Site) =>
  letGo(hidden, one.id, t('website.removed', { name: one.name }), () => ask(api.DELETE('/api/v1/sites/{id}', { params: { path: { id: one.id } } })), changed);

export const removeLink = (hidden: Set<string>, one: SiteLink) =>
  letGo(hidden, one.id, t('website.link_removed'), () => ask(api.DELETE('/api/v1/site-links/{id}', { params: { path: { id: one.id } } })), changed);
