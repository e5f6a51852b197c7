/** Answers: which goal does a post serve? The server knows the rule; here is what is asked and what campaigns there are. */

import { api, ask, type Schema } from '$lib/api/client';
import type { Part } from './queries';
import { isKind } from './tree';

export type Purpose = Schema['PostPurpose'];
export type Trace = Schema['PostTrace'];

/** As much of a post as tells what it is done for. */
export interface Traceable {
  campaign: string;
  purpose?: Purpose;
}

/** What tells posts apart that are done for different things; stages of the journey say nothing of that. */
const keyOf = ({ campaign, purpose }: Traceable): string => JSON.stringify([campaign.trim().toLowerCase(), purpose?.pillar ?? '', purpose?.tactic ?? '']);

/** Most kinds of posts that are asked for at once. */
const MOST = 500;

/** Each kind of post once. */
export const kindsOf = (posts: Traceable[]): Traceable[] => [...new Map(posts.map((one) => [keyOf(one), one])).values()].slice(0, MOST);

/** What these kinds of posts are done for, in their order. Asked anew whenever the strategy changes. */
export const tracesOf = (brand: string, kinds: Traceable[]) => ({
  queryKey: ['strategy', brand, 'traces', kinds.map(keyOf)],
  enabled: !!brand && kinds.length > 0,
  queryFn: () =>
    ask(
      api.POST('/api/v1/traces', {
        body: { brand, posts: kinds.map(({ campaign, purpose }) => ({ campaign, purpose: { ...(purpose?.pillar ? { pillar: purpose.pillar } : {}), ...(purpose?.tactic ? { tactic: purpose.tactic } : {}) } })) },
      }),
    ),
});

/** How many of these posts serve no goal, by what the server told of their kinds; what it was not asked is not counted. */
export function untraced(posts: Traceable[], kinds: Traceable[], told: Schema['PostTraced'][]): number {
  const none = new Set(kinds.filter((_, at) => told[at] && !told[at].trace).map(keyOf));
  return posts.filter((one) => none.has(keyOf(one))).length;
}

/** Campaigns that some tactic has, by name. */
export const tracedCampaigns = (parts: Part[]): string[] => [...new Set(parts.filter(isKind('tactic')).flatMap((one) => one.item.fields.campaigns ?? []))].sort((a, b) => a.localeCompare(b));
