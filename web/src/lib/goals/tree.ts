/** Answers: how do the parts of a strategy hang on each other? */

import type { Goal, Item, Kind, Part } from './queries';

export interface Branch {
  part: Part;
  below: Branch[];
}

export interface Tree {
  objectives: Branch[];
  /** Goals that serve no objective yet, with their tactics. */
  loose: Branch[];
}

export const isKind = <K extends Kind>(kind: K) => (part: Part): part is Part & { item: Extract<Item, { kind: K }> } => part.item.kind === kind;

/** The goals of a strategy. */
export const goalsOf = (parts: Part[]) => parts.filter(isKind('goal'));

export const isOpen = (goal: Goal): boolean => (goal.state ?? 'open') === 'open';

/** Open goals first, those that end soonest before the others; what is over stands below. */
const inOrder = (a: Goal, b: Goal) => Number(isOpen(b)) - Number(isOpen(a)) || Number(b.focus ?? false) - Number(a.focus ?? false) || a.deadline.localeCompare(b.deadline);

/** Objectives with their strategies and goals, goals with their tactics. */
export function grow(parts: Part[]): Tree {
  const tactics = parts.filter(isKind('tactic'));
  const goals = goalsOf(parts).toSorted((a, b) => inOrder(a.item.fields, b.item.fields));
  const strategies = parts.filter(isKind('strategy'));
  const objectives = parts.filter(isKind('objective'));
  const known = new Set(objectives.map((one) => one.id));
  const goal = (part: (typeof goals)[number]): Branch => ({ part, below: tactics.filter((one) => one.item.fields.goal === part.id).map((one) => ({ part: one, below: [] })) });
  const strategy = (part: (typeof strategies)[number]): Branch => ({ part, below: goals.filter((one) => one.item.fields.strategy === part.id).map(goal) });
  return {
    objectives: objectives.map((part) => {
      const ways = strategies.filter((one) => one.item.fields.objective === part.id);
      const under = new Set(ways.map((one) => one.id));
      const straight = goals.filter((one) => one.item.fields.objective === part.id && !under.has(one.item.fields.strategy ?? ''));
      return { part, below: [...ways.map(strategy), ...straight.map(goal)] };
    }),
    loose: goals.filter((one) => !known.has(one.item.fields.objective ?? '')).map(goal),
  };
}

/** Goals that the business values for the same, under what that is; where the first of them stands, otherwise in their order. What names no value stands without. */
export function byValue(branches: Branch[]): { value: string; branches: Branch[] }[] {
  const groups: { value: string; branches: Branch[] }[] = [];
  for (const branch of branches) {
    const { item } = branch.part;
    const value = item.kind === 'goal' ? (item.fields.value ?? '').trim() : '';
    const group = value ? groups.find((one) => one.value === value) : groups.at(-1);
    if (group && (value || !group.value)) group.branches.push(branch);
    else groups.push({ value, branches: [branch] });
  }
  return groups;
}
