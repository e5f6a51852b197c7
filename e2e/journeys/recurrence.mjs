// Answers: can a post be let repeat, be looked at before, changed and deleted alone or with those that follow, held back and ended?
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { come, eventually, limit, selaras, signIn } from '../lib/journey.mjs';
import { connect, day, OWNER, setUp } from '../lib/scene.mjs';

test('a post repeats every week, moves with those that follow, is paused, and ends', limit, async () => {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  const [profile] = await connect(owner, brand.id);
  const made = await owner.call('POST', 'posts', { brand: brand.id, content: { parts: [{ text: 'Kopi hari ini' }] }, variants: [{ profile: profile.id }], when: { at: `${day(2)}T09:00`, zone: 'Asia/Jakarta' } });
  const posts = async () => (await owner.call('GET', `posts?brand=${brand.id}&from=${day(0)}T00:00:00Z&to=${day(90)}T00:00:00Z`)).items;
  const page = await come();
  await page.addInitScript({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
  const axe = async (what) => assert.deepEqual((await page.evaluate(() => window.axe.run(document))).violations.map((one) => one.id), [], what);
  await signIn(page, OWNER);
  await page.goto(`/posts/${made.id}`);
  const menu = async (name) => {
    await page.getByRole('main').getByRole('button', { name: 'More' }).first().click();
    await page.getByRole('menuitem', { name }).click();
  };
  await menu('Repeat…');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('listitem').nth(3).waitFor();
  assert.equal(await dialog.getByRole('listitem').count(), 6);
  await dialog.getByLabel('Until').selectOption('until');

  // The day is typed, and then chosen by keys in the calendar.
  const until = dialog.getByLabel('Last day');
  await until.fill('besok');
  await until.blur();
  await dialog.getByText('This is no day that can be understood').waitFor();
  await until.fill(day(2));
  await dialog.getByRole('button', { name: 'Choose from a calendar' }).click();
  await eventually('a day has the focus', async () => (await page.evaluate(() => document.activeElement?.dataset?.day)) === day(2));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await axe('the calendar of a field');
  await page.keyboard.press('Enter');
  await eventually('three dates are left', async () => (await dialog.getByRole('listitem').count()) === 3);
  assert.match(await until.inputValue(), /^\d{1,2} \p{L}+ \d{4}$/u);
  await axe('the dialog');
  await dialog.getByLabel('Until').selectOption('never');
  await dialog.getByRole('button', { name: 'Repeat' }).click();
  await page.getByText('9 posts of it lie ahead.').waitFor();
  assert.equal((await posts()).length, 9);

  // This and following move by half an hour.
  await page.getByRole('button', { name: 'Move' }).click();
  await page.getByLabel('Date and time').fill(`${day(2)}T09:30`);
  await page.getByText('Move the following ones too').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Move' }).click();
  await eventually('all moved', async () => (await posts()).every((one) => one.when.at.endsWith('T09:30:00')));

  // Only the first goes; the others stay, and the recurrence goes on.
  await menu('Delete only this one');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.waitForURL(/\/calendar/);
  assert.equal((await posts()).length, 8);
  await page.goto('/calendar/recurrences');
  await page.getByText(/^Every week on/).waitFor();
  await axe('the list');
  await page.getByRole('button', { name: 'Pause' }).click();
  await eventually('its posts are held back', async () => (await posts()).every((one) => one.state === 'paused'));
  await page.getByRole('button', { name: 'Go on' }).click();
  await eventually('its posts go on', async () => (await posts()).every((one) => one.state === 'scheduled'));

  await page.goto(`/posts/${(await posts())[1].id}`);
  await menu('Delete this and following');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete this and following' }).click();
  await page.waitForURL(/\/calendar/);
  assert.equal((await posts()).length, 1);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/calendar/recurrences');
  await page.getByText('Nothing repeats yet').waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
});
