// Answers: can a team say what the business wants, set goals under it, and see how far they are and what they come from?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, come, eventually, examine, limit, selaras, signIn } from '../lib/journey.mjs';
import { choose, colleague, day, EDITOR, explore, OWNER, setUp } from '../lib/scene.mjs';

test('from an empty brand to a goal on a tree and in a matrix, and back', limit, async () => {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  const page = await come();
  await page.addInitScript({ path: axe });
  await signIn(page, OWNER);
  await page.getByRole('link', { name: 'Goals' }).click();
  await page.getByText('No goals yet').waitFor();
  await examine(page);

  // The catalogue writes what nobody has written yet, and overwrites nothing.
  await page.getByRole('button', { name: 'New objective' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Customers stay' }).click();
  await dialog.getByRole('button', { name: 'Leads and sales from social media' }).click();
  await dialog.getByLabel('Business measure').fill('Sales of our own shop');
  await dialog.getByRole('button', { name: 'Be known by people who don’t know us'.replace('’', "'") }).click();
  assert.equal(await dialog.getByLabel('Business measure').inputValue(), 'Sales of our own shop');
  await examine(page);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  const objective = page.getByRole('region', { name: "Be known by people who don't know us" });
  await objective.getByText('Moves: Sales of our own shop').waitFor();

  // A goal: what cannot be is refused at its field, and nothing typed is lost.
  const until = new Date(Date.now() + 100 * 86_400_000);
  const sentence = `12,000 followers by ${until.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Asia/Jakarta' })}`;
  await objective.getByRole('button', { name: 'Add a goal' }).click();
  // The sentence fills the fields that it speaks of.
  await dialog.getByLabel('The goal in one sentence').fill(sentence);
  await page.keyboard.press('Tab');
  await eventually('the target is read', async () => (await dialog.getByLabel('Target', { exact: true }).inputValue()) === '12,000');
  assert.equal(await dialog.getByLabel('Measured by').inputValue(), 'figure:followers');
  // It is judged letter by letter; nothing delivers the number yet.
  const smart = dialog.getByRole('list', { name: 'Is it SMART?' });
  await smart.getByText('Measurable').waitFor();
  await smart.getByText(/Would more followers create business value\?/).waitFor();
  await dialog.getByLabel('Target', { exact: true }).fill('many');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.getByText('This is not a number').waitFor();
  await dialog.getByLabel('Target', { exact: true }).fill('12,000');
  await dialog.getByLabel('Where it begins').fill('9,500');
  await dialog.getByRole('switch', { name: 'Focus goal' }).check();
  await examine(page);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await objective.getByRole('link', { name: sentence }).waitFor();
  await objective.getByText('In focus').waitFor();
  const parts = await owner.call('GET', `strategy?brand=${brand.id}`);
  const made = parts.find((one) => one.item.kind === 'goal').item.fields;
  assert.deepEqual([made.results[0].baseline, made.results[0].target, made.focus], [9500, 12000, true]);
  assert.equal(made.objective, parts.find((one) => one.item.kind === 'objective').id);

  // What others hang on stays.
  await objective.getByRole('button', { name: /^Menu of Be known/ }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByText('One part hangs on this').waitFor();

  // Removed, and taken back.
  const address = await objective.getByRole('link', { name: sentence }).getAttribute('href');
  await objective.getByRole('button', { name: /^Menu of 12,000/ }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByText(`“${sentence}” was removed`).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  assert.equal(await objective.getByRole('link', { name: sentence }).getAttribute('href'), address, 'it is the same goal');

  await page.getByRole('tab', { name: 'Matrix' }).click();
  await page.waitForURL(/view=matrix/);
  const line = page.getByRole('row', { name: /Sales of our own shop.*12,000 followers by/ });
  await line.waitFor();
  // A goal is said anew from its line.
  await line.getByRole('button', { name: /^Change/ }).click();
  await page.getByRole('dialog').getByLabel(/What the business values/).fill('Guests who come back');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await line.getByText('Guests who come back').waitFor();
  await examine(page);
});

test('with a year of numbers each goal says how far it is, what it takes and what it comes from', limit, async () => {
  const owner = await setUp(selaras);
  await colleague(owner, 'editor');
  const sample = await explore(owner);
  const page = await come();
  await page.addInitScript({ path: axe });
  await signIn(page, OWNER);
  await choose(page, sample.brand);
  await page.goto('/goals');
  await page.locator('[data-course]').nth(2).waitFor();
  await page.getByText('Off course').first().waitFor();
  await examine(page);

  await page.getByRole('link', { name: 'Livelier conversations' }).click();
  const number = page.getByRole('region', { name: 'Interactions' });
  await number.getByText('Needed from now on').waitFor();
  await number.getByText(/in 4 of 5 cases/).waitFor();
  await number.getByText('Chance to reach it').waitFor();
  const chart = number.getByRole('slider');
  await chart.focus();
  await page.keyboard.press('Home');
  assert.match(await chart.getAttribute('aria-valuetext'), /Reached: .*Plan: /);
  const sources = page.getByRole('region', { name: 'What it comes from' });
  await sources.getByText('Untraced: done for no tactic').waitFor();

  // The parts are the whole, as the numbers of record tell it.
  const [goal] = (await owner.call('GET', `strategy?brand=${sample.brand}`)).filter((one) => one.item.fields.title === 'Livelier conversations');
  const [told] = (await owner.call('GET', `strategy/${goal.id}/contributions`)).numbers;
  assert.ok(Math.abs(told.parts.reduce((sum, one) => sum + one.value, 0) - told.total) < 1e-6);
  const { answers: [counted] } = await owner.call('POST', 'measure', { questions: [{ kind: 'figure', brand: sample.brand, figure: 'interactions', from: goal.item.fields.start, to: day(0), by: [], counting: 'posts' }] });
  assert.equal(counted.total, told.total);
  await examine(page);

  // Changed, the goal tells what it said before.
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Target', { exact: true }).fill('1,000,000');
  // Somebody else was faster: what was typed stays, and goes over theirs when it is said so.
  await owner.call('PUT', `strategy/${goal.id}`, { ...goal.item, fields: { ...goal.item.fields, benefit: 'Guests tell others.' } });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Somebody changed this meanwhile').waitFor();
  assert.equal(await dialog.getByLabel('Target', { exact: true }).inputValue(), '1,000,000');
  await dialog.getByRole('button', { name: 'Save mine over it' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('Changed 2 times').click();
  await page.getByText(/Target: [\d,]+ → 1,000,000/).waitFor();

  // Closed, with what was learnt; opened again.
  await page.getByRole('button', { name: 'More' }).last().click();
  await page.getByRole('menuitem', { name: 'Close the goal' }).click();
  await dialog.getByLabel('What was learnt').fill('Ask more questions.');
  await dialog.getByRole('button', { name: 'Close the goal' }).click();
  await page.getByText('Ask more questions.').first().waitFor();
  await eventually('it is closed', async () => (await owner.call('GET', `strategy/${goal.id}`)).item.fields.state === 'closed');

  // An editor reads and changes nothing.
  const reader = await come();
  await signIn(reader, EDITOR);
  await choose(reader, sample.brand);
  await reader.goto(`/goals/${goal.id}`);
  await reader.getByText('Ask more questions.').first().waitFor();
  assert.equal(await reader.getByRole('button', { name: 'Change', exact: true }).count(), 0);
});
