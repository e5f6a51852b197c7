// Answers: is a Google Analytics property connected by hand, and are mistakes told where they were made?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { come, limit, selaras, signIn } from '../lib/journey.mjs';
import { choose, explore, OWNER, setUp } from '../lib/scene.mjs';

for (const [language, width, number, key, connect, wrongNumber, wrongKey] of [
  ['en', 1280, 'Property number', 'Content of the key file', 'Connect', /^This is not the number of a property/, /^This file is of another kind/],
  ['id', 360, 'Nomor properti', 'Isi berkas kunci', 'Hubungkan', /^Ini bukan nomor properti/, /^Jenis berkas ini lain/],
]) {
  test(`a number and a key that cannot be are refused at their fields, and nothing is kept (${language}, ${width})`, limit, async () => {
    const owner = await setUp(selaras, language);
    const [brand] = await owner.call('GET', 'brands');
    const page = await come({ language, width });
    await signIn(page, OWNER);
    await page.goto('/measure/website');
    const part = page.getByRole('region', { name: 'Google Analytics' });
    await part.getByLabel(number).fill('G-ABC123');
    await part.locator('input[type=file]').setInputFiles({ name: 'kunci.json', mimeType: 'application/json', buffer: Buffer.from('{"installed": {}}') });
    await part.getByRole('button', { name: connect, exact: true }).click();
    await part.getByText(wrongNumber).waitFor();
    await part.getByText(wrongKey).waitFor();
    // What was typed is kept for mending.
    assert.equal(await part.getByLabel(number).inputValue(), 'G-ABC123');
    assert.equal(await part.getByLabel(key).inputValue(), '{"installed": {}}');
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it scrolls sideways');
    assert.equal((await owner.call('GET', `website/ga4?brand=${brand.id}`)).state, 'none');
  });
}

test('a brand is held against a group of competitors, and a small one tells nothing', limit, async () => {
  const owner = await setUp(selaras);
  const sample = await explore(owner);
  const page = await come();
  await signIn(page, OWNER);
  await choose(page, sample.brand);
  await page.goto('/measure/insight');
  const part = page.locator('#industry');
  await part.getByText(/^The middle one of 3 competitors/).first().waitFor();
  await part.getByRole('button', { name: 'New group' }).click();
  const dialog = page.getByRole('dialog', { name: 'New group' });
  await dialog.getByLabel('Name of the group').fill('Chains');
  await dialog.getByRole('checkbox').first().check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await part.getByText(/^Only one competitor of these posted here/).first().waitFor();
  assert.equal(await part.getByLabel('Beside').locator('option:checked').innerText(), 'Chains');
  // The same group is meant where it is asked whether a change was us or everybody.
  const why = page.locator('#why');
  await why.getByText('Choose another group, or put more competitors into this one').waitFor();
  await why.getByLabel('Beside').selectOption({ label: 'All competitors' });
  await part.getByText(/^The middle one of 3 competitors/).first().waitFor();
});
