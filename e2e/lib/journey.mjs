// Answers: what does every journey begin with? A Selaras of its own, people who come to it, and their patience.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach } from 'node:test';
import { launch, visitor } from './browser.mjs';
import { PASSWORD } from './scene.mjs';
import { start } from './selaras.mjs';

/** The program of this journey: a new one for each. */
export let selaras;
let browser, visitors;

before(async () => (browser = await launch()));
after(() => browser.close());
beforeEach(async () => {
  visitors = [];
  selaras = await start();
});
afterEach(async () => {
  for (const { context } of visitors) await context.close();
  await selaras.close();
  assert.deepEqual(visitors.flatMap(({ complaints }) => complaints), [], 'the browser complained');
});

/** Somebody opens a browser. */
export const come = async (options) => {
  const one = await visitor(browser, selaras.base, options);
  visitors.push(one);
  return one.page;
};

/** A link of the program without its host. */
export const local = (link) => new URL(link).pathname + new URL(link).search;

export async function signIn(page, email) {
  await page.goto('/sign-in');
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.locator('#main').waitFor();
}

/** Looks again and again until it is there, as a person would. */
export async function eventually(what, look, patience = 20_000) {
  const until = Date.now() + patience;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > until) throw new Error(`never happened: ${what}`);
    await new Promise((done) => setTimeout(done, 150));
  }
}

export const limit = { timeout: 120_000 };
