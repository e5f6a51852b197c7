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

test('a calendar file is looked at and its events become days; a person and a state filter the calendar by its address', limit, async () => {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  const [profile] = await connect(owner, brand.id);
  const { person } = (await owner.call('GET', 'members')).items[0];
  const { colleague } = await import('../lib/scene.mjs');
  const editor = await colleague(owner, 'editor');
  for (const [who, text] of [[owner, 'Tulisan Sari'], [editor, 'Tulisan Budi']])
    await who.call('POST', 'posts', { brand: brand.id, content: { parts: [{ text }] }, variants: [{ profile: profile.id }], when: { at: `${day(2)}T09:00`, zone: 'Asia/Jakarta' } });
  const page = await come();
  await signIn(page, OWNER);
  await page.goto(`/calendar?view=list&day=${day(2)}&person=${person}`);
  await page.getByText('Tulisan Sari').waitFor();
  assert.equal(await page.getByText('Tulisan Budi').count(), 0);
  await page.getByLabel('Writer or reviewer').selectOption({ label: 'Budi Santoso' });
  await page.getByText('Tulisan Budi').waitFor();
  assert.match(page.url(), /person=/);

  await page.goto('/calendar?ics&day=2027-03-01');
  const dialog = page.getByRole('dialog');
  const event = (text) => `BEGIN:VEVENT\r\n${text}\r\nEND:VEVENT\r\n`;
  const file = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${event('SUMMARY:Pasar tani\r\nDTSTART;VALUE=DATE:20270306\r\nRRULE:FREQ=WEEKLY;COUNT=3')}${event('SUMMARY:Tanpa tanggal')}END:VCALENDAR\r\n`;
  await dialog.locator('input[type=file]').setInputFiles({ name: 'pasar.ics', mimeType: 'text/calendar', buffer: Buffer.from(file) });
  await dialog.getByText('6 Mar 2027 and 3 dates in all').or(dialog.getByText('Mar 6, 2027 and 3 dates in all')).waitFor();
  await dialog.getByText('Line 8: The event on line 8 does not say when it is').waitFor();
  await dialog.getByRole('button', { name: 'Import' }).click();
  await page.getByText('3 days added').waitFor();
  await page.locator('td[data-day="2027-03-13"]').getByText('Pasar tani').first().waitFor();
});
