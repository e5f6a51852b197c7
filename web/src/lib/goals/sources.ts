/** Answers: to which tactic, pillar, campaign or network does each part of a number belong? Pure. */

import { nameOf, type Contribution, type Part } from './queries';

export interface Source {
  key: string;
  /** What was done for this goal, for another, what nobody traced; or a pillar, a campaign, a network, or none of them. */
  kind: 'mine' | 'other' | 'untraced' | 'pillar' | 'no_pillar' | 'campaign' | 'no_campaign' | 'network' | 'no_network';
  name: string;
  /** The title of the other goal. */
  goal?: string;
  campaigns: string[];
  value: number;
}

/** By what the parts are gathered. */
export type By = 'tactic' | 'pillar' | 'campaign' | 'network';

/** By what a number can be told apart: by all that some part of it names. */
export function ways(of: Contribution): By[] {
  if (of.rule === 'by_network') return ['network'];
  const named = (by: 'pillar' | 'campaign' | 'network') => of.parts.some((part) => part[by]);
  return ['tactic', ...(['pillar', 'campaign', 'network'] as const).filter(named)];
}

const UNNAMED = { tactic: 'untraced', pillar: 'no_pillar', campaign: 'no_campaign', network: 'no_network' } as const;

/** The parts gathered, ours first, what has none last; each is in one line, so the lines are the whole. */
export function gathered(of: Contribution, goal: string, parts: Part[], by: By = 'tactic'): Source[] {
  const names = new Map(parts.map((one) => [one.id, nameOf(one.item)]));
  const found = new Map<string, Source>();
  for (const part of of.parts) {
    const key = part[by] ?? '';
    const traced = part.goal === goal ? 'mine' : 'other';
    const kind = !key ? UNNAMED[by] : by === 'tactic' ? traced : by;
    const name = by === 'tactic' || by === 'pillar' ? (names.get(key) ?? '') : key;
    const line = found.get(key) ?? { key, kind, name, campaigns: [], value: 0, ...(kind === 'other' ? { goal: names.get(part.goal ?? '') ?? '' } : {}) };
    if (by !== 'campaign' && part.campaign && !line.campaigns.includes(part.campaign)) line.campaigns.push(part.campaign);
    line.value += part.value;
    found.set(key, line);
  }
  const order = (kind: Source['kind']) => (kind === 'other' ? 1 : Object.values<string>(UNNAMED).includes(kind) ? 2 : 0);
  return [...found.values()].sort((a, b) => order(a.kind) - order(b.kind) || b.value - a.value);
}
