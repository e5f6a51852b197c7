/** Answers: what did a change of a goal change, as people would say it? Pure. */

import { writeNumber } from '$lib/words/numbers';
import type { Goal, Item } from './queries';

export type ChangedField = 'title' | 'start' | 'deadline' | 'target' | 'baseline' | 'benefit' | 'value' | 'learnt';
export interface Difference {
  field: ChangedField;
  before: string;
  after: string;
}

const said = (goal: Goal): Record<ChangedField, string> => ({
  title: goal.title,
  start: goal.start,
  deadline: goal.deadline,
  target: goal.results.map((one) => writeNumber(one.target)).join(' · '),
  baseline: goal.results.map((one) => (one.baseline === undefined || one.baseline === null ? '' : writeNumber(one.baseline))).join(' · '),
  benefit: goal.benefit ?? '',
  value: goal.value ?? '',
  learnt: goal.learnt ?? '',
});

/** The fields that differ; none for other parts, and where only what has no words changed. */
export function differences(before: Item, after: Item): Difference[] {
  if (before.kind !== 'goal' || after.kind !== 'goal') return [];
  const [was, is] = [said(before.fields), said(after.fields)];
  return (Object.keys(was) as ChangedField[]).filter((field) => was[field] !== is[field]).map((field) => ({ field, before: was[field], after: is[field] }));
}
