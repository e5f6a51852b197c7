// Answers: do the numbers of a brand say something, how sure it is, and where nothing can be told, what it would take?
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { come, eventually, limit, selaras, signIn } from '../lib/journey.mjs';
import { choose, day, explore, OWNER, setUp } from '../lib/scene.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const BOUGHT = 'Harvest box for the neighbours';

/** Nothing for axe to find, in either scheme, and nothing beyond the edge of a phone. */
async function examine(page) {
  for (const colorScheme of ['dark', 'light']) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(300);
    // Colours change over a moment; in between nothing can be said of them.
    await page.evaluate(() => Promise.allSettled(document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity).map((one) => one.finished)));
    const found = await page.evaluate(async () => {
      const { violations } = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
      return violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 120)} ${JSON.stringify(node.any?.[0]?.data ?? '').slice(0, 200)}`).join(' | ')}`);
    });
    assert.deepEqual(found, [], colorScheme);
  }
  const size = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
  await page.setViewportSize(size);
}

/** Sixty posts of an account elsewhere, in our own template; those at seven in the evening do better, and one was paid for. */
async function history(owner, brand) {
  const get = (path) => fetch(`${owner.base}/api/v1/${path}`, { headers: { cookie: owner.cookie } });
  const template = (await (await get('number-imports/template?format=csv')).text()).replace(/^\ufeff/, '');
  const headings = template.split(/\r?\n/)[0].split(',');
  const line = (at) => {
    const evening = at % 2 === 0;
    const reach = 900 + ((at * 137) % 300);
    const reactions = Math.round(reach * (evening ? 0.1 : 0.05) + ((at * 7) % 9));
    const usual = { network: 'instagram', account: 'kopisenja', post_id: `made-${at}`, url: `https://www.instagram.com/p/made${at}/`, published_at: `${day(2 * at - 140)} ${evening ? '19' : '08'}:1${at % 6}`, text: `Roast number ${at} is out of the drum`, format: at % 3 ? 'image' : 'reel', reactions, replies: 4, impressions: reach + 200, reach };
    const told = at === 30 ? { ...usual, text: BOUGHT, reactions: 310, reach: 6200, impressions: 7000, paid_impressions: 5400, paid_reach: 5100 } : usual;
    return headings.map((heading) => told[heading] ?? '').join(',');
  };
  const body = [headings.join(','), ...Array.from({ length: 60 }, (_, at) => line(at))].join('\n');
  const answer = await fetch(`${owner.base}/api/v1/number-imports?brand=${brand}&name=kopisenja&network=instagram&file_name=history.csv`, {
    method: 'POST',
    headers: { cookie: owner.cookie, 'content-type': 'application/octet-stream' },
    body,
  });
  assert.equal(answer.status, 201, await answer.text());
}

const part = (page, name) => page.getByRole('region', { name, exact: true });

test('a history that was brought in tells what was bought, what does best, and what it cannot tell', limit, async () => {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  const page = await come();
  await page.addInitScript({ path: axe });
  await signIn(page, OWNER);

  // Before there is anything, the next step is offered.
  await page.goto('/measure/insight');
  await page.getByRole('link', { name: 'Import older numbers' }).waitFor();
  await examine(page);

  await history(owner, brand.id);
  await eventually('judged', async () => (await owner.call('GET', `insight/promoted?brand=${brand.id}`)).judged === 60);

  // From the dashboards, and by the palette.
  await page.goto('/measure');
  await page.getByRole('link', { name: 'What the numbers say' }).click();
  await page.getByRole('heading', { name: 'What the numbers say', level: 1 }).waitFor();
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('numbers say');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/measure\/insight/);

  const promoted = part(page, 'Promoted posts');
  await promoted.getByRole('link', { name: BOUGHT }).waitFor();
  assert.equal(await promoted.getByRole('link', { name: BOUGHT }).getAttribute('href'), 'https://www.instagram.com/p/made30/');
  assert.equal(await promoted.locator('.posts > li').count(), 1, 'and no other');
  await promoted.getByText('The network says so').waitFor();
  await promoted.getByText('The network says that 77% of it was paid for.').waitFor();

  // The evening does best, with its interval; hours never tried are called so.
  const best = part(page, 'What does best');
  const [profile] = await owner.call('GET', `measure/profiles?brand=${brand.id}`);
  const { factors } = await owner.call('GET', `insight/best?brand=${brand.id}&profile=${profile.id}`);
  const hour = `${String(factors.hour_of_day.best).padStart(2, '0')}:00`;
  await best.getByText(new RegExp(`^${hour} (probably )?does best: \\+\\d+% \\(.+ … .+%\\)`)).waitFor();
  const cell = best.getByRole('gridcell', { name: 'Monday 00:00' });
  assert.equal(await cell.getAttribute('aria-label'), 'Monday 00:00: never tried');
  await cell.focus();
  await page.keyboard.press('ArrowRight');
  await best.getByText('Monday 01:00', { exact: true }).waitFor();
  await best.getByText('Busy weeks are not chosen by chance').waitFor();
  await best.getByRole('switch', { name: 'Count per person reached' }).check();
  await page.waitForURL(/reach=1/);
  await best.getByText(new RegExp(`^${hour} (probably )?does best`)).waitFor();
  await best.locator('article').filter({ hasText: 'Hour of the day' }).getByRole('button', { name: 'As a table' }).click();
  await best.getByRole('columnheader', { name: 'Chance to be the best' }).waitFor();

  // Nobody to compare with: that is an answer too.
  const why = part(page, 'Why did it change?');
  await why.getByText('Can’t tell').first().waitFor();
  await why.getByText('What accounts for it').waitFor();
  await why.getByLabel('What is compared').selectOption({ label: 'Last 8 weeks with the 8 before' });
  await page.waitForURL(/span=8/);
  await why.getByText('Can’t tell').first().waitFor();
  await why.getByLabel('What is compared').selectOption({ label: 'Own dates' });
  await why.getByRole('textbox', { name: 'Before, from' }).waitFor();
  await examine(page);

  // The industry is remembered in this browser.
  const industry = part(page, 'Beside your industry');
  await industry.getByText('Rival IQ').first().waitFor();
  await industry.getByLabel('Industry').selectOption({ label: 'Food and beverage' });
  await industry.getByText(/Rival IQ.*Food and beverage; by followers/).waitFor();
  await page.reload();
  await industry.getByText(/Rival IQ.*Food and beverage; by followers/).waitFor();
});

test('a year of numbers beside competitors is split into everybody and us, and its odd days are named', limit, async () => {
  const owner = await setUp(selaras);
  const sample = await explore(owner);
  const page = await come();
  await page.addInitScript({ path: axe });
  await signIn(page, OWNER);
  await choose(page, sample.brand);
  await page.goto('/measure/insight?days=365');
  const why = part(page, 'Why did it change?');
  await why.getByRole('list', { name: 'The change and its parts' }).getByText('Whole change').waitFor();
  await why.getByText('Season and everybody', { exact: true }).waitFor();
  await why.getByRole('list', { name: 'What our own part comes from' }).getByText(/% \(.+ … .+%\)/).first().waitFor();
  const odd = part(page, 'Odd days');
  await odd.getByText(/to be expected/).first().waitFor();
  assert.match(await odd.getByRole('list', { name: 'Posts that gathered most on this day' }).first().getByRole('link').first().getAttribute('href'), /^\/posts\//);

  // One profile for the whole page.
  const names = await page.getByLabel('Profile', { exact: true }).locator('option').allTextContents();
  await page.getByLabel('Profile', { exact: true }).selectOption({ label: names[1] });
  await page.waitForURL(/profile=/);
  assert.equal(await part(page, 'What does best').getByLabel('Of profile').locator('option:checked').textContent(), names[1]);
  await odd.getByText(/to be expected|out of the ordinary/).first().waitFor();
  await examine(page);
});
