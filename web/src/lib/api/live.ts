/** Answers: how does the app learn of changes as they happen, so that nobody has to reload?
 *
 * `fetch` instead of `EventSource`, because only it can say which workspace is meant. After a break it goes on behind the
 * last event it saw; nothing is missed. */

import type { QueryClient } from '@tanstack/svelte-query';
import { connection } from '$lib/offline/connection.svelte';
import { heading } from './client';

/** Which queries an event concerns, by the first word of its kind. */
const CONCERNS: Record<string, string[]> = {
  post: ['posts', 'post', 'history'],
  delivery: ['posts', 'post', 'numbers', 'profiles'],
  first_comment: ['post', 'history'],
  approval: ['posts', 'history'],
  absence: ['absences', 'posts', 'history'],
  recurrence: ['posts'],
  cadence: ['posts', 'profiles'],
  comment: ['comments', 'history'],
  guest_link: ['guests'],
  notification: ['notifications'],
  holidays: ['holidays', 'holiday-choice'],
  numbers: ['imports', 'numbers', 'measure', 'competitors', 'website', 'returns', 'experiments', 'strategy', 'kpis'],
  experiment: ['experiments'],
  competitor: ['competitors'],
  cohort: ['competitors'],
  ga4: ['website'],
  profile: ['profiles', 'expiring'],
  media: ['media', 'kit'],
  share_link: ['shares'],
  brand_kit: ['kit'],
  template: ['templates'],
  brand: ['brands'],
  workspace: ['workspace', 'me'],
  dashboard: ['dashboards'],
  site: ['website'],
  site_link: ['website'],
  ledger_entry: ['returns'],
  brand_audit: ['audits'],
  inventory_profile: ['inventory'],
  strategy: ['strategy', 'kpis', 'posts'],
  member: ['members'],
  membership: ['members'],
  invitation: ['invitations', 'members'],
  token: ['tokens'],
};

/** Waits before trying again after a break: soon at first, at most half a minute later. */
const wait = (tries: number) => Math.min(30_000, 500 * 2 ** tries);

export function listen(queries: QueryClient): () => void {
  const stop = new AbortController();
  let last = '';
  let tries = 0;
  const due = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const concern = (kind: string) => {
    for (const key of CONCERNS[kind.split('.')[0] ?? ''] ?? []) due.add(key);
    // A burst (an import, a thread going out) is one look, not one per event.
    timer ??= setTimeout(() => {
      timer = undefined;
      for (const key of due) void queries.invalidateQueries({ queryKey: [key] });
      due.clear();
    }, 80);
  };

  const read = async () => {
    const answer = await fetch('/api/v1/events', {
      headers: { ...heading(), ...(last ? { 'Last-Event-ID': last } : {}) },
      signal: stop.signal,
    });
    connection.found();
    if (!answer.ok || !answer.body) throw new Error(`status ${answer.status}`);
    if (tries > 0 && !last) await queries.invalidateQueries();
    tries = 0;
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      text += value;
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        for (const line of event.split('\n')) {
          if (line.startsWith('id:')) last = line.slice(3).trim();
          if (line.startsWith('event:')) concern(line.slice(6).trim());
        }
      }
    }
  };

  const run = async () => {
    while (!stop.signal.aborted) {
      await read().catch(() => undefined);
      tries += 1;
      await new Promise((done) => setTimeout(done, wait(tries)));
    }
  };
  void run();
  return () => {
    stop.abort();
    clearTimeout(timer);
  };
}
