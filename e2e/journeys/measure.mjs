// Answers: does a team see how it went, compose what it looks at, and show it to somebody without an account?
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { axe, come, eventually, examine, limit, selaras, signIn } from '../lib/journey.mjs';
import { choose, explore, OWNER, setUp } from '../lib/scene.mjs';

/** A year of sample data, and its owner in front of the screen. */
async function begin() {
  const owner = await setUp(selaras);
  const sample = await explore(owner);
  const page = await come();
  await page.addInitScript({ path: axe });
  await signIn(page, OWNER);
  await choose(page, sample.brand);
  await page.goto('/');
  return { owner, page, brand: sample.brand };
}

const panel = (page, name) => page.getByRole('article', { name, exact: true });
const titles = (page) => page.locator('article h2').allTextContents();
const menu = async (page, title, item) => {
  await page.getByRole('button', { name: `Menu of ${title}`, exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
};

/** Goes on with Tab until `target` has the focus. */
async function tabTo(page, target) {
  for (let count = 0; count < 60; count += 1) {
    if (await target.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab never came there');
}

test('numbers are seen, over another time, as a table and as a file, and counted anew', limit, async () => {
  const { page } = await begin();
  const asked = [];
  page.on('request', (request) => request.url().endsWith('/api/v1/measure') && asked.push(request.postDataJSON().questions.length));
  await page.getByRole('link', { name: 'Measure' }).click();
  await panel(page, 'Interactions').getByText(/^[\d,]+$/).waitFor();
  await page.getByRole('list', { name: 'Best posts by interactions' }).getByRole('link').first().waitFor();
  assert.equal((await titles(page)).length, 9);
  assert.equal(asked.length, 2, 'the panels in one request, what they are compared with in another');
  await panel(page, 'Interactions').getByText(/(more|less) than/).waitFor();

  const before = await panel(page, 'Interactions').locator('.big').textContent();
  await page.getByLabel('Period').selectOption({ label: 'Last 7 days' });
  await page.waitForURL(/period=7d/);
  await eventually('another number', async () => (await panel(page, 'Interactions').locator('.big').textContent()) !== before);
  const week = await panel(page, 'Interactions').locator('.big').textContent();
  await page.reload();
  await panel(page, 'Interactions').getByText(week, { exact: true }).waitFor();

  // Without a connection it is said whose days are still shown; with it, the others come by themselves.
  await page.context().setOffline(true);
  await page.getByLabel('Period').selectOption({ label: 'Last 90 days' });
  await page.getByText(/these are still the numbers of/).waitFor();
  await panel(page, 'Interactions').getByText(week, { exact: true }).waitFor();
  await page.context().setOffline(false);
  await eventually('ninety days', async () => (await panel(page, 'Interactions').locator('.big').textContent()) !== week);
  await page.getByText(/these are still the numbers of/).waitFor({ state: 'detached' });
  await page.getByLabel('Period').selectOption({ label: 'Last 7 days' });
  await panel(page, 'Interactions').getByText(week, { exact: true }).waitFor();

  // By keys each day is said.
  const line = page.getByRole('slider', { name: /^Interactions by day/ });
  await line.focus();
  await page.keyboard.press('Home');
  const first = await line.getAttribute('aria-valuetext');
  await page.keyboard.press('ArrowRight');
  assert.notEqual(await line.getAttribute('aria-valuetext'), first);
  assert.match(first, /Interactions: [\d,]+/);

  await menu(page, 'Interactions by day', 'As a table');
  await panel(page, 'Interactions by day').getByRole('columnheader', { name: 'Before' }).waitFor();
  assert.equal(await panel(page, 'Interactions by day').locator('tbody tr').count(), 7);
  const [download] = await Promise.all([page.waitForEvent('download'), menu(page, 'Interactions by day', 'Download as CSV')]);
  assert.match(download.suggestedFilename(), /^interactions-by-day-.*\.csv$/);
  const text = fs.readFileSync(await download.path(), 'utf8');
  assert.ok(text.startsWith('\ufeffDay,Interactions,Before,Counts taken'), text);
  const lines = text.trim().split(/\r?\n/);
  assert.equal(lines.length, 8);
  assert.equal(lines.slice(1).reduce((sum, one) => sum + Number(one.split(',')[1]), 0), Number(week.replace(/\D/g, '')), 'the days together are the number');
  const [book] = await Promise.all([page.waitForEvent('download'), menu(page, 'Interactions by network', 'Download for Excel')]);
  assert.equal(fs.readFileSync(await book.path()).subarray(0, 2).toString(), 'PK');

  await menu(page, 'Interactions by network', 'How do you know?');
  await page.getByText('Reactions + reposts + replies + quotes + saves').waitFor();
  await page.getByRole('button', { name: 'Count anew from all snapshots' }).click();
  await page.getByText('Counted anew: the same').waitFor();
  await examine(page);
  await page.locator('dialog[open] footer').getByRole('button', { name: 'Close' }).click();

  // What no network tells is missing, not zero.
  await page.getByRole('link', { name: 'Content', exact: true }).click();
  await panel(page, 'Saves').getByText('not known').waitFor();
  await page.getByRole('button', { name: 'All profiles' }).click();
  await page.getByRole('checkbox', { name: 'kedaisenja.contoh' }).check();
  await page.waitForURL(/profiles=/);
  await page.keyboard.press('Escape');
  await page.getByLabel('Period').selectOption({ label: 'Own dates' });
  await page.waitForURL(/from=/);
  await examine(page);
});

test('a dashboard is composed by keys and by the mouse, kept, saved, shared and withdrawn', limit, async () => {
  const { owner, page, brand } = await begin();
  await page.goto('/measure');
  await panel(page, 'Followers').waitFor();

  // By keys alone: two panels.
  await tabTo(page, page.getByRole('button', { name: 'New dashboard' }));
  await page.keyboard.press('Enter');
  const name = page.getByRole('textbox', { name: 'Name of the dashboard' });
  await name.waitFor();
  await tabTo(page, name);
  await page.keyboard.type('Monday meeting');
  const dialog = page.getByRole('dialog', { name: 'New panel' });
  for (const [figure, chart] of [
    ['Followers', ''],
    ['', 'Line'],
  ]) {
    await tabTo(page, page.locator('form.bar').getByRole('button', { name: 'Add panel' }));
    await page.keyboard.press('Enter');
    await dialog.waitFor();
    await tabTo(page, dialog.getByLabel('What is measured'));
    if (figure) await page.keyboard.type(figure);
    if (chart) {
      await tabTo(page, dialog.getByLabel('Shown as'));
      await page.keyboard.type(chart);
    }
    await tabTo(page, dialog.getByLabel('Title'));
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
  }
  assert.deepEqual(await titles(page), ['Followers', 'Interactions by day']);
  await tabTo(page, page.getByRole('button', { name: 'Move Followers', exact: true }));
  await page.keyboard.press('ArrowRight');
  await page.getByText('Followers is now panel 2 of 2.').waitFor();
  assert.deepEqual(await titles(page), ['Interactions by day', 'Followers']);

  // By the mouse: a third, dragged to the front; one goes and comes back.
  await page.locator('form.bar').getByRole('button', { name: 'Add panel' }).click();
  await dialog.getByLabel('Shown as').selectOption({ label: 'Heat map' });
  await dialog.getByRole('grid').waitFor();
  await examine(page);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  const heat = 'Interactions by weekday and hour';
  await page.getByRole('button', { name: `Move ${heat}`, exact: true }).dragTo(panel(page, 'Interactions by day'));
  await eventually('dropped', async () => (await titles(page))[0] === heat);
  await page.getByRole('button', { name: 'Remove Followers' }).click();
  assert.equal((await titles(page)).length, 2);
  await page.getByRole('button', { name: 'Undo' }).click();
  assert.deepEqual(await titles(page), [heat, 'Interactions by day', 'Followers']);
  await examine(page);

  // A reload loses nothing.
  await page.reload();
  await page.getByText('kept in this browser until you save it').waitFor();
  assert.deepEqual(await titles(page), [heat, 'Interactions by day', 'Followers']);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'Monday meeting' }).waitFor();
  const [kept] = (await owner.call('GET', `dashboards?brand=${brand}`)).filter((one) => one.id);
  assert.deepEqual(kept.panels.map((one) => one.chart), ['heat', 'line', 'number']);

  // Somebody else changes it meanwhile.
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByRole('button', { name: 'Wider: Followers' }).click();
  await owner.call('PUT', `dashboards/${kept.id}`, { version: kept.version, dashboard: { name: 'Tuesday meeting', panels: kept.panels } });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Somebody changed this dashboard meanwhile').waitFor();
  await page.getByRole('button', { name: 'Load theirs' }).click();
  await eventually('theirs', async () => (await name.inputValue()) === 'Tuesday meeting');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('link', { name: 'Tuesday meeting' }).waitFor();

  // Shared with somebody without an account.
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('button', { name: 'Create link' }).click();
  const link = new URL(await page.getByLabel('Link to the dashboard').inputValue());
  await page.locator('dialog[open] footer').getByRole('button', { name: 'Close' }).click();
  const guest = await come();
  await guest.addInitScript({ path: axe });
  await guest.goto(link.pathname + link.hash);
  await guest.getByRole('heading', { name: 'Tuesday meeting' }).waitFor();
  await panel(guest, 'Followers').getByText(/^[\d,]+$/).waitFor();
  await panel(guest, 'Followers').getByText(/(more|less) than/).waitFor();
  await guest.getByText(/on the clock of Asia\/Jakarta/).waitFor();
  assert.equal(await guest.getByRole('button', { name: 'Change' }).count(), 0);
  await guest.getByLabel('Period').selectOption({ label: 'Last 90 days' });
  await eventually('ninety days', async () => (await guest.getByRole('slider').getAttribute('aria-valuemax')) === '89');
  await guest.reload();
  await eventually('ninety days after a reload too', async () => (await guest.getByRole('slider').getAttribute('aria-valuemax')) === '89');
  await guest.getByLabel('Compare').selectOption({ label: 'Not compared' });
  await panel(guest, 'Followers').getByText(/(more|less) than/).waitFor({ state: 'detached' });
  await examine(guest);
  await guest.setViewportSize({ width: 360, height: 740 });
  assert.equal(await guest.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await page.getByText('The link opens nothing any more').waitFor();
  await guest.reload();
  await guest.getByText('This link opens nothing').waitFor();

  // It goes, and comes back.
  await page.getByRole('button', { name: 'What can be done with this dashboard' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('link', { name: 'Tuesday meeting' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('link', { name: 'Tuesday meeting' }).waitFor();
});
