/** Answers: what does a person type of a KPI, and which KPI is meant by it? Pure. */

import { chosen, measureOf, newMeasure, type DraftMeasure } from '$lib/goals/measured';
import type { Measure } from '$lib/goals/queries';
import { readNumber, writeNumber } from '$lib/words/numbers';
import type { Day } from '$lib/words/time';
import type { Kpi } from './queries';

/** A measure while it is chosen; in a formula it has a name. */
export interface DraftTerm extends DraftMeasure {
  key: number;
  name: string;
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
export const newTerm = (name = '', what = 'figure:interactions'): DraftTerm => ({ ...newMeasure(what, true), key: ++made, name });

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

const termOf = (name: string, measure: Measure): DraftTerm => ({ ...chosen(measure, true), key: ++made, name });

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

/** Whether enough is there to ask what it would come to. */
export const asks = (draft: Draft): boolean => draft.terms.every((one) => one.what !== 'by_hand' || one.handName.trim() !== '') && (!draft.formula || draft.text.trim() !== '');

/** The name that stands in for one as long as name and target are not both typed. */
const UNNAMED = '—';

/** What is asked about while it is typed: what it comes to can be told before it has a name and a target, whether it is SMART cannot. */
export function asked(draft: Draft, before?: Kpi): Kpi | undefined {
  if (!asks(draft)) return undefined;
  const { owner: _, ...meant } = kpiOf(draft, draft.began, before);
  const kpi = { ...meant, stakeholders: [] };
  return draft.name.trim() && !Number.isNaN(kpi.target) ? kpi : { ...kpi, name: UNNAMED, purpose: '', target: 0 };
}

/** Whether the five letters can be told of what was asked about. */
export const isWhole = (kpi: Kpi): boolean => kpi.name !== UNNAMED;

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
