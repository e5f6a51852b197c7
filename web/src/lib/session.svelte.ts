/** Answers: who is here, in which workspace, with which brand in hand, and what may they do? */

import { api, ask, chosenWorkspace, chooseWorkspace, type Schema } from '$lib/api/client';
import { ProblemError } from '$lib/api/problem';
import { queries, type Brand, type Right } from '$lib/api/queries';
import { isLanguage, language, speak } from '$lib/words/index.svelte';

const BRAND = 'selaras.brand';

class Session {
  me = $state.raw<Schema['Me'] | null>(null);
  workspace = $state.raw<Schema['Workspace'] | null>(null);
  brands = $state.raw<Brand[]>([]);
  private chosen = $state<string | null>(null);

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

  forget(): void {
    this.me = null;
    this.workspace = null;
    this.brands = [];
    queries.clear();
  }
}

export const session = new Session();
