/** Answers: which goal does a post serve? It is said by the campaign that the post is of. Pure. */

import type { Part } from './queries';
import { isKind } from './tree';

export interface Trace {
  tactic: string;
  goal: string;
  /** The goal's id. */
  id: string;
  objective: string;
}

const small = (name: string) => name.trim().toLowerCase();

/** What a campaign is done for; absent when no tactic has it. */
export function traceOf(parts: Part[], campaign: string): Trace | undefined {
  if (!campaign.trim()) return undefined;
  const tactic = parts.filter(isKind('tactic')).find((one) => one.item.fields.campaigns?.some((name) => small(name) === small(campaign)));
  const goal = tactic && parts.filter(isKind('goal')).find((one) => one.id === tactic.item.fields.goal);
  if (!tactic || !goal) return undefined;
  const objective = parts.filter(isKind('objective')).find((one) => one.id === goal.item.fields.objective);
  return { tactic: tactic.item.fields.name, goal: goal.item.fields.title, id: goal.id, objective: objective?.item.fields.name ?? '' };
}

/** Campaigns that some tactic has, by name. */
export const tracedCampaigns = (parts: Part[]): string[] => [...new Set(parts.filter(isKind('tactic')).flatMap((one) => one.item.fields.campaigns ?? []))].sort((a, b) => a.localeCompare(b));

/** How many of these posts serve no goal. */
export function untraced(parts: Part[], posts: { campaign: string }[]): number {
  const known = new Set(tracedCampaigns(parts).map(small));
  return posts.filter((one) => !known.has(small(one.campaign))).length;
}
