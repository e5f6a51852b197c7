/** Answers: what did a change of a KPI change, as people would say it? */

import { measureName } from '$lib/goals/words';
import { writeNumber } from '$lib/words/numbers';
import type { Kpi } from './queries';

export type ChangedField = 'name' | 'purpose' | 'target' | 'period' | 'rhythm' | 'reviews' | 'measure' | 'formula' | 'state';
export interface Difference {
  field: ChangedField;
  before: string;
  after: string;
}

/** Fields as they are compared; `period`, `rhythm` and `state` are names of words. */
const said = (kpi: Kpi): Record<ChangedField, string> => ({
  name: kpi.name,
  purpose: kpi.purpose ?? '',
  target: writeNumber(kpi.target),
  period: kpi.period ?? 'month',
  rhythm: kpi.rhythm ?? 'month',
  reviews: String(kpi.reviews ?? 1),
  measure: kpi.value.as === 'measure' ? measureName(kpi.value.of) : kpi.value.of.terms.map((one) => `${one.name}: ${measureName(one.measure)}`).join(' · '),
  formula: kpi.value.as === 'formula' ? kpi.value.of.text : '',
  state: kpi.state ?? 'active',
});

/** The fields that differ; none where only people changed, or profiles of a measure. */
export function differences(before: Kpi, after: Kpi): Difference[] {
  const [was, is] = [said(before), said(after)];
  return (Object.keys(was) as ChangedField[]).filter((field) => was[field] !== is[field]).map((field) => ({ field, before: was[field], after: is[field] }));
}
