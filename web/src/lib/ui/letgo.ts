/** Answers: how is something let go of that cannot be made again, with a moment to take that back? */

import { attempt } from './attempt';
import { toasts } from './toasts.svelte';

/** How long a removal can be taken back, as long as its message stands. */
const MOMENT = 10_000;

/** Hides `what` at once, and lets it go for good when nobody took that back; then what shows it is asked for anew. */
export function letGo(hidden: Set<string>, id: string, text: string, remove: () => Promise<unknown>, changed: () => Promise<unknown>): void {
  hidden.add(id);
  const timer = setTimeout(async () => {
    await attempt(remove);
    await changed();
    hidden.delete(id);
  }, MOMENT);
  toasts.done(text, () => {
    clearTimeout(timer);
    hidden.delete(id);
  });
}
