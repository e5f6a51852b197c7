/** Answers: to which tactic does each part of a number belong? Pure. */

import { nameOf, type Contribution, type Part } from './queries';

export interface Source {
  key: string;
  /** What was done for this goal, for another, what nobody traced; or a network where nothing else can be told. */
  kind: 'mine' | 'other' | 'untraced' | 'network';
  name: string;
  /** The title of the other goal. */
  goal?: string;
  campaigns: string[];
  value: number;
}

/** The parts gathered by tactic, ours first, what is untraced last; each is in one line, so the lines are the whole. */
export function gathered(of: Contribution, goal: string, parts: Part[]): Source[] {
  const names = new Map(parts.map((one) => [one.id, nameOf(one.item)]));
  const found = new Map<string, Source>();
  for (const part of of.parts) {
    const network = of.rule === 'by_network';
    const kind = network ? 'network' : !part.tactic ? 'untraced' : part.goal === goal ? 'mine' : 'other';
    const key = network ? part.network : (part.tactic ?? '');
    const line = found.get(key) ?? { key, kind, name: network ? part.network : (names.get(part.tactic ?? '') ?? ''), campaigns: [], value: 0, ...(kind === 'other' ? { goal: names.get(part.goal ?? '') ?? '' } : {}) };
    if (part.campaign && !line.campaigns.includes(part.campaign)) line.campaigns.push(part.campaign);
    line.value += part.value;
    found.set(key, line);
  }
  const order = { mine: 0, network: 0, other: 1, untraced: 2 };
  return [...found.values()].sort((a, b) => order[a.kind] - order[b.kind] || b.value - a.value);
}
