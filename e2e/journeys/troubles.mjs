// Answers: when something goes wrong on the way to a network, is it told why, and can a person mend it?
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { come, eventually, limit, selaras, signIn } from '../lib/journey.mjs';
import { proxy } from '../lib/proxy.mjs';
import { OWNER, setUp } from '../lib/scene.mjs';
import { networks } from '../lib/selaras.mjs';

let way;
before(async () => (way = await proxy(networks().mastodon)));
after(() => way.close());
beforeEach(() => (way.state.way = 'open'));

/** Bob's account on the real server, reached over a way that can go bad. */
async function team(password = 'bob_token', server = way.url) {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  const [profile] = await owner.call('POST', 'profiles', { network: 'mastodon', brand: brand.id, server, password });
  const publish = (text) => owner.call('POST', 'posts', { brand: brand.id, content: { parts: [{ text }] }, variants: [{ profile: profile.id }], when: { now: true } });
  return { owner, brand, profile, publish };
}

/** What Bob's followers see. */
const timeline = async (text) => {
  const all = await fetch(`${networks().mastodon}/api/v1/timelines/home?limit=40`, { headers: { authorization: 'Bearer bob_token' } }).then((r) => r.json());
  return all.filter((one) => one.content.includes(text));
};

test('what the network refuses says why, and goes out when it is tried again', limit, async () => {
  const { publish } = await team();
  way.state.way = 'refused';
  const mark = `Ditolak ${Date.now()}`;
  const post = await publish(mark);
  const page = await come();
  await signIn(page, OWNER);
  // Today tells of it, and the list of what went out says why.
  await page.getByRole('heading', { name: 'Needs attention' }).waitFor();
  await page.goto('/published');
  const row = page.getByRole('listitem').filter({ hasText: mark });
  await row.locator('[data-state=failed]').waitFor();
  await row.getByText(/Text is not allowed here/).waitFor();
  await page.getByRole('tab', { name: 'Failed' }).click();
  await row.waitFor();
  // On the page of the post too; nothing has changed at the network, so the same again.
  await row.getByRole('link').first().click();
  await page.waitForURL(`**/posts/${post.id}`);
  await page.getByText(/Text is not allowed here/).waitFor();
  assert.equal((await timeline(mark)).length, 0);
  way.state.way = 'open';
  await page.goBack();
  await row.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('tab', { name: 'Published' }).click();
  await row.locator('[data-state=published]').waitFor();
  assert.equal((await timeline(mark)).length, 1);
  await row.getByRole('link', { name: /on Mastodon/ }).waitFor();
});

test('a post whose answer was lost is told as unclear, and a person settles it', limit, async () => {
  const { owner, publish } = await team();
  way.state.way = 'swallowed';
  const mark = `Hilang ${Date.now()}`;
  const post = await publish(mark);
  const [status] = await eventually('the network has it', async () => ((await timeline(mark)).length ? timeline(mark) : undefined));
  await eventually('it is unclear', async () => (await owner.call('GET', `posts/${post.id}`)).state === 'unconfirmed');
  const page = await come();
  await signIn(page, OWNER);
  await page.goto('/published?show=unconfirmed');
  const row = page.getByRole('listitem').filter({ hasText: mark });
  await row.getByText(/nobody knows yet whether it appeared/).waitFor();
  await row.getByRole('link', { name: 'Look and settle' }).click();
  await page.getByText(/Selaras keeps looking/).waitFor();
  await page.getByRole('button', { name: 'It is there', exact: true }).click();
  // Without an address it cannot be there.
  await page.getByLabel('Its address on the network').fill(status.url);
  await page.getByRole('button', { name: 'Settle' }).click();
  await page.locator('li [data-state=published]').waitFor();
  assert.equal(await page.getByRole('link', { name: 'On Mastodon' }).getAttribute('href'), status.url);
  assert.equal((await timeline(mark)).length, 1, 'it was never sent twice');
});

/** A token of Bob's own, got as a program without a browser gets one. */
async function token() {
  const { mastodon } = networks();
  const send = (path, fields) => fetch(`${mastodon}${path}`, { method: 'POST', body: new URLSearchParams(fields) });
  const redirect_uri = 'urn:ietf:wg:oauth:2.0:oob';
  const app = await send('/api/v1/apps', { client_name: 'Journey', redirect_uris: redirect_uri, scopes: 'read write' }).then((r) => r.json());
  const shown = await send('/oauth/authorize', { username: 'bob', client_id: app.client_id, redirect_uri, scope: 'read write' }).then((r) => r.text());
  const code = shown.match(/Authorization code: ([^<]+)/)[1];
  const made = await send('/oauth/token', { grant_type: 'authorization_code', code, client_id: app.client_id, client_secret: app.client_secret, redirect_uri }).then((r) => r.json());
  return { token: made.access_token, revoke: () => send('/oauth/revoke', { token: made.access_token, client_id: app.client_id, client_secret: app.client_secret }) };
}

test('a token that ended is told with the fix, and one click brings the account back', limit, async () => {
  const bob = await token();
  const { publish } = await team(bob.token, networks().mastodon);
  await bob.revoke();
  const mark = `Token ${Date.now()}`;
  await publish(mark);
  const page = await come();
  await signIn(page, OWNER);
  // Today says who is meant; the profile says what happened and what mends it.
  await page.getByRole('link', { name: /needs you to sign in again/ }).click();
  const card = page.getByRole('article', { name: /bob@/ });
  await card.getByText('Sign-in needed').first().waitFor();
  // The post says so too, and does not pretend that trying again would help before.
  await page.goto('/published?show=failed');
  const row = page.getByRole('listitem').filter({ hasText: mark });
  await row.locator('[data-state=failed]').waitFor();
  await page.goto('/profiles');
  await card.getByRole('button', { name: 'Reconnect' }).click();
  await page.getByRole('button', { name: 'Bob (@bob)' }).click();
  await card.getByText('Connected').first().waitFor();
  await page.goto('/published');
  await row.getByRole('button', { name: 'Try again' }).click();
  await row.locator('[data-state=published]').waitFor();
  assert.equal((await timeline(mark)).length, 1);
});
