// Answers: can many posts come in at once, with their mistakes told, and be taken back?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { come, eventually, limit, selaras, signIn } from '../lib/journey.mjs';
import { connect, day, OWNER, setUp } from '../lib/scene.mjs';

test('a table with mistakes is checked, imported without them, and taken back', limit, async () => {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  await connect(owner, brand.id);
  const page = await come();
  await signIn(page, OWNER);
  await page.goto('/calendar');
  await page.getByRole('main').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Import posts' }).click();
  await page.getByRole('heading', { name: 'Import posts' }).waitFor();
  const table = [
    'teks;waktu;profil;kampanye',
    `Panen raya di Gayo;${day(2)} 09:00;bluesky:alice.test;Panen`,
    'Sudah lewat;2020-01-01 09:00;bluesky:alice.test;Panen',
    `Siapa ini;${day(2)} 10:00;tidak.ada;Panen`,
    `"Dua; kolom, satu sel";${day(3)} 09:00;bluesky:alice.test;Panen`,
  ].join('\n');
  await page.locator('input[type=file]').setInputFiles({ name: 'posting.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  await page.getByText('2 of 4 lines cannot be imported as they are.').waitFor();
  const rows = page.getByRole('table').locator('tbody tr');
  assert.equal(await rows.count(), 2);
  assert.match(await rows.nth(0).innerText(), /^3\s+at\s/);
  assert.match(await rows.nth(1).innerText(), /^4\s+profiles\s.*tidak\.ada/s);
  const posts = async () => (await owner.call('GET', `posts?brand=${brand.id}&from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z`)).items;
  assert.equal((await posts()).length, 0, 'looking changes nothing');

  await page.getByRole('button', { name: 'Import 2 posts' }).click();
  await page.getByText('2 posts were made.').waitFor();
  assert.deepEqual((await posts()).map((post) => post.text), ['Panen raya di Gayo', 'Dua; kolom, satu sel']);

  // What stands in the calendar goes out as a workbook, and comes in again.
  await page.goto(`/calendar?view=week&day=${day(2)}`);
  await page.getByText('Panen raya').first().waitFor();
  await page.getByRole('main').getByRole('button', { name: 'More' }).first().click();
  const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Export as XLSX' }).click()]);
  const book = await saved.path();
  await page.goto('/calendar/import');
  await page.locator('input[type=file]').setInputFiles({ name: 'selaras.xlsx', mimeType: '', buffer: (await import('node:fs')).readFileSync(book) });
  await page.getByRole('button', { name: /^Import (one|\d+) posts?$/ }).click();
  await page.getByText(/posts? (was|were) made/).waitFor();
  assert.ok((await posts()).length >= 3);
  await page.getByRole('button', { name: 'Undo the import' }).click();
  await eventually('only the first two are left', async () => (await posts()).length === 2);
});

test('headings that are not known are explained once, and a faulty cell is mended on the screen', limit, async () => {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  await connect(owner, brand.id);
  const page = await come();
  await signIn(page, OWNER);
  await page.goto('/calendar/import');
  const table = (name, text) => page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  const lines = `Halo,${day(2)} 09:00,bluesky:alice.test,7\nSalah,kemarin lusa,bluesky:alice.test,8\n`;
  await table('agensi.csv', `Caption,Tayang,Akun,Nomor\n${lines}`);
  await page.getByRole('heading', { name: 'What do these columns mean?' }).waitFor();
  await page.getByLabel('caption', { exact: true }).selectOption('text');
  await page.getByLabel('tayang', { exact: true }).selectOption('at');
  await page.getByLabel('akun', { exact: true }).selectOption('profiles');
  await page.getByRole('button', { name: 'Remember and check' }).click();
  await page.getByText('1 of 2 lines cannot be imported as they are.').waitFor();
  await page.getByLabel('Line 3, at').fill(`${day(3)} 10:00`);
  await page.getByRole('button', { name: 'Mend' }).click();
  await page.getByRole('button', { name: 'Import 2 posts' }).click();
  await page.getByText('2 posts were made.').waitFor();
  const posts = (await owner.call('GET', `posts?brand=${brand.id}&from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z`)).items;
  assert.deepEqual(posts.map((post) => post.text), ['Halo', 'Salah']);
  // The next table of the same kind is understood at once.
  await table('lagi.csv', `Caption,Tayang,Akun,Nomor\n${lines}`);
  await page.getByText('1 of 2 lines cannot be imported as they are.').waitFor();
});
