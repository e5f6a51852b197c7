/** Answers: who is here, in which workspace, with which brand in hand, and what may they do? */

import { api, ask, chosenWorkspace, chooseWorkspace, type Schema } from '$lib/api/client';
import { ProblemError } from '$lib/api/problem';
import { forgetAll, know, known } from '$lib/offline/known';
import { queries, type Brand, type Right } from '$lib/api/queries';
import { isLanguage, language, speak } from '$lib/words/index.svelte';

const BRAND = 'selaras.brand';

class Session {
  me = $state.raw<Schema['Me'] | null>(null);
  workspace = $state.raw<Schema['Workspace'] | null>(null);
  brands = $state.raw<Brand[]>([]);
  private chosen = $state<string | null>(null);
  /** Whether who is here is only remembered, because the server could not be asked. */
  stale = $state(false);

  /** The brand in hand. */
  get brand(): Brand | undefined {
    return this.brands.find((brand) => brand.id === this.chosen) ?? this.brands[0];
  }

  get zone(): string {
    return this.brand?.zone ?? this.workspace?.zone ?? 'UTC';
  }

  may(right: Right): boolean {
    return this.me?.rights.includes(right) ?? false;
  }

  choose(brand: string): void {
    this.chosen = brand;
    try {
      localStorage.setItem(BRAND, brand);
    } catch {
      // Then it is the first one again next time.
    }
  }

  /** Reads who is here. Throws when nobody is. */
  async load(): Promise<void> {
    let me: Schema['Me'];
    try {
      me = await ask(api.GET('/api/v1/me'));
    } catch (error) {
      // The workspace chosen here before may be one we belong to no more.
      if (!(error instanceof ProblemError) || error.status !== 404 || !chosenWorkspace()) throw error;
      chooseWorkspace(null);
      me = await ask(api.GET('/api/v1/me'));
    }
    const [workspace, brands] = await Promise.all([ask(api.GET('/api/v1/workspace')), ask(api.GET('/api/v1/brands'))]);
    this.me = me;
    this.workspace = workspace;
    this.brands = brands;
    this.stale = false;
    know({ me, workspace, brands });
    try {
      this.chosen ??= localStorage.getItem(BRAND);
    } catch {
      // The first one then.
    }
    if (isLanguage(me.language) && me.language !== language()) await speak(me.language);
  }

  async refresh(): Promise<void> {
    await this.load().catch(() => undefined);
  }

  /** Without a connection: as it was when the server was last asked. Whether anything is known. */
  async recall(): Promise<boolean> {
    const before = known();
    if (!before) return false;
    this.me = before.me;
    this.workspace = before.workspace;
    this.brands = before.brands;
    this.stale = true;
    try {
      this.chosen ??= localStorage.getItem(BRAND);
    } catch {
      // The first one then.
    }
    if (isLanguage(before.me.language) && before.me.language !== language()) await speak(before.me.language);
    return true;
  }

  /** Somebody signs out: nothing of theirs stays in this browser. */
  leave(): void {
    this.forget();
    forgetAll();
  }

  forget(): void {
    this.me = null;
    this.workspace = null;
    this.brands = [];
    this.stale = false;
    queries.clear();
  }
}

export const session = new Session();
