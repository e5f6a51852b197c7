// Answers: is a brand put beside its competitors, and are these found, told of and let go of?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { come, eventually, limit, selaras, signIn } from '../lib/journey.mjs';
import { choose, connect, explore, OWNER, setUp } from '../lib/scene.mjs';
import { networks } from '../lib/selaras.mjs';

test('a competitor is added, found by its address, and removed, which can be taken back', limit, async () => {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  await connect(owner, brand.id);
  const other = networks().bluesky.accounts[1].handle;
  const page = await come();
  await signIn(page, OWNER);
  await page.getByRole('navigation').first().getByRole('link', { name: 'Compete' }).click();
  await page.getByRole('heading', { name: 'Nobody beside you yet' }).waitFor();
  await page.getByRole('main').getByRole('button', { name: 'Add a competitor' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a competitor' });
  await dialog.getByLabel('Name', { exact: true }).fill('Kopi Fajar');
  // A reload loses nothing that was typed.
  await page.reload();
  await page.getByRole('main').getByRole('button', { name: 'Add a competitor' }).click();
  assert.equal(await dialog.getByLabel('Name', { exact: true }).inputValue(), 'Kopi Fajar');
  await dialog.getByLabel('How you found them').selectOption({ label: 'Comes up for our keywords' });
  await dialog.getByLabel('In your words').fill('kopi bandung');
  await dialog.getByLabel('Network').selectOption('bluesky');
  await dialog.getByLabel('Handle or address').fill('tidak-ada.test');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  // What was typed is kept; only the address is to be mended.
  await dialog.getByText('Kopi Fajar was added. Only the profile is missing').waitFor();
  await dialog.getByRole('alert').waitFor();
  await dialog.getByLabel('Handle or address').fill(`@${other}`);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  const card = page.getByRole('article', { name: 'Kopi Fajar' });
  await card.getByRole('link', { name: other }).waitFor();
  await card.getByText('Comes up for our keywords').waitFor();
  const all = () => owner.call('GET', `competitors?brand=${brand.id}`);
  assert.deepEqual((await all()).map((one) => [one.name, one.profiles.length]), [['Kopi Fajar', 1]]);
  // Beside us at once, with what is not known told as such.
  await page.getByRole('columnheader', { name: /Kopi Fajar/ }).waitFor();
  await page.getByText('not known').first().waitFor();

  await card.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await card.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await card.waitFor();
  await card.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await eventually('it is gone for good', async () => (await all()).length === 0);
});

test('a year beside three others, over any days, on a screen and on a phone', limit, async () => {
  const owner = await setUp(selaras);
  const sample = await explore(owner);
  const page = await come();
  await signIn(page, OWNER);
  await choose(page, sample.brand);
  await page.goto('/compete');
  await page.getByText(/of all interactions are ours: place \d of 4/).waitFor();
  const table = page.getByRole('table', { name: 'Side by side' });
  assert.equal(await table.getByRole('columnheader').count(), 4);
  assert.match(await table.getByRole('columnheader').first().innerText(), /^We/);
  const row = (name) => table.getByRole('row', { name: new RegExp(`^${name}`) });
  assert.match(await row('Interactions per post').innerText(), /of \d+ posts/);
  const before = await row('Posts per week').innerText();
  await page.getByRole('tab', { name: '7 days' }).click();
  await eventually('other days, other numbers', async () => (await row('Posts per week').innerText()) !== before);
  assert.match(page.url(), /span=7/);
  // Of days before anything was known nothing is told, which is not zero.
  await page.goto('/compete?span=own&from=2020-01-01&to=2020-01-31');
  await page.getByText('Nothing was counted in these days yet.').waitFor();

  const phone = await come({ width: 360, height: 740 });
  await signIn(phone, OWNER);
  await choose(phone, sample.brand);
  await phone.goto('/compete');
  const us = phone.getByRole('article', { name: 'We', exact: true });
  await us.getByText('Posts per week').waitFor();
  await us.getByText('What is posted, when and how').click();
  await us.getByText('Usual hours').waitFor();
});
