/** Answers: what does the app ask about KPIs, and how are they kept and looked at? They are parts of the strategy. */

import { api, ask, onceKey, type Schema } from '$lib/api/client';
import { queries } from '$lib/api/queries';

export type Standing = Schema['KpiStanding'];
export type Detail = Schema['KpiDetail'];
export type Numbers = Schema['KpiNumbers'];
export type Kpi = Schema['Kpi'];
export type Held = Schema['KpiHeldCheck'];
export type Hold = Schema['HoldCheck'];
export type Decision = Schema['KpiDecision'];
export type Answers = Schema['KpiReviewAnswers'];
export type Unit = Schema['FormulaUnit'];
export type PeriodValue = Schema['KpiPeriodValue'];
export type ToHold = Standing['open'][number];

export const kpisOf = (brand: string) => ({
  queryKey: ['kpis', brand],
  enabled: !!brand,
  queryFn: () => ask(api.GET('/api/v1/kpis', { params: { query: { brand } } })),
});

export const kpiById = (id: string) => ({
  queryKey: ['kpis', 'one', id],
  enabled: !!id,
  queryFn: () => ask(api.GET('/api/v1/kpis/{id}', { params: { path: { id } } })),
});

/** What a KPI that is being written would come to, and whether it is SMART, with what was asked; `id` of one that is there already. */
export const meantOf = (brand: string, kpi: Kpi | undefined, id: string | undefined) => ({
  queryKey: ['kpis', brand, 'draft', id, kpi],
  enabled: !!brand && !!kpi,
  retry: false,
  queryFn: async () => ({ asked: kpi!, told: await ask(api.POST('/api/v1/kpis/check', { body: { brand, kpi: kpi!, ...(id ? { id } : {}) } })) }),
});

export const changed = () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'kpis' || queryKey[0] === 'strategy' });

export const hold = (id: string, body: Hold) => ask(api.POST('/api/v1/kpis/{id}/checks', { params: { path: { id }, header: { 'Idempotency-Key': onceKey() } }, body }));

export const create = (brand: string, kpi: Kpi) => ask(api.POST('/api/v1/strategy', { params: { header: { 'Idempotency-Key': onceKey() } }, body: { brand, item: { kind: 'kpi', fields: kpi } } }));

const seen = (one: Pick<Standing, 'id' | 'version'>) => ({ path: { id: one.id }, header: { 'If-Match': `"${one.version}"` } });
export const say = (one: Standing, kpi: Kpi) => ask(api.PUT('/api/v1/strategy/{id}', { params: seen(one), body: { kind: 'kpi', fields: kpi } }));
export const remove = (one: Standing) => ask(api.DELETE('/api/v1/strategy/{id}', { params: seen(one) }));
