// Answers: can somebody try out what they are not sure of, see at once what it takes, and read what came of it?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, come, eventually, examine, limit, selaras, signIn } from '../lib/journey.mjs';
import { choose, colleague, day, EDITOR, explore, OWNER, setUp } from '../lib/scene.mjs';

test('what was settled is told, what runs can be steered, and a new one says at once what it takes', limit, async () => {
  const owner = await setUp(selaras);
  const editor = await colleague(owner, 'editor');
  const sample = await explore(owner);
  const page = await come();
  await page.addInitScript({ path: axe });
  await signIn(page, OWNER);
  await choose(page, sample.brand);

  // From the dashboards to what was tried out.
  await page.goto('/measure');
  await page.getByRole('link', { name: 'Experiments' }).click();
  await page.getByRole('heading', { name: 'Experiments', level: 1 }).waitFor();
  const settled = page.getByRole('article', { name: 'Morning or evening?' });
  await settled.getByText('Settled', { exact: true }).waitFor();
  await settled.getByText(/“Evening” does better: \+\d+% \(.+ … .+%\) against “Morning”\./).waitFor();
  await page.getByRole('article', { name: 'With or without a photo?' }).getByText(/\d+ of at most \d+/).first().waitFor();
  await examine(page);

  // What it rests on.
  await settled.getByRole('link', { name: 'Morning or evening?' }).click();
  await page.getByRole('list', { name: 'B against A' }).getByText('“Evening” against “Morning”').waitFor();
  await page.getByRole('region', { name: 'Evening' }).getByRole('link').first().waitFor();
  assert.equal(await page.getByRole('combobox').filter({ hasText: 'Neither' }).count(), 0, 'what is over stays as it was');
  assert.equal(await page.getByRole('button', { name: 'Stop' }).count(), 0);
  await page.getByRole('button', { name: 'How do you know?' }).click();
  await page.getByRole('dialog').getByText('Interactions of a post after 2 days').waitFor();
  await page.getByRole('dialog').getByText(/Reckoned from how much \d+ posts/).waitFor();
  await examine(page);
  await page.keyboard.press('Escape');

  // One that runs: a post is taken out of its version, and left to the rules again.
  await page.goto('/measure/experiments');
  await page.getByRole('link', { name: 'With or without a photo?' }).click();
  const photo = page.getByRole('region', { name: 'One photo', exact: true });
  const choice = photo.getByRole('combobox').last();
  await choice.waitFor();
  const counted = async () => {
    const all = await owner.call('GET', `experiments?brand=${sample.brand}`);
    return all.find((one) => one.state === 'running').standing.counted_b;
  };
  const before = await counted();
  const text = await choice.locator('xpath=ancestor::li').locator('.text').innerText();
  await choice.selectOption({ label: 'Neither' });
  await eventually('it is out', async () => (await counted()) === before - 1);
  const loose = page.getByRole('region', { name: 'In neither version' }).locator('li').filter({ hasText: text.slice(0, 30) });
  await loose.first().getByRole('combobox').selectOption({ label: 'As the rules say' });
  await eventually('it is back', async () => (await counted()) === before);
  await examine(page);

  // A post that is planned is put into a version before anybody can know how it does.
  const [one] = (await owner.call('GET', `experiments?brand=${sample.brand}`)).filter((one) => one.state === 'running');
  const { items } = await owner.call('GET', `posts?brand=${sample.brand}&from=${day(0)}T00:00:00Z&to=${day(30)}T00:00:00Z&limit=100`);
  let planned;
  for (const post of items.filter((post) => post.state === 'scheduled')) {
    const deliveries = await owner.call('GET', `posts/${post.id}/deliveries`);
    planned ??= deliveries.some((delivery) => delivery.profile === one.experiment.profiles[0] && delivery.state === 'scheduled') ? { post, delivery: deliveries.find((delivery) => delivery.profile === one.experiment.profiles[0]) } : undefined;
  }
  await page.goto(`/posts/${planned.post.id}`);
  const ofPost = page.getByRole('region', { name: 'Experiments' });
  await ofPost.getByRole('link', { name: 'With or without a photo?' }).waitFor();
  await ofPost.getByRole('combobox').selectOption({ label: 'Text alone' });
  const placed = async () => (await owner.call('GET', `experiments/${one.id}`)).standing.posts.find((post) => post.subject === planned.delivery.id);
  await eventually('it is in the version', async () => (await placed())?.arm === 'a');
  assert.equal((await placed()).standing, 'not_out');
  await examine(page);

  // What cannot be told leads to an experiment.
  await page.goto('/measure/insight');
  await page.getByRole('region', { name: 'What does best', exact: true }).getByRole('link', { name: 'Settle it with an experiment' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New experiment' });
  const plan = dialog.getByText(/About [\d,]+ posts per version would settle it/);
  await plan.waitFor();
  const about = async () => Number(/About ([\d,]+)/.exec(await plan.innerText())[1].replace(',', ''));
  const half = await about();
  await dialog.getByText(/At your [\d.]+ posts a week/).waitFor();
  await dialog.getByLabel('Smallest difference worth finding').selectOption('20');
  await eventually('a smaller difference takes more posts', async () => (await about()) > 2 * half);
  await dialog.getByLabel('What is compared').selectOption({ label: 'Two versions of content' });
  await dialog.getByLabel('Name', { exact: true }).fill('Question or statement?');
  await dialog.getByRole('group', { name: 'Version A' }).getByLabel('Name of this version').fill('Question');
  await dialog.getByRole('group', { name: 'Version B' }).getByLabel('Name of this version').fill('question');
  await examine(page);
  await dialog.getByRole('button', { name: 'Begin' }).click();
  await dialog.getByText('Both versions have the same name').waitFor();
  await dialog.getByRole('group', { name: 'Version B' }).getByLabel('Name of this version').fill('Statement');
  await dialog.getByRole('button', { name: 'Begin' }).click();
  await page.waitForURL(/\/measure\/experiments\/[0-9a-f-]+$/);
  await page.getByText('Nothing to compare yet. Posts count once they are 2 days old.').waitFor();

  // Names change, what is compared does not; stopped, it stays so.
  await page.getByRole('button', { name: 'More' }).last().click();
  await page.getByRole('menuitem', { name: 'Change names and note' }).click();
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Ask or tell?');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Ask or tell?', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stop' }).click();
  await page.getByText('Stopped before there was anything to compare.').waitFor();
  const [made] = await owner.call('GET', `experiments?brand=${sample.brand}`);
  assert.deepEqual([made.state, made.experiment.name, made.experiment.worth_percent], ['stopped', 'Ask or tell?', 20]);
  await page.getByRole('button', { name: 'More' }).last().click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('article', { name: 'Morning or evening?' }).waitFor();
  await eventually('it is gone', async () => (await owner.call('GET', `experiments?brand=${sample.brand}`)).length === 2);

  // An editor reads them, and begins none.
  assert.equal((await editor.call('GET', `experiments?brand=${sample.brand}`)).length, 2);
  const reader = await come();
  await signIn(reader, EDITOR);
  await choose(reader, sample.brand);
  // Whichever of the two answers that the screen needs comes first, it shows both.
  for (const late of ['experiments', 'measure/profiles']) {
    const other = { experiments: 'measure/profiles', 'measure/profiles': 'experiments' }[late];
    const first = reader.waitForResponse((answer) => new URL(answer.url()).pathname === `/api/v1/${other}`);
    const held = (url) => url.pathname === `/api/v1/${late}`;
    await reader.route(held, async (route) => {
      await (await first).finished();
      await reader.waitForTimeout(200);
      await route.continue();
    });
    await reader.goto('/measure/experiments');
    await reader.getByRole('article', { name: 'Morning or evening?' }).waitFor();
    await reader.unroute(held);
  }
  assert.equal(await reader.getByRole('button', { name: 'New experiment' }).count(), 0);
});
