/** Answers: what does the app ask about experiments, and what does it do with them? Their numbers change with every count. */

import { api, ask, onceKey, type Schema } from '$lib/api/client';
import { queries } from '$lib/api/queries';

export type Experiment = Schema['Experiment'];
export type Detail = Schema['ExperimentDetail'];
export type Fields = Schema['ExperimentFields'];
export type Plan = Schema['ExperimentPlan'];
export type Standing = Schema['ExperimentStanding'];
export type ArmPost = Schema['ArmPost'];
export type Placing = Schema['Placing'];

export const FIGURES: Fields['figure'][] = ['interactions', 'reactions', 'replies', 'reposts', 'quotes', 'saves', 'clicks', 'link_clicks', 'views', 'impressions', 'reach', 'watch_seconds'];
export const AGES = [24, 48, 168];
export const WORTHS = [20, 30, 50, 100];

export const experimentsOf = (brand: string) => ({
  queryKey: ['experiments', brand],
  enabled: !!brand,
  queryFn: () => ask(api.GET('/api/v1/experiments', { params: { query: { brand } } })),
});

export const experimentById = (id: string) => ({
  queryKey: ['experiments', 'one', id],
  enabled: !!id,
  queryFn: () => ask(api.GET('/api/v1/experiments/{id}', { params: { path: { id } } })),
});

export const planOf = (brand: string, experiment: Fields) => ({
  queryKey: ['experiments', brand, 'plan', experiment],
  enabled: !!brand && experiment.profiles.length > 0,
  queryFn: () => ask(api.POST('/api/v1/experiments/plan', { body: { brand, experiment } })),
});

export const changed = () => queries.invalidateQueries({ queryKey: ['experiments'] });

const seen = (one: Experiment) => ({ path: { id: one.id }, header: { 'If-Match': `"${one.version}"` } });

export const create = (brand: string, experiment: Fields, start: boolean) =>
  ask(api.POST('/api/v1/experiments', { params: { header: { 'Idempotency-Key': onceKey() } }, body: { brand, experiment, start } }));
export const update = (one: Experiment, body: Fields) => ask(api.PUT('/api/v1/experiments/{id}', { params: seen(one), body }));
export const start = (one: Experiment) => ask(api.POST('/api/v1/experiments/{id}/start', { params: seen(one) }));
export const stop = (one: Experiment) => ask(api.POST('/api/v1/experiments/{id}/stop', { params: seen(one) }));
export const remove = (one: Experiment) => ask(api.DELETE('/api/v1/experiments/{id}', { params: seen(one) }));
/** Without `If-Match`: two who put different posts somewhere do not get into each other's way. */
export const place = (id: string, subject: string, into: Placing) => ask(api.PUT('/api/v1/experiments/{id}/posts', { params: { path: { id } }, body: { posts: [{ subject, into }] } }));
