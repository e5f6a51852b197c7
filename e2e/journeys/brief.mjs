// Answers: does a small business learn each week how its goals fare and what to do, in its own words and at its own hour?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, come, examine, selaras, signIn } from '../lib/journey.mjs';
import { mailsTo, withMail } from '../lib/mails.mjs';
import { OWNER, setUp } from '../lib/scene.mjs';

withMail();

const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const CALLS = '00000000-0000-0000-0000-000000000007';

/** A goal of which people tell the number, with seven weeks told. */
async function plan(owner, brand) {
  const measure = { from: 'by_hand', of: { name: 'Telepon', adds_up: true } };
  const fields = { title: '400 telepon yang minta penawaran', start: day(-50), deadline: day(60), results: [{ id: CALLS, measure, target: 400 }] };
  const { id } = await owner.call('POST', 'strategy', { brand, item: { kind: 'goal', fields } });
  for (let week = 7; week > 0; week--) await owner.call('PUT', `strategy/${id}/values`, { result: CALLS, day: day(-7 * week + 1), value: 10 + week, note: '' });
  return id;
}

test('the brief is read in the app, sent by mail once a week, kept as it was sent, and comes by the clock of the reader', async () => {
  const owner = await setUp(selaras, 'id');
  const [brand] = await owner.call('GET', 'brands');
  const page = await come();
  await page.addInitScript({ path: axe });
  await signIn(page, OWNER);
  await page.getByRole('navigation').first().getByRole('link', { name: 'Target' }).click();
  await page.getByRole('link', { name: 'Laporan mingguan' }).first().click();
  await page.getByRole('heading', { name: 'Belum ada target' }).waitFor();
  const id = await plan(owner, brand.id);

  // What it would say now: the course, the pace it takes, what needs a decision.
  await page.reload();
  await page.getByText(/^1 target: 0 sesuai arah atau tercapai, 0 berisiko, 1 melenceng\.$/).waitFor();
  const goal = page.getByRole('region', { name: '400 telepon yang minta penawaran' });
  await goal.getByText(/^Melenceng: /).waitFor();
  await goal.getByText(/^Mulai sekarang diperlukan .* per minggu; empat minggu terakhir .* per minggu\.$/).waitFor();
  const decisions = page.getByRole('region', { name: 'Yang perlu diputuskan' });
  assert.match(await decisions.getByRole('link').first().getAttribute('href'), new RegExp(`^/goals/${id}$`));
  await examine(page);

  // Sent at once, it is this week's: the page and the mail say the same, and there is no second one.
  await page.getByRole('button', { name: 'Kirim kepada saya sekarang' }).click();
  await page.getByText(/^Seperti yang dikirim kepada Anda pada .* lewat surel$/).waitFor();
  const said = await goal.innerText();
  await assert.doesNotReject(async () => {
    const until = Date.now() + 20_000;
    while (!mailsTo(OWNER).some((mail) => mail.includes(`/goals/brief/${page.url().split('/').at(-1)}`))) {
      if (Date.now() > until) throw new Error('no mail came');
      await page.waitForTimeout(200);
    }
  });
  const mail = mailsTo(OWNER).find((text) => text.includes(`/goals/brief/${page.url().split('/').at(-1)}`));
  for (const line of said.split('\n').filter((line) => /\.$/.test(line))) assert.ok(mail.includes(line), `${line} stands in the mail`);
  await page.getByRole('link', { name: 'Semua laporan' }).click();
  await page.getByRole('region', { name: 'Dikirim kepada Anda' }).getByRole('link').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Kirim kepada saya sekarang' }).count(), 0);

  // The number goes on; what was sent stays.
  await owner.call('PUT', `strategy/${id}/values`, { result: CALLS, day: day(0), value: 400, note: '' });
  await page.reload();
  await page.getByText(/^1 target: 1 sesuai arah atau tercapai/).waitFor();
  await page.getByRole('region', { name: 'Dikirim kepada Anda' }).getByRole('link').click();
  await goal.getByText(/^Melenceng: /).waitFor();
  assert.equal(await goal.innerText(), said);

  // Whoever reads elsewhere says so once.
  await page.goto('/settings');
  await page.getByLabel('Zona waktu').selectOption('Asia/Makassar');
  await page.waitForResponse((answer) => answer.url().endsWith('/me') && answer.request().method() === 'GET');
  await page.reload();
  assert.equal(await page.getByLabel('Zona waktu').inputValue(), 'Asia/Makassar');
});
