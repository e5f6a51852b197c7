/** Answers: where does a comment lie that is being written, so that a reload does not lose it? */

import { typedBy } from '$lib/offline/known';
import { session } from '$lib/session.svelte';

const place = (post: string) => (session.me ? `${typedBy(session.me)}comment.${post}` : undefined);

export function begun(post: string): string {
  try {
    const at = place(post);
    return (at && localStorage.getItem(at)) ?? '';
  } catch {
    return '';
  }
}

export function keepBegun(post: string, text: string): void {
  try {
    const at = place(post);
    if (!at) return;
    if (text.trim()) localStorage.setItem(at, text);
    else localStorage.removeItem(at);
  } catch {
    // A full or forbidden store: then it lives as long as the page.
  }
}
