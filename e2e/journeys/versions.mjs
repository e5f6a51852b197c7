// Answers: can one see what a post said before, and bring it back?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { come, eventually, limit, selaras, signIn } from '../lib/journey.mjs';
import { colleague, connect, EDITOR, OWNER, setUp } from '../lib/scene.mjs';

test('a reviewer sees what changed since last time, and an earlier version is brought back', limit, async () => {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  const editor = await colleague(owner, 'editor');
  const [profile] = await connect(owner, brand.id);
  await owner.call('PATCH', `brands/${brand.id}`, { approval: true });
  const say = (text) => ({ content: { parts: [{ text }] } });
  const post = await owner.call('POST', 'posts', { brand: brand.id, ...say('Kopi baru, harga lama.'), variants: [{ profile: profile.id }] });
  await owner.call('POST', `posts/${post.id}/submit`);
  await editor.call('POST', `posts/${post.id}/request-changes`, { reason: 'Berapa harganya?' });
  await owner.call('PATCH', `posts/${post.id}`, say('Kopi baru, harga Rp25.000.'));
  await owner.call('POST', `posts/${post.id}/submit`);

  const page = await come();
  await signIn(page, EDITOR);
  await page.goto(`/posts/${post.id}`);
  await page.getByRole('heading', { name: 'What changed since it was last submitted' }).waitFor();
  assert.equal(await page.locator('section del').innerText(), 'lama.');
  assert.equal(await page.locator('section ins').innerText(), 'Rp25.000.');

  const writer = await come({ width: 360, height: 740 });
  await signIn(writer, OWNER);
  await writer.goto(`/posts/${post.id}`);
  await writer.getByRole('main').getByRole('button', { name: 'More' }).first().click();
  await writer.getByRole('menuitem', { name: 'Earlier versions' }).click();
  await writer.getByRole('dialog').getByRole('button', { name: /submitted/ }).last().click();
  await writer.getByRole('dialog').locator('del').waitFor();
  await writer.getByRole('button', { name: 'Bring this version back' }).click();
  await eventually('it says again what it said', async () => (await owner.call('GET', `posts/${post.id}`)).content.parts[0].text === 'Kopi baru, harga lama.');
});
