// Answers: can somebody audit a brand in one sitting, see what each finding rests on, decide otherwise, and see what has changed the next time?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, come, eventually, examine, limit, picture, selaras, signIn } from '../lib/journey.mjs';
import { choose, colleague, EDITOR, explore, OWNER, setUp } from '../lib/scene.mjs';

test('a brand is audited, each finding says what it rests on, and the next audit is held against it', limit, async () => {
  const owner = await setUp(selaras);
  const editor = await colleague(owner, 'editor');
  const sample = await explore(owner);
  const page = await come();
  await page.addInitScript({ path: axe });
  await signIn(page, OWNER);
  await choose(page, sample.brand);

  // The inventory: what is connected stands there already; one that only people know of is added, another is described.
  await page.goto('/goals/audit');
  await page.getByRole('heading', { name: 'Audit', level: 1 }).waitFor();
  const inventory = page.getByRole('region', { name: 'Profiles of the brand' });
  await inventory.getByText('kopisenja.contoh').first().waitFor();
  await page.getByRole('button', { name: 'Add a profile' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Network').fill('tiktok');
  await dialog.getByLabel('Handle or address').fill('@kopisenja.lama');
  await dialog.getByLabel('Status').selectOption({ label: 'Not looked after' });
  await dialog.getByLabel('Purpose').fill('Young customers');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await inventory.getByText('@kopisenja.lama').waitFor();
  await inventory.getByRole('button', { name: /Describe kedaisenja/ }).click();
  await dialog.getByLabel('Owner').selectOption({ label: 'Sari Wulandari' });
  await dialog.getByLabel('Purpose').fill('Guests of the café');
  await dialog.getByLabel('Programme').fill('Café');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await inventory.getByText('Guests of the café').waitFor();
  await examine(page);
  // Those of every brand in one place.
  await page.getByRole('tab', { name: 'All brands' }).click();
  await page.getByRole('heading', { level: 3, name: 'Kopi Senja', exact: true }).waitFor();
  await page.getByText('@kopisenja.lama').waitFor();
  assert.equal(await page.getByRole('button', { name: /Describe/ }).count(), 0);
  await examine(page);
  await page.getByRole('tab', { name: 'This brand' }).click();

  // The audit.
  await page.getByRole('button', { name: 'Run an audit' }).click();
  await dialog.getByLabel('Hours per post').fill('0.75');
  await examine(page);
  await dialog.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('heading', { name: /^Audit of / }).waitFor();
  const [made] = await owner.call('GET', `audits?brand=${sample.brand}`);
  const first = await owner.call('GET', `audits/${made.id}`);
  assert.equal(first.snapshot.hours_per_post, 0.75);
  assert.ok(first.snapshot.findings.length > 0 && first.snapshot.coverage.told > 12, JSON.stringify(first.snapshot.coverage));
  await page.getByText(new RegExp(`${first.snapshot.coverage.told} of ${first.snapshot.coverage.of} measures`)).waitFor();
  await page.getByText('not searched: sample data asks nothing of real networks').first().waitFor();
  await page.getByText('Not measured by Selaras yet.').first().waitFor();
  await page.getByText(/One profile is yours and nobody looks after it: @kopisenja\.lama/).waitFor();
  await examine(page);
  await picture(page, 'audit-en');

  // What a finding rests on: numbers, and posts that lead to where they are.
  const findings = page.getByRole('region', { name: 'Findings' });
  const named = first.snapshot.findings.find((one) => one.posts?.length);
  assert.ok(named, 'a finding rests on posts');
  for (const summary of await findings.getByText('What it rests on').all()) await summary.click();
  await findings.getByRole('link').first().waitFor();
  assert.ok((await findings.getByText(/^Interactions: |^Posts: /).count()) > 0);
  await examine(page);

  // From where it is known.
  await page.getByRole('button', { name: 'How do you know?' }).click();
  await dialog.getByText('Invest: two strengths or more, and no weakness.').waitFor();
  await examine(page);
  await page.keyboard.press('Escape');

  // Decided otherwise, with a reason; the rules' verdict stays beside it.
  const profile = page.getByRole('article', { name: /kedaisenja/ });
  await profile.getByRole('button', { name: /Decide otherwise/ }).click();
  await dialog.getByLabel('Your verdict').selectOption({ label: 'Invest' });
  await dialog.getByLabel('Reason').fill('The café opens a second place in spring');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await profile.getByText(/Decided by people; the rules say: .+ Reason: The café opens a second place in spring/).waitFor();
  const decided = await owner.call('GET', `audits/${made.id}`);
  assert.equal(decided.overruled[0].verdict, 'invest');
  assert.deepEqual(decided.snapshot, first.snapshot, 'what the rules said stays');

  // The next one is held against it: the same days say the same; what nobody looks after has gone.
  await page.goto('/goals/audit');
  await page.getByRole('button', { name: /Describe @kopisenja\.lama/ }).click();
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await eventually('it is gone', async () => (await owner.call('GET', `inventory?brand=${sample.brand}`)).every((one) => one.handle !== '@kopisenja.lama'));
  await page.getByRole('button', { name: 'Run an audit' }).click();
  await dialog.getByLabel('Hours per post').fill('0,75');
  await dialog.getByRole('button', { name: 'Run', exact: true }).click();
  const changes = page.getByRole('region', { name: 'What has changed' });
  await changes.getByText('gone', { exact: true }).waitFor();
  await changes.getByText(/One profile is yours and nobody looks after it/).waitFor();
  const all = await owner.call('GET', `audits?brand=${sample.brand}`);
  assert.equal(all.length, 2);
  const second = await owner.call('GET', `audits/${all[0].id}`);
  assert.deepEqual(second.difference.came, []);
  assert.ok(second.difference.profiles.every((one) => one.went), 'the same data say the same');
  await examine(page);

  // In Indonesian, as good.
  await page.evaluate(() => localStorage.setItem('selaras.language', 'id'));
  await owner.call('PATCH', 'me', { language: 'id' });
  await page.reload();
  await page.getByRole('heading', { name: 'Temuan', exact: true }).waitFor();
  await page.getByText('Belum diukur oleh Selaras.').first().waitFor();
  await examine(page);
  await picture(page, 'audit-id');
  await page.goto('/goals/audit');
  await page.getByRole('heading', { name: 'Inventaris profil' }).waitFor();
  await picture(page, 'audits-id');
  await owner.call('PATCH', 'me', { language: 'en' });

  // Deleted; and an editor reads, and runs none.
  const reader = await come();
  await signIn(reader, EDITOR);
  await choose(reader, sample.brand);
  await reader.goto(`/goals/audit/${all[1].id}`);
  await reader.getByText(/Decided by people/).waitFor();
  assert.equal(await reader.getByRole('button', { name: /Decide otherwise/ }).count(), 0);
  await reader.goto('/goals/audit');
  await reader.getByRole('article').first().waitFor();
  assert.equal(await reader.getByRole('button', { name: 'Run an audit' }).count(), 0);
  await assert.rejects(editor.call('POST', 'audits', { brand: sample.brand }));
  await page.goto(`/goals/audit/${all[0].id}`);
  await page.getByRole('button', { name: 'More' }).last().click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await eventually('it is gone', async () => (await owner.call('GET', `audits?brand=${sample.brand}`)).length === 1);
});
