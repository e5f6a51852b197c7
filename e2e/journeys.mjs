// Answers: can people do their work with it, from the first start on, in a real browser with the real networks?
import assert from 'node:assert/strict';
import { test, before, after, beforeEach, afterEach } from 'node:test';
import { launch, visitor } from './lib/browser.mjs';
import { addPicture, colleague, connect, day, EDITOR, OWNER, PASSWORD, picture, setUp, work, ZONE } from './lib/scene.mjs';
import { networks, Person, start } from './lib/selaras.mjs';

let browser, selaras, visitors;
before(async () => (browser = await launch()));
after(() => browser.close());
beforeEach(async () => {
  visitors = [];
  selaras = await start();
});
afterEach(async () => {
  for (const { context } of visitors) await context.close();
  await selaras.close();
  assert.deepEqual(visitors.flatMap(({ complaints }) => complaints), [], 'the browser complained');
});

const come = async (options) => {
  const one = await visitor(browser, selaras.base, options);
  visitors.push(one);
  return one.page;
};

const local = (link) => new URL(link).pathname + new URL(link).search;

async function signIn(page, email) {
  await page.goto('/sign-in');
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.locator('#main').waitFor();
}

/** Looks again and again until it is there, as a person would. */
async function eventually(what, look, patience = 20_000) {
  const until = Date.now() + patience;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > until) throw new Error(`never happened: ${what}`);
    await new Promise((done) => setTimeout(done, 150));
  }
}

const limit = { timeout: 120_000 };

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

test('in Indonesian from start to end, without a word of English', limit, async () => {
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
  for (const address of ['/', '/calendar', '/calendar?view=week', '/approvals', '/library', '/published', '/profiles', '/compose', '/settings', '/settings/members', '/settings/tokens', '/settings/brands', '/settings/workspace', '/settings/sessions']) {
    await page.goto(address);
    await page.getByRole('heading').first().waitFor();
    await page.waitForTimeout(250);
    const seen = await page.locator('#main').innerText();
    const found = seen.split('\n').filter((line) => english.test(line) && !line.includes('English'));
    assert.deepEqual(found, [], address);
  }
});

test('every role finds its screens, and a guest approves without seeing profiles', limit, async () => {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  const editor = await colleague(owner, 'editor');
  const profiles = await connect(owner, brand.id);
  const made = await work(owner, editor, brand.id, profiles);
  for (const role of ['client', 'agent', 'analyst', 'creator']) {
    const email = `${role}@kopisenja.example`;
    await colleague(owner, role, email);
    const page = await come();
    await signIn(page, email);
    const places = await page.locator('.sidebar a.place').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    for (const address of [...places, `/posts/${made.review.id}`]) {
      await page.goto(address);
      await page.getByRole('heading', { level: 1 }).waitFor();
      // Nothing waits for ever, and nothing is refused.
      await eventually(`${role} sees ${address}`, async () => (await page.locator('#main .skeleton').count()) === 0, 5_000);
      assert.equal(await page.locator('#main [role=alert]').count(), 0, `${role} ${address}`);
    }
    if (role === 'client') {
      await page.getByRole('button', { name: 'Approve' }).click();
      await page.locator('[data-state=scheduled]').first().waitFor();
    }
  }
});

test('axe finds nothing on any screen, and a phone never scrolls sideways', { timeout: 240_000 }, async () => {
  const { createRequire } = await import('node:module');
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  const editor = await colleague(owner, 'editor');
  const profiles = await connect(owner, brand.id);
  const made = await work(owner, editor, brand.id, profiles);
  await addPicture(owner, brand.id, 'x.png', '', 120);
  const { link } = await owner.call('POST', 'invitations', { email: 'tamu@example.org', role: 'client' });
  const before = ['/sign-in', '/setup?code=x', local(link)];
  const screens = [
    '/', '/calendar', '/calendar?view=week', '/calendar?view=list', '/approvals', '/library', '/published', `/posts/${made.published.id}`,
    `/posts/${made.review.id}`, '/compose', `/compose/${made.review.id}`, '/profiles', '/profiles?connect', `/profiles/${profiles[0].id}`, '/settings',
    '/settings/sessions', '/settings/workspace', '/settings/brands', '/settings/brands?new', '/settings/members', '/settings/members?invite', '/settings/tokens', '/settings/audit',
  ];
  const found = [];
  const look = async (page, address, about) => {
    await page.goto(address);
    await page.getByRole('heading').first().waitFor();
    await page.waitForTimeout(250);
    // Tests may put a script into the page; the page itself may not.
    const violations = await page.evaluate(async () => {
      const { violations } = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
      return violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`);
    });
    found.push(...violations.map((one) => `${about} ${address}: ${one}`));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) found.push(`${about} ${address}: ${wide} px too wide`);
  };
  for (const options of [{ scheme: 'light' }, { scheme: 'dark' }, { scheme: 'light', width: 360, height: 740 }]) {
    const page = await come(options);
    await page.addInitScript({ path: axe });
    const about = `${options.scheme} ${options.width ?? 'wide'}`;
    for (const address of before) await look(page, address, about);
    await signIn(page, OWNER);
    for (const address of screens) await look(page, address, about);
  }
  assert.deepEqual(found, []);
});
