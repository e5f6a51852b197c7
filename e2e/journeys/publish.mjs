// Answers: can a team go from the first start to posts on the real networks?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { come, eventually, limit, local, selaras } from '../lib/journey.mjs';
import { colleague, day, EDITOR, OWNER, PASSWORD, picture, ZONE } from '../lib/scene.mjs';
import { networks } from '../lib/selaras.mjs';

test('from the first start over connecting, writing, approving and moving to what the networks show', limit, async () => {
  const { bluesky, mastodon } = networks();
  const page = await come();
  await page.goto(local(selaras.link));
  await page.getByLabel('Your name').fill('Sari Wulandari');
  await page.getByLabel('E-mail').fill(OWNER);
  await page.getByLabel('Password').fill('short');
  await page.getByLabel('Workspace').fill('Kopi Senja');
  await page.getByLabel('First brand').fill('Kopi Senja');
  await page.getByLabel('Time zone').selectOption(ZONE);
  // What the server refuses is told at the field, and nothing typed is lost.
  await page.getByLabel('Password').fill('aaaaaaaaaaaa');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.locator('p[role=alert]').first().waitFor();
  assert.equal(await page.getByLabel('Workspace').inputValue(), 'Kopi Senja');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Begin' }).click();

  // Mastodon by its own page, Bluesky by an app password.
  await page.getByRole('heading', { name: 'No profile is connected yet' }).waitFor();
  await page.getByRole('main').getByRole('button', { name: 'Connect a profile' }).first().click();
  await page.getByRole('button', { name: /Mastodon and servers/ }).click();
  await page.getByLabel('Server').fill(mastodon);
  await page.getByRole('button', { name: 'Continue on Mastodon' }).click();
  await page.getByRole('button', { name: 'Bob (@bob)' }).click();
  await page.getByRole('article', { name: /bob@/ }).waitFor();
  await page.getByRole('main').getByRole('button', { name: 'Connect a profile' }).click();
  await page.getByRole('button', { name: /Bluesky, on/ }).click();
  await page.getByRole('tab', { name: 'App password' }).click();
  const bob = bluesky.accounts[1];
  await page.getByLabel('Handle').fill(bob.handle);
  await page.getByRole('textbox', { name: 'App password' }).fill(bob.appPassword);
  await page.getByLabel(/^Server, only/).fill(bluesky.pds);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('article', { name: 'bob.test' }).waitFor();

  // The brand wants approval; a colleague is invited and joins by the link.
  await page.goto('/settings/brands');
  await page.getByRole('button', { name: 'Edit Kopi Senja' }).click();
  await page.getByRole('switch', { name: /Posts need approval/ }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.goto('/settings/members?invite');
  await page.getByRole('textbox', { name: 'E-mail' }).fill(EDITOR);
  await page.getByLabel('Role').selectOption('editor');
  await page.getByRole('button', { name: 'Invite', exact: true }).last().click();
  const link = await page.locator('input[readonly]').inputValue();
  const editor = await come();
  await editor.goto(local(link));
  await editor.getByLabel('Your name').fill('Budi Santoso');
  await editor.getByLabel('Password').fill(PASSWORD);
  await editor.getByRole('button', { name: 'Join' }).click();
  await editor.getByRole('heading', { name: 'Hello, Budi' }).waitFor();

  // A post with a picture and its alt text, a text of its own for one network, submitted with a time.
  const mark = `Sore di kebun ${Date.now()}`;
  await page.goto('/compose');
  await page.getByRole('button', { name: /bob@/ }).click();
  await page.getByRole('button', { name: /bob\.test/ }).click();
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill(mark);
  await page.locator('input[type=file]').setInputFiles({ name: 'kebun.png', mimeType: 'image/png', buffer: picture(20) });
  await page.getByText('1 picture lacks an alt text.').waitFor();
  await page.getByLabel('Alt text').fill('Kebun kopi saat senja');
  await page.getByRole('tab', { name: /bob\.test/ }).click();
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill(`${mark} di Bluesky`);
  await page.getByText('own text', { exact: true }).waitFor();
  await page.getByRole('tab', { name: 'At a time' }).click();
  await page.getByLabel('Date and time').fill(`${day(1)}T09:00`);
  await page.keyboard.press('Control+Enter');
  await page.getByText('Somebody else has to approve it').waitFor();

  // The colleague hears of it without a reload, approves it, and drags it to another day.
  await editor.getByRole('link', { name: new RegExp(mark) }).first().click();
  await editor.getByRole('button', { name: 'Approve' }).click();
  await editor.locator('[data-state=scheduled]').first().waitFor();
  await editor.goto('/calendar');
  const target = day(2);
  await editor.locator('td[data-day]').first().waitFor();
  if (!(await editor.locator(`td[data-day="${target}"]`).count())) await editor.getByRole('button', { name: 'After' }).click();
  // As a person would: what is dragged and where it goes are both on the screen.
  await editor.locator(`td[data-day="${target}"]`).evaluate((cell) => cell.scrollIntoView({ block: 'center' }));
  await editor.locator('a[data-post]', { hasText: mark }).dragTo(editor.locator(`td[data-day="${target}"]`));
  await editor.locator(`td[data-day="${target}"]`).getByText(mark).waitFor();
  await editor.getByText(/^Moved to/).waitFor();
  // The same by keys: a day back.
  await editor.locator('a[data-post]', { hasText: mark }).focus();
  await editor.keyboard.press('Alt+ArrowLeft');
  await editor.locator(`td[data-day="${day(1)}"]`).getByText(mark).waitFor();

  // Out now, and seen on both networks.
  await editor.locator('a[data-post]', { hasText: mark }).click();
  await editor.getByRole('main').getByRole('button', { name: 'More' }).click();
  await editor.getByRole('menuitem', { name: 'Publish now' }).click();
  await eventually('both deliveries are published', async () => (await editor.locator('li [data-state=published]').count()) === 2);
  const timeline = await fetch(`${mastodon}/api/v1/timelines/home`, { headers: { authorization: 'Bearer bob_token' } }).then((r) => r.json());
  const status = timeline.find((one) => one.content.includes(mark));
  assert.equal(status.media_attachments[0].description, 'Kebun kopi saat senja');
  const records = await fetch(`${bluesky.pds}/xrpc/com.atproto.repo.listRecords?repo=${bob.did}&collection=app.bsky.feed.post&limit=20`).then((r) => r.json());
  const record = records.records.find((one) => one.value.text.startsWith(mark));
  assert.equal(record.value.text, `${mark} di Bluesky`);
  assert.equal(record.value.embed.images[0].alt, 'Kebun kopi saat senja');
});
