/** Answers: to which tactic, or which pillar, does each part of a number belong? Pure. */

import { nameOf, type Contribution, type Part } from './queries';

export interface Source {
  key: string;
  /** What was done for this goal, for another, what nobody traced; a pillar, or none; or a network where nothing else can be told. */
  kind: 'mine' | 'other' | 'untraced' | 'network' | 'pillar' | 'no_pillar';
  name: string;
  /** The title of the other goal. */
  goal?: string;
  campaigns: string[];
  value: number;
}

/** By what the parts are gathered. */
export type By = 'tactic' | 'pillar';

/** Whether a number is told by pillar as well: where some part has one. */
export const hasPillars = (of: Contribution): boolean => of.rule !== 'by_network' && of.parts.some((part) => part.pillar);

/** The parts gathered by tactic or pillar, ours first, what has none last; each is in one line, so the lines are the whole. */
export function gathered(of: Contribution, goal: string, parts: Part[], by: By = 'tactic'): Source[] {
  const names = new Map(parts.map((one) => [one.id, nameOf(one.item)]));
  const found = new Map<string, Source>();
  for (const part of of.parts) {
    const network = of.rule === 'by_network';
    const id = by === 'pillar' ? part.pillar : part.tactic;
    const traced = part.goal === goal ? 'mine' : 'other';
    const kind = network ? 'network' : by === 'pillar' ? (id ? 'pillar' : 'no_pillar') : id ? traced : 'untraced';
    const key = network ? part.network : (id ?? '');
    const line = found.get(key) ?? { key, kind, name: network ? part.network : (names.get(id ?? '') ?? ''), campaigns: [], value: 0, ...(kind === 'other' ? { goal: names.get(part.goal ?? '') ?? '' } : {}) };
    if (part.campaign && !line.campaigns.includes(part.campaign)) line.campaigns.push(part.campaign);
    line.value += part.value;
    found.set(key, line);
  }
  const order = { mine: 0, network: 0, pillar: 0, other: 1, untraced: 2, no_pillar: 2 };
  return [...found.values()].sort((a, b) => order[a.kind] - order[b.kind] || b.value - a.value);
}
