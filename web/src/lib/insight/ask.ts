/** Answers: how are insights asked for, and under which name are they kept? Under `numbers`, since every count changes them. */

import { api, ask } from '$lib/api/client';
import type { Stretches } from './stretches';
import type { Benchmarks, Best, Promoted, Why } from './types';

const only = (profile: string) => (profile ? { profile } : {});
const beside = (cohort: string) => (cohort ? { cohort } : {});

export const promotedOf = (brand: string, profile: string) => ({
  queryKey: ['numbers', brand, 'promoted', profile],
  enabled: !!brand,
  queryFn: async () => {
    const found = await ask(api.GET('/api/v1/insight/promoted', { params: { query: { brand, ...only(profile) } } }));
    return found as unknown as { posts: Promoted[]; judged: number };
  },
});

export const bestOf = (brand: string, profile: string, byReach: boolean) => ({
  queryKey: ['numbers', brand, 'best', profile, byReach],
  enabled: !!brand && !!profile,
  queryFn: async () => (await ask(api.GET('/api/v1/insight/best', { params: { query: { brand, profile, by_reach: byReach } } }))) as unknown as Best,
});

export const whyOf = (brand: string, profile: string, { before, after }: Stretches, cohort: string) => ({
  queryKey: ['numbers', brand, 'why', profile, before, after, cohort],
  enabled: !!brand,
  queryFn: async () => {
    const days = { before_from: before.from, before_to: before.to, after_from: after.from, after_to: after.to };
    return (await ask(api.GET('/api/v1/insight/why', { params: { query: { brand, ...only(profile), ...days, ...beside(cohort) } } }))) as unknown as Why;
  },
});

export const oddDaysOf = (brand: string, profile: string, days: number) => ({
  queryKey: ['numbers', brand, 'odd-days', profile, days],
  enabled: !!brand,
  queryFn: () => ask(api.GET('/api/v1/insight/odd-days', { params: { query: { brand, ...only(profile), days } } })),
});

export const benchmarksOf = (brand: string, industry: string, from: string, to: string, cohort: string) => ({
  queryKey: ['numbers', brand, 'benchmarks', industry, from, to, cohort],
  enabled: !!brand,
  queryFn: () => ask(api.GET('/api/v1/benchmarks', { params: { query: { brand, industry, from, to, ...beside(cohort) } } })),
});
