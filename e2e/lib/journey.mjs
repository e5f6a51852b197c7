// Answers: what does every journey begin with? A Selaras of its own, people who come to it, and their patience.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
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

/** What `examine` needs in the page: `page.addInitScript({ path: axe })`. */
export const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds on the page as it stands, in a scheme if one is named. */
async function violations(page, colorScheme) {
  if (colorScheme) await page.emulateMedia({ colorScheme });
  await page.waitForTimeout(250);
  // The new colours are drawn with the next frames, which a busy machine draws late.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  // What is being counted anew is dimmed; it is looked at when it stands.
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
  // Colours change over a moment; in between nothing can be said of them.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity).map((one) => one.finished)));
  // Tests may put a script into the page; the page itself may not.
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${JSON.stringify(node.any?.[0]?.data ?? '').slice(0, 200)}`).join(' | ')}`);
  });
}

/** How many pixels of the page lie beyond its right edge. */
const beyond = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What axe finds on the page as it stands, and whether it is too wide. */
export async function faults(page, about, colorScheme) {
  const found = await violations(page, colorScheme);
  const wide = await beyond(page);
  return [...found, ...(wide > 0 ? [`${wide} px too wide`] : [])].map((one) => `${colorScheme ?? ''} ${about}: ${one}`);
}

/** Nothing for axe to find, in either scheme, and nothing beyond the edge of a phone. */
export async function examine(page) {
  for (const colorScheme of ['dark', 'light']) assert.deepEqual(await violations(page, colorScheme), [], colorScheme);
  const size = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  assert.equal(await beyond(page), 0);
  await page.setViewportSize(size);
}

/** Pictures of the page at both widths, in the folder `SELARAS_PICTURES`, where somebody asked for them. */
export async function picture(page, name) {
  const folder = process.env.SELARAS_PICTURES;
  if (!folder) return;
  const size = page.viewportSize();
  for (const [width, height] of [[1280, 900], [360, 740]]) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(400);
    await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize(size);
}

/** Looks again and again until it is there, as a person would. */
export async function eventually(what, look, patience = 60_000) {
  const until = Date.now() + patience;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > until) throw new Error(`never happened: ${what}`);
    await new Promise((done) => setTimeout(done, 150));
  }
}

export const limit = { timeout: 360_000 };
