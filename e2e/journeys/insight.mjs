// Answers: do the numbers of a brand say something, how sure it is, and where nothing can be told, what it would take?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, come, eventually, examine, limit, selaras, signIn } from '../lib/journey.mjs';
import { BOUGHT, bring, choose, explore, history, OWNER, setUp } from '../lib/scene.mjs';

const part = (page, name) => page.getByRole('region', { name, exact: true });

test('a history that was brought in tells what was bought, what does best, and what it cannot tell', limit, async () => {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  const page = await come();
  await page.addInitScript({ path: axe });
  await signIn(page, OWNER);

  // Before there is anything, the next step is offered.
  await page.goto('/measure/insight');
  await page.getByRole('link', { name: 'Import older numbers' }).waitFor();
  await examine(page);

  await bring(owner, brand.id, await history(owner), { name: 'kopisenja', network: 'instagram', file_name: 'history.csv' });
  await eventually('judged', async () => (await owner.call('GET', `insight/promoted?brand=${brand.id}`)).judged === 60);

  // From the dashboards, and by the palette.
  await page.goto('/measure');
  await page.getByRole('link', { name: 'What the numbers say' }).click();
  await page.getByRole('heading', { name: 'What the numbers say', level: 1 }).waitFor();
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('numbers say');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/measure\/insight/);

  const promoted = part(page, 'Promoted posts');
  await promoted.getByRole('link', { name: BOUGHT }).waitFor();
  assert.equal(await promoted.getByRole('link', { name: BOUGHT }).getAttribute('href'), 'https://www.instagram.com/p/made30/');
  assert.equal(await promoted.locator('.posts > li').count(), 1, 'and no other');
  await promoted.getByText('The network says so').waitFor();
  await promoted.getByText('The network says that 77% of it was paid for.').waitFor();

  // The evening does best, with its interval; hours never tried are called so.
  const best = part(page, 'What does best');
  const [profile] = await owner.call('GET', `measure/profiles?brand=${brand.id}`);
  const { factors } = await owner.call('GET', `insight/best?brand=${brand.id}&profile=${profile.id}`);
  const hour = `${String(factors.hour_of_day.best).padStart(2, '0')}:00`;
  await best.getByText(new RegExp(`^${hour} (probably )?does best: \\+\\d+% \\(.+ … .+%\\)`)).waitFor();
  const cell = best.getByRole('gridcell', { name: 'Monday 00:00' });
  assert.equal(await cell.getAttribute('aria-label'), 'Monday 00:00: never tried');
  await cell.focus();
  await page.keyboard.press('ArrowRight');
  await best.getByText('Monday 01:00', { exact: true }).waitFor();
  await best.getByText('Busy weeks are not chosen by chance').waitFor();
  await best.getByRole('switch', { name: 'Count per person reached' }).check();
  await page.waitForURL(/reach=1/);
  await best.getByText(new RegExp(`^${hour} (probably )?does best`)).waitFor();
  await best.locator('article').filter({ hasText: 'Hour of the day' }).getByRole('button', { name: 'As a table' }).click();
  await best.getByRole('columnheader', { name: 'Chance to be the best' }).waitFor();

  // Nobody to compare with: that is an answer too.
  const why = part(page, 'Why did it change?');
  await why.getByText('Can’t tell').first().waitFor();
  await why.getByText('What accounts for it').waitFor();
  await why.getByLabel('What is compared').selectOption({ label: 'Last 8 weeks with the 8 before' });
  await page.waitForURL(/span=8/);
  await why.getByText('Can’t tell').first().waitFor();
  await why.getByLabel('What is compared').selectOption({ label: 'Own dates' });
  await why.getByRole('textbox', { name: 'Before, from' }).waitFor();
  await examine(page);

  // The industry is remembered in this browser.
  const industry = part(page, 'Beside your industry');
  await industry.getByText('Rival IQ').first().waitFor();
  await industry.getByLabel('Industry').selectOption({ label: 'Food and beverage' });
  await industry.getByText(/Rival IQ.*Food and beverage; by followers/).waitFor();
  await page.reload();
  await industry.getByText(/Rival IQ.*Food and beverage; by followers/).waitFor();
});

test('a year of numbers beside competitors is split into everybody and us, and its odd days are named', limit, async () => {
  const owner = await setUp(selaras);
  const sample = await explore(owner);
  const page = await come();
  await page.addInitScript({ path: axe });
  await signIn(page, OWNER);
  await choose(page, sample.brand);
  await page.goto('/measure/insight?days=365');
  const why = part(page, 'Why did it change?');
  await why.getByRole('list', { name: 'The change and its parts' }).getByText('Whole change').waitFor();
  await why.getByText('Season and everybody', { exact: true }).waitFor();
  await why.getByRole('list', { name: 'What our own part comes from' }).getByText(/% \(.+ … .+%\)/).first().waitFor();
  const odd = part(page, 'Odd days');
  await odd.getByText(/to be expected/).first().waitFor();
  assert.match(await odd.getByRole('list', { name: 'Posts that gathered most on this day' }).first().getByRole('link').first().getAttribute('href'), /^\/posts\//);

  // One profile for the whole page.
  const names = await page.getByLabel('Profile', { exact: true }).locator('option').allTextContents();
  await page.getByLabel('Profile', { exact: true }).selectOption({ label: names[1] });
  await page.waitForURL(/profile=/);
  assert.equal(await part(page, 'What does best').getByLabel('Of profile').locator('option:checked').textContent(), names[1]);
  await odd.getByText(/to be expected|out of the ordinary/).first().waitFor();
  await examine(page);
});
