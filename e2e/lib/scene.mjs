// Answers: what does a team's Selaras look like in the middle of its work? A small coffee roaster with two networks.
import zlib from 'node:zlib';
import { networks, Person } from './selaras.mjs';

export const PASSWORD = 'kuda baterai stapler benar';
export const OWNER = 'sari@kopisenja.example';
export const EDITOR = 'budi@kopisenja.example';
export const ZONE = 'Asia/Jakarta';

/** The first start, without a browser. */
export async function setUp({ base, link }, language = 'en') {
  const code = new URL(link).searchParams.get('code');
  const body = { code, name: 'Sari Wulandari', email: OWNER, password: PASSWORD, workspace: 'Kopi Senja', brand: 'Kopi Senja', zone: ZONE, language };
  const answer = await fetch(`${base}/api/v1/setup`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(await answer.text());
  return Person.signIn(base, OWNER, PASSWORD);
}

/** A year of sample data; says how long making it took, in milliseconds. */
export async function explore(owner, language = 'en') {
  const begun = performance.now();
  await owner.call('POST', 'sample', { language });
  for (;;) {
    const sample = await owner.call('GET', 'sample');
    if (sample.state === 'ready') return { ...sample, took: performance.now() - begun };
    await new Promise((done) => setTimeout(done, 25));
  }
}

/** The screens that sample data fills, by name; among them a post whose numbers were counted. */
export async function sampleScreens(owner, brand) {
  const { items } = await owner.call('GET', `posts/published?brand=${brand}&sort=reactions&limit=1`);
  const [profile] = await owner.call('GET', `profiles?brand=${brand}`);
  const [running, settled] = await owner.call('GET', `experiments?brand=${brand}`);
  const goal = (await owner.call('GET', `strategy?brand=${brand}`)).find((one) => one.item.kind === 'goal');
  return {
    'sample-goals': '/goals',
    'sample-goals-matrix': '/goals?view=matrix',
    'sample-goal': `/goals/${goal.id}`,
    'sample-strategy': '/goals/strategy',
    'sample-audits': '/goals/audit',
    'sample-kpis': '/goals/kpis',
    'sample-platforms': '/goals/platforms',
    'sample-today': '/',
    'sample-published': '/published',
    'sample-best': '/published?sort=reactions&days=90',
    'sample-failed': '/published?show=failed',
    'sample-post': `/posts/${items[0].id}`,
    'sample-profile': `/profiles/${profile.id}`,
    'sample-compete': '/compete',
    'sample-calendar': '/calendar',
    'sample-mix': '/calendar/mix?period=quarter',
    'sample-approvals': '/approvals',
    'sample-library': '/library',
    'sample-measure': '/measure',
    'sample-measure-content': '/measure?dashboard=content&period=90d&compare=year',
    'sample-measure-audience': '/measure?dashboard=audience&period=own&from=2026-01-05&to=2026-03-01',
    'sample-measure-competitors': '/measure?dashboard=competitors',
    'sample-measure-campaign': '/measure?dashboard=campaign&period=year',
    'sample-insight': '/measure/insight?days=365',
    'sample-insight-own': '/measure/insight?span=own&reach=1',
    'sample-measure-change': '/measure?edit=copy',
    'sample-website': '/measure/website',
    'sample-website-posts': '/measure/website?period=year&by=post&figure=purchases&compare=none',
    'sample-returns': '/measure/returns',
    'sample-returns-month': '/measure/returns?period=year&by=month',
    'sample-experiments': '/measure/experiments',
    'sample-experiments-new': '/measure/experiments?new=times',
    'sample-experiment-settled': `/measure/experiments/${settled.id}`,
    'sample-experiment-running': `/measure/experiments/${running.id}`,
  };
}

/** The address that shows a dashboard of the brand to somebody without an account. */
export async function sharedDashboard(owner, brand, name = 'Monday meeting') {
  const [ready] = await owner.call('GET', `dashboards?brand=${brand}`);
  const { id } = await owner.call('POST', 'dashboards', { brand, dashboard: { name, panels: ready.panels } });
  const { link } = await owner.call('POST', `dashboards/${id}/link`, { days: 14 });
  return new URL(link).pathname + new URL(link).hash;
}

/** From now on this browser shows the brand. */
export const choose = (page, brand) => page.evaluate((id) => localStorage.setItem('selaras.brand', id), brand);

/** A colleague with a role. */
export async function colleague(owner, role, email = EDITOR, language = 'en') {
  const { token } = await owner.call('POST', 'invitations', { email, role });
  await owner.call('POST', 'invitations/accept', { token, name: 'Budi Santoso', password: PASSWORD, language }, { cookie: '' });
  return Person.signIn(owner.base, email, PASSWORD);
}

/** Both accounts, by secrets the networks gave; connecting through pages is what a journey shows. */
export async function connect(owner, brand) {
  const { bluesky, mastodon } = networks();
  const alice = bluesky.accounts[0];
  const [first] = await owner.call('POST', 'profiles', { network: 'mastodon', brand, server: mastodon, password: 'alice_token' });
  const [second] = await owner.call('POST', 'profiles', { network: 'bluesky', brand, server: bluesky.pds, identifier: alice.handle, password: alice.appPassword });
  const slots = ['mon', 'wed', 'fri'].flatMap((day) => [{ day, time: '09:00' }, { day, time: '17:30' }]);
  for (const profile of [first, second]) await owner.call('PATCH', `profiles/${profile.id}`, { slots, zone: ZONE });
  return [first, second];
}

/** `YYYY-MM-DD` so many days from today in the scene's zone. */
export function day(ahead) {
  const date = new Date(Date.now() + 7 * 3_600_000 + ahead * 86_400_000);
  return date.toISOString().slice(0, 10);
}

/** Our own plain table, filled: each row by the headings, which are not said where nothing is known. `days` for those of a profile. */
export async function filled(owner, rows, days = false) {
  const answer = await fetch(`${owner.base}/api/v1/number-imports/template?format=csv&days=${days}`, { headers: { cookie: owner.cookie } });
  const headings = (await answer.text()).replace(/^\ufeff/, '').split(/\r?\n/)[0].split(',');
  for (const row of rows) for (const heading of Object.keys(row)) if (!headings.includes(heading)) throw new Error(`the table has no ${heading}`);
  return [headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ''))].map((row) => row.join(',')).join('\n');
}

/** The one post of `history` that was paid for. */
export const BOUGHT = 'Harvest box for the neighbours';

/** Sixty posts of an account elsewhere; those at seven in the evening do better, and one was paid for. */
export const history = (owner) =>
  filled(
    owner,
    Array.from({ length: 60 }, (_, at) => {
      const evening = at % 2 === 0;
      const reach = 900 + ((at * 137) % 300);
      const reactions = Math.round(reach * (evening ? 0.1 : 0.05) + ((at * 7) % 9));
      const usual = { network: 'instagram', account: 'kopisenja', post_id: `made-${at}`, url: `https://www.instagram.com/p/made${at}/`, published_at: `${day(2 * at - 140)} ${evening ? '19' : '08'}:1${at % 6}`, text: `Roast number ${at} is out of the drum`, format: at % 3 ? 'image' : 'reel', reactions, replies: 4, impressions: reach + 200, reach };
      return at === 30 ? { ...usual, text: BOUGHT, reactions: 310, reach: 6200, impressions: 7000, paid_impressions: 5400, paid_reach: 5100 } : usual;
    }),
  );

/** Takes a file of numbers in, without a browser. */
export async function bring(owner, brand, text, whose) {
  const query = new URLSearchParams({ brand, ...whose });
  const answer = await fetch(`${owner.base}/api/v1/number-imports?${query}`, { method: 'POST', headers: { cookie: owner.cookie, 'content-type': 'application/octet-stream' }, body: text });
  if (answer.status !== 201) throw new Error(await answer.text());
}

/** The checksum of PNG; Node has it only from version 22 on. */
function crc(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** A picture, drawn here, so that no file of somebody else is needed: dusk over a field. */
export function picture(hue = 0, width = 480, height = 320) {
  const rows = [];
  for (let y = 0; y < height; y += 1) {
    const row = Buffer.alloc(1 + width * 3);
    for (let x = 0; x < width; x += 1) {
      const sky = y / height;
      const sun = Math.max(0, 1 - Math.hypot(x - width * 0.65, y - height * 0.5) / 90);
      const ground = y > height * 0.68 + 12 * Math.sin(x / 50);
      const colour = ground ? [40 + hue, 60, 50] : [120 + 110 * sky + 60 * sun, 80 + 90 * sky + 90 * sun, 110 + hue - 40 * sky];
      colour.forEach((value, at) => (row[1 + x * 3 + at] = Math.min(255, value)));
    }
    rows.push(row);
  }
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc(body), body.length + 4);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', head), chunk('IDAT', zlib.deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))]);
}

export async function addPicture(owner, brand, name, alt, hue) {
  const form = new FormData();
  form.append('brand', brand);
  form.append('alt', alt);
  form.append('file', new Blob([picture(hue)], { type: 'image/png' }), name);
  return owner.call('POST', 'media', form);
}

const TEXTS = {
  en: {
    dawn: 'The first roast of the week is out of the drum. Bright, with a note of mandarin. #coffee',
    market: 'See you on Saturday at the farmers’ market. Bring a cup and the second one is on us ☕',
    thread: ['How a bean gets from Gayo to your cup, in three steps.', 'Picked by hand, only the red ones.', 'Roasted here in Bandung, the day before it ships.'],
    poll: 'What shall we roast next?',
    review: 'New packaging, same beans: compostable from today.',
    changed: 'Half price on everything until Sunday!!!',
    draft: 'Portrait of Pak Hadi, who has grown our beans for twenty years',
    alt1: 'Sunset over the hills behind the roastery',
    alt2: 'Field at dusk',
    campaign: 'Harvest',
    reason: 'Please leave out the exclamation marks and say which beans.',
    options: ['Gayo', 'Toraja', 'Kintamani'],
    brand: 'Teh Pagi',
  },
  id: {
    dawn: 'Sangrai pertama minggu ini baru keluar dari drum. Segar, ada rasa jeruk keprok. #kopi',
    market: 'Sampai jumpa Sabtu di pasar tani. Bawa cangkir, cangkir kedua kami traktir ☕',
    thread: ['Perjalanan biji kopi dari Gayo ke cangkirmu, dalam tiga langkah.', 'Dipetik tangan, hanya yang merah.', 'Disangrai di Bandung, sehari sebelum dikirim.'],
    poll: 'Berikutnya kita sangrai apa?',
    review: 'Kemasan baru, biji yang sama: mulai hari ini bisa dikompos.',
    changed: 'Diskon 50% semua produk sampai Minggu!!!',
    draft: 'Potret Pak Hadi, petani kopi kami selama dua puluh tahun',
    alt1: 'Matahari terbenam di bukit belakang tempat sangrai',
    alt2: 'Ladang saat senja',
    campaign: 'Panen',
    reason: 'Tolong tanpa tanda seru, dan sebutkan biji yang mana.',
    options: ['Gayo', 'Toraja', 'Kintamani'],
    brand: 'Teh Pagi',
  },
};

/** Posts in every state that needs no waiting. */
export async function work(owner, editor, brand, profiles, language = 'en') {
  const text = TEXTS[language];
  const ids = profiles.map(({ id }) => ({ profile: id }));
  const one = await addPicture(owner, brand, 'senja.png', text.alt1, 0);
  await addPicture(owner, brand, 'ladang.png', text.alt2, 40);
  await addPicture(owner, brand, 'kebun.png', '', 80);
  const post = (content, when, more = {}) =>
    owner.call('POST', 'posts', { brand, content: typeof content === 'string' ? { parts: [{ text: content }] } : content, variants: ids, ...(when ? { when } : {}), ...more });
  const at = (ahead, time) => ({ at: `${day(ahead)}T${time}`, zone: ZONE });
  const made = {};
  made.published = await post({ parts: [{ text: text.dawn, media: [{ media: one.id, alt: text.alt1 }] }] }, { now: true });
  made.scheduled = await post(text.market, at(1, '09:00'), { campaign: text.campaign });
  await post({ parts: text.thread.map((part) => ({ text: part })) }, at(3, '17:30'));
  await post({ parts: [{ text: text.poll, poll: { options: text.options, open_secs: 86_400 } }] }, at(5, '12:00'), { variants: ids.slice(0, 1) });
  const paused = await post(text.dawn, at(6, '10:15'));
  await owner.call('POST', `posts/${paused.id}/pause`);
  made.draft = await post(text.draft);
  await owner.call('PATCH', `brands/${brand}`, { approval: true });
  made.review = await editor.call('POST', 'posts', { brand, content: { parts: [{ text: text.review, media: [{ media: one.id, alt: text.alt1 }] }] }, variants: ids, when: at(2, '08:30') });
  await editor.call('POST', `posts/${made.review.id}/submit`);
  made.changed = await editor.call('POST', 'posts', { brand, content: { parts: [{ text: text.changed }] }, variants: ids, when: at(4, '11:00') });
  await editor.call('POST', `posts/${made.changed.id}/submit`);
  await owner.call('POST', `posts/${made.changed.id}/request-changes`, { reason: text.reason });
  await owner.call('POST', 'brands', { name: text.brand, zone: 'Asia/Makassar' });
  return made;
}
