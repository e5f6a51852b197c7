// Answers: does one write quickly, with what was written before, and does it appear as it was written?
import assert from 'node:assert/strict';
import http from 'node:http';
import { test } from 'node:test';
import { come, eventually, limit, selaras, signIn } from '../lib/journey.mjs';
import { addPicture, connect, OWNER, picture, setUp } from '../lib/scene.mjs';
import { networks } from '../lib/selaras.mjs';

const text = (page) => page.getByRole('textbox', { name: 'Text', exact: true });

/** A web page of our own, with a picture. */
async function website() {
  const server = http.createServer((request, response) => {
    if (request.url === '/kebun.png') return response.setHeader('content-type', 'image/png').end(picture(40));
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<!doctype html><title>Panen raya</title><meta property="og:description" content="Kopi dari kebun sendiri"><meta property="og:image" content="/kebun.png">');
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}/panen`, close: () => server.close() };
}

test('templates and hashtags are kept once and used with a click, emoji are found by name', limit, async () => {
  await setUp(selaras);
  const page = await come();
  await signIn(page, OWNER);
  await page.goto('/compose');
  await text(page).fill('Menu hari ini: ');
  await page.getByRole('button', { name: 'Templates' }).click();
  const dialog = page.getByRole('dialog', { name: 'Templates' });
  await dialog.getByLabel('Name of the template').fill('Menu');
  await dialog.getByRole('button', { name: 'Keep', exact: true }).click();
  await dialog.getByRole('button', { name: /^Menu/ }).waitFor();
  await dialog.getByRole('tab', { name: 'Hashtags' }).click();
  await dialog.getByLabel('Name of the template').fill('Kopi');
  await dialog.getByRole('textbox', { name: 'Hashtags' }).fill('kopi');
  await dialog.getByRole('button', { name: 'Keep', exact: true }).click();
  await dialog.getByText('There is no hashtag in it').waitFor();
  await dialog.getByRole('textbox', { name: 'Hashtags' }).fill('#kopi #senja');
  await dialog.getByRole('button', { name: 'Keep', exact: true }).click();
  await dialog.getByRole('button', { name: /^Kopi/ }).waitFor();
  await page.keyboard.press('Escape');

  // Another day: the template in the place of what is there, with a way back; then the tags behind it, none twice.
  await text(page).fill('Sesuatu #Senja');
  await page.getByRole('button', { name: 'Templates' }).click();
  await dialog.getByRole('tab', { name: 'Posts' }).click();
  await dialog.getByRole('button', { name: /^Menu/ }).click();
  assert.equal(await text(page).inputValue(), 'Menu hari ini: ');
  await page.getByRole('button', { name: 'Undo' }).last().click();
  assert.equal(await text(page).inputValue(), 'Sesuatu #Senja');
  await page.getByRole('button', { name: 'Templates' }).click();
  await dialog.getByRole('tab', { name: 'Hashtags' }).click();
  await dialog.getByRole('button', { name: /^Kopi/ }).click();
  assert.equal(await text(page).inputValue(), 'Sesuatu #Senja\n\n#kopi');

  await page.getByRole('button', { name: 'Emoji' }).click();
  await page.getByRole('searchbox', { name: 'Search emoji' }).fill('coffee');
  await page.getByRole('dialog', { name: 'Emoji' }).getByText('☕', { exact: true }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  assert.ok((await text(page).inputValue()).includes('☕'));
});

test('a long text becomes a thread, and links, their card and the first comment appear on the networks', limit, async () => {
  const site = await website();
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  await connect(owner, brand.id);
  const page = await come();
  await signIn(page, OWNER);
  await page.goto('/compose');
  await page.getByRole('button', { name: /alice@/ }).click();
  await page.getByRole('button', { name: /alice\.test/ }).click();
  const sentence = 'Kopi ini dipetik pagi sekali oleh para petani di lereng gunung. ';
  await text(page).fill(sentence.repeat(8));
  await page.getByRole('button', { name: 'Split into a thread' }).click();
  await page.getByText('Split into 2 parts').waitFor();
  const first = await page.getByRole('textbox', { name: 'Text of part 1' }).inputValue();
  assert.ok(first.endsWith('gunung.') && first.length <= 300, first);
  await page.getByRole('button', { name: 'Undo' }).last().click();

  const mark = `Panen raya ${Date.now()}`;
  await text(page).fill(`${mark} ${site.url}`);
  await page.getByRole('button', { name: 'Link card' }).click();
  await eventually('the page is read', async () => (await page.getByLabel('Headline').inputValue()) === 'Panen raya');
  assert.equal(await page.getByLabel('Description').inputValue(), 'Kopi dari kebun sendiri');
  await page.getByRole('button', { name: 'First comment' }).click();
  await page.getByRole('textbox', { name: 'First comment' }).fill('Pesan lewat #kopisenja');
  await page.getByRole('button', { name: 'Options' }).click();
  await page.getByRole('switch', { name: /Tag links/ }).check();
  await page.getByRole('textbox', { name: 'Campaign' }).first().fill('panen');
  await page.setViewportSize({ width: 360, height: 740 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it scrolls sideways');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('tab', { name: 'Now' }).click();
  await page.keyboard.press('Control+Enter');
  await page.getByText('Published', { exact: true }).nth(2).waitFor({ timeout: 60_000 });

  const { bluesky, mastodon } = networks();
  const address = `${bluesky.pds}/xrpc/com.atproto.repo.listRecords?repo=${bluesky.accounts[0].did}&collection=app.bsky.feed.post&limit=10`;
  const [entry] = (await owner.call('GET', `posts/published?brand=${brand.id}`)).items;
  await eventually('both first comments are said', async () => {
    const { deliveries } = await owner.call('GET', `posts/${entry.id}`);
    return deliveries.every((one) => one.first_comment?.state === 'published');
  });
  const feed = await (await fetch(address)).json();
  const post = feed.records.find((record) => record.value.text.startsWith(mark));
  assert.equal(post.value.text, `${mark} ${site.url}`, 'what people read is as it was written');
  assert.equal(post.value.facets[0].features[0].uri, `${site.url}?utm_source=bluesky&utm_medium=social&utm_campaign=panen`);
  assert.equal(post.value.embed.external.title, 'Panen raya');
  assert.ok(post.value.embed.external.thumb, 'the card has its picture');
  const comments = feed.records.filter((record) => record.value.reply?.parent.uri === post.uri);
  assert.deepEqual(comments.map((record) => record.value.text), ['Pesan lewat #kopisenja']);

  const headers = { authorization: 'Bearer alice_token' };
  const me = await (await fetch(`${mastodon}/api/v1/accounts/verify_credentials`, { headers })).json();
  const statuses = await (await fetch(`${mastodon}/api/v1/accounts/${me.id}/statuses`, { headers })).json();
  const status = statuses.find((one) => one.content.includes(mark));
  assert.match(status.content, /utm_source=mastodon/);
  assert.equal(statuses.filter((one) => one.in_reply_to_id === status.id).length, 1);
  site.close();
});

test('a picture is cropped for one network alone, by keys, and goes out so', limit, async () => {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  await connect(owner, brand.id);
  const file = await addPicture(owner, brand.id, 'kebun.png', 'Kebun kopi saat senja');
  const page = await come();
  await signIn(page, OWNER);
  await page.goto(`/compose?media=${file.id}&alt=Kebun`);
  await page.getByRole('button', { name: /alice@/ }).click();
  await page.getByRole('button', { name: /alice\.test/ }).click();
  const mark = `Kebun ${Date.now()}`;
  await text(page).fill(mark);
  await page.getByRole('tab', { name: /alice\.test/ }).click();
  await page.getByRole('button', { name: 'Crop kebun.png' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Crop the picture' });
  await dialog.getByRole('radio', { name: 'Square 1:1' }).focus();
  await page.keyboard.press('Space');
  await dialog.getByText('show this shape whole').waitFor();
  await dialog.getByRole('slider', { name: 'Left to right' }).focus();
  await page.keyboard.press('End');
  // A key that means something to the screen behind means nothing here.
  await page.keyboard.press('Control+Enter');
  await page.setViewportSize({ width: 360, height: 740 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it scrolls sideways');
  await page.setViewportSize({ width: 1280, height: 800 });
  await dialog.getByRole('button', { name: 'Crop', exact: true }).focus();
  await page.keyboard.press('Enter');

  // The other network shows all of it.
  await page.getByRole('tab', { name: 'Now' }).click();
  await page.keyboard.press('Control+Enter');
  await page.getByText('Published', { exact: true }).nth(2).waitFor({ timeout: 60_000 });
  const { bluesky, mastodon } = networks();
  const feed = await (await fetch(`${bluesky.pds}/xrpc/com.atproto.repo.listRecords?repo=${bluesky.accounts[0].did}&collection=app.bsky.feed.post&limit=10`)).json();
  const post = feed.records.find((record) => record.value.text === mark);
  assert.deepEqual(post.value.embed.images[0].aspectRatio, { width: 320, height: 320 });
  const headers = { authorization: 'Bearer alice_token' };
  const me = await (await fetch(`${mastodon}/api/v1/accounts/verify_credentials`, { headers })).json();
  const statuses = await (await fetch(`${mastodon}/api/v1/accounts/${me.id}/statuses`, { headers })).json();
  const [shown] = statuses.find((one) => one.content.includes(mark)).media_attachments;
  const whole = await (await fetch(shown.url)).arrayBuffer();
  const sides = new DataView(whole);
  assert.deepEqual([sides.getUint32(16), sides.getUint32(20)], [480, 320], 'the PNG as it was uploaded');
});
