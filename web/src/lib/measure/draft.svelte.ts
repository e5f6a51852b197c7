/** Answers: what does a dashboard look like that is being changed, and where does it lie until it is saved? In the browser, under
 * its writer's name and always with the version it was made to. */

import type { Schema } from '$lib/api/client';
import { typedBy } from '$lib/offline/known';
import { session } from '$lib/session.svelte';
import type { Panel } from './fit';

export const PANELS_MAX = 24;

interface Kept {
  name: string;
  panels: Panel[];
  id?: string;
  version: number;
}

const place = (brand: string, of: string) => (session.me ? `${typedBy(session.me)}dashboard.${brand}.${of}` : undefined);

function read(brand: string, of: string): Kept | undefined {
  try {
    const at = place(brand, of);
    return ((at && JSON.parse(localStorage.getItem(at) ?? 'null')) as Kept | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Whether something unsaved lies here. `of` is a dashboard's id, or `new`. */
export const isKept = (brand: string, of: string): boolean => !!read(brand, of);

export class Draft {
  name = $state('');
  panels = $state.raw<{ key: number; panel: Panel }[]>([]);
  /** The dashboard it becomes; absent for a new one. */
  id: string | undefined;
  version: number;
  changed = $state(false);
  private next = 0;

  constructor(
    private readonly brand: string,
    /** What it is kept as: the dashboard's id, or a name for what is new. */
    readonly of: string,
    from: { name: string; panels: Panel[]; id?: string | undefined; version: number },
  ) {
    const before = read(brand, of);
    const begin = before ?? from;
    this.name = begin.name;
    this.panels = begin.panels.map((panel) => ({ key: this.next++, panel }));
    this.id = begin.id;
    this.version = begin.version;
    this.changed = !!before;
  }

  private keep(): void {
    this.changed = true;
    try {
      const at = place(this.brand, this.of);
      const kept: Kept = { name: this.name, panels: this.plain(), version: this.version, ...(this.id ? { id: this.id } : {}) };
      if (at) localStorage.setItem(at, JSON.stringify(kept));
    } catch {
      // A full or forbidden store: then it lives as long as the page.
    }
  }

  /** Forgets what is kept. What comes back keeps it again. */
  forget(): () => void {
    try {
      const at = place(this.brand, this.of);
      if (at) localStorage.removeItem(at);
    } catch {
      // Nothing was kept then.
    }
    return () => this.keep();
  }

  plain(): Panel[] {
    return this.panels.map((one) => one.panel);
  }

  body(): Schema['NewDashboard'] {
    return { name: this.name, panels: this.plain() };
  }

  rename(name: string): void {
    this.name = name;
    this.keep();
  }

  /** Puts a panel at a place; at the end where none is named. */
  insert(panel: Panel, at = this.panels.length): void {
    this.panels = this.panels.toSpliced(at, 0, { key: this.next++, panel });
    this.keep();
  }

  replace(at: number, panel: Panel): void {
    const old = this.panels[at];
    if (!old) return;
    this.panels = this.panels.with(at, { key: old.key, panel });
    this.keep();
  }

  remove(at: number): Panel | undefined {
    const gone = this.panels[at]?.panel;
    this.panels = this.panels.toSpliced(at, 1);
    this.keep();
    return gone;
  }

  /** Moves a panel to another place. Tells whether it moved. */
  move(from: number, to: number): boolean {
    const one = this.panels[from];
    if (!one || to < 0 || to >= this.panels.length || from === to) return false;
    this.panels = this.panels.toSpliced(from, 1).toSpliced(to, 0, one);
    this.keep();
    return true;
  }

  /** What was to change one becomes a new one. */
  detach(name: string): void {
    this.forget();
    this.id = undefined;
    this.version = 0;
    this.name = name;
  }
}
