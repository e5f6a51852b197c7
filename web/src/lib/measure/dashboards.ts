/** Answers: by what is a dashboard known in the address, and what is it called? */

import type { Schema } from '$lib/api/client';
import { known, t } from '$lib/words/index.svelte';

export type Dashboard = Schema['Dashboard'];

/** Its id, or the code of a ready one. */
export const nameOf = (dashboard: Dashboard): string => dashboard.id ?? dashboard.ready ?? '';

/** A ready one is called by each language its own way. */
export function dashboardName(dashboard: Dashboard): string {
  const word = `measure.ready.${dashboard.ready ?? ''}`;
  return dashboard.ready && known(word) ? t(word) : dashboard.name;
}
