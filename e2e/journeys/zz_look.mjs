import { test } from 'node:test';
import { come, selaras, signIn } from '../lib/journey.mjs';
import { choose, explore, OWNER, setUp } from '../lib/scene.mjs';

test('look', { timeout: 400_000 }, async () => {
  const owner = await setUp(selaras);
  const sample = await explore(owner);
  const parts = await owner.call('GET', `strategy?brand=${sample.brand}`);
  const goals = parts.filter((one) => one.item.kind === 'goal');
  const kpi = parts.find((one) => one.item.kind === 'kpi');
  await owner.call('POST', 'audits', { brand: sample.brand });
  const [audit] = await owner.call('GET', `audits?brand=${sample.brand}`);
  const screens = { today: '/', goals: '/goals', matrix: '/goals?view=matrix', goal0: `/goals/${goals[0].id}`, goal1: `/goals/${goals[1].id}`, goal2: `/goals/${goals[2].id}`, kpis: '/goals/kpis', platforms: '/goals/platforms', audits: '/goals/audit', audit: `/goals/audit/${audit?.id}`, calendar: '/calendar', ...(kpi ? { kpi: `/goals/kpis/${kpi.id}` } : {}) };
  for (const [name, options] of Object.entries({ wide: { language: 'id' }, phone: { language: 'id', width: 360, height: 740 } })) {
    const page = await come(options);
    await signIn(page, OWNER);
    await choose(page, sample.brand);
    for (const [screen, address] of Object.entries(screens)) {
      await page.goto(address);
      await page.waitForTimeout(1500);
      await page.screenshot({ path: `/work/scratch/pics/${screen}-${name}.png`, fullPage: true });
    }
    await page.goto('/goals?new');
    await page.getByRole('dialog').waitFor();
    await page.getByRole('dialog').locator('input').first().fill('12.000 pengikut sampai 31 Maret 2027');
    await page.keyboard.press('Tab');
    await page.waitForTimeout(2500);
    await page.screenshot({ path: `/work/scratch/pics/dialog-${name}.png` });
    await page.getByRole('dialog').locator('.body').evaluate((one) => one.scrollTo(0, 100000));
    await page.waitForTimeout(300);
    await page.screenshot({ path: `/work/scratch/pics/dialog2-${name}.png` });
  }
});
