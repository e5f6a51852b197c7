// Answers: can everybody use every screen, on any screen?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { come, local, selaras, signIn } from '../lib/journey.mjs';
import { addPicture, choose, colleague, connect, explore, OWNER, sampleScreens, setUp, sharedDashboard, work } from '../lib/scene.mjs';

test('axe finds nothing on any screen, and a phone never scrolls sideways', { timeout: 420_000 }, async () => {
  const { createRequire } = await import('node:module');
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
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
    '/', '/calendar', '/calendar?view=week', '/calendar?view=list', '/calendar?holidays', '/calendar?feed', '/calendar?ics', '/calendar/import', '/calendar/recurrences', `/posts/${made.scheduled.id}`, '/approvals', '/library', '/published', `/posts/${made.published.id}`,
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
    await examine(page, `${about} ${address}`);
  };
  const examine = async (page, about) => {
    await page.waitForTimeout(250);
    // Tests may put a script into the page; the page itself may not.
    const violations = await page.evaluate(async () => {
      const { violations } = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
      return violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`);
    });
    found.push(...violations.map((one) => `${about}: ${one}`));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) found.push(`${about}: ${wide} px too wide`);
  };
  for (const options of [{ scheme: 'light' }, { scheme: 'dark' }, { scheme: 'light', width: 360, height: 740 }]) {
    const page = await come(options);
    await page.addInitScript({ path: axe });
    const about = `${options.scheme} ${options.width ?? 'wide'}`;
    for (const address of before) await look(page, address, about);
    await signIn(page, OWNER);
    for (const address of screens) await look(page, address, about);
    await page.goto(`/compose?media=${file.id}`);
    await page.getByRole('button', { name: 'Crop x.png' }).click();
    await page.getByRole('radio', { name: 'Portrait 4:5' }).check({ force: true });
    await examine(page, `${about} crop`);
    // With a year of data.
    await choose(page, sample.brand);
    for (const address of filled) await look(page, address, `${about} sample`);
    // Without a connection the program still stands.
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.context().setOffline(true);
    for (const address of ['/', '/compose']) await look(page, address, `${about} offline`);
    await page.context().setOffline(false);
  }
  assert.deepEqual(found, []);
});
