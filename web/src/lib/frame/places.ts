/** Answers: where can one go, in which order, by which key, with which right? The order is that of the work. */

import type { Right } from '$lib/api/queries';
import type { IconName } from '$lib/ui/icons';
import type { Key } from '$lib/words/index.svelte';

export interface Place {
  href: string;
  name: Key;
  icon: IconName;
  /** After `g`. */
  key: string;
  right: Right;
}

export const places: Place[] = [
  { href: '/', name: 'nav.today', icon: 'today', key: 't', right: 'posts.read' },
  { href: '/goals', name: 'nav.goals', icon: 'goals', key: 'g', right: 'strategy.read' },
  { href: '/calendar', name: 'nav.calendar', icon: 'calendar', key: 'c', right: 'posts.read' },
  { href: '/approvals', name: 'nav.approvals', icon: 'approvals', key: 'a', right: 'posts.read' },
  { href: '/library', name: 'nav.library', icon: 'library', key: 'l', right: 'media.read' },
  { href: '/published', name: 'nav.published', icon: 'published', key: 'p', right: 'posts.read' },
  { href: '/compete', name: 'nav.compete', icon: 'compete', key: 'k', right: 'numbers.read' },
  { href: '/measure', name: 'nav.measure', icon: 'measure', key: 'm', right: 'numbers.read' },
  { href: '/profiles', name: 'nav.profiles', icon: 'profiles', key: 'o', right: 'profiles.read' },
  { href: '/settings', name: 'nav.settings', icon: 'settings', key: 's', right: 'workspace.read' },
];

/** Whether `path` is this place or lies below it. */
export const isAt = (path: string, href: string) => (href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`));
