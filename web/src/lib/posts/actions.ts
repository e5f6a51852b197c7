/** Answers: what can be done with a post from the places where it is only looked at? */

import { api, ask, onceKey, tagged } from '$lib/api/client';
import { queries, type Entry, type Post } from '$lib/api/queries';
import { attempt } from '$lib/ui/attempt';
import { toasts } from '$lib/ui/toasts.svelte';

const path = (id: string) => ({ params: { path: { id } }, headers: { 'Idempotency-Key': onceKey() } });

/** A decision is about the post as it was read. */
const decided = (id: string, version: number) => ({ params: { path: { id } }, headers: { 'Idempotency-Key': onceKey(), 'If-Match': `"${version}"` } });

export const act = {
  submit: (id: string) => ask(api.POST('/api/v1/posts/{id}/submit', path(id))),
  /** What is approved is what was read: if somebody changed it meanwhile, it must be read again. */
  approve: (id: string, version: number) =>
    ask(api.POST('/api/v1/posts/{id}/approve', decided(id, version))),
  /** One's own decision of a moment ago, about the post as that left it. */
  takeBack: (id: string, version: number) => ask(api.POST('/api/v1/posts/{id}/take-back', decided(id, version))),
  publish: (id: string) => ask(api.POST('/api/v1/posts/{id}/publish', path(id))),
  pause: (id: string) => ask(api.POST('/api/v1/posts/{id}/pause', path(id))),
  resume: (id: string) => ask(api.POST('/api/v1/posts/{id}/resume', path(id))),
  cancel: (id: string) => ask(api.POST('/api/v1/posts/{id}/cancel', path(id))),
  retry: (id: string) => ask(api.POST('/api/v1/posts/{id}/retry', path(id))),
  duplicate: (id: string) => ask(api.POST('/api/v1/posts/{id}/duplicate', path(id))),
  remove: (id: string) => ask(api.DELETE('/api/v1/posts/{id}', { params: { path: { id } } })),
  reopen: (id: string) => ask(api.POST('/api/v1/posts/{id}/reopen', path(id))),
  reject: (id: string, version: number, reason: string) =>
    ask(api.POST('/api/v1/posts/{id}/reject', { ...decided(id, version), body: { reason } })),
  changes: (id: string, reason: string) => ask(api.POST('/api/v1/posts/{id}/request-changes', { params: { path: { id } }, body: { reason } })),
};

/** Whether a post may still be moved: nothing of it is out or under way. */
export const movable = (entry: Pick<Entry, 'state'>): boolean =>
  ['draft', 'in_review', 'changes_requested', 'approved', 'scheduled', 'paused'].includes(entry.state);

/** Gives a post another time on the wall of `zone`, made to the version that was seen. */
export const move = (id: string, version: string | number, at: string, zone: string) =>
  tagged(
    api.PATCH('/api/v1/posts/{id}', {
      params: { path: { id } },
      headers: { 'If-Match': `"${version}"` },
      body: { when: { at, zone } },
    }),
  );

export const reread = async (id: string): Promise<void> => {
  await Promise.all(['posts', 'history'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  await queries.invalidateQueries({ queryKey: ['post', id] });
};

/** Says that a decision was made, and offers to take it back. */
export function saidOf(text: string, post: Post): void {
  toasts.done(text, async () => {
    await attempt(() => act.takeBack(post.id, post.version));
    await reread(post.id);
  });
}
