// Answers: can a team say where its work is worth most, see what is number and what is opinion, and how sure the order is?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, come, examine, limit, selaras, signIn } from '../lib/journey.mjs';
import { choose, explore, OWNER, setUp } from '../lib/scene.mjs';

test('networks are scored from numbers, a new one from opinions, and weights change the order', limit, async () => {
  const owner = await setUp(selaras);
  const sample = await explore(owner);
  const page = await come();
  await page.addInitScript({ path: axe });
  await signIn(page, OWNER);
  await choose(page, sample.brand);
  await page.goto('/goals/platforms');
  await page.getByRole('heading', { name: 'Platforms', level: 1 }).waitFor();
  await page.getByText('From numbers').first().waitFor();
  await examine(page);

  // A network without a profile: nobody knows anything, so nothing is said of it.
  await page.getByRole('button', { name: 'Add a network' }).click();
  await page.getByRole('menuitem', { name: 'YouTube' }).click();
  const card = page.getByRole('article', { name: 'YouTube' });
  await card.getByText('Can’t tell').waitFor();
  await card.getByText('No profile there yet.').waitFor();

  // People answer where no number does.
  await card.getByRole('button', { name: 'Answer for YouTube' }).click();
  const dialog = page.getByRole('dialog');
  for (const question of ['Can it serve the goal?', 'Is it worth its cost?', 'Are its people those we look for?', 'Is our audience active there?', 'Is there room?']) {
    await dialog.getByLabel(question).selectOption({ label: 'Yes, fully' });
  }
  await dialog.getByLabel('Why').first().fill('How-to films are searched for');
  await dialog.getByLabel('A shift takes').selectOption({ label: 'Weeks' });
  await examine(page);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await card.getByText('Invest', { exact: true }).waitFor();
  await card.getByText('Opinion').first().waitFor();
  await card.getByText('How-to films are searched for').waitFor();
  await card.getByRole('heading', { name: '1. YouTube' }).waitFor();
  const told = await owner.call('GET', `scorecard?brand=${sample.brand}`);
  assert.equal(told.networks[0].network, 'youtube');
  assert.ok(told.networks.slice(1).every((one) => one.answers.some((answer) => answer.source === 'data')));

  // Only what people think speaks for it: when numbers matter alone, the order is another. What it was is kept.
  await page.getByRole('button', { name: 'Goal and weights' }).click();
  await dialog.getByLabel('The goal to be served').selectOption({ label: 'Followers grow twice as fast' });
  const room = dialog.getByRole('slider', { name: 'Is there room?' });
  await room.fill('0');
  await examine(page);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/of the goal’s number here/).first().waitFor();
  const after = await owner.call('GET', `scorecard?brand=${sample.brand}`);
  assert.deepEqual([after.card.weights.room, after.part.version], [0, 3]);
  assert.equal((await owner.call('GET', `strategy/${after.part.id}/versions`)).length, 2);
  await examine(page);
});
