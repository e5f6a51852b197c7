/** Answers: is there sample data, and how far has the work of making or removing it come? */

import { goto } from '$app/navigation';
import { api, ask, type Schema } from '$lib/api/client';
import { queries } from '$lib/api/queries';
import { session } from '$lib/session.svelte';
import { toasts } from '$lib/ui/toasts.svelte';
import { t } from '$lib/words/index.svelte';

const read = () => ask(api.GET('/api/v1/sample'));

class SampleWork {
  /** What is known; `undefined` before it was asked for, `null` when there is none. */
  now = $state.raw<Schema['Sample'] | null | undefined>();

  async look(): Promise<void> {
    this.now = (await read()) ?? null;
  }

  /** Makes sample data and takes its brand in hand once it is whole, unless the person has gone on with something else. */
  async make(): Promise<void> {
    const here = location.pathname;
    this.now = await ask(api.POST('/api/v1/sample', { body: { language: session.workspace?.language === 'id' ? 'id' : 'en' } }));
    await this.until('making');
    if (!this.now) return;
    await session.load();
    const { brand } = this.now;
    const open = async () => {
      session.choose(brand);
      await queries.invalidateQueries();
      await goto('/');
    };
    if (location.pathname === here && !document.querySelector('dialog[open]')) await open();
    else toasts.done(t('sample.ready'), open, t('sample.open'));
  }

  /** Waits for what was begun elsewhere, or before a reload. */
  async resume(): Promise<void> {
    await this.look();
    if (this.now?.state !== 'making') return;
    await this.until('making');
    await session.load();
  }

  /** Removes it; the screen goes back to a brand of one's own. */
  async remove(): Promise<void> {
    this.now = await ask(api.DELETE('/api/v1/sample'));
    await this.until('removing');
    const there = session.brand?.sample;
    const own = session.brands.find((brand) => !brand.sample);
    if (there && own) session.choose(own.id);
    await session.load();
    // Who works in a brand of their own stays there.
    if (!there) return void (await queries.invalidateQueries());
    queries.clear();
    await goto('/', { invalidateAll: true });
  }

  private async until(state: Schema['SampleState']): Promise<void> {
    while (this.now?.state === state) {
      await new Promise((done) => setTimeout(done, 200));
      await this.look();
    }
  }
}

export const sample = new SampleWork();
