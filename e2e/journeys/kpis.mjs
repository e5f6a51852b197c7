// Answers: can a team choose the numbers it steers by, look at them in a rhythm, and find later what was decided and why?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, come, eventually, examine, limit, selaras, signIn } from '../lib/journey.mjs';
import { choose, colleague, EDITOR, explore, OWNER, setUp } from '../lib/scene.mjs';

test('a KPI from a formula, its checks, a review that gives one up, and what was changed', limit, async () => {
  const owner = await setUp(selaras);
  await colleague(owner, 'editor');
  const sample = await explore(owner);
  const page = await come();
  await page.addInitScript({ path: axe });
  await signIn(page, OWNER);
  await choose(page, sample.brand);
  await page.goto('/goals/kpis');
  const row = (name) => page.getByRole('row').filter({ hasText: name });
  await row('Interactions per thousand followers').getByText(/at least 30/).waitFor();
  await row('Interactions per thousand followers').getByText('2 days late').waitFor();
  await examine(page);

  // A new one: the formula says what is wrong with it, and then what it comes to.
  await page.getByRole('button', { name: 'New KPI' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).first().fill('Sign-ups for each hundred visits');
  await dialog.getByRole('combobox', { name: 'Objective' }).selectOption({ label: 'Online sales from social media' });
  await dialog.getByRole('switch', { name: 'From a formula' }).check();
  await dialog.getByRole('button', { name: 'Add a number' }).click();
  const formula = dialog.getByLabel('Formula', { exact: true });
  await dialog.getByLabel('Stands for').first().selectOption({ label: 'Sign-ups' });
  await dialog.getByLabel('Stands for').last().selectOption({ label: 'Followers' });
  await formula.fill('a / (b');
  await dialog.getByText('The bracket at character 5 is not closed').waitFor();
  await dialog.getByLabel('Stands for').last().selectOption({ label: 'Engagement rate by reach' });
  await formula.fill('a + b');
  await dialog.getByText(/At character 3 something is added/).waitFor();
  await examine(page);
  await dialog.getByLabel('Stands for').last().selectOption({ label: 'Visits' });
  await formula.fill('a / b * 100');
  await dialog.getByText(/percent$/).first().waitFor();
  await dialog.getByText(/\d%/).first().waitFor();
  await dialog.getByLabel('Target', { exact: true }).fill('five');
  await dialog.getByRole('button', { name: 'Create KPI' }).click();
  await dialog.getByText('This is not a number').waitFor();
  await dialog.getByLabel('Target', { exact: true }).fill('2.5');
  // Held against the five letters while it is written: a week that is looked at every two months is not.
  await dialog.getByRole('heading', { name: 'Is it SMART?' }).waitFor();
  await dialog.getByText("It isn't said how this helps the business").waitFor();
  await dialog.getByText('Held against its target in each period').waitFor();
  await dialog.getByLabel('Period', { exact: true }).selectOption({ label: 'Week' });
  await dialog.getByLabel('Checked', { exact: true }).selectOption({ label: 'Every two months' });
  await dialog.getByRole('button', { name: 'Check every week' }).click();
  await dialog.getByText('Held against its target in each period').waitFor();
  await examine(page);
  await dialog.getByRole('button', { name: 'Create KPI' }).click();
  await row('Sign-ups for each hundred visits').getByText('in 7 days').waitFor();

  // All that is due on one page: the review asks three questions, the check none.
  await page.getByRole('link', { name: 'Reviews and checks', exact: true }).click();
  const review = page.getByRole('region', { name: 'Interactions per thousand followers' });
  await review.getByRole('button', { name: 'Hold the review' }).waitFor();
  const check = page.getByRole('region', { name: 'Purchases for each hundred visits' });
  assert.equal(await check.getByText('Is it still relevant?').count(), 0);
  await examine(page);
  await review.getByRole('group', { name: 'Is it still relevant?' }).getByLabel('Yes').check();
  await review.getByRole('group', { name: 'Does it still help' }).getByLabel('No').check();
  await review.getByRole('group', { name: 'Does it still help' }).getByLabel('Why').fill('Likes do not buy coffee');
  await review.getByRole('group', { name: 'Must the strategy change?' }).getByLabel('No').check();
  await review.getByLabel('Decision').selectOption({ label: 'Give it up' });
  await review.getByRole('button', { name: 'Hold the review' }).click();
  await page.getByText('“Interactions per thousand followers” is reviewed').waitFor();
  await eventually('it is due no more', async () => (await review.count()) === 0);

  // A check that changes the KPI leads to where it is changed.
  await page.goto('/goals/kpis');
  await page.getByText('1 KPI was given up').waitFor();
  await page.getByRole('link', { name: 'Purchases for each hundred visits' }).click();
  await page.getByRole('heading', { name: 'Purchases for each hundred visits', level: 1 }).waitFor();
  await page.getByText('The payment page confuses people on a phone').waitFor();
  await examine(page);
  await page.getByRole('button', { name: 'Hold the check' }).click();
  await dialog.getByLabel('Decision').selectOption({ label: 'Change the KPI' });
  await dialog.getByLabel('Note').fill('Three in a hundred was too soft');
  await examine(page);
  await dialog.getByRole('button', { name: 'Hold it' }).click();
  await dialog.getByRole('heading', { name: 'Change KPI' }).waitFor();
  await dialog.getByLabel('Target', { exact: true }).fill('4');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Target: 3 → 4').waitFor();
  await page.getByText('Three in a hundred was too soft').waitFor();
  await examine(page);

  const all = await owner.call('GET', `kpis?brand=${sample.brand}`);
  const byName = (name) => all.find((one) => one.kpi.name === name);
  const bought = byName('Purchases for each hundred visits');
  assert.deepEqual([bought.kpi.target, bought.version, bought.open.length, bought.last.decision, bought.last.target], [4, 2, 0, 'change', 3]);
  assert.equal(byName('Interactions per thousand followers').kpi.state, 'dropped');

  // An editor reads them, and holds nothing.
  const reader = await come();
  await signIn(reader, EDITOR);
  await choose(reader, sample.brand);
  await reader.goto(`/goals/kpis/${bought.id}`);
  await reader.getByText('Target: 3 → 4').waitFor();
  assert.equal(await reader.getByRole('button', { name: 'Change', exact: true }).count(), 0);
});
