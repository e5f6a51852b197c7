/** Answers: what was just done, and how is it taken back? */

export interface Toast {
  id: number;
  text: string;
  kind: 'done' | 'problem';
  undo?: () => void | Promise<void>;
  /** What its button says, when that does not take something back. */
  action?: string;
}

class Toasts {
  all = $state<Toast[]>([]);
  /** The dialogs that are open, the uppermost last: toasts are shown there, since nothing else can be reached. */
  dialogs = $state.raw<object[]>([]);
  private next = 1;

  done(text: string, undo?: () => void | Promise<void>, action?: string): void {
    this.add({ text, kind: 'done', ...(undo ? { undo } : {}), ...(action ? { action } : {}) }, undo ? 10_000 : 5_000);
  }

  problem(text: string): void {
    this.add({ text, kind: 'problem' }, 12_000);
  }

  /** A dialog opens; what comes back closes it. */
  within(dialog: object): () => void {
    this.dialogs = [...this.dialogs, dialog];
    return () => (this.dialogs = this.dialogs.filter((one) => one !== dialog));
  }

  drop(id: number): void {
    this.all = this.all.filter((toast) => toast.id !== id);
  }

  private add(toast: Omit<Toast, 'id'>, stays: number): void {
    const id = this.next++;
    this.all = [...this.all.slice(-2), { ...toast, id }];
    setTimeout(() => this.drop(id), stays);
  }
}

export const toasts = new Toasts();
