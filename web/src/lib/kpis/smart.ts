/** Answers: what does a suggestion change in the KPI that is typed, and which suggestions can be taken? Pure. */

import { measureOf } from '$lib/goals/measured';
import type { Proposal, Smart } from '$lib/goals/queries';
import { countOn, measureAnew, possible as counted } from '$lib/goals/smart';
import { measureName } from '$lib/goals/words';
import { writeNumber } from '$lib/words/numbers';
import type { Draft } from './draft';

/** What a KPI can take; it has no days of its own. */
const TAKEN = new Set<Proposal['kind']>(['retitle', 'scope', 'target', 'check', 'figure']);
/** What of these concerns its one measure, which a formula does not have. */
const OF_MEASURE = new Set<Proposal['kind']>(['retitle', 'scope', 'figure']);

/** Only suggestions that can be taken; `networkOf` tells the network of a profile. */
export function possible(smart: Smart, draft: Draft, networkOf: Record<string, string>): Smart {
  const [first] = draft.terms;
  if (!first) return smart;
  return counted(smart, first, networkOf, ({ kind }) => TAKEN.has(kind) && !(draft.formula && OF_MEASURE.has(kind)));
}

/** Applies a suggestion to what is typed. */
export function apply(draft: Draft, one: Proposal, networkOf: Record<string, string>): void {
  const [first] = draft.terms;
  if (!first) return;
  switch (one.kind) {
    case 'retitle':
      draft.name = measureName(measureOf(first));
      break;
    case 'scope':
      countOn(first, one.networks, networkOf);
      break;
    case 'target':
      draft.target = writeNumber(one.value);
      break;
    case 'check':
      draft.rhythm = one.every <= 7 ? 'week' : one.every <= 31 ? 'month' : 'two_months';
      break;
    case 'figure':
      measureAnew(first, one.figure);
      draft.target = '';
      break;
  }
}
