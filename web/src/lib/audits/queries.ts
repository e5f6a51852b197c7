/** Answers: what does the app ask about audits and the inventory of profiles, and what does it do with them? */

import { api, ask, onceKey, type Schema } from '$lib/api/client';
import { queries } from '$lib/api/queries';

export type Profile = Schema['InventoryProfile'];
export type Said = Schema['InventoryFields'];
export type Status = Schema['ProfileStatus'];
export type Detail = Schema['AuditDetail'];
export type InShort = Schema['AuditSummary'];
export type Finding = Schema['AuditFinding'];
export type Kind = Schema['FindingKind'];
export type Audited = Schema['AuditedProfile'];
export type Measured = Schema['AuditMeasured'];
export type Measure = Schema['AuditMeasure'];
export type Verdict = Schema['AuditVerdict'];
export type Reason = Schema['AuditReason'];
export type Difference = Schema['AuditDifference'];
export type LookAlike = Schema['LookAlike'];

export const VERDICTS = ['invest', 'keep', 'fix', 'close'] as const satisfies Verdict[];
export const KINDS = ['works', 'wastes', 'declines', 'risks'] as const satisfies Kind[];
export const STATUSES = ['managed', 'unmanaged', 'look_alike'] as const satisfies Status[];

export const inventoryOf = (brand: string) => ({
  queryKey: ['inventory', brand],
  enabled: !!brand,
  queryFn: () => ask(api.GET('/api/v1/inventory', { params: { query: { brand } } })),
});

/** The profiles of every brand whose strategy may be seen. */
export const inventoryEverywhere = () => ({
  queryKey: ['inventory', 'everywhere'],
  queryFn: () => ask(api.GET('/api/v1/inventory/everywhere')),
});

export const auditsOf = (brand: string) => ({
  queryKey: ['audits', brand],
  enabled: !!brand,
  queryFn: () => ask(api.GET('/api/v1/audits', { params: { query: { brand } } })),
});

export const auditById = (id: string) => ({
  queryKey: ['audits', 'one', id],
  enabled: !!id,
  queryFn: () => ask(api.GET('/api/v1/audits/{id}', { params: { path: { id } } })),
});

export const changed = () => Promise.all(['audits', 'inventory'].map((key) => queries.invalidateQueries({ queryKey: [key] })));

export const run = (body: Schema['NewAudit']) => ask(api.POST('/api/v1/audits', { params: { header: { 'Idempotency-Key': onceKey() } }, body }));
export const remove = (one: Detail) => ask(api.DELETE('/api/v1/audits/{id}', { params: { path: { id: one.id }, header: { 'If-Match': `"${one.version}"` } } }));
export const overrule = (one: Detail, body: Schema['AuditOverruling']) =>
  ask(api.PUT('/api/v1/audits/{id}/verdict', { params: { path: { id: one.id }, header: { 'If-Match': `"${one.version}"` } }, body }));

/** Keeps what is said of a profile, for the first time or anew. */
export const say = (brand: string, profile: Profile | undefined, said: Said) =>
  profile?.entry
    ? ask(api.PUT('/api/v1/inventory/{id}', { params: { path: { id: profile.entry }, header: { 'If-Match': `"${profile.version}"` } }, body: said }))
    : ask(api.POST('/api/v1/inventory', { params: { header: { 'Idempotency-Key': onceKey() } }, body: { brand, said } }));
export const forget = (profile: Profile) =>
  ask(api.DELETE('/api/v1/inventory/{id}', { params: { path: { id: profile.entry! }, header: { 'If-Match': `"${profile.version}"` } } }));
