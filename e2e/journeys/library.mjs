// Answers: can a team keep its files in order, stop what has expired, and hand files to a partner until a deadline?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, come, eventually, faults, limit, local, selaras, signIn } from '../lib/journey.mjs';
import { addPicture, connect, day, OWNER, picture, setUp, ZONE } from '../lib/scene.mjs';

test('files are uploaded, put in order together by keyboard, and what was done is taken back', limit, async () => {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  const page = await come();
  await signIn(page, OWNER);
  await page.goto('/library');
  await page.locator('input[type=file]').setInputFiles([
    { name: 'senja.png', mimeType: 'image/png', buffer: picture(10) },
    { name: 'kebun.png', mimeType: 'image/png', buffer: picture(60) },
  ]);
  await page.getByText('2 files uploaded').waitFor();
  await eventually('the small pictures are shown', () => page.locator('main li img').evaluateAll((all) => all.length === 2 && all.every((one) => one.naturalWidth > 0)));

  // Chosen and moved without a mouse.
  const file = async (name) => (await owner.call('GET', `media?brand=${brand.id}&search=${name}`)).items[0];
  for (const name of ['senja.png', 'kebun.png']) {
    await page.getByLabel(`Select ${name}`).focus();
    await page.keyboard.press('Space');
  }
  const bar = page.getByRole('region', { name: 'Selection' });
  await bar.getByText('2 files selected').waitFor();
  await bar.getByRole('button', { name: 'Move', exact: true }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Folder').fill('Panen/2026');
  await page.keyboard.press('Enter');
  await page.getByText('2 files are now in Panen/2026').waitFor();
  assert.equal((await file('senja')).folder, 'Panen/2026');

  await bar.getByRole('button', { name: 'Add tags' }).click();
  await dialog.getByLabel('Tags').fill('kopi, senja');
  await page.keyboard.press('Enter');
  await page.getByText('Tags added to 2 files').waitFor();
  assert.deepEqual((await file('kebun')).tags, ['kopi', 'senja']);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await eventually('the tags are gone again', async () => (await file('kebun')).tags.length === 0);

  // A folder gets another place with all that lies in it.
  await page.keyboard.press('Escape');
  await bar.waitFor({ state: 'detached' });
  await page.getByRole('combobox', { name: 'Folder', exact: true }).selectOption('Panen');
  await page.getByRole('button', { name: 'Rename or move this folder' }).click();
  await dialog.getByLabel('Name and place').fill('Kampanye/Panen');
  await page.keyboard.press('Enter');
  await page.getByText('The folder is now Kampanye/Panen').waitFor();
  assert.equal((await file('senja')).folder, 'Kampanye/Panen/2026');

  // Deleted, and brought back as it was.
  await page.getByLabel('Select kebun.png').check();
  await bar.getByRole('button', { name: 'Delete' }).click();
  await page.getByText('kebun.png is deleted').waitFor();
  assert.equal(await file('kebun'), undefined);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await eventually('it is back where it was', async () => (await file('kebun'))?.folder === 'Kampanye/Panen/2026');
});

test('a file that has expired goes into no plan, and Today says when one is about to', limit, async () => {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  const profiles = await connect(owner, brand.id);
  const file = await addPicture(owner, brand.id, 'senja.png', 'Senja', 10);
  const content = { parts: [{ text: 'Senja di kebun', media: [{ media: file.id, alt: 'Senja' }] }] };
  const post = (ahead) => owner.call('POST', 'posts', { brand: brand.id, content, variants: profiles.map(({ id }) => ({ profile: id })), when: { at: `${day(ahead)}T09:00`, zone: ZONE } });
  await post(5);
  const page = await come();
  await signIn(page, OWNER);
  await page.goto(`/library?file=${file.id}`);
  await page.getByLabel('May not be used from').fill(day(4));
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByText('planned post shows this file when it may not be used').waitFor();
  await assert.rejects(post(6), /media_expired/);
  await page.goto('/');
  const section = page.locator('section', { has: page.getByRole('heading', { name: 'Rights that end soon' }) });
  await section.getByText('1 scheduled post shows it').waitFor();
  await section.getByRole('link', { name: /senja\.png/ }).click();
  await page.getByRole('dialog').getByLabel('May not be used from').waitFor();
});

test('a partner without an account takes originals until the link is withdrawn; the brand kit comes first', limit, async () => {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  await addPicture(owner, brand.id, 'senja.png', 'Senja di kebun', 10);
  const secret = await addPicture(owner, brand.id, 'rahasia.png', 'Rahasia', 70);
  const page = await come();
  await page.addInitScript({ path: axe });
  await signIn(page, OWNER);
  await page.goto('/library');
  await page.getByLabel('Select senja.png').check();
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Share' }).click();
  await page.getByLabel('Whom it is for').fill('Pak Hadi');
  await page.keyboard.press('Enter');
  const link = await page.locator('input[readonly]').inputValue();
  assert.match(link, /\/share#shr_/);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();

  // The partner, on a phone, in Indonesian, without any account.
  const phone = await come({ language: 'id', width: 360, height: 740 });
  await phone.addInitScript({ path: axe });
  await phone.goto(local(link) + new URL(link).hash);
  await phone.getByRole('heading', { name: 'Berkas Kopi Senja' }).waitFor();
  await eventually('the picture is shown', () => phone.locator('img[alt="Senja di kebun"]').evaluateAll((all) => all.some((one) => one.naturalWidth > 0)));
  assert.equal(await phone.getByText('rahasia').count(), 0);
  const problems = await faults(phone, 'share on a phone');
  const [download] = await Promise.all([phone.waitForEvent('download'), phone.getByRole('button', { name: 'Unduh senja.png' }).click()]);
  assert.equal(download.suggestedFilename(), 'senja.png');
  const token = new URL(link).hash.slice(1);
  const other = await fetch(`${selaras.base}/api/v1/share/preview`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token, media: secret.id }) });
  assert.equal(other.status, 404);

  // The kit: a logo, a colour and a voice.
  await page.goto('/library/kit');
  await page.getByRole('button', { name: 'Choose logos' }).click();
  await page.getByRole('dialog').getByText('rahasia.png').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Add 1 file' }).click();
  await page.getByRole('button', { name: 'Add a colour' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Kopi');
  await page.getByLabel('Colour code').fill('#6f4e37');
  await page.getByLabel('Voice').fill('Hangat dan jujur');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved').waitFor();
  await page.goto('/compose');
  await page.getByRole('button', { name: 'From the library' }).first().click();
  await page.getByRole('dialog').getByRole('heading', { name: 'Logos' }).waitFor();

  // Every new screen, for everybody.
  for (const options of [{ scheme: 'light' }, { scheme: 'dark' }, { scheme: 'light', width: 360, height: 740 }]) {
    const own = await come(options);
    await own.addInitScript({ path: axe });
    await own.goto(local(link) + new URL(link).hash);
    await own.getByRole('heading', { name: 'Files of Kopi Senja' }).waitFor();
    problems.push(...(await faults(own, `share ${JSON.stringify(options)}`)));
    await signIn(own, OWNER);
    for (const address of ['/library', '/library/kit', '/library/shares']) {
      await own.goto(address);
      await own.getByRole('heading').first().waitFor();
      if (address === '/library') await own.getByLabel('Select senja.png').check();
      problems.push(...(await faults(own, `${address} ${JSON.stringify(options)}`)));
    }
  }
  assert.deepEqual(problems, []);

  // What was taken stands there; withdrawn, it opens nothing.
  await page.goto('/library/shares');
  await page.getByRole('button', { name: '1 download' }).click();
  await page.getByRole('dialog').getByText('senja.png').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await page.getByText(/^withdrawn/).waitFor();
  await phone.getByRole('button', { name: 'Unduh senja.png' }).click();
  await phone.getByRole('heading', { name: 'Tautan ini tidak membuka apa pun' }).waitFor();
});

test('a newer version takes a file’s place, planned posts follow when asked, and sizes are there to take', limit, async () => {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  const profiles = await connect(owner, brand.id);
  const first = await addPicture(owner, brand.id, 'menu.png', 'Menu hari ini', 10);
  const content = { parts: [{ text: 'Menu', media: [{ media: first.id, alt: 'Menu' }] }] };
  const when = { at: `${day(3)}T09:00`, zone: ZONE };
  const post = await owner.call('POST', 'posts', { brand: brand.id, content, variants: profiles.map(({ id }) => ({ profile: id })), when });
  const page = await come();
  await page.addInitScript({ path: axe });
  await signIn(page, OWNER);
  await page.goto('/library');
  await page.getByRole('button', { name: /menu\.png/ }).click();
  const dialog = page.getByRole('dialog', { name: 'menu.png' });
  await dialog.getByLabel('Tags').fill('menu, pagi');
  const [taken] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Download Square 1:1' }).click()]);
  assert.equal(taken.suggestedFilename(), 'menu-square.png');
  await dialog.getByLabel('Upload a newer version').setInputFiles({ name: 'menu-baru.png', mimeType: 'image/png', buffer: picture(90) });
  await dialog.getByText('menu.png has a new version').waitFor();
  await dialog.getByText('Version 2').waitFor();
  assert.equal(await dialog.getByLabel('Tags').inputValue(), 'menu, pagi', 'what was being typed goes on');
  const media = async () => (await owner.call('GET', `posts/${post.id}`)).content.parts[0].media[0].media;
  assert.equal(await media(), first.id, 'what was planned stays');
  await dialog.getByText('1 planned post still shows an older version.').waitFor();
  await dialog.getByRole('button', { name: 'Show the current version there too' }).click();
  await dialog.getByText('1 post shows the current version now').waitFor();
  assert.notEqual(await media(), first.id);

  // Back to the first, and the composer says that the post has another one.
  await dialog.getByRole('button', { name: 'Use again: version 1' }).click();
  await dialog.getByText('Version 1 is current again').waitFor();
  await dialog.getByRole('button', { name: 'Undo' }).waitFor();
  await page.setViewportSize({ width: 360, height: 740 });
  assert.deepEqual(await faults(page, 'a file with versions'), []);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`/compose/${post.id}`);
  await page.getByText('The library has a newer version of this file.').waitFor();
  await page.getByRole('button', { name: 'Use it' }).click();
  await page.getByText('The library has a newer version of this file.').waitFor({ state: 'detached' });
});
