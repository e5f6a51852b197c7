/** Answers: which goal does a post serve? The server knows the rule; here is what is asked and what campaigns there are. */

import { api, ask, type Schema } from '$lib/api/client';
import type { Part } from './queries';
import { isKind } from './tree';

export type Purpose = Schema['PostPurpose'];
export type Trace = Schema['PostTrace'];
type Traced = Schema['PostTraced'];

/** A post that is saved; with another version it says something else. */
export interface Saved {
  id: string;
  version: number;
}

/** As much of a post as tells what it is done for. */
export interface Traceable {
  campaign: string;
  purpose?: Purpose | undefined;
  /** Needed where rules look at the post itself. */
  saved?: Saved | undefined;
}

/** Whether posts may be done for a tactic by how they look. */
export const hasRules = (parts: Part[]): boolean => parts.filter(isKind('tactic')).some((one) => one.item.fields.rules?.length);

/** Posts as they are traced: by what they say, and where there are rules each by itself. */
export const traceable = (posts: (Saved & Omit<Traceable, 'saved'>)[], ruled: boolean): Traceable[] =>
  posts.map(({ id, version, campaign, purpose }) => ({ campaign, purpose, ...(ruled ? { saved: { id, version } } : {}) }));

/** What tells posts apart that are done for different things; stages of the journey say nothing of that. */
const keyOf = ({ campaign, purpose, saved }: Traceable): string => JSON.stringify([campaign.trim().toLowerCase(), purpose?.pillar ?? '', purpose?.tactic ?? '', saved?.id ?? '']);

/** Most kinds of posts that the server tells of at once. */
const MOST = 500;

/** Each kind of post once. */
export const kindsOf = (posts: Traceable[]): Traceable[] => [...new Map(posts.map((one) => [keyOf(one), one])).values()];

/** What is asked at once. */
export const chunks = <T>(all: T[], most = MOST): T[][] => Array.from({ length: Math.ceil(all.length / most) }, (_, n) => all.slice(n * most, (n + 1) * most));

const told = ({ campaign, purpose, saved }: Traceable): Schema['PostToTrace'] => ({
  campaign,
  purpose: { ...(purpose?.pillar ? { pillar: purpose.pillar } : {}), ...(purpose?.tactic ? { tactic: purpose.tactic } : {}) },
  ...(saved ? { post: saved.id } : {}),
});

/** What these kinds of posts are done for, in their order. Asked anew whenever the strategy changes or a post is saved; until then what was known of the same posts stands. */
export const tracesOf = (brand: string, kinds: Traceable[]) => {
  const keys = kinds.map(keyOf);
  return {
    queryKey: ['strategy', brand, 'traces', keys, kinds.map((one) => one.saved?.version ?? 0)],
    enabled: !!brand && kinds.length > 0,
    queryFn: async () => (await Promise.all(chunks(kinds).map((some) => ask(api.POST('/api/v1/traces', { body: { brand, posts: some.map(told) } }))))).flat(),
    placeholderData: (before: Traced[] | undefined, query: { queryKey: readonly unknown[] } | undefined) => (query?.queryKey[1] === brand && JSON.stringify(query.queryKey[3]) === JSON.stringify(keys) ? before : undefined),
  };
};

/** Of each of these posts whether it serves no goal, by what the server told of their kinds; what it was not asked is not called so. */
export function untraced(posts: Traceable[], kinds: Traceable[], told: Traced[]): boolean[] {
  const none = new Set(kinds.filter((_, at) => told[at] && !told[at].trace).map(keyOf));
  return posts.map((one) => none.has(keyOf(one)));
}

/** Campaigns that some tactic has, by name. */
export const tracedCampaigns = (parts: Part[]): string[] => [...new Set(parts.filter(isKind('tactic')).flatMap((one) => one.item.fields.campaigns ?? []))].sort((a, b) => a.localeCompare(b));
