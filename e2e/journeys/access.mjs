// Answers: can everybody use every screen, on any screen?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, come, eventually, faults, local, selaras, signIn } from '../lib/journey.mjs';
import { addPicture, choose, colleague, connect, explore, OWNER, sampleScreens, setUp, sharedDashboard, work } from '../lib/scene.mjs';

/** Every screen: nothing for axe to find, and nothing beyond the edge. */
async function everywhere({ scheme = 'light', phone = false }) {
  const [width, height] = phone ? [360, 740] : [1280, 860];
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  const editor = await colleague(owner, 'editor');
  const profiles = await connect(owner, brand.id);
  const made = await work(owner, editor, brand.id, profiles);
  const file = await addPicture(owner, brand.id, 'x.png', '', 120);
  await owner.call('PUT', `profiles/${profiles[0].id}/cadence`, { posts: 5, per: 'week' });
  await owner.call('PUT', `profiles/${profiles[1].id}/cadence`, { posts: 1, per: 'day', multiple: 1, apart: 90 });
  await owner.call('POST', `posts/${made.scheduled.id}/recurrence`, { rule: { every: 'month_weekday', nth: -1, day: 'fri' } });
  const { link } = await owner.call('POST', 'invitations', { email: 'tamu@example.org', role: 'client' });
  const before = ['/sign-in', '/setup?code=x', local(link)];
  const screens = [
    '/', '/goals', '/goals?new', '/goals/brief', '/goals/audit', '/goals/kpis', '/goals/platforms', '/calendar/mix', '/calendar', '/calendar?view=week', '/calendar?view=list', '/calendar?holidays', '/calendar?feed', '/calendar?ics', '/calendar/import', '/calendar/recurrences', `/posts/${made.scheduled.id}`, '/approvals', '/library', '/published', `/posts/${made.published.id}`,
    `/posts/${made.review.id}`, '/compete', '/compete?add', '/measure/imports', '/compose', `/compose/${made.review.id}`, '/profiles', '/profiles?connect', `/profiles/${profiles[0].id}`, '/settings', '/settings?away', '/library/kit', '/library/shares', `/library?file=${file.id}`,
    '/measure', '/measure?edit=new', '/measure/insight', '/measure/experiments', '/measure/website', '/measure/returns', '/measure/returns?add', '/notifications', '/settings/notifications', '/settings/sessions', '/settings/workspace', '/settings/brands', '/settings/brands?new', '/settings/members', '/settings/members?invite', '/settings/tokens', '/settings/audit',
  ];
  const sample = await explore(owner);
  const filled = Object.values(await sampleScreens(owner, sample.brand));
  before.push(await sharedDashboard(owner, sample.brand), '/dashboard#nothing');
  const found = [];
  const look = async (page, address, about) => {
    await page.goto(address);
    await page.getByRole('heading').first().waitFor();
    // No screen waits for ever for what has come.
    await eventually(`${address} is there`, async () => (await page.locator('.skeleton').count()) === 0);
    await examine(page, `${about} ${address}`);
  };
  const examine = async (page, about) => {
    let faulty = await faults(page, about);
    if (phone && faulty.length) {
      // The bar at the foot of a phone lies over whatever is there. What is asked is each part by itself: what remains when all of the
      // page is seen at once.
      await page.setViewportSize({ width, height: Math.max(height, await page.evaluate(() => document.documentElement.scrollHeight)) });
      faulty = await faults(page, about);
      await page.setViewportSize({ width, height });
    }
    found.push(...faulty);
  };
  const page = await come({ scheme, width, height });
  await page.addInitScript({ path: axe });
  for (const address of before) await look(page, address, '');
  await signIn(page, OWNER);
  for (const address of screens) await look(page, address, '');
  await page.goto(`/compose?media=${file.id}`);
  await page.getByRole('button', { name: 'Crop x.png' }).click();
  await page.getByRole('radio', { name: 'Portrait 4:5' }).check({ force: true });
  await examine(page, 'crop');
  // With a year of data.
  await choose(page, sample.brand);
  for (const address of filled) await look(page, address, 'sample');
  // Without a connection the program still stands.
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.context().setOffline(true);
  for (const address of ['/', '/compose']) await look(page, address, 'offline');
  await page.context().setOffline(false);
  assert.deepEqual(found, []);
}

test('axe finds nothing on any screen by day', { timeout: 900_000 }, () => everywhere({}));

test('axe finds nothing on any screen by night', { timeout: 900_000 }, () => everywhere({ scheme: 'dark' }));

test('axe finds nothing on any screen of a phone, and none scrolls sideways', { timeout: 900_000 }, () => everywhere({ phone: true }));
