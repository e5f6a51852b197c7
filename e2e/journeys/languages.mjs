// Answers: is it Indonesian from start to end?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { come, eventually, local, selaras, signIn } from '../lib/journey.mjs';
import { choose, connect, explore, OWNER, PASSWORD, sampleScreens, ZONE } from '../lib/scene.mjs';
import { Person } from '../lib/selaras.mjs';

test('in Indonesian from start to end, without a word of English', { timeout: 480_000 }, async () => {
  const page = await come({ language: 'id' });
  await page.goto(local(selaras.link));
  await page.getByRole('heading', { name: 'Selamat datang di Selaras' }).waitFor();
  await page.getByLabel('Nama Anda').fill('Sari Wulandari');
  await page.getByLabel('Surel').fill(OWNER);
  await page.getByLabel('Kata sandi').fill(PASSWORD);
  await page.getByLabel('Ruang kerja').fill('Kopi Senja');
  await page.getByLabel('Merek pertama').fill('Kopi Senja');
  await page.getByLabel('Zona waktu').selectOption(ZONE);
  await page.getByRole('button', { name: 'Mulai' }).click();
  await page.getByRole('heading', { name: 'Belum ada profil yang terhubung' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'id');

  const owner = await Person.signIn(selaras.base, OWNER, PASSWORD);
  const [brand] = await owner.call('GET', 'brands');
  const [profile] = await connect(owner, brand.id);
  await page.goto('/compose');
  await page.getByRole('button', { name: /alice@/ }).click();
  const words = `Kopi pagi ${Date.now()}`;
  await page.getByRole('textbox', { name: 'Teks', exact: true }).fill(`${words} ${'panjang sekali '.repeat(60)}`);
  // The server's own words about what a network refuses.
  await page.getByText(/karakter/).first().waitFor();
  await page.getByRole('textbox', { name: 'Teks', exact: true }).fill(words);
  await page.getByRole('tab', { name: 'Sekarang' }).click();
  await eventually('it may go out', () => page.getByRole('button', { name: 'Terbitkan sekarang' }).isEnabled());
  await page.getByRole('button', { name: 'Terbitkan sekarang' }).click();
  await page.locator('li [data-state=published]').waitFor();
  await page.getByText(/^Terbit \d/).waitFor();
  assert.ok(profile.id);

  const english = /\b(the|and|with|your|you|posts?|scheduled|published|settings|save|cancel|delete|profiles?|calendar|draft|search|today|time zone|account)\b/i;
  const look = async (address) => {
    await page.goto(address);
    await page.getByRole('heading').first().waitFor();
    await page.waitForTimeout(250);
    const seen = await page.locator('#main').innerText();
    // What a network said is quoted as it said it.
    const own = seen.replace(/Kata jaringan: .*/g, '');
    const found = own.split('\n').filter((line) => english.test(line) && !line.includes('English'));
    assert.deepEqual(found, [], address);
  };
  for (const address of ['/', '/calendar', '/calendar?view=week', '/calendar?holidays', '/calendar?feed', '/calendar/import', '/approvals', '/library', '/published', '/measure/website', '/measure/returns', '/measure/returns?add=return', '/profiles', '/compose', '/notifications', '/settings', '/settings/notifications', '/settings/members', '/settings/tokens', '/settings/brands', '/settings/workspace', '/settings/sessions']) await look(address);
  const sample = await explore(owner, 'id');
  await choose(page, sample.brand);
  for (const address of Object.values(await sampleScreens(owner, sample.brand))) await look(address);
});
