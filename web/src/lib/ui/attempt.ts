/** Answers: what happens when a click on something small does not work? The problem is told, and nothing else changes. */

import { problemOf } from '$lib/api/problem';
import { toasts } from './toasts.svelte';

/** Runs `work`; says what went wrong, if it does. Tells whether it worked. */
export async function attempt(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    toasts.problem(problemOf(error).message);
    return false;
  }
}
