/** Answers: what does a person type of a KPI, and which KPI is meant by it? Pure. */

import type { Schema } from '$lib/api/client';
import { readNumber, writeNumber } from '$lib/words/numbers';
import type { Day } from '$lib/words/time';
import type { Kpi } from './queries';

export type Measure = Schema['StrategyMeasure'];

/** A measure while it is chosen. */
export interface DraftTerm {
  key: number;
  name: string;
  /** `figure:followers`, `website:visits` or `by_hand`. */
  what: string;
  profiles: string[];
  handName: string;
  handUnit: string;
  addsUp: boolean;
}

export interface Draft {
  name: string;
  purpose: string;
  objective: string;
  /** Whether several measures are brought together. */
  formula: boolean;
  text: string;
  terms: DraftTerm[];
  target: string;
  direction: NonNullable<Kpi['direction']>;
  period: NonNullable<Kpi['period']>;
  rhythm: NonNullable<Kpi['rhythm']>;
  reviews: string;
  owner: string;
  stakeholders: string[];
  began: Day;
}

let made = 0;
export const newTerm = (name = '', what = 'figure:interactions'): DraftTerm => ({ key: ++made, name, what, profiles: [], handName: '', handUnit: '', addsUp: true });

export const newDraft = (today: Day, objective = ''): Draft => ({
  name: '',
  purpose: '',
  objective,
  formula: false,
  text: '',
  terms: [newTerm()],
  target: '',
  direction: 'up',
  period: 'month',
  rhythm: 'month',
  reviews: '1',
  owner: '',
  stakeholders: [],
  began: today,
});

const whatOf = (measure: Measure): string => (measure.from === 'figure' ? `figure:${measure.of.figure}` : measure.from === 'website' ? `website:${measure.of.count}` : 'by_hand');

const termOf = (name: string, measure: Measure): DraftTerm => ({
  ...newTerm(name, whatOf(measure)),
  profiles: measure.from === 'figure' ? (measure.of.profiles ?? []) : [],
  ...(measure.from === 'by_hand' ? { handName: measure.of.name, handUnit: measure.of.unit ?? '', addsUp: measure.of.adds_up ?? false } : {}),
});

export const draftOf = (kpi: Kpi): Draft => ({
  name: kpi.name,
  purpose: kpi.purpose ?? '',
  objective: kpi.objective ?? '',
  formula: kpi.value.as === 'formula',
  text: kpi.value.as === 'formula' ? kpi.value.of.text : '',
  terms: kpi.value.as === 'formula' ? kpi.value.of.terms.map((one) => termOf(one.name, one.measure)) : [termOf('', kpi.value.of)],
  target: writeNumber(kpi.target),
  direction: kpi.direction ?? 'up',
  period: kpi.period ?? 'month',
  rhythm: kpi.rhythm ?? 'month',
  reviews: String(kpi.reviews ?? 1),
  owner: kpi.owner ?? '',
  stakeholders: kpi.stakeholders ?? [],
  began: kpi.began,
});

export function measureOf(one: DraftTerm): Measure {
  const [from, of] = one.what.split(':');
  if (from === 'figure') return { from: 'figure', of: { figure: of as Extract<Measure, { from: 'figure' }>['of']['figure'], profiles: [...one.profiles] } };
  if (from === 'website') return { from: 'website', of: { count: of as Extract<Measure, { from: 'website' }>['of']['count'] } };
  return { from: 'by_hand', of: { name: one.handName, unit: one.handUnit, adds_up: one.addsUp } };
}

/** Whether enough is there to ask what it would come to. */
export const asks = (draft: Draft): boolean => draft.terms.every((one) => one.what !== 'by_hand' || one.handName.trim() !== '') && (!draft.formula || draft.text.trim() !== '');

/** What is meant. A target that cannot be read is `NaN`, which no server takes. `before` keeps what no field shows. */
export function kpiOf(draft: Draft, today: Day, before?: Kpi): Kpi {
  const [first] = draft.terms;
  const rhythm = !before || (before.rhythm ?? 'month') === draft.rhythm;
  return {
    name: draft.name,
    purpose: draft.purpose,
    value: draft.formula || !first ? { as: 'formula', of: { text: draft.text, terms: draft.terms.map((one) => ({ name: one.name.trim(), measure: measureOf(one) })) } } : { as: 'measure', of: measureOf(first) },
    target: readNumber(draft.target) ?? Number.NaN,
    direction: draft.direction,
    period: draft.period,
    rhythm: draft.rhythm,
    reviews: Number(draft.reviews),
    stakeholders: [...draft.stakeholders],
    // A new rhythm counts from now on: what was due by it before nobody owes.
    began: rhythm ? draft.began : today,
    state: before?.state ?? 'active',
    ...(draft.objective ? { objective: draft.objective } : {}),
    ...(draft.owner ? { owner: draft.owner } : {}),
  };
}
