// Answers: do the numbers of files of different networks come in, with what could not be read told, and go again?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { come, eventually, limit, selaras, signIn } from '../lib/journey.mjs';
import { OWNER, setUp } from '../lib/scene.mjs';

const X = [
  'Post id,Date,Post text,Post Link,Impressions,Likes,Shares',
  '2074000000000000001,"Tue, Sep 1, 2026",Halo dari Gayo,https://x.com/kopisenja/status/2074000000000000001,1000,5,0',
  '2074000000000000002,"Wed, Sep 2, 2026",Kopi pagi,https://x.com/kopisenja/status/2074000000000000002,banyak,6,0',
  '',
].join('\n');
const TIKTOK = ['"Date","Video Views","Profile Views","Likes","Comments","Shares"', '"December 30","8110","69","106","2","8"', '"December 31","5042","88","27","0","5"', '"January 1","3254","90","93","4","2"', ''].join('\n');
const META = [
  '\uFEFFPost ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type,Data comment,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves',
  '18000000000000000,17840000000000001,kopisenja,Kopi Senja,Reel seduh pagi #kopi,22,09/15/2026 18:30,https://www.instagram.com/reel/SENJA0/,IG reel,,Lifetime,"12,400",600,85,4,,7,31',
  '18000000000000001,17840000000000001,kopisenja,Kopi Senja,Menu minggu ini,0,09/16/2026 17:30,https://www.instagram.com/p/SENJA1/,IG carousel,,Lifetime,701,601,86,4,2,7,31',
  '',
].join('\n');
const file = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

test('files of three networks are read, told, imported once, and taken back', limit, async () => {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  const page = await come();
  await signIn(page, OWNER);
  await page.goto('/profiles');
  await page.getByRole('link', { name: 'Numbers from files' }).click();
  await page.getByRole('heading', { name: 'Numbers from files' }).waitFor();
  const choose = (...files) => page.locator('input[type=file]').setInputFiles(files);
  const card = (name) => page.getByRole('article', { name });
  await choose(file('x.csv', X), file('Overview.csv', TIKTOK), file('ig.csv', META));

  // Each says what it is, what is in it, what was assumed, and what was lost.
  await card('x.csv').getByRole('heading', { name: 'Posts from X Analytics' }).waitFor();
  await card('x.csv').getByText('2 posts', { exact: true }).waitFor();
  assert.match(await card('x.csv').getByRole('table').locator('tbody tr').innerText(), /Line 3\s+Impressions\s+banyak\s+This number cannot be read\. Only this value/);
  await card('x.csv').getByText('Columns: 6 of 7 understood').click();
  await card('x.csv').getByLabel('Shares').waitFor();
  await card('Overview.csv').getByRole('heading', { name: 'The account day by day from TikTok Studio' }).waitFor();
  await card('Overview.csv').getByText('3 days', { exact: true }).waitFor();
  await card('Overview.csv').getByText('The days have no year').waitFor();
  await card('ig.csv').getByRole('heading', { name: 'Instagram posts from Meta Business Suite' }).waitFor();
  await card('ig.csv').locator('summary').first().click();
  await card('ig.csv').getByRole('cell', { name: '12,400' }).waitFor();
  const imports = () => owner.call('GET', `number-imports?brand=${brand.id}`);
  assert.equal((await imports()).length, 0, 'looking changes nothing');

  // A file that names its account is ready; the others ask whose they are.
  assert.equal(await card('ig.csv').getByLabel('Name of our Instagram profile').inputValue(), 'kopisenja');
  assert.equal(await card('x.csv').getByRole('button', { name: 'Import', exact: true }).isDisabled(), true);
  await card('x.csv').getByLabel('Name of our X profile').fill('@kopisenja');
  await card('Overview.csv').getByLabel('Name of our TikTok profile').fill('@kopi.senja');
  await page.getByRole('button', { name: 'Import all (3)' }).click();
  await card('x.csv').getByText('The numbers are in.').waitFor();
  await card('ig.csv').getByText('2 new posts').waitFor();
  await card('Overview.csv').getByText('15 values added').waitFor();
  await page.getByRole('table', { name: 'Imports' }).getByRole('row').nth(3).waitFor();
  assert.equal((await imports()).length, 3);

  // The very same file again: that is said, its profile is remembered, and nothing changes.
  await page.reload();
  await choose(file('lagi.csv', X));
  await card('lagi.csv').getByText(/This very file was imported/).waitFor();
  await card('lagi.csv').getByLabel('Whose numbers').selectOption({ label: '@kopisenja (from files)' });
  await card('lagi.csv').getByRole('button', { name: 'Import again' }).click();
  await card('lagi.csv').getByText('The numbers are in.').waitFor();
  const [again] = await imports();
  assert.deepEqual([again.came_to.new_posts, again.came_to.added, again.came_to.corrected], [0, 0, 0]);
  assert.ok(again.came_to.repeated > 0);
  await card('lagi.csv').getByRole('button', { name: 'Undo this import' }).click();
  await card('lagi.csv').getByText('The import was undone').waitFor();

  // And from the list, later.
  await page.getByRole('button', { name: 'Undo: Overview.csv' }).click();
  await eventually('two of four are undone', async () => (await imports()).filter((one) => one.undone_at).length === 2);
  await page.getByRole('row', { name: /TikTok Studio.*Undone/s }).waitFor();
});

test('a table nobody knows is explained once, and the next of its kind is read at once', limit, async () => {
  await setUp(selaras);
  const page = await come();
  await signIn(page, OWNER);
  await page.goto('/measure/imports');
  const table = (day) => `Tayang,Isi,Suka-suka,Entah\n2026-09-0${day} 09:00,Halo ${day},12,4\n`;
  await page.locator('input[type=file]').setInputFiles(file('agensi.csv', table(1)));
  const card = (name) => page.getByRole('article', { name });
  await card('agensi.csv').getByRole('heading', { name: 'A table that is not known yet' }).waitFor();
  await card('agensi.csv').getByLabel('Tayang').selectOption({ label: 'Published' });
  await card('agensi.csv').getByLabel('Isi', { exact: true }).selectOption({ label: 'Text' });
  assert.equal(await card('agensi.csv').getByRole('button', { name: 'Remember and read again' }).isDisabled(), true);
  await card('agensi.csv').getByLabel('Suka-suka').selectOption({ label: 'Reactions' });
  await card('agensi.csv').getByRole('button', { name: 'Remember and read again' }).click();
  await card('agensi.csv').getByRole('heading', { name: 'Posts from a table you explained' }).waitFor();
  await page.locator('input[type=file]').setInputFiles(file('lagi.csv', table(2)));
  await card('lagi.csv').getByRole('heading', { name: 'Posts from a table you explained' }).waitFor();
  await card('lagi.csv').getByLabel('Network').selectOption('instagram');
  await card('lagi.csv').getByLabel('Name of our Instagram profile').fill('kopisenja');
  await card('lagi.csv').getByRole('button', { name: 'Import', exact: true }).click();
  await card('lagi.csv').getByText('one new post').waitFor();
  // What is no table is told with what to do.
  await page.locator('input[type=file]').setInputFiles({ name: 'foto.png', mimeType: 'image/png', buffer: Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]) });
  await card('foto.png').getByRole('alert').waitFor();
});
