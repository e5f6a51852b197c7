/** Answers: how are a dashboard's questions put to the server, and under which name are the answers kept? */

import { api, ask } from '$lib/api/client';
import { likeness, type Question, type Told } from './asking';

/** All of them in one request; the answers come in their order. */
export async function measure(questions: Question[]): Promise<Told[]> {
  const { answers } = await ask(api.POST('/api/v1/measure', { body: { questions } }));
  return answers;
}

/** Under `numbers`, since whatever is counted or brought in changes them. */
export const measured = (brand: string, questions: Question[]) => {
  const like = likeness(questions);
  return {
    queryKey: ['numbers', brand, 'measure', like, questions],
    enabled: !!brand && questions.length > 0,
    queryFn: () => measure(questions),
    // Another time of the same panels: what is there stands until the new comes.
    placeholderData: (before: Told[] | undefined, query: { queryKey: readonly unknown[] } | undefined) => (query?.queryKey[3] === like && query.queryKey[1] === brand ? before : undefined),
  };
};

export const dashboardsOf = (brand: string) => ({
  queryKey: ['dashboards', brand],
  enabled: !!brand,
  queryFn: () => ask(api.GET('/api/v1/dashboards', { params: { query: { brand } } })),
});

export const measuredProfiles = (brand: string) => ({
  queryKey: ['numbers', brand, 'profiles'],
  enabled: !!brand,
  queryFn: () => ask(api.GET('/api/v1/measure/profiles', { params: { query: { brand } } })),
});
