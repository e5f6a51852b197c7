/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference types="@sveltejs/kit" />

/** Answers: how does the app open without a connection, and how does a new release take over?
 *
 * Only files of the program lie in here, the same for everybody; no answer of the API ever does. What a person may see
 * without a connection is kept by the app itself and goes when they sign out (`lib/offline/known.ts`). */

import { build, files, version } from '$service-worker';

const worker = self as unknown as ServiceWorkerGlobalScope;
const PREFIX = 'selaras-app-';
const HERE = PREFIX + version;
/** The app's page, which stands for all of its screens. */
const SHELL = '/';
const ASSETS = new Set([...build, ...files]);
/** How long the server may keep a reader waiting before the page that lies here is shown. */
const PATIENCE = 5000;
/** How many files are fetched at once. */
const AT_ONCE = 2;

worker.addEventListener('install', (event) => event.waitUntil(fill()));

/** All files or none: a failed installation is tried again later. */
async function fill(): Promise<void> {
  const cache = await caches.open(HERE);
  const page = await fetch(SHELL, { cache: 'no-store' });
  // In the middle of an update another node may answer with another release; a page without its scripts is none.
  const scripts = (await page.clone().text()).match(/\/_app\/immutable\/[\w./-]+/g) ?? [];
  if (!page.ok || !scripts.length || !scripts.every((path) => ASSETS.has(path))) throw new Error('the page is of another release');
  await cache.put(SHELL, page);
  // A browser has six connections to a server for everything: what the person on the page asks for must not wait behind these.
  const wanted = [...ASSETS];
  const next = async (): Promise<void> => {
    for (let path = wanted.pop(); path; path = wanted.pop()) await cache.add(path);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}

worker.addEventListener('activate', (event) => event.waitUntil(settle()));

/** The release before stays, for windows that still show it and will ask for more of its scripts. */
async function settle(): Promise<void> {
  const ours = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== HERE);
  await Promise.all(ours.slice(0, -1).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

// A new release waits until somebody says so, or until no window shows the old one.
worker.addEventListener('message', (event) => {
  if (event.data === 'take over') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin || url.pathname === '/api' || /^\/(api|r|site)\//.test(url.pathname)) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (ASSETS.has(url.pathname) || url.pathname.startsWith('/_app/immutable/')) event.respondWith(asset(request));
});

async function asset(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

/** The server's own page while it answers, so that a new release is seen at once; else the one that lies here. */
async function page(request: Request): Promise<Response> {
  const kept = await caches.match(SHELL, { cacheName: HERE, ignoreVary: true });
  try {
    const answer = await fetch(request, kept ? { signal: AbortSignal.timeout(PATIENCE) } : {});
    // What stands before the server says 502 to 504 while it starts.
    return kept && answer.status >= 502 && answer.status <= 504 ? kept : answer;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}
