/** Answers: how are many files changed at once, so that it can be taken back at once? */

import { api, ask, type Schema } from '$lib/api/client';
import { queries, type Media } from '$lib/api/queries';
import { attempt } from '$lib/ui/attempt';
import { toasts } from '$lib/ui/toasts.svelte';
import { t } from '$lib/words/index.svelte';

const reread = () => queries.invalidateQueries({ queryKey: ['media'] });

type Filed = Schema['Filed'];

async function file(brand: string, files: Filed[]): Promise<boolean> {
  const done = await attempt(() => ask(api.POST('/api/v1/media/filing', { body: { brand, files } })));
  await reread();
  return done;
}

/** Puts the files into a folder; empty for none. */
export async function moveTo(brand: string, files: Media[], folder: string): Promise<boolean> {
  const before = files.map(({ id, folder }) => ({ id, folder }));
  if (!(await file(brand, files.map(({ id }) => ({ id, folder }))))) return false;
  const text = folder ? t('library.moved', { count: files.length, folder }) : t('library.moved_out', { count: files.length });
  toasts.done(text, async () => void (await file(brand, before)));
  return true;
}

/** Adds tags to what each of the files has, or takes them away. */
export async function tag(brand: string, files: Media[], tags: string[], away: boolean): Promise<boolean> {
  const wanted = tags.map((one) => one.trim().replace(/^#/, '').toLowerCase()).filter(Boolean);
  if (!wanted.length) return true;
  const before = files.map(({ id, tags }) => ({ id, tags }));
  const after = files.map(({ id, tags }) => ({
    id,
    tags: away ? tags.filter((one) => !wanted.includes(one)) : [...new Set([...tags, ...wanted])],
  }));
  if (!(await file(brand, after))) return false;
  toasts.done(t(away ? 'library.untagged' : 'library.tagged', { count: files.length }), async () => void (await file(brand, before)));
  return true;
}

/** Removes the files; those that are part of a plan stay, and that is said. */
export async function remove(brand: string, files: Media[]): Promise<boolean> {
  let removed: string[] = [];
  const done = await attempt(async () => {
    const answer = await ask(api.POST('/api/v1/media/removal', { body: { brand, files: files.map(({ id }) => id) } }));
    ({ removed } = answer);
    if (answer.in_use.length) toasts.problem(t('library.in_use', { count: answer.in_use.length }));
  });
  await reread();
  if (done && removed.length) {
    const name = files.find(({ id }) => id === removed[0])?.name ?? '';
    const text = removed.length === 1 ? t('library.deleted', { name }) : t('library.deleted_many', { count: removed.length });
    toasts.done(text, async () => {
      await attempt(() => ask(api.POST('/api/v1/media/restoration', { body: { brand, files: removed } })));
      await reread();
    });
  }
  return done && removed.length > 0;
}

/** Gives a folder another path. What is wrong with the path is thrown, for the field to say. */
export async function moveFolder(brand: string, from: string, to: string): Promise<void> {
  const go = (from: string, to: string) => ask(api.POST('/api/v1/media/folders/move', { body: { brand, from, to } }));
  await go(from, to);
  await reread();
  toasts.done(t('library.folder_moved', { folder: to }), async () => {
    await attempt(() => go(to, from));
    await reread();
  });
}
