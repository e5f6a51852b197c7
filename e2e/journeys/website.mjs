// Answers: is a visit that a post brought seen under its network and campaign, and does what it cost stand beside what it brought?
import assert from 'node:assert/strict';
import http from 'node:http';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { axe, faults, come, eventually, limit, selaras, signIn } from '../lib/journey.mjs';
import { choose, explore, OWNER, setUp } from '../lib/scene.mjs';

const PHONE = { width: 360, height: 740 };
/** As people's browsers call themselves; that of the journeys says it is a robot, which is not counted. */
const AGENT = 'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';

/** Nothing for axe to find, and nothing beyond the edge of the screen. */
const examine = async (page, about) => assert.deepEqual(await faults(page, about), []);

/** A small shop on this machine, whose pages load the script that they were given. */
async function shop() {
  const own = { snippet: '', close: () => new Promise((done) => server.close(done)) };
  const server = http.createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>Toko</title>${own.snippet}<h1>Toko Kopi Senja</h1><a href="/menu">Menu</a>
      <button onclick="selaras('lead')">Tanya</button><button onclick="selaras('purchase', { value: 150000 })">Beli</button>`);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  own.base = `http://127.0.0.1:${server.address().port}`;
  return own;
}

/** Somebody with a browser of their own, who is no robot; what their pages tell has arrived when `told` comes back. */
async function visitor(browser) {
  const context = await browser.newContext({ userAgent: AGENT, locale: 'id-ID' });
  const page = await context.newPage();
  const told = async (act) => {
    const heard = page.waitForResponse((answer) => answer.url().endsWith('/hit') && answer.request().method() === 'POST');
    await act();
    assert.equal((await heard).status(), 204);
  };
  return { context, page, told };
}

const part = (page, name) => page.getByRole('region', { name, exact: true });
const tile = (page, name) => page.locator('.tile').filter({ has: page.locator('dt', { hasText: name }) });
const big = (page, name) => tile(page, name).locator('.big').innerText();

test('a visit, an enquiry and a purchase are seen under the post’s network, and what they cost stands beside them', { ...limit, timeout: 480_000 }, async () => {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  const toko = await shop();
  try {
    const page = await come();
    await page.addInitScript({ path: axe });
    await signIn(page, OWNER);

    // From the palette; nothing is there, and the next step is offered.
    await page.goto('/measure');
    await page.getByRole('link', { name: 'Website' }).click();
    await page.getByRole('heading', { name: 'See what posts bring to your website' }).waitFor();
    assert.equal(await page.getByRole('link', { name: 'Import a file' }).getAttribute('href'), '/measure/imports');
    await examine(page, 'empty');
    await page.getByRole('button', { name: 'Add a website' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name', { exact: true }).fill('Toko');
    await dialog.getByLabel('Host names').fill('toko kopi!');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    // What cannot be a host is told at its field, and nothing was typed in vain.
    await dialog.getByRole('alert').waitFor();
    assert.equal(await dialog.getByLabel('Name', { exact: true }).inputValue(), 'Toko');
    // A pasted address is taken apart.
    await dialog.getByLabel('Host names').fill(`${toko.base}/menu\nlocalhost`);
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    const sites = part(page, 'Websites and their script');
    await sites.getByText('Not seen yet').waitFor();
    await sites.getByText('127.0.0.1, localhost').waitFor();
    toko.snippet = await sites.getByLabel('Script of Toko').inputValue();
    assert.match(toko.snippet, /^<script defer src="http:.*\.js"><\/script>$/);
    await sites.getByText('Privacy: what is kept').click();
    await sites.getByText('Visitors whose browser asks not to be tracked').waitFor();
    await examine(page, 'waiting');

    // Somebody comes by a link of a post, asks, and buys; somebody else types the address.
    const { context, page: theirs, told } = await visitor(page.context().browser());
    await told(() => theirs.goto(`${toko.base}/?utm_source=instagram&utm_campaign=panen`));
    await told(() => theirs.getByRole('button', { name: 'Tanya' }).click());
    await told(() => theirs.getByRole('button', { name: 'Beli' }).click());
    await told(() => theirs.getByRole('link', { name: 'Menu' }).click());
    assert.deepEqual(await context.cookies(), [], 'nothing is put on their device');
    await told(() => theirs.goto(`${toko.base}/`));

    // The page notices by itself.
    await sites.getByText(/Counting, last on/).waitFor({ timeout: 60_000 });
    const shown = () => Promise.all(['Visits', 'Page views', 'Enquiries', 'Purchases', 'Sign-ups', 'Value'].map((name) => big(page, name)));
    await eventually('all of it is shown', async () => (await tile(page, 'Visits').count()) === 1 && isDeepStrictEqual(await shown(), ['1', '3', '1', '1', '0', 'Rp\u00a0150,000']));
    // Of the time before nobody counted, and of links there are none: that is not zero.
    await tile(page, 'Visits').getByText(/Nothing is known of/).waitFor();
    assert.equal(await big(page, 'Short-link clicks'), 'not known');
    const sources = part(page, 'Where it came from');
    await sources.getByRole('listitem').filter({ hasText: 'Instagram' }).waitFor();
    await sources.getByRole('tab', { name: 'Campaign' }).click();
    await page.waitForURL(/by=campaign/);
    await sources.getByRole('listitem').filter({ hasText: 'panen' }).waitFor();
    await sources.getByRole('button', { name: 'As a table' }).click();
    const row = sources.getByRole('row').filter({ hasText: 'panen' });
    assert.deepEqual((await row.getByRole('cell').allInnerTexts()).map((text) => text.replace('\u00a0', ' ')), ['panen', '1', 'not known', '2', '1', '0', '0', '1', 'Rp 150,000']);

    // A short link leads there, says where it stands, and is counted.
    const links = part(page, 'Short links');
    await links.getByRole('button', { name: 'New short link' }).click();
    await dialog.getByLabel('Leads to').fill(`${toko.base}/menu`);
    await dialog.getByLabel('Stands on').selectOption({ label: 'WhatsApp' });
    await dialog.getByLabel('Campaign').fill('panen');
    await dialog.getByRole('button', { name: 'Make the link' }).click();
    const short = await dialog.getByLabel('Short link', { exact: true }).inputValue();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await told(() => theirs.goto(short));
    assert.equal(theirs.url(), `${toko.base}/menu?utm_source=whatsapp&utm_medium=social&utm_campaign=panen`);
    await page.reload();
    await links.getByRole('row').filter({ hasText: 'WhatsApp' }).getByRole('cell', { name: '1', exact: true }).waitFor();
    assert.deepEqual([await big(page, 'Short-link clicks'), await big(page, 'Visits')], ['1', '2']);
    await examine(page, 'counted');

    // What it cost: by the language's own way of writing money.
    await page.goto('/measure');
    await page.getByRole('link', { name: 'Costs and returns' }).click();
    // The purchase stands there already, and says what is missing.
    await tile(page, 'ROI').getByText('It takes a cost and a return.').waitFor();
    await page.getByRole('button', { name: 'Add a cost' }).click();
    await dialog.getByLabel('Of what').selectOption({ label: 'Ads' });
    await dialog.getByLabel('Amount').fill('seratus ribu');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await dialog.getByText('This amount cannot be read').waitFor();
    await dialog.getByLabel('Amount').fill('100.000');
    await dialog.getByText('That is Rp 100,000').waitFor();
    await dialog.getByLabel('Network').selectOption({ label: 'Instagram' });
    await dialog.getByLabel('Campaign').fill('Panen');
    await examine(page, 'dialog');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await eventually('the ROI is told', async () => (await big(page, 'ROI')) === '+50%');
    await page.getByText('ROI: (Rp 150,000 − Rp 100,000) ÷ Rp 100,000 = +50%.').waitFor();
    await part(page, 'Cost and return side by side').getByRole('listitem').filter({ hasText: 'Panen' }).getByText('+50%').waitFor();
    const ledger = part(page, 'Ledger');
    await ledger.getByRole('button', { name: 'Change: Ads, Rp 100,000' }).click();
    await dialog.getByLabel('Amount').fill('75000');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await eventually('the ROI moved', async () => (await big(page, 'ROI')) === '+100%');
    // Removed, and taken back.
    await ledger.getByRole('button', { name: 'Remove: Ads, Rp 75,000' }).click();
    await tile(page, 'Cost').getByText('No cost is entered.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await eventually('the ROI is back', async () => (await big(page, 'ROI')) === '+100%');
    await examine(page, 'returns');
    assert.equal((await owner.call('GET', `ledger?brand=${brand.id}&from=2026-01-01&to=2035-12-31`)).length, 1);

    // The link is let go of only when nobody took that back.
    await page.goto('/measure/website');
    await links.getByRole('button', { name: /^Remove / }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await links.getByRole('row').filter({ hasText: 'WhatsApp' }).waitFor();
    await context.close();
  } finally {
    await toko.close();
  }
});

test('a year of a sample brand, on a phone and in Indonesian', { ...limit, timeout: 480_000 }, async () => {
  const owner = await setUp(selaras, 'id');
  const sample = await explore(owner, 'id');
  const page = await come({ language: 'id', ...PHONE });
  await page.addInitScript({ path: axe });
  await signIn(page, OWNER);
  await choose(page, sample.brand);
  for (const scheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto('/measure/website?period=90d');
    await page.getByRole('heading', { name: 'Situs web', level: 1 }).waitFor();
    assert.match(await big(page, 'Kunjungan'), /^\d{1,3}(\.\d{3})+$/);
    assert.match(await big(page, 'Nilai'), /^Rp\u00a0\d{1,3}(\.\d{3})+$/);
    await part(page, 'Dari mana asalnya').getByRole('tab', { name: 'Posting' }).click();
    await part(page, 'Dari mana asalnya').getByRole('listitem').getByRole('link').first().waitFor();
    await examine(page, `website ${scheme}`);
    await page.goto('/measure/returns?period=year&by=month');
    await page.getByRole('heading', { name: 'Biaya dan hasil', level: 1 }).waitFor();
    assert.match(await big(page, 'ROI'), /^[+-]\d+(,\d)?%$/);
    await examine(page, `returns ${scheme}`);
    await part(page, 'Catatan biaya dan hasil').getByRole('button', { name: 'Tambah biaya' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Jumlah').fill('1.250.000');
    await dialog.getByText('Yaitu Rp 1.250.000').waitFor();
    await examine(page, `entry ${scheme}`);
    await dialog.getByRole('button', { name: 'Batal' }).click();
  }
  // On a phone the places are a list to choose from.
  await page.goto('/measure');
  await page.getByRole('combobox', { name: 'Dasbor' }).selectOption({ label: 'Situs web' });
  await page.waitForURL(/\/measure\/website/);
});
