/** Answers: what did a change of a goal or of a page change, as people would say it? */

import { writeNumber } from '$lib/words/numbers';
import type { Goal, Item, KeyResult } from './queries';
import { measureName } from './words';

export type ChangedField =
  | 'title'
  | 'start'
  | 'deadline'
  | 'measure'
  | 'target'
  | 'baseline'
  | 'benefit'
  | 'value'
  | 'learnt'
  | 'text'
  | 'name'
  | 'people'
  | 'context'
  | 'resources'
  | 'talk'
  | 'worth';
export interface Difference {
  field: ChangedField;
  before: string;
  after: string;
}

type Said = Partial<Record<ChangedField, string>>;

const begins = (one: KeyResult) => `${one.baseline === undefined || one.baseline === null ? '' : writeNumber(one.baseline)}${one.baseline_period ? ` (${one.baseline_period.from} – ${one.baseline_period.to})` : ''}`;

const ofGoal = (goal: Goal): Said => ({
  title: goal.title,
  start: goal.start,
  deadline: goal.deadline,
  measure: goal.results.map((one) => measureName(one.measure)).join(' · '),
  target: goal.results.map((one) => writeNumber(one.target)).join(' · '),
  baseline: goal.results.map(begins).join(' · '),
  benefit: goal.benefit ?? '',
  value: goal.value ?? '',
  learnt: goal.learnt ?? '',
});

function said(item: Item): Said | undefined {
  if (item.kind === 'goal') return ofGoal(item.fields);
  if (item.kind === 'block') return { title: item.fields.title, text: item.fields.text ?? '' };
  if (item.kind !== 'relationship') return undefined;
  const { name, people = '', context = '', value = '', resources = '', talk = '' } = item.fields;
  return { name, people, worth: value, context, resources, talk };
}

/** The fields that differ; none for other parts, and where only what has no words changed. */
export function differences(before: Item, after: Item): Difference[] {
  const [was, is] = [said(before), said(after)];
  if (!was || !is || before.kind !== after.kind) return [];
  return (Object.keys(was) as ChangedField[]).filter((field) => was[field] !== is[field]).map((field) => ({ field, before: was[field] ?? '', after: is[field] ?? '' }));
}
