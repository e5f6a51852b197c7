// Answers: does somebody new come from an empty brand and a year of old numbers to a strategy that is steered by, in one sitting and in Indonesian?
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { axe, come, eventually, examine, picture, selaras, signIn } from '../lib/journey.mjs';
import { colleague, day, OWNER, setUp } from '../lib/scene.mjs';

const OBJECTIVE = 'Prospek dan penjualan dari media sosial';
/** Words that no Indonesian text has. */
const ENGLISH = /\b(the|and|of|is|are|was|with|your|you|by|not|from|this|that|yet|no|on|in|for|goals?|days?|weeks?|months?|followers|reached|save|cancel|add|close)\b/gi;
const written = (value) => value.toLocaleString('id-ID');
/** A day as a person writes it in a sentence. */
const longDay = (ahead) => new Date(`${day(ahead)}T00:00:00Z`).toLocaleDateString('id-ID', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
/** Between 0 and 1, for a number always the same. */
const chance = (number) => Math.abs(Math.sin(number * 12.9898) * 43758.5453) % 1;

/** A year of two profiles: what they had on each day, and what they published. Instagram grows and is answered, TikTok is hardly seen. */
function year() {
  const profiles = [
    { network: 'instagram', account: 'kopisenja', followers: 8000, gain: 9, visits: 40, every: 2, reach: 1500, share: 0.06 },
    { network: 'tiktok', account: 'kopisenja.id', followers: 2400, gain: 2, visits: 6, every: 4, reach: 300, share: 0.02 },
  ];
  return profiles.map(({ network, account, every, reach, share, gain, visits, ...rest }) => {
    let { followers } = rest;
    const days = Array.from({ length: 365 }, (_, at) => at - 365).map((ahead) => {
      followers += Math.round(gain * (0.4 + 1.2 * chance(ahead)));
      return { day: day(ahead), followers, visits: Math.round(visits * (0.8 + 0.4 * chance(ahead * 3) + (ahead + 365) / 365)) };
    });
    const posts = Array.from({ length: Math.floor(364 / every) }, (_, at) => {
      const format = at % 3 ? 'image' : 'reel';
      const seen = Math.round(reach * (0.8 + 0.4 * chance(at + reach)));
      const interactions = seen * share * (format === 'reel' ? 1.5 : 1) * (0.8 + 0.4 * chance(at * 7));
      return { jaringan: network, akun: account, id_postingan: `${network}-${at}`, terbit_pada: `${day(at * every - 364)} ${at % 2 ? '19' : '08'}:1${at % 6}`, teks: `Cerita sangrai nomor ${at + 1}`, bentuk: format, reaksi: Math.round(interactions * 0.8), balasan: Math.round(interactions * 0.1), disimpan: Math.round(interactions * 0.1), jangkauan: seen };
    });
    return { network, account, days, posts };
  });
}

/** The empty table of the product, downloaded, and filled in as somebody does by its headings. */
async function table(page, button, name, rows) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  const headings = fs.readFileSync(await download.path(), 'utf8').replace(/^\ufeff/, '').split(/\r?\n/)[0].split(',');
  for (const heading of Object.keys(rows[0])) assert.ok(headings.includes(heading), `the table has no ${heading}`);
  const text = [headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ''))].map((row) => row.join(',')).join('\n');
  return { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
}

/** The screen as it stands: axe finds nothing, nothing is too wide for a phone, and nobody speaks English, not even to a screen reader. */
async function look(page, name) {
  const said = await page.evaluate(() => {
    const hints = [...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((one) => ['aria-label', 'title', 'placeholder'].map((what) => one.getAttribute(what) ?? ''));
    return [document.body.innerText, ...hints].join('\n');
  });
  const lines = said.split('\n').filter((line) => line.match(ENGLISH));
  assert.deepEqual(lines, [], `English on ${name}`);
  // Half under the bar at the top nothing can be pressed.
  await page.evaluate(() => window.scrollTo(0, 0));
  await examine(page);
  await picture(page, name);
}

const place = (page, name) => page.getByRole('navigation').first().getByRole('link', { name }).click();
const part = (page, name) => page.getByRole('main').getByRole('link', { name, exact: true }).click();

/** Four files, as they are filled in by hand, come in by the browser. */
async function bringYear(page, profiles) {
  await place(page, 'Ukur');
  await page.getByRole('link', { name: 'Impor angka lama' }).click();
  await page.getByRole('heading', { name: 'Angka dari berkas' }).waitFor();
  const files = [];
  for (const { network, account, days, posts } of profiles) {
    const values = days.flatMap((one) => [['pengikut', one.followers], ['kunjungan_profil', one.visits]].map(([metrik, nilai]) => ({ jaringan: network, akun: account, tanggal: one.day, metrik, nilai })));
    files.push(await table(page, 'Hari (CSV)', `${network}-hari.csv`, values), await table(page, 'Posting (CSV)', `${network}-posting.csv`, posts));
  }
  await page.locator('input[type=file]').setInputFiles(files);
  await page.getByRole('article', { name: 'instagram-hari.csv' }).getByText('365 hari', { exact: true }).waitFor();
  await page.getByRole('article', { name: 'tiktok-posting.csv' }).getByText('91 posting', { exact: true }).waitFor();
  for (const { network, account } of profiles) {
    for (const what of ['hari', 'posting']) assert.equal(await page.getByRole('article', { name: `${network}-${what}.csv` }).getByRole('textbox', { name: /^Nama profil/ }).inputValue(), account);
  }
  await look(page, 'sitting-files');
  await page.getByRole('button', { name: 'Impor semua (4)' }).click();
  await page.getByText('4 dari 4 berkas diimpor').waitFor();
  await page.getByRole('article', { name: 'instagram-hari.csv' }).getByText('365 hari · 730 angka ditambahkan').waitFor();
}

/** What the business wants, and three goals under it: from a sentence that is too bold, from one that fits, and one that people count. */
async function setGoals(page, [instagram]) {
  const dialog = page.getByRole('dialog');
  await place(page, 'Target');
  await page.getByText('Belum ada target').waitFor();
  await look(page, 'sitting-no-goals');
  await page.getByRole('button', { name: 'Tujuan baru' }).click();
  await dialog.getByRole('button', { name: OBJECTIVE }).click();
  assert.equal(await dialog.getByLabel('Ukuran bisnis').inputValue(), 'Penjualan bulanan lewat media sosial');
  await look(page, 'sitting-objective');
  await dialog.getByRole('button', { name: 'Tambah', exact: true }).click();
  const objective = page.getByRole('region', { name: OBJECTIVE });
  const begin = async (sentence) => {
    await objective.getByRole('button', { name: 'Tambah target' }).click();
    await dialog.getByLabel('Target dalam satu kalimat').fill(sentence);
    await page.keyboard.press('Tab');
  };
  const end = async () => {
    await dialog.getByRole('button', { name: 'Tambah', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  };
  const smart = dialog.getByRole('list', { name: 'Apakah SMART?' });
  const letter = (name) => smart.getByRole('listitem').filter({ hasText: name });

  // Too bold: that is said, and what would be bold enough is taken over, also into the sentence.
  await begin(`20.000 pengikut Instagram sampai ${longDay(180)}`);
  await eventually('the sentence fills the fields', async () => (await dialog.getByLabel('Sasaran', { exact: true }).inputValue()) === '20.000');
  assert.equal(await dialog.getByLabel('Diukur dengan').inputValue(), 'figure:followers');
  await dialog.getByText('Dari 1 profil').waitFor();
  await letter('Dapat dicapai').getByText(/^Di luar jangkauan: perlu \+\d+%, biasanya \+\d+%/).waitFor();
  await look(page, 'sitting-goal-bold');
  const offer = letter('Dapat dicapai').getByRole('button', { name: /^Bidik 1\d\.\d{3}$/ });
  const target = (await offer.innerText()).trim().replace('Bidik ', '');
  await offer.click();
  await letter('Dapat dicapai').getByText(/^(Menantang|Realistis): /).waitFor();
  assert.equal(await dialog.getByLabel('Sasaran', { exact: true }).inputValue(), target);
  const sentence = `${target} pengikut Instagram sampai ${longDay(180)}`;
  assert.equal(await dialog.getByLabel('Target dalam satu kalimat').inputValue(), sentence);
  await letter('Berbatas waktu').getByRole('button', { name: 'Pasang 2 tonggak' }).click();
  await dialog.getByLabel('Manfaatnya bagi tujuan').fill('Pengikut baru melihat menu harian lalu memesan lewat pesan langsung');
  await dialog.getByRole('switch', { name: 'Target fokus' }).check();
  await eventually('all five letters are good', async () => (await smart.locator('[data-verdict=good]').count()) === 5);
  await look(page, 'sitting-goal-good');
  await end();
  const now = instagram.days.at(-1).followers;
  await objective.getByText(`${written(now)} dari ${target}`).waitFor();

  // One that is on the way.
  const modest = `${written(now + 300)} pengikut Instagram sampai ${longDay(80)}`;
  await begin(modest);
  await eventually('the second is read', async () => (await dialog.getByLabel('Sasaran', { exact: true }).inputValue()) === written(now + 300));
  await dialog.getByLabel('Manfaatnya bagi tujuan').fill('Lebih banyak orang tahu kapan kami menyangrai');
  await letter('Relevan').getByText(/^Menopang tujuan bisnis/).waitFor();
  await end();

  // One that no network counts: what was sold in messages is told by people.
  await begin('Menjual lewat pesan langsung');
  await dialog.getByLabel('Diukur dengan').selectOption({ label: 'Angka yang diisi sendiri' });
  await dialog.getByLabel('Apa yang dihitung').fill('Pesanan lewat pesan langsung');
  await dialog.getByLabel('Satuan').fill('pesanan');
  await dialog.getByRole('switch', { name: 'Nilai dijumlahkan seiring waktu' }).check();
  await dialog.getByLabel('Sasaran', { exact: true }).fill('60');
  await letter('Spesifik').getByText(/^Kalimatnya belum menyebut angka/).waitFor();
  await letter('Spesifik').getByRole('button', { name: 'Tulis kalimatnya dari isinya' }).click();
  await eventually('the sentence says the number', async () => /^Pesanan lewat pesan langsung: 60/.test(await dialog.getByLabel('Target dalam satu kalimat').inputValue()));
  await end();
  await objective.getByRole('link', { name: /^Pesanan lewat pesan langsung: 60/ }).click();
  await page.getByRole('heading', { name: /^Pesanan lewat pesan langsung: 60/, level: 1 }).waitFor();
  await look(page, 'sitting-goal-by-hand');
  return { sentence, modest };
}

/** What was sold so far is told on the goal's own page. */
async function tellSales(page) {
  const number = page.getByRole('region', { name: 'Pesanan lewat pesan langsung' });
  await number.getByLabel('Yang bertambah sejak terakhir').fill('9');
  await number.getByLabel('Catatan').fill('Dihitung dari kotak masuk');
  await number.getByRole('button', { name: 'Isi nilai' }).click();
  await number.getByRole('list', { name: 'Nilai yang sudah diisi' }).getByText('Dihitung dari kotak masuk').waitFor();
  await number.getByText('9 pesanan', { exact: true }).first().waitFor();
}

/** Two numbers to steer by, one of them from a formula; one is looked at at once, and what follows from it is kept. */
async function steer(page, [instagram, tiktok]) {
  const dialog = page.getByRole('dialog');
  const row = (name) => page.getByRole('row').filter({ hasText: name });
  await place(page, 'Target');
  await part(page, 'KPI');
  await page.getByText('Belum ada KPI').waitFor();
  await page.getByRole('button', { name: 'KPI baru' }).first().click();
  const begin = async (name) => {
    await dialog.getByLabel('Nama', { exact: true }).first().fill(name);
    await dialog.getByRole('combobox', { name: 'Tujuan' }).selectOption({ label: OBJECTIVE });
    await dialog.getByLabel('Diperiksa', { exact: true }).selectOption({ label: 'Setiap minggu' });
  };
  await begin('Kunjungan profil sebulan');
  await dialog.getByLabel('Diukur dengan').selectOption({ label: 'Kunjungan profil' });
  await dialog.getByText('Satuan: buah').waitFor();
  await dialog.getByLabel('Sasaran', { exact: true }).fill('1.000');
  await dialog.getByRole('switch', { name: 'Budi Santoso' }).check();
  await look(page, 'sitting-kpi');
  await dialog.getByRole('button', { name: 'Buat KPI' }).click();
  await dialog.waitFor({ state: 'hidden' });

  await page.getByRole('button', { name: 'KPI baru' }).click();
  await begin('Pengikut baru per seratus kunjungan profil');
  await dialog.getByRole('switch', { name: 'Dari rumus' }).check();
  await dialog.getByRole('button', { name: 'Tambah angka' }).click();
  await dialog.getByLabel('Artinya').first().selectOption({ label: 'Pengikut bertambah' });
  await dialog.getByLabel('Artinya').last().selectOption({ label: 'Kunjungan profil' });
  await dialog.getByLabel('Rumus', { exact: true }).fill('a / b * 100');
  await dialog.getByText(/^Satuan: persen/).waitFor();
  await dialog.getByLabel('Sasaran', { exact: true }).fill('12,5');
  await dialog.getByRole('button', { name: 'Buat KPI' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await row('Pengikut baru per seratus kunjungan profil').getByText('minimal 12,5%').waitFor();

  // The last whole month is what the file said, and what is due is in a week.
  const thisMonth = day(0).slice(0, 7);
  const last = new Date(Date.UTC(Number(thisMonth.slice(0, 4)), Number(thisMonth.slice(5)) - 2, 1)).toISOString().slice(0, 7);
  const visits = [instagram, tiktok].flatMap((one) => one.days).filter((one) => one.day.startsWith(last)).reduce((sum, one) => sum + one.visits, 0);
  const first = row('Kunjungan profil sebulan');
  await first.getByText(written(visits), { exact: true }).waitFor();
  await first.getByText('tercapai', { exact: true }).waitFor();
  await first.getByText('Menaik').waitFor();
  await first.getByText('7 hari lagi').waitFor();
  await look(page, 'sitting-kpis');

  await page.getByRole('link', { name: 'Kunjungan profil sebulan' }).click();
  await page.getByRole('heading', { name: 'Kunjungan profil sebulan', level: 1 }).waitFor();
  await page.getByText('Budi Santoso').waitFor();
  await page.getByRole('button', { name: 'Lakukan sekarang' }).click();
  await dialog.getByLabel('Keputusan').selectOption({ label: 'Lakukan sesuatu' });
  await dialog.getByLabel('Catatan').fill('Budi menulis ulang bio dan menyematkan menu');
  await look(page, 'sitting-check');
  await dialog.getByRole('button', { name: 'Simpan', exact: true }).click();
  await page.getByText('Budi menulis ulang bio dan menyematkan menu').waitFor();
  await page.getByText(new RegExp(`: ${written(visits)}, sasaran 1\\.000$`)).waitFor();
  await look(page, 'sitting-kpi-held');
}

/** The brand is audited, and what is found is read down to what it rests on. */
async function audit(page, [instagram]) {
  const dialog = page.getByRole('dialog');
  await place(page, 'Target');
  await part(page, 'Audit');
  const inventory = page.getByRole('region', { name: 'Profil merek ini' });
  await inventory.getByText('kopisenja.id').waitFor();
  await look(page, 'sitting-audits');
  await page.getByRole('button', { name: 'Jalankan audit' }).first().click();
  assert.equal(await dialog.getByLabel('Jam per posting').inputValue(), '0,5');
  await dialog.getByRole('button', { name: 'Jalankan', exact: true }).click();
  await page.getByRole('heading', { name: 'Temuan', exact: true }).waitFor();
  const verdict = (name) => page.getByRole('article', { name });
  await verdict(/^kopisenja,? .*Instagram|^kopisenja$/).getByText('Tingkatkan', { exact: true }).waitFor();
  await verdict(/kopisenja\.id/).getByText('Perbaiki', { exact: true }).waitFor();
  await page.getByText(/^\d+ dari 24 ukuran dapat diketahui$/).waitFor();
  const findings = page.getByRole('region', { name: 'Temuan' });
  await findings.getByText(new RegExp(`^kopisenja · Instagram tumbuh [\\d,]+% menjadi ${written(instagram.days.at(-1).followers).replace('.', '\\.')} pengikut\\.$`)).waitFor();
  await findings.getByText(/^kopisenja\.id · TikTok hanya mendapat 0,\d% interaksi per posting terhadap pengikut/).waitFor();
  for (const summary of await findings.getByText('Dasarnya').all()) await summary.click();
  await findings.getByText(/^Cerita sangrai nomor \d+$/).first().waitFor();
  await look(page, 'sitting-audit');
}

/** Where the work is worth most: numbers where there are any, opinions where not, held against the goal. */
async function score(page, sentence) {
  const dialog = page.getByRole('dialog');
  const card = (name) => page.getByRole('article', { name });
  await place(page, 'Target');
  await part(page, 'Platform');
  const add = page.getByRole('button', { name: 'Tambah jaringan' });
  await add.waitFor();
  for (const name of ['Instagram', 'TikTok', 'YouTube']) {
    // Where the brand is already, nothing has to be added.
    if (await card(name).count()) continue;
    await add.click();
    await page.getByRole('menuitem', { name }).click();
    await card(name).waitFor();
  }
  await card('YouTube').getByText('0% dari bobot sudah terjawab.').waitFor();
  await page.getByRole('button', { name: 'Target dan bobot' }).click();
  await dialog.getByLabel('Target yang didukung').selectOption({ label: sentence });
  await look(page, 'sitting-weights');
  await dialog.getByRole('button', { name: 'Simpan' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await card('Instagram').getByText(/pengikut berinteraksi dengan satu posting; lazimnya [\d,]+%/).waitFor();
  await card('Instagram').getByRole('button', { name: 'Jawab untuk Instagram' }).click();
  await dialog.getByLabel('Bisakah mendukung target?').selectOption({ label: 'Ya, sepenuhnya' });
  await dialog.getByLabel('Sepadankah dengan biayanya?').selectOption({ label: 'Ya, sepenuhnya' });
  await dialog.getByLabel('Orang-orangnyakah yang kita cari?').selectOption({ label: 'Sebagian besar' });
  await dialog.getByLabel('Alasan').first().fill('Pelanggan kedai datang dari sana');
  await look(page, 'sitting-opinion');
  await dialog.getByRole('button', { name: 'Simpan' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await card('Instagram').getByText('Tingkatkan', { exact: true }).waitFor();
  await card('Instagram').getByRole('heading', { name: '1. Instagram' }).waitFor();
  await card('Instagram').getByText('Pendapat').first().waitFor();
  await card('Instagram').getByText('Pelanggan kedai datang dari sana').waitFor();
  await card('YouTube').getByText('Belum bisa dinilai').waitFor();
  await look(page, 'sitting-platforms');
}

test('an empty brand, a year of numbers, goals, KPIs, an audit and a score card in one sitting', { timeout: 900_000 }, async () => {
  const owner = await setUp(selaras, 'id');
  await colleague(owner, 'content_manager', undefined, 'id');
  const page = await come({ language: 'id' });
  // A year is read and judged meanwhile, and others may work on the machine.
  page.setDefaultTimeout(60_000);
  await page.addInitScript({ path: axe });
  await signIn(page, OWNER);
  await page.getByText('Tiga langkah dan Anda siap bekerja').waitFor();
  await look(page, 'sitting-start');

  const profiles = year();
  await bringYear(page, profiles);
  const { sentence, modest } = await setGoals(page, profiles);
  await tellSales(page);
  await steer(page, profiles);
  await audit(page, profiles);
  await score(page, sentence);

  // Today begins with the goals, those in danger first, each with why.
  await place(page, 'Hari Ini');
  const first = page.getByRole('main').getByRole('region').first();
  await first.getByRole('heading', { name: 'Target' }).waitFor();
  const lines = first.locator('a[href^="/goals/"]:not([href="/goals/brief"])');
  await eventually('the three goals are there', async () => (await lines.count()) === 3);
  assert.match(await lines.nth(0).innerText(), new RegExp(`^${sentence.replaceAll('.', '\\.')}\\s+(Melenceng|Berisiko)`));
  const said = await lines.filter({ hasText: modest }).innerText();
  assert.match(said, /Sesuai arah/);
  await look(page, 'sitting-today');
});
