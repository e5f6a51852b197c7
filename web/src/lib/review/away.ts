/** Answers: how is it said that somebody is away, and that they are back? */

import { api, ask, type Schema } from '$lib/api/client';

export const absences = () => ({
  queryKey: ['absences'],
  queryFn: () => ask(api.GET('/api/v1/absences', {})),
});

export const setAway = (person: string, { from, until, deputy }: Schema['NewAbsence']) =>
  ask(api.PUT('/api/v1/absences/{id}', { params: { path: { id: person } }, body: { from, until, deputy } }));

export const backAgain = (person: string) => ask(api.DELETE('/api/v1/absences/{id}', { params: { path: { id: person } } }));
