/** Answers: what does the app ask about the score card of networks, and how is it kept? It is a part of the strategy. */

import { api, ask, onceKey, type Schema } from '$lib/api/client';
import { queries } from '$lib/api/queries';

export type Told = Schema['ScorecardTold'];
export type Card = Schema['Scorecard'];
export type Network = Schema['NetworkScore'];
export type Answer = Schema['ScoreAnswer'];
export type Question = Schema['ScoreQuestion'];
export type Said = Schema['ScoredNetwork'];
export type Weights = Schema['ScoreWeights'];

export const QUESTIONS: Question[] = ['serves_goal', 'cost_return', 'demographics', 'active', 'room', 'competitors'];
/** Networks that can be added, the usual ones first. */
export const NETWORKS = ['instagram', 'tiktok', 'facebook', 'youtube', 'whatsapp', 'x', 'threads', 'linkedin', 'pinterest', 'telegram', 'bluesky', 'mastodon', 'reddit'];

export const scorecardOf = (brand: string) => ({
  queryKey: ['kpis', brand, 'scorecard'],
  enabled: !!brand,
  queryFn: () => ask(api.GET('/api/v1/scorecard', { params: { query: { brand } } })),
});

/** Keeps the card as it is meant now: the first time it is made. */
export async function keep(brand: string, told: Told, card: Card): Promise<void> {
  const item = { kind: 'scorecard' as const, fields: card };
  if (told.part) await ask(api.PUT('/api/v1/strategy/{id}', { params: { path: { id: told.part.id }, header: { 'If-Match': `"${told.part.version}"` } }, body: item }));
  else await ask(api.POST('/api/v1/strategy', { params: { header: { 'Idempotency-Key': onceKey() } }, body: { brand, item } }));
  await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'kpis' || queryKey[0] === 'strategy' });
}

/** The card with what is said of one network changed, or said for the first time. */
export function withNetwork(card: Card, said: Said): Card {
  const known = card.networks?.some((one) => one.network === said.network);
  const networks = card.networks ?? [];
  return { ...card, networks: known ? networks.map((one) => (one.network === said.network ? said : one)) : [...networks, said] };
}
