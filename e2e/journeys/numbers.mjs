// Answers: does a small business come from three downloaded files to a dashboard of its own, beside two others, and take its table along?
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { axe, come, eventually, examine, selaras, signIn } from '../lib/journey.mjs';
import { BOUGHT, day, filled, history, OWNER, setUp } from '../lib/scene.mjs';
import { networks } from '../lib/selaras.mjs';
import { readCsv, readWorkbook } from '../lib/sheet.mjs';

/** Files as the networks themselves make them, where they lie beside the clone. */
const EXPORTS = path.resolve(import.meta.dirname, '../../../shared/data/exports');
const REAL = ['meta_business_suite/instagram_posts.csv', 'tiktok/Content.csv', 'x/account_analytics_content.csv'];

/** A file of each of three networks; without real ones our own table says the same kind of thing. */
async function threeFiles(owner) {
  if (REAL.every((name) => fs.existsSync(path.join(EXPORTS, name)))) return REAL.map((name) => path.join(EXPORTS, name));
  const post = (network, at, more) => ({ network, account: 'kopisenja', post_id: `${network}-${at}`, published_at: `${day(-40 - at)} 09:1${at}`, text: `Post ${at} on ${network}`, format: at % 2 ? 'image' : 'video', reactions: 10 + at, replies: at, ...more });
  const made = ['instagram', 'tiktok', 'x'].map((network) => filled(owner, [1, 2, 3, 4].map((at) => post(network, at, network === 'x' ? { impressions: 1000 + at } : { views: 500 * at }))));
  return (await Promise.all(made)).map((text, at) => ({ name: `${at + 1}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) }));
}

const panel = (page, name) => page.getByRole('article', { name, exact: true });
const cells = (table) => table.locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim())));

/** Takes along what a menu of the page offers. */
async function take(page, menu, item) {
  await page.getByRole('button', { name: menu, exact: true }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: item }).click()]);
  return { name: download.suggestedFilename(), bytes: fs.readFileSync(await download.path()) };
}

/** A number of a file is the one on the screen, which writes it shorter. */
function alike(shown, value) {
  const number = Number(shown.replace(/[,%]/g, ''));
  const digits = shown.split('.')[1]?.replace('%', '').length ?? 0;
  assert.ok(Math.abs(number - value) <= 0.5 / 10 ** digits + 1e-9, `${shown} is not ${value}`);
}

test('three files, two competitors, a dashboard of one’s own, the promoted post, and its table taken along', { timeout: 480_000 }, async () => {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  const page = await come();
  await page.addInitScript({ path: axe });
  await signIn(page, OWNER);

  // Nothing is measured yet, and files are a way on.
  await page.getByRole('navigation').first().getByRole('link', { name: 'Measure' }).click();
  await page.getByRole('link', { name: 'Import older numbers' }).click();
  await page.locator('input[type=file]').setInputFiles(await threeFiles(owner));
  const cards = page.getByRole('region', { name: 'Files in hand' }).getByRole('article');
  await eventually('three files are read', async () => (await cards.getByRole('button', { name: 'Import', exact: true }).count()) === 3);
  for (const name of await cards.getByRole('textbox', { name: /^Name of our/ }).all()) await name.fill('kopisenja');
  await examine(page);
  await page.getByRole('button', { name: 'Import all (3)' }).click();
  await eventually('they are in', async () => (await cards.getByText('The numbers are in.').count()) === 3);
  const imports = await owner.call('GET', `number-imports?brand=${brand.id}`);
  assert.equal(new Set(imports.map((one) => one.profile_id)).size, 3, 'three profiles, of three networks');

  // From a file to what it brought: its profile over its own days.
  await cards.last().getByRole('link', { name: 'See them in Measure' }).click();
  await page.waitForURL(/profiles=.*period=own/);
  await panel(page, 'Best posts by interactions').getByRole('listitem').first().getByText(/^\d+$/).waitFor();

  // A longer history, in the plain table.
  await page.getByRole('link', { name: 'Numbers from files' }).click();
  await page.locator('input[type=file]').setInputFiles({ name: 'history.csv', mimeType: 'text/csv', buffer: Buffer.from(await history(owner)) });
  const older = page.getByRole('article', { name: 'history.csv' });
  await older.getByText('60 posts', { exact: true }).waitFor();
  // One profile of the network is known: its numbers, or those of another account?
  await older.getByLabel('Whose numbers').selectOption({ label: 'One that is not connected…' });
  await older.getByLabel('Its name').fill('kopisenja.roastery');
  await older.getByRole('button', { name: 'Import', exact: true }).click();
  await older.getByText('60 new posts').waitFor();

  // Two others, each on a real network.
  const { bluesky, mastodon } = networks();
  await page.getByRole('navigation').first().getByRole('link', { name: 'Compete' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a competitor' });
  for (const [name, network, address] of [
    ['Kopi Fajar', 'bluesky', bluesky.accounts[1].handle],
    ['Kopi Rimba', 'mastodon', `${mastodon}/@bob`],
  ]) {
    await page.getByRole('main').getByRole('button', { name: 'Add a competitor' }).click();
    await dialog.getByLabel('Name', { exact: true }).fill(name);
    await dialog.getByLabel('Network').selectOption(network);
    await dialog.getByLabel('Handle or address').fill(address);
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('article', { name }).waitFor();
  }
  await page.getByRole('tab', { name: '90 days' }).click();
  const sides = page.getByRole('table', { name: 'Side by side' });
  await eventually('both stand beside us', async () => (await sides.getByRole('columnheader').count()) === 3);
  await eventually('their posts were looked at', async () => (await owner.call('GET', `competitors?brand=${brand.id}`)).every((one) => one.profiles.every((profile) => profile.state === 'seen')), 60_000);
  await page.reload();
  await eventually('our posts are told', async () => /of 4\d posts|of 5\d posts|of 6\d posts/.test(await sides.getByRole('row', { name: /^Interactions per post/ }).first().innerText()));
  const beside = readCsv((await take(page, 'Take along: Side by side', 'Download as CSV')).bytes.toString());
  assert.deepEqual(beside[0], ['Figure', 'We', 'Kopi Fajar', 'Kopi Rimba']);
  const ours = await sides.getByRole('row', { name: /^Interactions per post/ }).first().locator('td .value').first().innerText();
  alike(ours, Number(beside.find(([name]) => name === 'Interactions per post')[1]));
  await examine(page);

  // Which post was bought.
  await page.goto('/measure/insight');
  const promoted = page.getByRole('region', { name: 'Promoted posts', exact: true });
  await promoted.getByRole('link', { name: BOUGHT }).waitFor();
  await promoted.getByText('The network says that 77% of it was paid for.').waitFor();

  // A dashboard of one's own: a table of what each kind of post brought, and the best posts.
  await page.getByRole('link', { name: 'Dashboards' }).click();
  await page.getByRole('button', { name: 'New dashboard' }).click();
  await page.getByRole('textbox', { name: 'Name of the dashboard' }).fill('Our roastery');
  const add = page.getByRole('dialog', { name: 'New panel' });
  for (const choose of [
    async () => {
      await add.getByLabel('What is measured').selectOption({ label: 'Interactions per post' });
      await add.getByLabel('Shown as').selectOption({ label: 'Table' });
      await add.getByLabel('Counted').selectOption({ label: 'Results of the posts of this period' });
      await add.getByLabel('By', { exact: true }).selectOption({ label: 'Weekday' });
      await add.getByLabel('And by', { exact: true }).selectOption({ label: 'Format' });
    },
    async () => {
      await add.getByLabel('What is measured').selectOption({ label: 'Interactions' });
      await add.getByLabel('Shown as').selectOption({ label: 'Best posts' });
    },
  ]) {
    await page.locator('form.bar').getByRole('button', { name: 'Add panel' }).click();
    await choose();
    await add.getByRole('button', { name: 'Add', exact: true }).click();
    await add.waitFor({ state: 'detached' });
  }
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'Our roastery' }).waitFor();
  await page.getByLabel('Period').selectOption({ label: 'Last 90 days' });
  await panel(page, 'Best posts by interactions').getByText(BOUGHT).waitFor();

  // What the screen shows is what the files say: the same words, rows and order, also after sorting.
  const title = 'Interactions per post by weekday and format';
  const table = panel(page, title).getByRole('table');
  await table.locator('tbody tr').nth(4).waitFor();
  await table.getByRole('button', { name: 'Interactions per post' }).click();
  await table.getByRole('button', { name: 'Interactions per post' }).click();
  const shown = await cells(table);
  const heads = await table.getByRole('columnheader').allInnerTexts();
  const asCsv = await take(page, `Menu of ${title}`, 'Download as CSV');
  assert.match(asCsv.name, /^interactions-per-post-by-weekday-and-format-.*\.csv$/);
  const csv = readCsv(asCsv.bytes.toString());
  const book = readWorkbook((await take(page, `Menu of ${title}`, 'Download for Excel')).bytes);
  assert.deepEqual(csv[0], heads.map((one) => one.trim()));
  assert.deepEqual(book[0], csv[0]);
  assert.equal(csv.length - 1, shown.length);
  assert.equal(book.length, csv.length);
  for (const [at, row] of shown.entries()) {
    assert.match(row[0], /^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/);
    assert.deepEqual(csv[at + 1].slice(0, 2), row.slice(0, 2));
    assert.deepEqual(book[at + 1].slice(0, 2), row.slice(0, 2));
    for (let column = 2; column < row.length; column += 1) {
      if (/[a-z]/.test(row[column])) {
        assert.equal(csv[at + 1][column], '', 'what is not known stays empty');
        assert.equal(book[at + 1][column], undefined);
        continue;
      }
      alike(row[column], Number(csv[at + 1][column]));
      // The last digit is lost on the way through a workbook.
      const [told, meant] = [book[at + 1][column], Number(csv[at + 1][column])];
      assert.ok(Math.abs(told - meant) <= 1e-12 * Math.max(1, Math.abs(meant)), `${told} is not ${meant}`);
    }
  }
  const values = csv.slice(1).map((row) => Number(row[2]));
  assert.deepEqual(values, values.toSorted((a, b) => b - a), 'as it was sorted');
  const best = readCsv((await take(page, 'Menu of Best posts by interactions', 'Download as CSV')).bytes.toString());
  assert.ok(best.some((row) => row.includes(BOUGHT)));
  assert.match(best[1][0], /^\d{4}-\d\d-\d\d \d\d:\d\d$/);
  await examine(page);
});
