// Answers: is what was typed ever lost?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { come, eventually, limit, selaras, signIn } from '../lib/journey.mjs';
import { colleague, EDITOR, OWNER, PASSWORD, setUp } from '../lib/scene.mjs';

test('two editors never overwrite each other, and nothing typed is lost', limit, async () => {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  await colleague(owner, 'editor');
  const post = await owner.call('POST', 'posts', { brand: brand.id, content: { parts: [{ text: 'First words' }] } });
  const [one, two] = [await come(), await come()];
  await signIn(one, OWNER);
  await signIn(two, EDITOR);
  await one.goto(`/compose/${post.id}`);
  await two.goto(`/compose/${post.id}`);
  const text = (page) => page.getByRole('textbox', { name: 'Text', exact: true });
  await text(two).waitFor();

  // Who has typed nothing sees the other's words by itself.
  await text(one).fill('Words of Sari');
  await eventually('Budi sees them', async () => (await text(two).inputValue()) === 'Words of Sari');

  // Both type; the later one is asked, and keeps both.
  await two.context().setOffline(true);
  await text(two).fill('Words of Budi, typed without a connection');
  await text(one).fill('Newer words of Sari');
  await eventually('they are on the server', async () => (await owner.call('GET', `posts/${post.id}`)).content.parts[0].text === 'Newer words of Sari');
  await two.context().setOffline(false);
  await two.keyboard.press('Control+s');
  await two.getByRole('dialog', { name: 'Somebody else changed this post' }).waitFor();
  await two.getByRole('button', { name: 'Take theirs, keep mine as a new draft' }).click();
  await eventually('theirs is shown', async () => (await text(two).inputValue()) === 'Newer words of Sari');
  const drafts = await owner.call('GET', `posts?brand=${brand.id}`);
  assert.deepEqual(drafts.items.map((item) => item.text).sort(), ['Newer words of Sari', 'Words of Budi, typed without a connection']);
});

test('a draft survives a lost connection and a reload', limit, async () => {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  const page = await come();
  await signIn(page, OWNER);
  await page.goto('/compose');
  const text = page.getByRole('textbox', { name: 'Text', exact: true });
  await text.waitFor();
  await page.context().setOffline(true);
  await text.fill('Typed on a train in a tunnel');
  await page.getByText('Kept in this browser').waitFor();
  await page.context().setOffline(false);
  await page.reload();
  await page.getByText('Brought back what you had typed here before.').waitFor();
  assert.equal(await text.inputValue(), 'Typed on a train in a tunnel');
  await eventually('it is on the server, once', async () => (await owner.call('GET', `posts?brand=${brand.id}`)).items.length === 1);
});

test('whose session ended signs in again and goes on where they were', limit, async () => {
  const owner = await setUp(selaras);
  const page = await come();
  await signIn(page, OWNER);
  await page.goto('/compose');
  const text = page.getByRole('textbox', { name: 'Text', exact: true });
  await text.waitFor();
  for (const session of await owner.call('GET', 'me/sessions')) if (!session.current) await owner.call('DELETE', `me/sessions/${session.id}`);
  await text.fill('Typed after the session had ended');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.locator('input[name=email]').fill(OWNER);
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.locator('button[type=submit]').click();
  await text.waitFor();
  assert.equal(await text.inputValue(), 'Typed after the session had ended');
});
