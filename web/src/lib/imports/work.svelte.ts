/** Answers: which files of numbers are in hand, and how does each stand? Kept while the app is open, so that a look at another
 * screen loses nothing. */

import { ProblemError, problemOf } from '$lib/api/problem';
import { look, take, undo, type Preview, type Target } from './files';
import { first, needs, networksOf, recall, remember, rowNetworkOf, type Choice } from './whose';

export type State = 'reading' | 'unknown' | 'ready' | 'refused' | 'importing' | 'done' | 'undoing' | 'undone';

let made = 0;

export class Entry {
  readonly id = ++made;
  state = $state<State>('reading');
  /** What was read, and after the import what it came to. */
  preview = $state.raw<Preview>();
  /** Headings that nobody knows yet. */
  headings = $state.raw<string[]>([]);
  problem = $state('');
  network = $state('');
  /** The profile whose numbers they are; empty for one that is not connected, which has a name instead. */
  profile = $state('');
  name = $state('');
  /** Whether somebody chose, so that nothing proposes anything any more. */
  private chosen = false;

  readonly belongs = $derived(!!this.preview && needs(this.preview));
  readonly networks = $derived(this.preview ? networksOf(this.preview) : []);
  readonly can = $derived(this.state === 'ready' && (!this.belongs || (!!this.network && (!!this.profile || !!this.name.trim()))));

  constructor(
    readonly brand: string,
    readonly file: File,
  ) {}

  async read(choices: () => Choice[]): Promise<void> {
    this.state = 'reading';
    this.problem = '';
    try {
      const preview = await look(this.brand, this.file);
      this.preview = preview;
      const [only] = networksOf(preview);
      if (!this.network) this.network = preview.network ?? (networksOf(preview).includes(rowNetworkOf(preview)) ? rowNetworkOf(preview) : networksOf(preview).length === 1 ? (only ?? '') : '');
      this.propose(choices());
      this.state = 'ready';
    } catch (error) {
      const told = problemOf(error);
      const unknown = told.params('numbers_unknown_shape')?.headings;
      this.headings = Array.isArray(unknown) ? unknown.map(String) : [];
      this.state = this.headings.length ? 'unknown' : 'refused';
      this.problem = told.message;
    }
  }

  /** Whose it probably is, as long as nobody said. */
  propose(choices: Choice[]): void {
    if (!this.preview || this.chosen || !this.network) return;
    const fitting = choices.filter((one) => one.network === this.network);
    const { profile, name } = first(this.preview, fitting, recall(this.brand, this.network));
    this.profile = profile;
    this.name = name;
  }

  choose(what: { network?: string; profile?: string; name?: string }, choices: Choice[]): void {
    if (what.network !== undefined) {
      this.network = what.network;
      this.chosen = false;
      this.propose(choices);
      return;
    }
    this.chosen = true;
    if (what.profile !== undefined) this.profile = what.profile;
    if (what.name !== undefined) this.name = what.name;
  }

  private get target(): Target {
    if (!this.belongs) return {};
    return this.profile ? { profile: this.profile } : { name: this.name.trim(), network: this.network };
  }

  /** Takes it in; tells whether it worked. */
  async take(): Promise<boolean> {
    this.state = 'importing';
    this.problem = '';
    try {
      this.preview = await take(this.brand, this.file, this.target);
      // Also one that was only named: the next file of its network is probably of it too.
      if (this.preview.profile) remember(this.brand, this.network, this.preview.profile);
      this.state = 'done';
      return true;
    } catch (error) {
      this.problem = problemOf(error).message;
      this.state = error instanceof ProblemError && error.code === 'numbers_unknown_shape' ? 'unknown' : 'ready';
      return false;
    }
  }

  async undo(): Promise<boolean> {
    if (!this.preview?.id) return false;
    this.state = 'undoing';
    try {
      await undo(this.preview.id);
      this.state = 'undone';
      return true;
    } catch (error) {
      this.problem = problemOf(error).message;
      this.state = 'done';
      return false;
    }
  }
}

class Work {
  all = $state.raw<Entry[]>([]);
  /** How many of how many are taken in, while several are. */
  progress = $state.raw<{ done: number; of: number }>();

  of(brand: string): Entry[] {
    return this.all.filter((one) => one.brand === brand);
  }

  /** Files come, from a click or by being dropped; each is read at once, one after the other. */
  async add(brand: string, files: File[], choices: () => Choice[]): Promise<void> {
    const fresh = files.map((file) => new Entry(brand, file));
    this.all = [...fresh, ...this.all];
    for (const one of fresh) await one.read(choices);
  }

  drop(entry: Entry): void {
    this.all = this.all.filter((one) => one !== entry);
  }

  /** Takes these in, one after the other, since one may be of the posts of another. */
  async take(entries: Entry[]): Promise<void> {
    this.progress = entries.length > 1 ? { done: 0, of: entries.length } : undefined;
    for (const [at, one] of entries.entries()) {
      await one.take();
      if (this.progress) this.progress = { done: at + 1, of: entries.length };
    }
    this.progress = undefined;
  }
}

export const work = new Work();
