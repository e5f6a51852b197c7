// Answers: does the calendar mark holidays, show only what is asked for, and let a calendar program read it?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { come, limit, selaras, signIn } from '../lib/journey.mjs';
import { connect, day, OWNER, setUp } from '../lib/scene.mjs';

test('holidays are marked, filters stand in the address, and a calendar link is opened and withdrawn', limit, async () => {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  const [profile] = await connect(owner, brand.id);
  for (const text of ['Panen raya di Gayo', 'Diskon akhir pekan'])
    await owner.call('POST', 'posts', { brand: brand.id, content: { parts: [{ text }] }, variants: [{ profile: profile.id }], when: { at: `${day(3)}T09:00`, zone: 'Asia/Jakarta' } });
  const page = await come();
  await signIn(page, OWNER);
  await page.goto('/calendar?day=2026-12-24');
  const christmas = page.locator('td[data-day="2026-12-25"]');
  await christmas.getByText("Christmas Day").first().waitFor();
  await page.locator('td[data-day="2026-12-24"]').getByText('Joint leave').first().waitFor({ state: 'attached' });

  const menu = async (name) => {
    await page.getByRole('main').getByRole('button', { name: 'More' }).first().click();
    await page.getByRole('menuitem', { name }).click();
  };
  await menu('Holidays and own days');
  await page.getByLabel('Name of the day').fill('Ulang tahun kedai');
  await page.getByLabel('Date').fill('2026-12-23');
  await page.getByRole('button', { name: 'Add day' }).click();
  await page.getByRole('button', { name: 'Remove Ulang tahun kedai' }).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  await page.locator('td[data-day="2026-12-23"]').getByText('Ulang tahun kedai').first().waitFor();

  await page.goto(`/calendar?view=list&day=${day(3)}`);
  await page.getByText('Diskon akhir pekan').waitFor();
  await page.getByLabel('Find in posts').fill('panen');
  await page.getByText('1 of 2 posts shown').waitFor();
  assert.equal(await page.getByText('Diskon akhir pekan').count(), 0);
  assert.match(page.url(), /text=panen/);

  await menu('Calendar link');
  await page.getByRole('button', { name: 'Create link' }).click();
  const link = await page.getByRole('textbox', { name: 'Calendar link' }).inputValue();
  const read = () => fetch(`${selaras.base}${new URL(link).pathname}`);
  assert.match(await (await read()).text(), /SUMMARY:Panen raya di Gayo\r\n/);
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await page.getByRole('button', { name: 'Create link' }).waitFor();
  assert.equal((await read()).status, 404);
});
