/** Answers: what does the app ask about a strategy, and how is a part of it kept or taken back? */

import { api, ask, onceKey, type Schema } from '$lib/api/client';
import { queries } from '$lib/api/queries';
import { attempt } from '$lib/ui/attempt';
import { toasts } from '$lib/ui/toasts.svelte';
import { t } from '$lib/words/index.svelte';
import { dayOf } from '$lib/words/time';

export type Part = Schema['StrategyItem'];
export type Item = Schema['StrategyPart'];
export type Kind = Item['kind'];
export type Of<K extends Kind> = Extract<Item, { kind: K }>['fields'];
export type Objective = Of<'objective'>;
export type Goal = Of<'goal'>;
export type Tactic = Of<'tactic'>;
export type KeyResult = Schema['KeyResult'];
export type Measure = Schema['StrategyMeasure'];
export type Progress = Schema['GoalProgress'];
export type ResultProgress = Schema['GoalResultProgress'];
export type Contribution = Schema['Contribution'];
export type Judged = Schema['GoalJudged'];
export type Read = Schema['GoalRead'];
export type Baseline = Schema['GoalBaseline'];
export type Smart = Schema['Smart'];
export type SmartReason = Schema['SmartReason'];
export type Proposal = Schema['SmartProposal'];
export type TraceRule = Schema['TraceRule'];
export type ToldValue = Schema['GoalValue'];
export type Contributions = Schema['GoalContributions'];
export type ContributedPost = Schema['ContributedPost'];
export type Course = Schema['GoalCourse'];
export type End = Schema['GoalEnd'];
export type Seen = Schema['GoalSeen'];
export type CheckIn = Schema['GoalCheckIn'];
export type Ambition = Schema['Ambition'];

export const strategyOf = (brand: string) => ({
  queryKey: ['strategy', brand, 'parts'],
  enabled: !!brand,
  queryFn: () => ask(api.GET('/api/v1/strategy', { params: { query: { brand } } })),
});

/** How far all open goals are. */
export const progressOf = (brand: string) => ({
  queryKey: ['strategy', brand, 'progress'],
  enabled: !!brand,
  queryFn: () => ask(api.GET('/api/v1/goals/progress', { params: { query: { brand } } })),
});

/** How far one goal is, with the way it went. */
export const progressOfGoal = (id: string) => ({
  queryKey: ['strategy', 'goal', id],
  enabled: !!id,
  queryFn: () => ask(api.GET('/api/v1/strategy/{id}/progress', { params: { path: { id } } })),
});

/** What the numbers of a goal come from. */
export const contributionsOf = (id: string) => ({
  queryKey: ['strategy', 'contributions', id],
  queryFn: () => ask(api.GET('/api/v1/strategy/{id}/contributions', { params: { path: { id } } })),
});

/** What runs ahead of the numbers of a goal. */
export const leadingOf = (id: string) => ({
  queryKey: ['strategy', 'leading', id],
  queryFn: () => ask(api.GET('/api/v1/strategy/{id}/leading', { params: { path: { id } } })),
});

/** Notes on a goal, each with how it stood then. */
export const checkInsOf = (id: string) => ({
  queryKey: ['strategy', 'checkins', id],
  enabled: !!id,
  queryFn: () => ask(api.GET('/api/v1/strategy/{id}/checkins', { params: { path: { id } } })),
});

/** Whether OKRs are set too soft or too hard, from how the last ones ended. */
export const ambitionOf = (brand: string) => ({
  queryKey: ['strategy', brand, 'ambition'],
  enabled: !!brand,
  queryFn: () => ask(api.GET('/api/v1/goals/ambition', { params: { query: { brand } } })),
});

/** What a number was over a time. */
export const baselineOf = (brand: string, measure: Measure, period: { from: string; to: string }) => ask(api.POST('/api/v1/goals/baseline', { body: { brand, measure, period } }));

/** Whether a goal as it is meant is SMART. */
export const judge = (brand: string, goal: Goal, setOn?: string) => ask(api.POST('/api/v1/goals/check', { body: { brand, goal, ...(setOn ? { set_on: setOn } : {}) } }));

/** What a sentence says of a goal. */
export const readSentence = (brand: string, sentence: string) => ask(api.POST('/api/v1/goals/read', { body: { brand, sentence } }));

/** Whether a goal was SMART on the day when it was set. */
export const judgedOf = (part: Part | undefined, zone: string) => ({
  queryKey: ['strategy', 'judged', part?.id, part?.version],
  enabled: !!part,
  queryFn: () => (part?.item.kind === 'goal' ? judge(part.brand, part.item.fields, dayOf(part.created_at, zone)) : []),
});

export const versionsOf = (id: string, wanted: boolean) => ({
  queryKey: ['strategy', 'versions', id],
  enabled: wanted && !!id,
  queryFn: () => ask(api.GET('/api/v1/strategy/{id}/versions', { params: { path: { id } } })),
});

/** Something of the strategy was changed: what is told of it, and the mix of its pillars, which lies under the posts. */
export const changed = () => Promise.all([['strategy'], ['posts', 'mix']].map((queryKey) => queries.invalidateQueries({ queryKey })));

export const add = (brand: string, item: Item) => ask(api.POST('/api/v1/strategy', { params: { header: { 'Idempotency-Key': onceKey() } }, body: { brand, item } }));

/** A part as it is now. */
export const partOf = (id: string) => ask(api.GET('/api/v1/strategy/{id}', { params: { path: { id } } }));

export const say = (part: Part, item: Item) => ask(api.PUT('/api/v1/strategy/{id}', { params: { path: { id: part.id }, header: { 'If-Match': `"${part.version}"` } }, body: item }));

/** Removes a part; taken back, it is there with all that was told of it. Whether it is gone. */
export async function remove(part: Part): Promise<boolean> {
  const worked = await attempt(() => ask(api.DELETE('/api/v1/strategy/{id}', { params: { path: { id: part.id }, header: { 'If-Match': `"${part.version}"` } } })));
  await changed();
  if (!worked) return false;
  toasts.done(t('goals.removed', { name: nameOf(part.item) }), async () => {
    await attempt(() => ask(api.POST('/api/v1/strategy/{id}/restore', { params: { path: { id: part.id } } })));
    await changed();
  });
  return true;
}

export const nameOf = (item: Item): string => (item.kind === 'goal' || item.kind === 'block' ? item.fields.title : item.kind === 'scorecard' ? t('platforms.title') : item.fields.name);
