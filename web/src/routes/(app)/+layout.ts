import { error, redirect } from '@sveltejs/kit';
import { problemOf } from '$lib/api/problem';
import { session } from '$lib/session.svelte';

export const load = async ({ url, parent }) => {
  await parent();
  if (session.me) return;
  try {
    await session.load();
  } catch (cause) {
    const problem = problemOf(cause);
    if (problem.status === 401) {
      const next = url.pathname === '/' ? '' : `?next=${encodeURIComponent(url.pathname + url.search)}`;
      redirect(307, `/sign-in${next}`);
    }
    if (problem.code === 'offline' && (await session.recall())) return;
    error(problem.status || 503, problem.message);
  }
};
