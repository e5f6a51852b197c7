// Answers: can one write without a connection, and is nothing that was changed lost?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { come, eventually, limit, selaras, signIn } from '../lib/journey.mjs';
import { colleague, EDITOR, OWNER, setUp } from '../lib/scene.mjs';

const text = (page) => page.getByRole('textbox', { name: 'Text', exact: true });

/** Signed in, with the app's files in the browser. */
async function ready(email) {
  const page = await come();
  await signIn(page, email);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  return page;
}

test('a draft begun without a connection survives a reload without one, and is sent once', limit, async () => {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  const page = await ready(OWNER);
  const drafts = async () => (await owner.call('GET', `posts?brand=${brand.id}`)).items.map((item) => item.text);

  await page.context().setOffline(true);
  await page.goto('/compose');
  await text(page).fill('First, in a tunnel');
  await page.getByText('Kept in this browser').waitFor();
  await page.reload();
  await page.getByText('Brought back what you had typed here before.').waitFor();
  assert.equal(await text(page).inputValue(), 'First, in a tunnel');

  // A second one beside it; both are listed wherever one is.
  await page.goto('/compose');
  await text(page).fill('Second, still in the tunnel');
  await page.goto('/');
  const list = page.getByRole('list', { name: 'Drafts that are only in this browser' });
  await list.getByRole('link', { name: 'First, in a tunnel' }).waitFor();
  await list.getByRole('link', { name: 'Second, still in the tunnel' }).waitFor();
  assert.deepEqual(await drafts(), []);

  await page.context().setOffline(false);
  await eventually('both are on the server', async () => (await drafts()).length === 2);
  await list.waitFor({ state: 'detached' });
  await page.reload();
  await page.getByRole('heading', { name: 'Drafts' }).waitFor();
  assert.deepEqual((await drafts()).sort(), ['First, in a tunnel', 'Second, still in the tunnel']);
});

test('an answer that was lost on its way makes no second post', limit, async () => {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  const page = await ready(OWNER);
  await page.goto('/compose');
  let lost = 0;
  await page.route('**/api/v1/posts', async (route) => {
    if (route.request().method() !== 'POST' || lost) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort();
  });
  await text(page).fill('Said once');
  await eventually('the first answer is lost', () => lost === 1);
  await text(page).fill('Said once, and changed since');
  await eventually('it is as it was changed', async () => {
    const { items } = await owner.call('GET', `posts?brand=${brand.id}`);
    assert.ok(items.length <= 1, 'made twice');
    return items[0]?.text === 'Said once, and changed since';
  });
});

test('who signs out leaves nothing in the browser', limit, async () => {
  const owner = await setUp(selaras);
  await colleague(owner, 'editor');
  const page = await ready(OWNER);
  await page.goto('/compose');
  await text(page).fill('Nobody else may read this');
  await page.getByText('Saved', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Your account' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  const left = await page.evaluate(async () => {
    const files = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map((request) => request.url)));
    return { files: files.flat(), kept: JSON.stringify(localStorage) };
  });
  assert.ok(left.files.length > 10 && left.files.every((url) => !url.includes('/api')));
  assert.doesNotMatch(left.kept, /Nobody else|Sari|kopisenja/);
  await signIn(page, EDITOR);
  await page.goto('/compose');
  assert.equal(await text(page).inputValue(), '');
});

test('what was changed is taken back and done again, also a part of a thread', limit, async () => {
  await setUp(selaras);
  const page = await ready(OWNER);
  await page.goto('/compose');
  await text(page).fill('One');
  await page.getByRole('button', { name: 'Add to thread' }).click();
  const second = page.getByRole('textbox', { name: 'Text of part 2' });
  const first = page.getByRole('textbox', { name: 'Text of part 1' });
  await second.fill('A second part');
  await second.press('Alt+ArrowUp');
  assert.equal(await first.inputValue(), 'A second part');
  await page.keyboard.press('Control+z');
  assert.equal(await second.inputValue(), 'A second part');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  assert.equal(await text(page).inputValue(), 'One');
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+Shift+z');
  assert.equal(await first.inputValue(), 'A second part');
  assert.equal(await second.inputValue(), 'One');
  // The same with the mouse.
  await page.getByTitle('Drag to another place in the thread').nth(1).dragTo(page.getByRole('group', { name: 'Text of part 1' }));
  assert.equal(await first.inputValue(), 'One');
  assert.equal(await second.inputValue(), 'A second part');
});

test('the draft on the screen is sent by itself once the connection is back', limit, async () => {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  const page = await ready(OWNER);
  await page.goto('/compose');
  await text(page).waitFor();
  await page.context().setOffline(true);
  const tried = page.waitForEvent('requestfailed', (request) => request.method() === 'POST' && request.url().endsWith('/posts'));
  await text(page).fill('Typed in the tunnel, sent behind it');
  await tried;
  await page.getByText('Kept in this browser').waitFor();
  await page.setViewportSize({ width: 360, height: 740 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it scrolls sideways');
  await page.context().setOffline(false);
  await page.getByText('Saved', { exact: true }).waitFor();
  assert.equal((await owner.call('GET', `posts?brand=${brand.id}`)).items.length, 1);
});

test('two tabs with the same draft keep what is typed in each', limit, async () => {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  const post = await owner.call('POST', 'posts', { brand: brand.id, content: { parts: [{ text: 'Begun' }] } });
  const one = await ready(OWNER);
  await one.goto(`/compose/${post.id}`);
  const other = await one.context().newPage();
  await other.goto(`/compose/${post.id}`);
  await text(other).waitFor();
  await text(one).fill('In the first tab');
  await text(other).fill('In the second tab');
  const dialog = other.getByRole('dialog', { name: 'Somebody else changed this post' });
  await dialog.waitFor();
  // It stands for a decision, and no key closes it.
  await other.keyboard.press('Escape');
  await other.keyboard.press('Escape');
  await dialog.waitFor();
  await eventually('the first is on the server', async () => (await owner.call('GET', `posts/${post.id}`)).content.parts[0].text === 'In the first tab');
  await other.reload();
  await other.getByText('Brought back what you had typed here before.').waitFor();
  assert.equal(await text(other).inputValue(), 'In the second tab');
  await one.reload();
  await eventually('the first shows what it saved', async () => (await text(one).inputValue()) === 'In the first tab');
  // What a closed tab left is not lost either.
  await dialog.waitFor();
  await other.close();
  await one.reload();
  await one.getByText('Brought back what you had typed here before.').waitFor();
  assert.equal(await text(one).inputValue(), 'In the second tab');
});
