/** Answers: what was changed, step by step, so that it can be taken back?
 *
 * What is typed without a pause is one step; what was taken back can be done again until something else is changed. */

const PAUSE = 800;
const MOST = 200;

export class Steps<T> {
  private past = $state.raw<string[]>([]);
  private future = $state.raw<string[]>([]);
  private now = '';
  private at = 0;

  constructor(private readonly clock: () => number = Date.now) {}

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  /** Begins afresh: what was before this is not taken back. */
  begin(state: T): void {
    this.past = [];
    this.future = [];
    this.now = JSON.stringify(state);
    this.at = 0;
  }

  /** To be told after every change. */
  note(state: T): void {
    const next = JSON.stringify(state);
    if (next === this.now) return;
    const time = this.clock();
    // A letter more belongs to the step before; a picture, a part or a pause begins another.
    const small = Math.abs(next.length - this.now.length) <= 2;
    if (!small || time - this.at > PAUSE || !this.past.length || this.future.length) this.past = [...this.past.slice(1 - MOST), this.now];
    this.future = [];
    this.now = next;
    this.at = time;
  }

  back(): T | undefined {
    const to = this.past.at(-1);
    if (to === undefined) return undefined;
    this.past = this.past.slice(0, -1);
    this.future = [...this.future, this.now];
    return this.turn(to);
  }

  forth(): T | undefined {
    const to = this.future.at(-1);
    if (to === undefined) return undefined;
    this.future = this.future.slice(0, -1);
    this.past = [...this.past, this.now];
    return this.turn(to);
  }

  private turn(to: string): T {
    this.now = to;
    this.at = 0;
    return JSON.parse(to) as T;
  }
}
