// Answers: what does every screen look like, in both languages and schemes, wide and on a phone? Pictures to be looked
// at, in `shots/`, which git ignores.
import fs from 'node:fs';
import path from 'node:path';
import { launch, visitor } from './lib/browser.mjs';
import { choose, colleague, connect, explore, OWNER, PASSWORD, picture, sampleScreens, setUp, sharedDashboard, work } from './lib/scene.mjs';
import { start } from './lib/selaras.mjs';

const folder = path.resolve(import.meta.dirname, '../shots');
const only = process.argv[2];
fs.mkdirSync(folder, { recursive: true });

const LOOKS = [
  { language: 'en', scheme: 'light', width: 1280, height: 860 },
  { language: 'id', scheme: 'dark', width: 1280, height: 860 },
  { language: 'id', scheme: 'light', width: 360, height: 740 },
  { language: 'en', scheme: 'dark', width: 360, height: 740 },
];

const browser = await launch();
let problems = 0;
try {
  for (const language of ['en', 'id']) {
    const selaras = await start();
    const looks = LOOKS.filter((look) => look.language === language);
    const shoot = async (page, look, name) => {
      if (only && !name.includes(only)) return;
      await page.waitForTimeout(350);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) {
        problems += 1;
        console.error(`${name} is ${wide} px wider than the screen (${look.width} px, ${language})`);
      }
      await page.screenshot({ path: path.join(folder, `${name}-${language}-${look.scheme}-${look.width > 500 ? 'wide' : 'phone'}.png`), fullPage: true });
    };

    for (const look of looks) {
      const { context, page } = await visitor(browser, selaras.base, look);
      await page.goto('/sign-in');
      await shoot(page, look, 'sign-in');
      await page.goto(new URL(selaras.link).pathname + new URL(selaras.link).search);
      await shoot(page, look, 'setup');
      await context.close();
    }

    const owner = await setUp(selaras, language);
    const [brand] = await owner.call('GET', 'brands');
    const empty = await (async () => {
      const { context, page } = await visitor(browser, selaras.base, looks[0]);
      await signIn(page);
      for (const [name, address] of Object.entries({ 'empty-today': '/', 'empty-profiles': '/profiles', 'empty-calendar': '/calendar', 'empty-library': '/library' })) {
        await page.goto(address);
        await shoot(page, looks[0], name);
      }
      await context.close();
    })();
    void empty;
    const editor = await colleague(owner, 'editor', undefined, language);
    const profiles = await connect(owner, brand.id);
    const made = await work(owner, editor, brand.id, profiles, language);
    await owner.call('PUT', `profiles/${profiles[0].id}/cadence`, { posts: 5, per: 'week' });
    await owner.call('PUT', `profiles/${profiles[1].id}/cadence`, { posts: 1, per: 'day', multiple: 1, apart: 90 });
    await owner.call('POST', `posts/${made.scheduled.id}/recurrence`, { rule: { every: 'month_weekday', nth: -1, day: 'fri' } });
    const { link } = await owner.call('POST', 'invitations', { email: 'tamu@example.org', role: 'client' });

    const sample = await explore(owner, language);
    const filled = await sampleScreens(owner, sample.brand);
    const dashboard = await sharedDashboard(owner, sample.brand, language === 'id' ? 'Rapat Senin' : 'Monday meeting');
    const [shown] = (await owner.call('GET', `media?brand=${brand.id}`)).items;
    const version = new FormData();
    version.append('file', new Blob([picture(90)], { type: 'image/png' }), 'baru.png');
    const newer = await owner.call('POST', `media/${shown.id}/versions`, version);
    await owner.call('PUT', `brands/${brand.id}/kit`, { version: 0, logos: [newer.id], colours: [{ name: 'Kopi', hex: '#6f4e37' }], voice: 'Hangat' });
    const shared = await owner.call('POST', 'share-links', { brand: brand.id, files: [newer.id], name: 'Pak Hadi' });

    const screens = {
      today: '/',
      calendar: '/calendar',
      'calendar-week': '/calendar?view=week',
      'calendar-list': '/calendar?view=list',
      'calendar-holidays': '/calendar?holidays',
      'calendar-feed': '/calendar?feed',
      'calendar-ics': '/calendar?ics',
      'calendar-import': '/calendar/import',
      'calendar-recurrences': '/calendar/recurrences',
      'post-repeating': `/posts/${made.scheduled.id}`,
      approvals: '/approvals',
      library: '/library',
      file: `/library?file=${newer.id}`,
      'library-kit': '/library/kit',
      'library-shares': '/library/shares',
      published: '/published',
      measure: '/measure',
      'measure-new': '/measure?edit=new',
      insight: '/measure/insight',
      website: '/measure/website',
      returns: '/measure/returns',
      'returns-add': '/measure/returns?add',
      experiments: '/measure/experiments',
      post: `/posts/${made.published.id}`,
      'post-review': `/posts/${made.review.id}`,
      'post-changed': `/posts/${made.changed.id}`,
      compose: '/compose',
      'compose-edit': `/compose/${made.review.id}`,
      'compose-draft': `/compose/${made.draft.id}`,
      compete: '/compete',
      'compete-add': '/compete?add',
      imports: '/measure/imports',
      profiles: '/profiles',
      profile: `/profiles/${profiles[0].id}`,
      settings: '/settings',
      away: '/settings?away',
      notifications: '/notifications',
      'notification-choices': '/settings/notifications',
      sessions: '/settings/sessions',
      workspace: '/settings/workspace',
      brands: '/settings/brands',
      members: '/settings/members',
      tokens: '/settings/tokens',
      audit: '/settings/audit',
      'not-there': '/nothing-here',
    };
    for (const look of looks) {
      const { context, page, complaints } = await visitor(browser, selaras.base, look);
      await page.goto(new URL(link).pathname + new URL(link).search);
      await shoot(page, look, 'join');
      await page.goto(new URL(shared.link).pathname + new URL(shared.link).hash);
      await page.getByRole('heading').first().waitFor();
      await shoot(page, look, 'share');
      await page.goto(dashboard);
      await page.getByRole('article').first().waitFor();
      await shoot(page, look, 'dashboard');
      await signIn(page);
      for (const [name, address] of Object.entries(screens)) {
        if (only && !name.includes(only)) continue;
        await page.goto(address);
        // Live events keep a request open for ever, so there is no idle network to wait for.
        await page.locator('h1, h2').first().waitFor();
        await shoot(page, look, name);
      }
      for (const [name, open] of Object.entries({
        palette: async () => page.keyboard.press('Control+k'),
        keys: async () => page.keyboard.press('?'),
        connect: async () => page.goto('/profiles?connect'),
        invite: async () => page.goto('/settings/members?invite'),
        crop: async () => {
          await page.goto(`/compose?media=${newer.id}`);
          await page.getByRole('button', { name: language === 'id' ? /^Potong / : /^Crop / }).click();
          await page.getByRole('radio').nth(1).check({ force: true });
        },
      })) {
        if (only && !name.includes(only)) continue;
        await page.goto('/');
        await page.getByRole('heading', { level: 1 }).waitFor();
        await open();
        await shoot(page, look, name);
      }
      await page.goto('/');
      await choose(page, sample.brand);
      for (const [name, address] of Object.entries(filled)) {
        if (only && !name.includes(only)) continue;
        await page.goto(address);
        await page.locator('h1, h2').first().waitFor();
        await shoot(page, look, name);
        if (name !== 'sample-post') continue;
        await page.getByRole('button', { name: language === 'id' ? 'Sebagai tabel' : 'As a table' }).click();
        await shoot(page, look, 'sample-post-table');
      }
      await page.evaluate(() => navigator.serviceWorker.ready);
      await context.setOffline(true);
      await page.goto('/');
      await page.locator('h1, h2').first().waitFor();
      await shoot(page, look, 'offline');
      await context.setOffline(false);
      // Going to an address that does not exist is told on the console too, as it should be.
      for (const complaint of complaints.filter((one) => !one.includes('/nothing-here'))) {
        problems += 1;
        console.error(complaint);
      }
      await context.close();
    }
    await selaras.close();
  }
} finally {
  await browser.close();
}
console.log(`${fs.readdirSync(folder).length} pictures in ${folder}`);
process.exitCode = problems ? 1 : 0;

async function signIn(page) {
  await page.goto('/sign-in');
  await page.locator('input[name=email]').fill(OWNER);
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.locator('#main').waitFor();
}
