// Answers: can somebody without an account say yes or no, and does the team hear of it?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { come, eventually, limit, local, selaras, signIn } from '../lib/journey.mjs';
import { addPicture, connect, day, OWNER, setUp, ZONE } from '../lib/scene.mjs';

test('a client without an account comments and approves on a phone, until the link is withdrawn', limit, async () => {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  const profiles = await connect(owner, brand.id);
  await owner.call('PATCH', `brands/${brand.id}`, { approval: true });
  const file = await addPicture(owner, brand.id, 'senja.png', 'Senja di kebun', 10);
  const content = { parts: [{ text: 'Kemasan baru, biji yang sama.', media: [{ media: file.id, alt: 'Senja di kebun' }] }] };
  const post = await owner.call('POST', 'posts', { brand: brand.id, content, variants: profiles.map(({ id }) => ({ profile: id })), when: { at: `${day(2)}T09:00`, zone: ZONE } });
  const other = await owner.call('POST', 'posts', { brand: brand.id, content: { parts: [{ text: 'Rahasia tim' }] } });
  await owner.call('POST', `posts/${post.id}/submit`);

  const page = await come();
  await signIn(page, OWNER);
  await page.goto(`/posts/${post.id}`);
  await page.getByRole('main').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Link for a guest' }).click();
  await page.getByLabel('Whom it is for').fill('Bu Ratna');
  await page.getByRole('button', { name: 'Create link' }).click();
  const link = await page.locator('input[readonly]').inputValue();
  assert.match(link, /\/guest#gst_/);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();

  // The client, on a phone, in Indonesian, without any account.
  const phone = await come({ language: 'id', width: 360, height: 740 });
  await phone.goto(local(link) + new URL(link).hash);
  await phone.getByRole('heading', { name: 'Posting Kopi Senja' }).waitFor();
  await phone.getByText('Kemasan baru, biji yang sama.').waitFor();
  await eventually('the picture is shown', () => phone.locator('article img[alt="Senja di kebun"]').evaluateAll((all) => all.some((one) => one.naturalWidth > 0)));
  assert.equal(await phone.getByText('Rahasia').count(), 0);
  assert.ok((await phone.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)) <= 0, 'no sideways scrolling');
  await phone.getByRole('button', { name: 'Beri komentar' }).click();
  await phone.getByLabel('Komentar').fill('Cantik sekali');
  await phone.getByRole('button', { name: 'Kirim' }).click();
  await phone.getByText('Terima kasih, komentar Anda sudah diterima tim.').waitFor();

  // The team sees it without a reload, and answers on a place in the text.
  await page.getByText('Bu Ratna (guest)').first().waitFor();
  await page.getByText('Cantik sekali').waitFor();
  await page.getByText('biji yang sama').last().selectText();
  await page.getByText(/^About “/).waitFor();
  await page.getByPlaceholder('Say something to the team').fill('Sudah dicek');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('region', { name: 'Comments' }).getByText('Sudah dicek').waitFor();

  await phone.reload();
  await phone.getByText('Sudah dicek').waitFor();
  await phone.getByRole('button', { name: 'Setujui' }).click();
  await phone.locator('[data-state=scheduled]').waitFor();
  await page.locator('[data-state=scheduled]').first().waitFor();
  await eventually('the guest stands in the history', async () => (await page.getByText('Bu Ratna (guest)').count()) >= 2);

  // Only what the link shows can be reached with it, and nothing once it is withdrawn.
  const token = new URL(link).hash.slice(1);
  const says = (path, body) => fetch(`${selaras.base}/api/v1/guest/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token, ...body }) });
  assert.equal((await says('comments', { post: other.id, text: '?' })).status, 404);
  assert.equal((await says('media', { media: other.id })).status, 404);
  await page.getByRole('main').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Link for a guest' }).click();
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await eventually('it opens nothing', async () => (await says('look', {})).status === 404);
  await phone.reload();
  await phone.getByRole('heading', { name: 'Tautan ini tidak membuka apa pun' }).waitFor();
});
