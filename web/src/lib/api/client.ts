/** Answers: how does the app speak to the server? Through the client made of the API's description, and nothing else. */

import createClient from 'openapi-fetch';
import { language } from '$lib/words/index.svelte';
import type { components, paths } from './schema';
import { connection } from '$lib/offline/connection.svelte';
import { ProblemError, offline, type Problem } from './problem';

export type Schema = components['schemas'];

const WORKSPACE = 'selaras.workspace';

/** The workspace chosen in this browser, for people who belong to several. */
export const chosenWorkspace = (): string | null => {
  try {
    return localStorage.getItem(WORKSPACE);
  } catch {
    return null;
  }
};

export function chooseWorkspace(id: string | null): void {
  try {
    if (id) localStorage.setItem(WORKSPACE, id);
    else localStorage.removeItem(WORKSPACE);
  } catch {
    // Then it is the first one again.
  }
}

/** What every request carries. */
export function heading(): Record<string, string> {
  const workspace = chosenWorkspace();
  return { 'Accept-Language': language(), ...(workspace ? { 'Selaras-Workspace': workspace } : {}) };
}

export const api = createClient<paths>({
  baseUrl: '',
  // Never from the browser's own store: what is kept and for how long is decided by the cache of queries.
  cache: 'no-store',
  fetch: (request) => fetch(request),
});

api.use({
  onRequest({ request }) {
    for (const [name, value] of Object.entries(heading())) request.headers.set(name, value);
    return request;
  },
});

/** What happens when the server no longer knows who is here, set by the frame while it stands. */
export const door: { signedOut?: () => void } = {};

type Answer<T> = { data?: T; error?: unknown; response: Response };

/** The result of a call, or its problem thrown. */
export async function ask<T>(call: Promise<Answer<T>>): Promise<T> {
  return (await tagged(call)).data;
}

/** As `ask`, with the version to hand back when changing it. */
export async function tagged<T>(call: Promise<Answer<T>>): Promise<{ data: T; tag: string }> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch (cause) {
    connection.lost();
    throw new ProblemError(offline(), 0, { cause });
  }
  connection.found();
  if (answer.response.status === 401) door.signedOut?.();
  if (!answer.response.ok) throw new ProblemError(answer.error as Problem, answer.response.status);
  return { data: answer.data as T, tag: answer.response.headers.get('etag') ?? '' };
}

/** A key under which a request that is sent twice is done once. */
export const onceKey = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};
