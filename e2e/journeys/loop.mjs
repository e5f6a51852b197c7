// Answers: does what other people do on the real networks come back as progress of the goal for which it was posted?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { come, eventually, selaras, signIn } from '../lib/journey.mjs';
import { findOnBluesky, indexed, newcomer, onMastodon } from '../lib/others.mjs';
import { mailsTo, withMail } from '../lib/mails.mjs';
import { connect, OWNER, setUp } from '../lib/scene.mjs';
import { networks } from '../lib/selaras.mjs';

withMail();

/** What Selaras does by itself on its rounds may take a few of them. */
const PATIENCE = 90_000;

/** An objective, a goal with a number that the networks count, and what is done for it. */
async function plan(page) {
  const dialog = page.getByRole('dialog');
  await page.getByRole('navigation').first().getByRole('link', { name: 'Goals' }).click();
  await page.getByRole('button', { name: 'New objective' }).click();
  await dialog.getByRole('button', { name: 'Customers stay' }).click();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  const objective = page.getByRole('region', { name: 'Customers stay' });
  await objective.getByRole('button', { name: 'Add a goal' }).click();
  await dialog.getByLabel('The goal in one sentence').fill('Twenty answers to the harvest');
  await dialog.getByLabel('Measured by').selectOption({ label: 'Interactions' });
  await dialog.getByLabel('Target', { exact: true }).fill('20');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await objective.getByRole('link', { name: 'Twenty answers to the harvest' }).click();
  await page.getByRole('button', { name: 'Add a tactic' }).click();
  await dialog.getByLabel('What is done?').fill('Tell of the harvest');
  await dialog.getByLabel('Campaigns').fill('Harvest');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('Campaigns: Harvest').waitFor();
  return new URL(page.url()).pathname;
}

/** One text for both networks, in the campaign, out at once. */
async function publish(page, text) {
  await page.goto('/compose');
  await page.getByRole('button', { name: /alice@/ }).click();
  await page.getByRole('button', { name: /alice\.test/ }).click();
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill(text);
  await page.getByRole('button', { name: 'Options' }).click();
  await page.getByLabel('Campaign', { exact: true }).last().fill('Harvest');
  await page.getByText('Serves the goal: Twenty answers to the harvest').waitFor();
  await page.getByRole('tab', { name: 'Now' }).click();
  await page.keyboard.press('Control+Enter');
  await eventually('both deliveries are published', async () => (await page.locator('li [data-state=published]').count()) === 2, PATIENCE);
}

/** An account is disconnected and connected again, as after a holiday: then what it published is counted at once, not when its turn comes. */
async function countNow(page, owner, brand) {
  await page.goto('/profiles');
  for (const name of [/alice@/, 'alice.test']) {
    const card = page.getByRole('article', { name });
    await card.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Disconnect' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
    await card.waitFor({ state: 'detached' });
  }
  await connect(owner, brand);
}

test('a goal, a post of its campaign on two networks, what others do with it, and the progress that comes of it', { timeout: 480_000 }, async () => {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  await connect(owner, brand.id);
  const page = await come();
  await signIn(page, OWNER);
  const goal = await plan(page);
  const text = `The first bags of the harvest are here ${Date.now()}`;
  await publish(page, text);

  // Others react: on Bluesky two who have just come, on Mastodon the neighbour.
  const [one, two] = [await newcomer(), await newcomer()];
  const there = await findOnBluesky(networks().bluesky.accounts[0].did, text);
  await one.like(there);
  await two.like(there);
  await one.repost(there);
  await two.reply(there, 'Is there any left on Saturday?');
  await indexed();
  const owns = onMastodon('alice_token');
  const bob = onMastodon('bob_token');
  const status = await owns.find(text);
  await bob.favourite(status);
  await bob.boost(status);
  await bob.reply(status, 'Two bags for me, please');

  // Three on Mastodon and four on Bluesky are counted, and nothing else.
  await countNow(page, owner, brand.id);
  await page.goto('/published');
  const row = page.getByRole('listitem').filter({ hasText: text }).first();
  await eventually('what others did is counted', async () => (await page.reload(), await row.waitFor(), /Reactions\s+3\s+Reposts\s+2\s+Replies\s+2/.test(await row.innerText())), PATIENCE);

  // That is how far the goal is, and the tactic of the campaign is where all of it comes from.
  await page.goto(goal);
  const number = page.getByRole('region', { name: 'Interactions' });
  await number.getByText('7', { exact: true }).waitFor();
  await number.getByText('35% of the way').waitFor();
  await page.getByText('On course').waitFor();
  const sources = page.getByRole('region', { name: 'What it comes from' }).getByRole('listitem');
  assert.equal(await sources.count(), 1);
  assert.match(await sources.innerText(), /^Tell of the harvest\s+Harvest\s+7\s+100%$/);
  const [told] = (await owner.call('GET', `strategy/${goal.split('/').at(-1)}/contributions`)).numbers;
  assert.deepEqual(told.parts.map(({ campaign, network, value }) => [campaign, network, value]).sort(), [['Harvest', 'bluesky', 4], ['Harvest', 'mastodon', 3]]);
  assert.equal(told.total, 7);

  // Whoever comes back in the morning finds it on the first page.
  await page.getByRole('navigation').first().getByRole('link', { name: 'Today' }).click();
  const line = page.getByRole('main').getByRole('link', { name: /^Twenty answers to the harvest/ });
  assert.match(await line.innerText(), /On course\s+7 of 20\./);

  // The loop closes with the brief, in the mail of whoever answers for the goal: what was reached, and by which post.
  await page.getByRole('link', { name: /^The weekly brief/ }).click();
  await page.getByRole('button', { name: 'Send it to me now' }).click();
  await page.getByText(/^As it was sent to you on .* by mail$/).waitFor();
  const id = page.url().split('/').at(-1);
  await eventually('the mail is there', async () => mailsTo(OWNER).some((mail) => mail.includes(`/goals/brief/${id}`)), PATIENCE);
  const mail = mailsTo(OWNER).find((one) => one.includes(`/goals/brief/${id}`));
  assert.match(mail, /TWENTY ANSWERS TO THE HARVEST\s+On course: .* it stood at 7, and the plan wanted /);
});
