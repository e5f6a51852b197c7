/** Answers: how does what is being written stand on each profile, by each network's own rules? The server is asked, a
 * moment after the last key, so that there is one way of counting and no second one here. */

import { api, ask, type Schema } from '$lib/api/client';
import { tidy, type Writing } from './draft.svelte';

export type Checked = Schema['Checked'];

const PAUSE = 200;

export class Checks {
  found = $state.raw<Checked[]>([]);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private turn = 0;

  constructor(private readonly brand: string) {}

  look({ content, variants, plan }: Writing): void {
    clearTimeout(this.timer);
    if (!variants.length) {
      this.found = [];
      return;
    }
    const body = {
      brand: this.brand,
      content: tidy(content),
      variants: variants.map(({ profile, content }) => (content ? { profile, content: tidy(content) } : { profile })),
      ...(plan.kind === 'at' && plan.at ? { at: plan.at } : {}),
    };
    const turn = ++this.turn;
    this.timer = setTimeout(() => {
      ask(api.POST('/api/v1/posts/check', { body }))
        // An answer that comes after a later question is out of date.
        .then((found) => turn === this.turn && (this.found = found))
        .catch(() => undefined);
    }, PAUSE);
  }

  of(profile: string): Checked | undefined {
    return this.found.find((one) => one.profile === profile);
  }
}

/** The problems of one part among those of a profile, and what belongs to no part. */
export function split(checked: Checked[]): { parts: Map<number, string[]>; rest: string[] } {
  const parts = new Map<number, Set<string>>();
  const rest = new Set<string>();
  for (const problem of checked.flatMap((one) => one.problems)) {
    const at = /^parts\[(\d+)\]/.exec(problem.field)?.[1];
    if (at === undefined) rest.add(problem.detail);
    else parts.set(Number(at), (parts.get(Number(at)) ?? new Set()).add(problem.detail));
  }
  return { parts: new Map([...parts].map(([at, texts]) => [at, [...texts]])), rest: [...rest] };
}
