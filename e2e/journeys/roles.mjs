// Answers: does every role find its screens?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { come, eventually, limit, selaras, signIn } from '../lib/journey.mjs';
import { colleague, connect, setUp, work } from '../lib/scene.mjs';

test('every role finds its screens, and a guest approves without seeing profiles', limit, async () => {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  const editor = await colleague(owner, 'editor');
  const profiles = await connect(owner, brand.id);
  const made = await work(owner, editor, brand.id, profiles);
  for (const role of ['client', 'agent', 'analyst', 'creator']) {
    const email = `${role}@kopisenja.example`;
    await colleague(owner, role, email);
    const page = await come();
    await signIn(page, email);
    const places = await page.locator('.sidebar a.place').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    for (const address of [...places, `/posts/${made.review.id}`]) {
      await page.goto(address);
      await page.getByRole('heading', { level: 1 }).waitFor();
      // Nothing waits for ever, and nothing is refused.
      await eventually(`${role} sees ${address}`, async () => (await page.locator('#main .skeleton').count()) === 0, 5_000);
      assert.equal(await page.locator('#main [role=alert]').count(), 0, `${role} ${address}`);
    }
    if (role === 'client') {
      await page.getByRole('button', { name: 'Approve' }).click();
      await page.locator('[data-state=scheduled]').first().waitFor();
    }
  }
});
