// Answers: how fast is the app in the browser, with a year of sample data? Prints one line of JSON; progress goes to stderr.
import os from 'node:os';
import zlib from 'node:zlib';
import { launch, visitor } from './lib/browser.mjs';
import { explore, OWNER, PASSWORD, setUp } from './lib/scene.mjs';
import { start } from './lib/selaras.mjs';

const quick = process.argv.includes('--quick');
const ROUNDS = quick ? 3 : 9;
const SCREENS = ['/calendar', '/approvals', '/library', '/published', '/profiles', '/settings', '/compose'];
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const round = (number) => Math.round(number * 10) / 10;
const say = (text) => process.stderr.write(`${text}\n`);
const rest = (ms) => new Promise((done) => setTimeout(done, ms));

const selaras = await start({ alone: true });
const browser = await launch();
const figures = {};
try {
  const owner = await setUp(selaras);
  const sample = await explore(owner);
  figures.sample_made_ms = round(sample.took);
  say(`a year of sample data: ${figures.sample_made_ms} ms`);

  const { page, context } = await visitor(browser, selaras.base);
  await page.goto('/sign-in');
  await page.locator('input[name=email]').fill(OWNER);
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.locator('#main').waitFor();
  await page.evaluate((brand) => localStorage.setItem('selaras.brand', brand), sample.brand);
  const state = await context.storageState();

  // Each time a browser that knows nothing but who it is.
  const paints = [];
  for (let count = 0; count < ROUNDS; count += 1) {
    const fresh = await browser.newContext({ baseURL: selaras.base, storageState: state });
    const first = await fresh.newPage();
    const scripts = [];
    first.on('response', (answer) => {
      if (answer.request().resourceType() === 'script') scripts.push(answer);
    });
    await first.goto('/');
    await first.locator('#main h1').waitFor();
    const loaded = scripts.slice();
    // What is in the document may not have been painted yet.
    await first.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    paints.push(await first.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime));
    const sizes = await Promise.all(loaded.map(async (answer) => zlib.gzipSync(await answer.body()).length));
    figures.first_page_js_gzip_bytes = sizes.reduce((a, b) => a + b, 0);
    await fresh.close();
  }
  figures.first_paint_ms = round(median(paints));

  // From the click until the heading and the content stand, with nothing known of the screen but its code.
  const change = (href) =>
    page.evaluate(
      (href) =>
        new Promise((done) => {
          const before = performance.now();
          document.querySelector(`a[href="${href}"]`).click();
          const look = () => {
            const stands = location.pathname === href && document.querySelector('#main h1') && !document.querySelector('#main .skeleton, #main [aria-busy=true]');
            // Until the next frame it is made, not painted.
            if (stands) requestAnimationFrame(() => setTimeout(() => done(performance.now() - before)));
            else requestAnimationFrame(look);
          };
          look();
        }),
      href,
    );
  const went = Object.fromEntries([...SCREENS, '/'].map((href) => [href, []]));
  for (let count = 0; count < ROUNDS; count += 1) {
    for (const href of [...SCREENS, '/']) {
      await page.goto(href === '/' ? '/settings' : '/');
      await page.locator('#main h1').waitFor();
      await rest(1800);
      went[href].push(await change(href));
    }
  }
  for (const [href, times] of Object.entries(went)) {
    figures[`change_ms_${href.slice(1) || 'today'}`] = round(median(times));
    say(`${href}: ${round(median(times))} ms of ${times.map(round).join(', ')}`);
  }
  figures.change_ms_slowest = Math.max(...Object.values(went).map((times) => round(median(times))));

  const removing = performance.now();
  await owner.call('DELETE', 'sample');
  while (await owner.call('GET', 'sample')) await rest(25);
  figures.sample_removed_ms = round(performance.now() - removing);

  const below = (aim, got) => ({ aim: `at most ${aim}`, got, held: got <= aim });
  const aims = {
    first_page_js_gzip_bytes: below(200_000, figures.first_page_js_gzip_bytes),
    first_paint_ms: below(1000, figures.first_paint_ms),
    change_ms_slowest: below(100, figures.change_ms_slowest),
    sample_made_ms: below(5000, figures.sample_made_ms),
    sample_removed_ms: below(5000, figures.sample_removed_ms),
  };
  const machine = { cpus: os.cpus().length, model: os.cpus()[0]?.model ?? '', memory_mib: Math.round(os.totalmem() / 1048576), rounds: ROUNDS, quick };
  process.stdout.write(`${JSON.stringify({ name: 'web', seed: 17081945, machine, figures, beside: {}, aims })}\n`);
} finally {
  await browser.close();
  await selaras.close();
}
