/** Answers: what does the app ask about competitors, and how are they let go of? */

import { api, ask, type Schema } from '$lib/api/client';
import { queries } from '$lib/api/queries';
import { t } from '$lib/words/index.svelte';
import { letGo } from '$lib/ui/letgo';

export type Competitor = Schema['Competitor'];
export type CompetitorProfile = Schema['CompetitorProfile'];
export type FoundBy = Schema['FoundBy'];
export type Comparison = Schema['Comparison'];
export type Side = Schema['Side'];
export type Amount = Schema['Amount'];

export const FOUND_BY: FoundBy[] = ['customers', 'sales', 'keyword', 'follows', 'other'];

export const competitorsOf = (brand: string) => ({
  queryKey: ['competitors', brand],
  enabled: !!brand,
  queryFn: () => ask(api.GET('/api/v1/competitors', { params: { query: { brand } } })),
});

export const comparisonOf = (brand: string, from: string, to: string) => ({
  queryKey: ['competitors', brand, 'compare', from, to],
  enabled: !!brand && !!from && from <= to,
  queryFn: () => ask(api.GET('/api/v1/competitors/compare', { params: { query: { brand, from, to } } })),
});

export const changed = () => Promise.all(['competitors', 'imports', 'measure'].map((key) => queries.invalidateQueries({ queryKey: [key] })));

export const removeCompetitor = (hidden: Set<string>, one: Competitor) =>
  letGo(hidden, one.id, t('compete.removed', { name: one.name }), () => ask(api.DELETE('/api/v1/competitors/{id}', { params: { path: { id: one.id } } })), changed);

export const removeProfile = (hidden: Set<string>, of: Competitor, one: CompetitorProfile) =>
  letGo(hidden, one.id, t('compete.removed', { name: one.handle }), () => ask(api.DELETE('/api/v1/competitors/{id}/profiles/{profile}', { params: { path: { id: of.id, profile: one.id } } })), changed);
