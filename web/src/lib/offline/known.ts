/** Answers: what does this browser know of a person, so that they can write without a connection?
 *
 * Who they are, their brands and the names of their profiles: enough to open the composer, and no content of anybody.
 * Signing out removes it with everything typed; another person's sign-in replaces it. */

import type { Schema } from '$lib/api/client';

const KEPT = 'selaras.known';
const TYPED = 'selaras.writing.';

export interface Known {
  me: Schema['Me'];
  workspace: Schema['Workspace'];
  brands: Schema['Brand'][];
  profiles: Record<string, Schema['Profile'][]>;
}

export function known(): Known | undefined {
  try {
    return (JSON.parse(localStorage.getItem(KEPT) ?? 'null') as Known | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps who is here; what was known of somebody else goes. */
export function know(fresh: Omit<Known, 'profiles'>): void {
  const before = known();
  const same = before?.me.id === fresh.me.id && before.workspace.id === fresh.workspace.id;
  keep({ ...fresh, profiles: same ? before.profiles : {} });
}

export function knowProfiles(brand: string, list: Schema['Profile'][]): void {
  const before = known();
  if (before) keep({ ...before, profiles: { ...before.profiles, [brand]: list } });
}

function keep(what: Known): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify(what));
  } catch {
    // A full or forbidden store: then the app opens with a connection only.
  }
}

/** Where what a person types in a workspace is kept; nobody else's name leads there. */
export const typedBy = (me: Schema['Me']): string => `${TYPED}${me.id}.${me.workspace}.`;

/** How much somebody typed here that the server does not have. */
export function typedCount(me: Schema['Me']): number {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(`${TYPED}${me.id}.`)).length;
  } catch {
    return 0;
  }
}

/** Removes all that this browser knows of anybody. */
export function forgetAll(): void {
  try {
    const mine = Object.keys(localStorage).filter((key) => key === KEPT || key.startsWith(TYPED));
    for (const key of mine) localStorage.removeItem(key);
  } catch {
    // Then nothing is kept.
  }
}
