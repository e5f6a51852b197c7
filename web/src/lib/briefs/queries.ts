/** Answers: what does the app ask about the weekly briefs? */

import { api, ask, type Schema } from '$lib/api/client';

export type Brief = Schema['Brief'];
export type Sentence = Schema['BriefSentence'];
export type Action = Schema['BriefAction'];

/** The briefs that one got of a brand, the latest first. */
export const briefsOf = (brand: string) => ({
  queryKey: ['strategy', brand, 'briefs'],
  enabled: !!brand,
  queryFn: () => ask(api.GET('/api/v1/briefs', { params: { query: { brand } } })),
});

/** A brief as it was sent. */
export const brief = (id: string) => ({
  queryKey: ['brief', id],
  enabled: !!id,
  queryFn: () => ask(api.GET('/api/v1/briefs/{id}', { params: { path: { id } } })),
});

/** What a brief would say now. */
export const briefNow = (brand: string) => ({
  queryKey: ['strategy', brand, 'brief-now'],
  enabled: !!brand,
  queryFn: () => ask(api.GET('/api/v1/briefs/now', { params: { query: { brand } } })),
});

/** Writes this week's brief for oneself before its hour, and sends it. */
export const sendBrief = (brand: string) => ask(api.POST('/api/v1/briefs', { params: { query: { brand } } }));

/** What could be done for a goal, what brings most first. */
export const optionsOf = (goal: string) => ({
  queryKey: ['strategy', 'options', goal],
  queryFn: () => ask(api.GET('/api/v1/strategy/{id}/options', { params: { path: { id: goal } } })),
});
