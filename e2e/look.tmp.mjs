import { launch, visitor } from './lib/browser.mjs';
import { start } from './lib/selaras.mjs';
import { setUp, explore, choose, OWNER, PASSWORD } from './lib/scene.mjs';
const lang = process.env.L ?? 'id';
const s = await start(); const o = await setUp(s,lang); const e = await explore(o,lang); const brand=e.brand;
const b = await launch(); const {page} = await visitor(b, s.base, {language:lang});
page.setDefaultTimeout(60000);
await page.goto('/sign-in'); await page.locator('input[name=email]').fill(OWNER); await page.locator('input[name=password]').fill(PASSWORD); await page.locator('button[type=submit]').click(); await page.locator('#main').waitFor();
await choose(page, brand);
const goals=(await o.call('GET',`strategy?brand=${brand}`)).filter(x=>x.item.kind==='goal');
const urls = {brief:'/goals/brief',goal:`/goals/${goals[0].id}`,kpis:'/goals/kpis',audit:'/goals/audit',platforms:'/goals/platforms',today:'/'};
for (const [n,u] of Object.entries(urls)) {
  await page.setViewportSize({width:1280,height:900}); await page.goto(u); await page.waitForLoadState('networkidle').catch(()=>{}); await page.waitForTimeout(2500);
  for (const [w,h] of [[1280,900],[360,740]]) { await page.setViewportSize({width:w,height:h}); await page.waitForTimeout(600); await page.screenshot({path:`/work/scratch/pics/${lang}-${n}-${w}.png`,fullPage:true}); }
}
await b.close(); await s.close();
