/** Answers: what is being written, is it safe, and whose version counts?
 *
 * Every change is kept in the browser at once and, while the post is a draft, on the server a moment later. The server
 * is always told which version the change was made to; when somebody else was faster, both versions are kept and the
 * person decides. */

import { api, ask, onceKey, tagged, type Schema } from '$lib/api/client';
import { problemOf, type ProblemError } from '$lib/api/problem';
import type { Post } from '$lib/api/queries';
import { typedBy } from '$lib/offline/known';
import { hold, outbox } from '$lib/offline/unsent.svelte';
import { session } from '$lib/session.svelte';
import { Steps } from './steps.svelte';

export type Content = Schema['Content'];
export type Part = Schema['Part'];
export type Variant = { profile: string; content?: Content };
export type Purpose = Schema['PostPurpose'];
export type Plan = { kind: 'none' | 'at' | 'slot' | 'now'; at: string };

/** All that a person can type or choose here. */
export interface Writing {
  title: string;
  campaign: string;
  /** What it is for; absent while it says nothing. */
  purpose?: Purpose | undefined;
  content: Content;
  variants: Variant[];
  plan: Plan;
}

export interface Kept {
  writing: Writing;
  /** Whose draft it is, while the server has none of it. */
  brand?: string;
  /** The request that makes the post, as it was sent, and its key: whether it arrived is known only when it is asked again. */
  once?: Once;
  /** The version it was made from; empty for a post that the server does not know yet. */
  tag: string;
  at: number;
}

interface Once {
  body: string;
  key: string;
}

const TAB = 'selaras.tab.';
let named = '';

/** A name of this tab that a reload leaves as it is, so that two tabs with the same post keep what is typed apart. A lock tells
 * the others that it is open. */
function tab(): string {
  if (named) return named;
  named = sessionStorage.getItem(TAB) ?? onceKey();
  sessionStorage.setItem(TAB, named);
  void navigator.locks?.request(TAB + named, () => new Promise(() => undefined));
  return named;
}

const IDLE = 1200;
/** Answers after which it is certain that no post was made. */
const REFUSED = [400, 403, 404, 413, 415, 422];

/** What a step back or forth changes: all but when it goes out. */
type Changed = Omit<Writing, 'plan'>;

export const blank = (): Writing => ({ title: '', campaign: '', content: { parts: [{ text: '' }] }, variants: [], plan: { kind: 'none', at: '' } });

/** What a post says, as something to edit. */
export function written(post: Post): Writing {
  const plan: Plan = post.when ? { kind: 'at', at: post.when.at.slice(0, 16) } : { kind: 'none', at: '' };
  const variants = post.deliveries.map(({ profile, content }) => (content ? { profile, content } : { profile }));
  const purpose = post.purpose ? { purpose: post.purpose } : {};
  return structuredClone({ title: post.title, campaign: post.campaign, ...purpose, content: post.content, variants, plan });
}

export const isEmpty = (content: Content): boolean =>
  content.parts.every((part) => !part.text?.trim() && !part.media?.length && !part.poll && !part.card);

/** Without what is empty, as the API wants it. */
export function tidy(content: Content): Content {
  const { warning, language, visibility, reply_to, quote, first_comment, utm, options } = content;
  return {
    parts: content.parts.map((part) => ({
      text: part.text ?? '',
      ...(part.media?.length ? { media: part.media } : {}),
      ...(part.poll ? { poll: part.poll } : {}),
      ...(part.card ? { card: part.card } : {}),
    })),
    ...(warning ? { warning } : {}),
    ...(language ? { language } : {}),
    ...(visibility ? { visibility } : {}),
    ...(reply_to ? { reply_to } : {}),
    ...(quote ? { quote } : {}),
    ...(first_comment?.trim() ? { first_comment } : {}),
    ...(utm ? { utm } : {}),
    ...(options && Object.keys(options).length ? { options } : {}),
  };
}

export class Draft {
  writing = $state<Writing>(blank());
  /** As the server knows it; absent until it does. */
  post = $state.raw<Post>();
  saving = $state(false);
  problem = $state.raw<ProblemError>();
  /** What somebody else has saved meanwhile. */
  theirs = $state.raw<{ post: Post; tag: string }>();
  restored = $state(false);
  /** What the server has, to tell whether something changed. */
  private saved = $state.raw('');
  private tag = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: Promise<boolean> | undefined;
  private once: Once | undefined;
  private free: (() => void) | undefined;
  /** Who writes it; what is kept is theirs. */
  private readonly me = session.me;
  /** What was changed here, to be taken back. */
  readonly steps = new Steps<Changed>();

  constructor(
    readonly brand: string,
    /** The zone of the brand: the clock on which times are typed. */
    readonly zone: string,
    private readonly made: (id: string) => void,
    /** The name under which it lies in this browser until the server has it. */
    readonly local: string = onceKey(),
  ) {}

  /** From now on it stands in an editor, and nobody else sends it. */
  show(): void {
    this.free ??= hold(this.local);
  }

  readonly dirty = $derived.by(() => JSON.stringify(this.writing) !== this.saved);

  /** Whether the server is told without being asked: only while nothing depends on the post yet. */
  get autosaves(): boolean {
    return !this.post || ((this.post.state === 'draft' || this.post.state === 'changes_requested') && this.post.stage !== 'approved');
  }

  /** Begins afresh, or goes on with what was typed here before. */
  begin(start: Writing): void {
    this.writing = start;
    this.saved = JSON.stringify(start);
    this.restore();
    this.steps.begin(this.changed());
  }

  /** Shows a post of the server. */
  take(post: Post, tag: string, restore = true): void {
    this.post = post;
    this.tag = tag;
    this.writing = written(post);
    this.saved = JSON.stringify(this.writing);
    if (restore) this.restore();
    this.steps.begin(this.changed());
    if (restore && !this.restored) void this.adopt();
  }

  /** What a step back brings back: all but the time. */
  private changed(): Changed {
    const { title, campaign, purpose, content, variants } = $state.snapshot(this.writing) as Writing;
    return { title, campaign, purpose, content, variants };
  }

  undo(): void {
    this.go(this.steps.back());
  }

  redo(): void {
    this.go(this.steps.forth());
  }

  private go(to: Changed | undefined): void {
    if (!to) return;
    Object.assign(this.writing, to);
    this.touched();
  }

  get version(): string {
    return this.tag.replaceAll('"', '').split('.')[0] ?? '';
  }

  private get place(): string {
    return `${this.me ? typedBy(this.me) : 'selaras.nobody.'}${this.post ? `${this.post.id}.${tab()}` : `new.${this.local}`}`;
  }

  /** Goes on with what a tab left that is closed by now; what is typed in one that is open stays there. */
  private async adopt(): Promise<void> {
    const open = new Set((await navigator.locks?.query())?.held?.map((lock) => lock.name));
    if (this.dirty || this.restored) return;
    try {
      const begins = this.place.slice(0, -tab().length);
      const left = Object.keys(localStorage).filter((key) => key.startsWith(begins) && !open.has(TAB + key.slice(begins.length)));
      const at = (key: string) => (JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Kept>).at ?? 0;
      const last = left.toSorted((a, b) => at(b) - at(a))[0];
      const text = last && localStorage.getItem(last);
      if (!text) return;
      localStorage.setItem(this.place, text);
      if (last !== this.place) localStorage.removeItem(last);
      this.restore();
      this.steps.begin(this.changed());
    } catch {
      // What cannot be read is as good as nothing.
    }
  }

  private restore(): void {
    try {
      const text = localStorage.getItem(this.place);
      if (!text) return;
      const kept = JSON.parse(text) as Kept;
      // A request under way is asked about again, whatever is written now.
      this.once = kept.once;
      if (JSON.stringify(kept.writing) === this.saved && !kept.once) return this.forget();
      this.writing = kept.writing;
      // The old version stays the base: if somebody changed the post since, saving says so instead of overwriting.
      if (kept.tag) this.tag = kept.tag;
      this.restored = true;
      this.touched();
    } catch {
      // What cannot be read is as good as nothing.
    }
  }

  /** Throws away what is typed here and not saved. */
  discard(): void {
    clearTimeout(this.timer);
    this.forget();
    this.once = undefined;
    this.restored = false;
    this.problem = undefined;
    this.writing = JSON.parse(this.saved) as Writing;
    this.steps.begin(this.changed());
  }

  private forget(): void {
    try {
      localStorage.removeItem(this.place);
    } catch {
      // Then there is nothing to forget.
    }
  }

  /** To be called after every change. */
  touched(): void {
    this.steps.note(this.changed());
    if (!this.dirty) {
      // Everything was taken back: nothing is left to bring back.
      if (!this.once) this.forget();
      return;
    }
    this.keep();
    clearTimeout(this.timer);
    if (this.autosaves && !this.theirs) this.timer = setTimeout(() => void this.save(), IDLE);
  }

  private keep(): void {
    // Nothing of somebody who has signed out comes back into the browser.
    if (!this.me || session.me?.id !== this.me.id) return;
    try {
      const kept: Kept = { writing: $state.snapshot(this.writing) as Writing, tag: this.tag, at: Date.now() };
      if (!this.post) Object.assign(kept, { brand: this.brand, once: this.once });
      localStorage.setItem(this.place, JSON.stringify(kept));
    } catch {
      // A full or forbidden store: the server's copy is a moment away.
    }
  }

  /** Tells the server what is written, without a time. Whether it is safe there now. */
  async save(): Promise<boolean> {
    clearTimeout(this.timer);
    // One after the other, each with the version the one before has made.
    while (this.sending) await this.sending;
    if (!this.dirty && !this.once) return true;
    if (!this.post && !this.once && isEmpty(this.writing.content)) return false;
    this.sending = this.send(undefined);
    const done = await this.sending;
    this.sending = undefined;
    return done;
  }

  /** Tells the server what is written, and when it shall go out. */
  async plan(): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.sending) await this.sending;
    const { kind, at } = this.writing.plan;
    const when =
      kind === 'at' ? { at, zone: this.zone } : kind === 'slot' ? { next_slot: true } : kind === 'now' ? { now: true } : undefined;
    this.sending = this.send(when);
    const done = await this.sending;
    this.sending = undefined;
    return done;
  }

  private async send(when: Schema['When'] | undefined): Promise<boolean> {
    this.saving = true;
    const writing = $state.snapshot(this.writing) as Writing;
    const sent = JSON.stringify(writing);
    try {
      // What was sent before and never answered comes first: it may be there already, under the same key.
      const before = this.once && !this.post && this.once.body !== this.wanted(writing, when) ? this.once : undefined;
      if (before) {
        const { data, tag } = await this.create(before);
        this.settle(data, tag);
      }
      const { data, tag } = await (this.post
        ? this.change(this.post.id, writing, when)
        : this.create((this.once ??= { body: this.wanted(writing, when), key: onceKey() })));
      this.settle(data, tag);
      // The plan of a draft is ours alone until it is carried out.
      this.saved = sent;
      this.problem = undefined;
      // What was typed while this was under way is kept under the post's own name now.
      this.touched();
      return true;
    } catch (error) {
      const problem = problemOf(error);
      // Refused is not made: the next try is another request.
      if (!this.post && REFUSED.includes(problem.status)) {
        this.once = undefined;
        this.keep();
      }
      if (problem.status === 412 && this.post) await this.meet(this.post.id);
      else this.problem = problem;
      return false;
    } finally {
      this.saving = false;
    }
  }

  /** The server has it now, under this name. */
  private settle(data: Post, tag: string): void {
    const fresh = !this.post;
    this.forget();
    this.once = undefined;
    this.post = data;
    this.tag = tag;
    if (!fresh) return;
    this.release();
    this.made(data.id);
  }

  private wanted({ title, campaign, purpose, content, variants }: Writing, when: Schema['When'] | undefined): string {
    return JSON.stringify({ brand: this.brand, title, campaign, ...(purpose ? { purpose } : {}), content: tidy(content), variants: variants.map(clean), ...(when ? { when } : {}) });
  }

  /** The same words sent again after a broken connection are the same request, and make one post: it lies here, with its
   * key, before it goes out. */
  private async create({ body, key }: Once) {
    this.keep();
    const made = await tagged(api.POST('/api/v1/posts', { headers: { 'Idempotency-Key': key }, body: JSON.parse(body) as Schema['NewPost'] }));
    // An answer that is given a second time comes without the version.
    return made.tag ? made : tagged(api.GET('/api/v1/posts/{id}', { params: { path: { id: made.data.id } } }));
  }

  private change(id: string, { title, campaign, purpose, content, variants }: Writing, when: Schema['When'] | undefined) {
    const body = { title, campaign, purpose: purpose ?? {}, content: tidy(content), variants: variants.map(clean), ...(when ? { when } : {}) };
    return tagged(api.PATCH('/api/v1/posts/{id}', { params: { path: { id } }, headers: { 'If-Match': this.tag }, body }));
  }

  /** Somebody was faster. */
  private async meet(id: string): Promise<void> {
    const { data, tag } = await tagged(api.GET('/api/v1/posts/{id}', { params: { path: { id } } }));
    this.theirs = { post: data, tag };
  }

  /** Another version has come in. Whether it is shown now: only when nothing typed here would be lost. */
  heard(post: Post, tag: string): boolean {
    const version = tag.replaceAll('"', '').split('.')[0] ?? '';
    if (this.sending || this.theirs || Number(version) <= Number(this.version)) return false;
    if (this.dirty) return false;
    const { plan } = this.writing;
    this.take(post, tag, false);
    if (!post.when) this.writing.plan = plan;
    this.saved = JSON.stringify(this.writing);
    return true;
  }

  /** Mine replaces theirs. */
  async keepMine(): Promise<boolean> {
    if (!this.theirs) return false;
    this.post = this.theirs.post;
    this.tag = this.theirs.tag;
    this.theirs = undefined;
    return this.save();
  }

  /** Theirs it is; mine becomes a draft of its own where asked. */
  async takeTheirs(copy: boolean): Promise<void> {
    if (!this.theirs) return;
    if (copy) {
      const { title, campaign, purpose, content, variants } = $state.snapshot(this.writing) as Writing;
      const body = { brand: this.brand, title, campaign, ...(purpose ? { purpose } : {}), content: tidy(content), variants: variants.map(clean) };
      await ask(api.POST('/api/v1/posts', { headers: { 'Idempotency-Key': onceKey() }, body }));
    }
    const { post, tag } = this.theirs;
    this.theirs = undefined;
    this.forget();
    this.take(post, tag, false);
  }

  private release(): void {
    this.free?.();
    this.free = undefined;
    outbox.look();
  }

  /** No editor shows it any more, and it is not sent from here. */
  leave(): void {
    clearTimeout(this.timer);
    this.release();
  }

  stop(): void {
    // Whoever leaves within the moment before the next save need not wait for it.
    clearTimeout(this.timer);
    if (this.autosaves && this.dirty && !this.theirs && !isEmpty(this.writing.content)) void this.save().then(() => this.release());
    else this.release();
  }
}

const clean = (variant: Variant): Variant =>
  variant.content ? { profile: variant.profile, content: tidy(variant.content) } : { profile: variant.profile };
