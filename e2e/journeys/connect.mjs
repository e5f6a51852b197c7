// Answers: can somebody connect and reconnect an account through the network's own pages, knowing what is asked and why?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { come, eventually, limit, selaras, signIn } from '../lib/journey.mjs';
import { day, OWNER, setUp, ZONE } from '../lib/scene.mjs';
import { networks } from '../lib/selaras.mjs';

/** On the data server's own pages: who one is, and that one agrees. */
async function agree(page, account) {
  await page.waitForURL((url) => url.pathname.startsWith('/oauth/authorize'));
  const password = page.locator('input[type=password]');
  const consent = page.getByRole('button', { name: /authorize|accept|allow/i });
  await password.or(consent).first().waitFor();
  if (await password.count()) {
    await password.fill(account.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }
  await consent.click();
}

test('Bluesky through its own pages: told what is asked, connected, publishing, and connected again by one click', limit, async () => {
  const { bluesky } = networks();
  const bob = bluesky.accounts[1];
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  const page = await come();
  await signIn(page, OWNER);
  await page.goto('/profiles?connect');
  await page.getByRole('button', { name: /Bluesky, on/ }).click();
  await page.getByText('What we ask for, and why').waitFor();
  await page.getByText(/to publish what you schedule/).waitFor();
  await page.getByText(/Never: your password/).waitFor();
  // A name nobody has is told here, not on a page that leads nowhere.
  await page.getByLabel('Handle').fill('nobody-at-all.test');
  await page.getByRole('button', { name: 'Continue on Bluesky' }).click();
  await page.getByRole('alert').first().waitFor();
  await page.getByLabel('Handle').fill(bob.handle);
  await page.getByRole('button', { name: 'Continue on Bluesky' }).click();
  await agree(page, bob);
  const card = page.getByRole('article', { name: bob.handle });
  await card.getByText('Connected').first().waitFor();

  // What was agreed to is enough to publish.
  const [profile] = await owner.call('GET', `profiles?brand=${brand.id}`);
  const mark = `Lewat OAuth ${Date.now()}`;
  const publish = (text) => owner.call('POST', 'posts', { brand: brand.id, content: { parts: [{ text }] }, variants: [{ profile: profile.id }], when: { now: true } });
  const post = await publish(mark);
  await eventually('it is out', async () => (await owner.call('GET', `posts/${post.id}`)).state === 'published');
  const records = await fetch(`${bluesky.pds}/xrpc/com.atproto.repo.listRecords?repo=${bob.did}&collection=app.bsky.feed.post&limit=20`).then((r) => r.json());
  assert.ok(records.records.some((one) => one.value.text === mark));

  // Again: the same account, its posts and times stay, nothing has to be typed here.
  const later = await owner.call('POST', 'posts', { brand: brand.id, content: { parts: [{ text: 'Nanti' }] }, variants: [{ profile: profile.id }], when: { at: `${day(2)}T09:00`, zone: ZONE } });
  await card.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Reconnect', exact: true }).click();
  await agree(page, bob);
  await card.getByText('Connected').first().waitFor();
  const all = await owner.call('GET', `profiles?brand=${brand.id}`);
  assert.deepEqual(all.map((one) => one.id), [profile.id]);
  assert.equal((await owner.call('GET', `posts/${later.id}`)).state, 'scheduled');
});

test('who says no on the network is back where they were, and told so', limit, async () => {
  const { bluesky } = networks();
  await setUp(selaras);
  const page = await come();
  await signIn(page, OWNER);
  await page.goto('/profiles?connect');
  await page.getByRole('button', { name: /Bluesky, on/ }).click();
  await page.getByLabel('Handle').fill(bluesky.accounts[1].handle);
  await page.getByRole('button', { name: 'Continue on Bluesky' }).click();
  await page.waitForURL((url) => url.pathname.startsWith('/oauth/authorize'));
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('heading', { name: 'The account could not be connected' }).waitFor();
  await page.getByRole('link', { name: 'Try again' }).click();
  await page.getByText('On which network?').waitFor();
});
