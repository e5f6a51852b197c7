import { launch, visitor } from '/work/wt-trials/e2e/lib/browser.mjs';
import { choose, explore, OWNER, PASSWORD, setUp } from '/work/wt-trials/e2e/lib/scene.mjs';
import { start } from '/work/wt-trials/e2e/lib/selaras.mjs';
import fs from 'node:fs';
fs.mkdirSync('/tmp/tshots', { recursive: true });
const browser = await launch();
for (const language of ['en', 'id']) {
  const selaras = await start({ alone: true });
  const owner = await setUp(selaras, language);
  const sample = await explore(owner, language);
  const [running, settled] = await owner.call('GET', `experiments?brand=${sample.brand}`);
  console.log(language, running.state, settled?.state, JSON.stringify(settled?.standing), JSON.stringify(running.standing), JSON.stringify(running.plan), JSON.stringify(settled?.plan), settled?.started_at, settled?.ended_at);
  for (const look of [{ language, scheme: 'light', width: 1280, height: 860 }, { language, scheme: language === 'en' ? 'dark' : 'light', width: 360, height: 740 }]) {
    const { context, page } = await visitor(browser, selaras.base, look);
    await page.goto('/sign-in');
    await page.locator('input[name=email]').fill(OWNER);
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.locator('button[type=submit]').click();
    await page.locator('#main').waitFor();
    await choose(page, sample.brand);
    for (const [name, address] of Object.entries({ list: '/measure/experiments', new: '/measure/experiments?new=times', settled: `/measure/experiments/${settled.id}`, running: `/measure/experiments/${running.id}` })) {
      await page.goto(address);
      await page.getByRole('heading').first().waitFor();
      await page.waitForTimeout(900);
      await page.screenshot({ path: `/tmp/tshots/${name}-${language}-${look.width}.png`, fullPage: name !== 'new' });
      if (name === 'new') { await page.evaluate(() => { const b = document.querySelector('dialog[open] .body'); if (b) b.scrollTop = 9999; }); await page.waitForTimeout(200); await page.screenshot({ path: `/tmp/tshots/${name}2-${language}-${look.width}.png` }); }
      if (name === 'settled') { await page.getByRole('button', { name: /How do you know|Dari mana/ }).click(); await page.waitForTimeout(400); await page.screenshot({ path: `/tmp/tshots/know-${language}-${look.width}.png` }); }
    }
    await context.close();
  }
  await selaras.close();
}
await browser.close();
