// Answers: can somebody look around before anything is connected, and is nothing left of it afterwards?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { come, eventually, limit, selaras, signIn } from '../lib/journey.mjs';
import { OWNER, setUp } from '../lib/scene.mjs';

for (const [language, words] of [
  ['en', { explore: 'Explore with sample data', banner: /Sample data: look around/, remove: 'Remove sample data', gone: /is gone, without trace/ }],
  ['id', { explore: 'Jelajahi dengan data contoh', banner: /Data contoh: silakan jelajahi/, remove: 'Hapus data contoh', gone: /sudah dihapus tanpa bekas/ }],
]) {
  test(`a year of sample data is explored and removed (${language})`, limit, async () => {
    const owner = await setUp(selaras, language);
    const before = JSON.stringify([await owner.call('GET', 'members'), await owner.call('GET', 'profiles'), await owner.call('GET', 'brands')]);
    const page = await come({ language });
    await signIn(page, OWNER);
    await page.getByRole('button', { name: words.explore }).click();
    await page.getByText(words.banner).waitFor({ timeout: 90_000 });
    assert.equal((await owner.call('GET', 'brands')).filter((brand) => brand.sample).length, 1);
    // Every screen has something to show, marked as sample.
    for (const address of ['/', '/calendar', '/calendar?view=week', '/calendar?view=list', '/approvals', '/library', '/published', '/profiles']) {
      await page.goto(address);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await eventually(`${address} stands`, async () => (await page.locator('#main .skeleton').count()) === 0);
      await page.getByText(words.banner).waitFor();
      assert.equal(await page.locator('#main [role=alert]').count(), 0, address);
      assert.equal(await page.locator('#main .empty').count(), 0, address);
    }
    // A published post has numbers over time.
    await page.goto('/published');
    await page.locator('#main a[href^="/posts/"]', { has: page.locator('[data-state=published]') }).first().click();
    await page.locator('#main dl.numbers').first().waitFor();
    await page.getByRole('button', { name: words.remove }).click();
    await page.getByText(words.gone).waitFor({ timeout: 30_000 });
    const after = JSON.stringify([await owner.call('GET', 'members'), await owner.call('GET', 'profiles'), await owner.call('GET', 'brands')]);
    assert.equal(after, before);
    // Once more, as if nothing had been.
    await page.getByRole('button', { name: words.explore }).waitFor();
  });
}
