import { preferred, speak } from '$lib/words/index.svelte';

// The app is made in the browser, from one page; there is nothing to render elsewhere.
export const ssr = false;
export const prerender = false;

let speaking: Promise<void> | undefined;

export const load = async () => {
  await (speaking ??= speak(preferred()));
};
