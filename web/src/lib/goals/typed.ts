/** Answers: where is what somebody types on a page of the strategy until it is saved? In this browser, under their name. */

import { typedBy } from '$lib/offline/known';
import { session } from '$lib/session.svelte';

/** What was typed, and of which version of the page; a new one has none. */
export interface Typed<T> {
  fields: T;
  version?: number;
}

const place = (of: string) => (session.me ? `${typedBy(session.me)}strategy.${session.brand?.id ?? ''}.${of}` : undefined);

export function typed<T>(of: string): Typed<T> | undefined {
  const at = place(of);
  try {
    return at ? ((JSON.parse(localStorage.getItem(at) ?? 'null') as Typed<T> | null) ?? undefined) : undefined;
  } catch {
    // What cannot be read is as good as nothing.
    return undefined;
  }
}

/** Keeps what is typed; nothing for there is nothing to keep. */
export function keepTyped<T>(of: string, what: Typed<T> | undefined): void {
  const at = place(of);
  if (!at) return;
  try {
    if (what) localStorage.setItem(at, JSON.stringify(what));
    else localStorage.removeItem(at);
  } catch {
    // A full or forbidden store: then it stands on the screen alone.
  }
}
