/** Answers: what was begun here that the server does not have yet, and when is it sent?
 *
 * Each draft begun in this browser lies under a name of its own until the server has it. When the connection is back
 * they are sent one after the other; the request is kept with the draft before it goes out, so that one which broke off
 * is asked again under the same key and makes nothing twice. A draft that is open is sent by its own editor. */

import { ProblemError } from '$lib/api/problem';
import { blank, Draft, type Kept } from '$lib/composer/draft.svelte';
import { session } from '$lib/session.svelte';
import { connection } from './connection.svelte';
import { typedBy } from './known';

export interface Unsent {
  local: string;
  brand: string;
  text: string;
  at: number;
}

class Outbox {
  all = $state.raw<Unsent[]>([]);
  /** Why the server did not take one, in words. */
  refused = $state.raw<ProblemError>();
  private running: Promise<void> | undefined;

  /** Looks again at what lies here. */
  look(): void {
    const found: Unsent[] = [];
    const prefix = session.me ? `${typedBy(session.me)}new.` : '';
    try {
      for (const key of prefix ? Object.keys(localStorage) : []) {
        if (!key.startsWith(prefix)) continue;
        const { writing, brand, at } = JSON.parse(localStorage.getItem(key)!) as Kept;
        const text = writing.title || (writing.content.parts.map((part) => part.text).find((part) => part?.trim()) ?? '');
        if (brand) found.push({ local: key.slice(prefix.length), brand, text, at });
      }
    } catch {
      // What cannot be read cannot be sent.
    }
    this.all = found.sort((a, b) => a.at - b.at);
  }

  /** Sends what lies here. */
  send(): Promise<void> {
    return (this.running ??= this.run().finally(() => (this.running = undefined)));
  }

  private async run(): Promise<void> {
    this.refused = undefined;
    this.look();
    for (const { local, brand } of this.all) {
      if (connection.offline) break;
      await alone(local, async () => {
        const zone = session.brands.find((one) => one.id === brand)?.zone ?? session.zone;
        const draft = new Draft(brand, zone, () => undefined, local);
        draft.begin(blank());
        // A moment ago it was there; whoever was faster has sent it.
        if (draft.restored && !(await draft.save()) && draft.problem?.code !== 'offline') this.refused = draft.problem;
        draft.leave();
      });
    }
    this.look();
  }
}

/** Whose draft it is while an editor shows it: no other window and no other part of this one sends it meanwhile. */
const open = new Set<string>();

async function alone(local: string, work: () => Promise<void>): Promise<void> {
  if (open.has(local)) return;
  // Only where the app came over a safe connection; elsewhere the keys of the requests alone keep apart.
  if (!navigator.locks) return work();
  await navigator.locks.request(`selaras.draft.${local}`, { ifAvailable: true }, async (lock) => {
    if (lock) await work();
  });
}

/** Holds a draft for its editor; what comes back gives it free. */
export function hold(local: string): () => void {
  open.add(local);
  let free: () => void = () => undefined;
  const until = new Promise<void>((done) => (free = done));
  void navigator.locks?.request(`selaras.draft.${local}`, () => until);
  return () => {
    open.delete(local);
    free();
  };
}

export const outbox = new Outbox();
