/** Answers: which groups of competitors does a brand have, and how are they changed? */

import { api, ask, onceKey, type Schema } from '$lib/api/client';

export type Cohort = Schema['Cohort'];

export const cohortsOf = (brand: string) => ({
  queryKey: ['competitors', brand, 'cohorts'],
  enabled: !!brand,
  queryFn: () => ask(api.GET('/api/v1/cohorts', { params: { query: { brand } } })),
});

export const keep = (brand: string, of: Cohort | undefined, name: string, competitors: string[]) =>
  of
    ? ask(api.PATCH('/api/v1/cohorts/{id}', { params: { path: { id: of.id }, header: { 'If-Match': `"${of.version}"` } }, body: { name, competitors } }))
    : ask(api.POST('/api/v1/cohorts', { params: { header: { 'Idempotency-Key': onceKey() } }, body: { brand, name, competitors } }));

export const remove = (of: Cohort) => ask(api.DELETE('/api/v1/cohorts/{id}', { params: { path: { id: of.id } } }));
