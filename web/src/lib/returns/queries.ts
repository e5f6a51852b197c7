/** Answers: what does the app ask about costs and returns, and how is an entry taken back? */

import { api, ask, onceKey, type Schema } from '$lib/api/client';
import { queries } from '$lib/api/queries';
import type { Range } from '$lib/measure/periods';
import { attempt } from '$lib/ui/attempt';
import { toasts } from '$lib/ui/toasts.svelte';
import { t } from '$lib/words/index.svelte';

export type Entry = Schema['LedgerEntry'];
export type Fields = Schema['LedgerFields'];
export type Side = Schema['LedgerSide'];
export type Kind = Schema['LedgerKind'];
export type By = Schema['RoiBy'];
export type Reckoned = Schema['RoiTable'];
export type Row = Schema['RoiRow'];
export type Roi = Schema['Roi'];

/** What entries of a side may be of, as the server holds it. */
export const KINDS = {
  cost: ['people', 'tools', 'ads', 'influencers', 'other'],
  return: ['sales', 'leads', 'signups', 'savings', 'other'],
} as const satisfies Record<Side, readonly Kind[]>;

export const entriesOf = (brand: string, days: Range) => ({
  queryKey: ['returns', brand, 'entries', days],
  enabled: !!brand,
  queryFn: () => ask(api.GET('/api/v1/ledger', { params: { query: { brand, ...days } } })),
  placeholderData: (before: Entry[] | undefined, query: { queryKey: readonly unknown[] } | undefined) => (query?.queryKey[1] === brand ? before : undefined),
});

/** Nothing is asked without days. */
export const roiOf = (brand: string, days: Range | undefined, by: By) => ({
  queryKey: ['returns', brand, 'roi', by, days],
  enabled: !!brand && !!days,
  queryFn: () => ask(api.GET('/api/v1/roi', { params: { query: { brand, ...days!, by } } })),
  placeholderData: (before: Reckoned | undefined, query: { queryKey: readonly unknown[] } | undefined) => (query?.queryKey[1] === brand && query.queryKey[3] === by ? before : undefined),
});

export const changed = () => queries.invalidateQueries({ queryKey: ['returns'] });

export const add = (brand: string, entry: Fields) => ask(api.POST('/api/v1/ledger', { params: { header: { 'Idempotency-Key': onceKey() } }, body: { brand, entry } }));

/** Removes an entry; taken back, it is added again as it was. */
export async function remove(one: Entry): Promise<void> {
  const worked = await attempt(() => ask(api.DELETE('/api/v1/ledger/{id}', { params: { path: { id: one.id } } })));
  await changed();
  if (!worked) return;
  toasts.done(t('returns.removed'), async () => {
    await attempt(() => add(one.brand, one.entry));
    await changed();
  });
}
