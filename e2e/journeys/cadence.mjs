// Answers: is seen where the plan falls short of its target, and does a press there begin a post that fills it?
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { come, eventually, limit, selaras, signIn } from '../lib/journey.mjs';
import { connect, day, OWNER, setUp } from '../lib/scene.mjs';

/** The first day of next week, so that a whole week lies ahead. */
function monday() {
  const weekday = new Date(`${day(0)}T00:00:00Z`).getUTCDay() || 7;
  return day(8 - weekday);
}

test('a target is set, its gaps are marked, and one is filled', limit, async () => {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  const [profile] = await connect(owner, brand.id);
  const page = await come();
  await page.addInitScript({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
  await signIn(page, OWNER);
  await page.getByText('No profile has a target yet').waitFor();
  await page.goto(`/profiles/${profile.id}`);
  await page.getByText('taken from X, a network of the same kind: 3 posts a day').waitFor();
  await page.getByLabel('Posts', { exact: true }).fill('2');
  await page.getByLabel('Counted over').selectOption('week');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Remove target' }).waitFor();

  await page.goto(`/calendar?view=week&day=${monday()}`);
  await page.getByText('0 of 2 planned', { exact: true }).waitFor();
  await page.locator('thead').getByRole('link', { name: /0 of 2 planned in this week, begin a post/ }).click();
  await page.waitForURL(/\/compose\?at=.*profile=/);
  const at = new URL(page.url()).searchParams.get('at');
  assert.equal(at, `${monday()}T09:00`, 'its own free slot');
  await page.getByRole('textbox', { name: 'Text' }).first().fill('Panen raya di Gayo');
  await page.getByRole('button', { name: 'Schedule' }).last().click();
  await page.waitForURL(/\/posts\//);
  await page.goto(`/calendar?view=week&day=${monday()}`);
  await page.getByText('1 of 2 planned', { exact: true }).waitFor();

  // Half an hour later is too close.
  await owner.call('POST', 'posts', { brand: brand.id, content: { parts: [{ text: 'Lagi' }] }, variants: [{ profile: profile.id }], when: { at: `${monday()}T09:30`, zone: 'Asia/Jakarta' } });
  await page.getByText('One comes too soon').or(page.getByText('1 comes too soon after the one before')).waitFor();
  await page.goto(`/calendar?day=${monday()}`);
  await page.locator(`td[data-day="${monday()}"]`).getByText('Too close').waitFor();

  const { violations } = await page.evaluate(() => window.axe.run(document));
  assert.deepEqual(violations.map((one) => one.id), []);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`/calendar?view=week&day=${monday()}`);
  const line = page.locator(`section[data-day="${monday()}"]`).locator('[data-post]').first();
  await line.getByRole('button', { name: 'Move' }).click();
  const wednesday = new Date(Date.parse(monday()) + 2 * 86_400_000);
  await page.getByRole('menuitem', { name: `To Wednesday ${wednesday.getUTCDate()}` }).or(page.getByRole('menuitem', { name: `To ${wednesday.getUTCDate()} Wednesday` })).click();
  const iso = wednesday.toISOString().slice(0, 10);
  await page.locator(`section[data-day="${iso}"]`).locator('[data-post]').waitFor();
  await eventually('the server knows', async () => (await owner.call('GET', `posts?brand=${brand.id}&from=${iso}T00:00:00Z&to=${iso}T23:00:00Z`)).items.length === 1);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
  const phone = await page.evaluate(() => window.axe.run(document));
  assert.deepEqual(phone.violations.map((one) => one.id), []);

  await page.goto('/calendar?view=list&person=nobody');
  await page.goto('/');
  await page.getByRole('heading', { name: 'Missing this week' }).waitFor();
});
