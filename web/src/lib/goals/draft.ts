/** Answers: what does a person type of a goal, and which goal is meant by it? Pure. */

import { readNumber, writeNumber } from '$lib/words/numbers';
import { addDays, monthsLater, type Day } from '$lib/words/time';
import { chosen, measureOf, newMeasure, type DraftMeasure } from './measured';
import type { Goal, KeyResult } from './queries';

/** A number of a goal while it is typed. */
export interface DraftResult extends DraftMeasure {
  id: string;
  name: string;
  baseline: string;
  /** The time that the beginning is taken from; empty for none. */
  since: Day;
  until: Day;
  target: string;
  direction: NonNullable<KeyResult['direction']>;
  milestones: { day: Day; value: string }[];
}

export interface Draft {
  title: string;
  objective: string;
  strategy: string;
  framework: NonNullable<Goal['framework']>;
  results: DraftResult[];
  start: Day;
  deadline: Day;
  benefit: string;
  value: string;
  owner: string;
  focus: boolean;
}

export const newResult = (): DraftResult => ({ ...newMeasure('figure:followers', false), id: crypto.randomUUID(), name: '', baseline: '', since: '', until: '', target: '', direction: 'up', milestones: [] });

/** A new goal runs from today for a quarter. */
export const newDraft = (today: Day, objective = '', strategy = ''): Draft => ({
  title: '',
  objective,
  strategy,
  framework: 'smart',
  results: [newResult()],
  start: today,
  deadline: addDays(monthsLater(today, 3), -1),
  benefit: '',
  value: '',
  owner: '',
  focus: false,
});

export const draftOf = (goal: Goal): Draft => ({
  title: goal.title,
  objective: goal.objective ?? '',
  strategy: goal.strategy ?? '',
  framework: goal.framework ?? 'smart',
  results: goal.results.map((one) => ({
    ...chosen(one.measure, false),
    id: one.id,
    name: one.name ?? '',
    baseline: one.baseline === undefined || one.baseline === null ? '' : writeNumber(one.baseline),
    since: one.baseline_period?.from ?? '',
    until: one.baseline_period?.to ?? '',
    target: writeNumber(one.target),
    direction: one.direction ?? 'up',
    milestones: (one.milestones ?? []).map((mark) => ({ day: mark.day, value: writeNumber(mark.value) })),
  })),
  start: goal.start,
  deadline: goal.deadline,
  benefit: goal.benefit ?? '',
  value: goal.value ?? '',
  owner: goal.owner ?? '',
  focus: goal.focus ?? false,
});

/** The fields whose numbers cannot be read, by the names that the server gives them. */
export function unread(draft: Draft): string[] {
  return draft.results.flatMap((one, at) => [
    ...(readNumber(one.target) === undefined ? [`results[${at}].target`] : []),
    ...(one.baseline.trim() && readNumber(one.baseline) === undefined ? [`results[${at}].baseline`] : []),
    ...(one.milestones.some((mark) => mark.day && readNumber(mark.value) === undefined) ? [`results[${at}].milestones`] : []),
  ]);
}

/** What is meant; the numbers can be read (`unread`). `before` keeps what no field shows. */
export function goalOf(draft: Draft, before?: Goal): Goal {
  const results = draft.results.map((one): KeyResult => {
    const baseline = readNumber(one.baseline);
    return {
      id: one.id,
      name: one.name,
      measure: measureOf(one),
      target: readNumber(one.target) ?? Number.NaN,
      direction: one.direction,
      milestones: one.milestones.filter((mark) => mark.day).map((mark) => ({ day: mark.day, value: readNumber(mark.value) ?? Number.NaN })),
      ...(baseline === undefined ? {} : { baseline }),
      ...(one.since && one.until && one.what !== 'by_hand' ? { baseline_period: { from: one.since, to: one.until } } : {}),
    };
  });
  return {
    title: draft.title,
    framework: draft.framework,
    results: draft.framework === 'smart' ? results.slice(0, 1) : results,
    start: draft.start,
    deadline: draft.deadline,
    benefit: draft.benefit,
    value: draft.value,
    focus: draft.focus,
    state: before?.state ?? 'open',
    learnt: before?.learnt ?? '',
    ...(draft.objective ? { objective: draft.objective } : {}),
    ...(draft.objective && draft.strategy ? { strategy: draft.strategy } : {}),
    ...(draft.owner ? { owner: draft.owner } : {}),
  };
}
