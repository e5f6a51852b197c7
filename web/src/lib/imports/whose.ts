/** Answers: whose numbers does a file have, as far as it can be told? Pure, but for what this browser remembers. */

import type { Profile } from '$lib/api/queries';
import type { Known, Preview } from './files';

/** Networks whose files are read, in the order in which they are offered. */
export const NETWORKS = ['instagram', 'facebook', 'tiktok', 'x', 'youtube', 'linkedin', 'pinterest', 'threads', 'mastodon', 'bluesky'] as const;

/** A profile to which numbers may go. */
export interface Choice {
  id: string;
  network: string;
  name: string;
  /** Whether it is connected, or known from earlier files only. */
  connected: boolean;
}

/** Ours, connected ones first; a profile that was just connected may not be measured yet. */
export function choices(known: Known[], own: Profile[]): Choice[] {
  const all = new Map<string, Choice>();
  for (const one of own) all.set(one.id, { id: one.id, network: one.network, name: one.handle || one.name, connected: true });
  for (const one of known) {
    if (!one.ours || all.has(one.id)) continue;
    all.set(one.id, { id: one.id, network: one.network, name: one.face?.handle || one.name, connected: !!one.face });
  }
  return [...all.values()].sort((a, b) => Number(b.connected) - Number(a.connected) || a.name.localeCompare(b.name));
}

/** Whether the file has numbers of posts or of a profile, which must belong to somebody. */
export const needs = (preview: Preview): boolean => preview.came_to.posts > 0 || preview.came_to.days > 0 || preview.posts.length > 0 || preview.days.length > 0;

/** The networks the file can be of, where it does not say which one. */
export const networksOf = (preview: Preview): readonly string[] => (preview.network ? [preview.network] : preview.shape === 'meta_page_daily' ? ['facebook', 'instagram'] : NETWORKS);

/** The account a file names, or its network; of tables made by hand every row may name one. */
export const accountOf = (preview: Preview): string => preview.posts.find((row) => row.author)?.author ?? preview.days.find((row) => row.account)?.account ?? '';
export const rowNetworkOf = (preview: Preview): string => [...preview.posts, ...preview.days].find((row) => row.network)?.network?.toLowerCase() ?? '';

/** What is chosen for a file: a profile's id, or a name of one that is not connected. */
export interface Chosen {
  profile: string;
  name: string;
}

/** What a file begins with: what was chosen for its network last, the profile it names, or the only one there is. */
export function first(preview: Preview, fitting: Choice[], last: Chosen | undefined): Chosen {
  const account = accountOf(preview).replace(/^@/, '');
  const same = account ? fitting.find((one) => one.name.replace(/^@/, '').toLowerCase() === account.toLowerCase()) : undefined;
  if (same) return { profile: same.id, name: '' };
  if (last?.profile && fitting.some((one) => one.id === last.profile)) return last;
  if (!fitting.length) return { profile: '', name: account };
  return { profile: fitting.length === 1 && !account ? fitting[0]!.id : '', name: account };
}

const key = (brand: string, network: string) => `selaras.imports.${brand}.${network}`;

export function recall(brand: string, network: string): Chosen | undefined {
  try {
    const kept = localStorage.getItem(key(brand, network));
    return kept ? { profile: kept, name: '' } : undefined;
  } catch {
    return undefined;
  }
}

export function remember(brand: string, network: string, profile: string): void {
  try {
    localStorage.setItem(key(brand, network), profile);
  } catch {
    // Then it is asked again.
  }
}
