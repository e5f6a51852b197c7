// Answers: does a post go out only after everybody agreed, whoever is away, and does nothing get stuck?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { come, eventually, selaras, signIn } from '../lib/journey.mjs';
import { connect, day, OWNER, PASSWORD, setUp, ZONE } from '../lib/scene.mjs';
import { Person } from '../lib/selaras.mjs';

/** A member with a name. */
async function joins(owner, name, role) {
  const email = `${name.toLowerCase()}@kopisenja.example`;
  const { token } = await owner.call('POST', 'invitations', { email, role });
  await owner.call('POST', 'invitations/accept', { token, name, password: PASSWORD, language: 'en' }, { cookie: '' });
  return Object.assign(await Person.signIn(owner.base, email, PASSWORD), { email });
}

/** What the wall of the scene shows so many seconds from now. */
const inSeconds = (seconds) => new Date(Date.now() + 7 * 3_600_000 + seconds * 1000).toISOString().slice(0, 19);

test('two steps, a deputy, changes at a place in the text, a second version, and a deadline that passes', { timeout: 480_000 }, async () => {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  const profiles = await connect(owner, brand.id);
  await owner.call('PATCH', `brands/${brand.id}`, { approval: true });
  const writer = await joins(owner, 'Tono', 'creator');
  const editor = await joins(owner, 'Budi', 'editor');
  const client = await joins(owner, 'Ratna', 'client');
  const deputy = await joins(owner, 'Dewi', 'content_manager');
  const { id: ratna } = await client.call('GET', 'me');
  const step = (name, more) => ({ name, hours: 24, people: [], roles: [], networks: [], ...more });
  await owner.call('PUT', `brands/${brand.id}/approval-steps`, { steps: [step('Klien', { people: [ratna] }), step('Isi', { roles: ['editor'] })] });

  // The words come first: the steps change places by keys. The client is away, as whoever manages the members may say.
  const admin = await come();
  await signIn(admin, OWNER);
  await admin.goto('/settings/brands');
  await admin.getByRole('button', { name: 'Approval steps of Kopi Senja' }).click();
  await admin.getByRole('button', { name: 'Move step 2', exact: true }).focus();
  await admin.keyboard.press('Alt+ArrowUp');
  await admin.getByText('Step 2 is now step 1').waitFor();
  await admin.getByRole('button', { name: 'Save' }).click();
  await eventually('the steps changed places', async () => (await owner.call('GET', `brands/${brand.id}/approval-steps`)).steps[0].name === 'Isi');
  // The same by dragging, there and back.
  await admin.getByRole('button', { name: 'Approval steps of Kopi Senja' }).click();
  await admin.getByRole('button', { name: 'Move step 1', exact: true }).dragTo(admin.getByRole('button', { name: 'Move step 2', exact: true }));
  await eventually('it was dragged', async () => (await admin.getByRole('textbox', { name: 'Name' }).first().inputValue()) === 'Klien');
  await admin.getByRole('button', { name: 'Cancel' }).click();
  await admin.goto('/settings/members');
  await admin.getByRole('row', { name: /Ratna/ }).getByRole('button', { name: 'More' }).click();
  await admin.getByRole('menuitem', { name: 'Set an absence' }).click();
  await admin.getByLabel('My reviews go to').selectOption('Dewi');
  await admin.getByRole('button', { name: 'Save' }).click();
  await admin.getByText(/Dewi stands in$/).waitFor();

  const variants = profiles.map(({ id }) => ({ profile: id }));
  const post = await writer.call('POST', 'posts', { brand: brand.id, content: { parts: [{ text: 'Kopi Gayo dipetik tangan, semua setengah harga!!!' }] }, variants, when: { at: `${day(2)}T09:00`, zone: ZONE } });
  await writer.call('POST', `posts/${post.id}/submit`);

  // The editor asks for changes at a place in the text, by keys.
  const first = await come();
  await signIn(first, editor.email);
  await first.goto('/approvals');
  await first.getByRole('tab', { name: 'Waits for me' }).click();
  await first.getByRole('link', { name: /Kopi Gayo dipetik tangan/ }).click();
  await first.getByText('semua setengah harga').last().waitFor();
  // The page may still be coming when the words are there already: whoever sees nothing marked marks them again.
  await eventually('the words are marked', async () => {
    await first.getByRole('complementary').getByText('setengah harga').evaluate((element) => {
      document.getSelection().removeAllRanges();
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf('setengah harga!!!');
        if (at >= 0) document.getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + 'setengah harga!!!'.length);
      }
    });
    return first.getByText(/^About “setengah harga/).isVisible();
  });
  await first.getByPlaceholder('Say something to the team').fill('Sebutkan sampai kapan');
  await first.getByRole('button', { name: 'Send' }).click();
  await first.getByRole('region', { name: 'Comments' }).getByText('Sebutkan sampai kapan').waitFor();
  // One's own words can be mended.
  await first.getByRole('button', { name: 'Change comment' }).click();
  await first.getByRole('textbox', { name: 'Change comment' }).fill('Sebutkan sampai kapan, tanpa tanda seru');
  await first.getByRole('button', { name: 'Save' }).click();
  await first.getByText('(edited)').waitFor();
  await first.getByRole('heading', { level: 1 }).click();
  await first.keyboard.press('r');
  await first.getByLabel('Your reason').fill('Terlalu keras');
  await first.getByRole('dialog').getByRole('button', { name: 'Send back' }).click();
  await first.locator('[data-state=changes_requested]').first().waitFor();

  // The writer finds it on the board, and the place in the text.
  const second = await come();
  await signIn(second, writer.email);
  await second.goto('/approvals');
  await second.getByRole('region', { name: 'Sent back' }).getByText('Terlalu keras').waitFor();
  await second.goto(`/compose/${post.id}`);
  await second.locator('mark', { hasText: 'setengah harga!!!' }).waitFor();
  const area = second.getByRole('textbox', { name: 'Text', exact: true });
  await area.evaluate((element) => {
    element.focus();
    element.setSelectionRange(element.value.indexOf('harga'), element.value.indexOf('harga'));
    element.click();
  });
  await eventually('the comment is found', () => second.evaluate(() => document.activeElement?.textContent.includes('Sebutkan sampai kapan')));
  await second.getByRole('button', { name: 'setengah harga!!!' }).click();
  await eventually('the place is found', () => area.evaluate((element) => element.value.slice(element.selectionStart, element.selectionEnd) === 'setengah harga!!!'));
  await area.fill('Kopi Gayo dipetik tangan, semua setengah harga sampai Minggu.');
  await second.keyboard.press('Control+Enter');
  await eventually('it is in review again', async () => (await writer.call('GET', `posts/${post.id}`)).state === 'in_review');

  // The editor sees what changed and agrees by a key; then it waits for the client, and so for the deputy.
  await first.goto(`/posts/${post.id}`);
  await first.getByRole('heading', { name: 'What changed since it was last submitted' }).waitFor();
  await first.getByText('sampai Minggu').first().waitFor();
  await first.getByRole('button', { name: 'Approve' }).waitFor();
  await first.keyboard.press('a');
  await first.getByText('Ratna is away: Dewi decides').waitFor();
  assert.equal((await owner.call('GET', `posts/${post.id}`)).state, 'in_review');
  const third = await come();
  await signIn(third, deputy.email);
  await third.goto('/approvals');
  await third.getByRole('tab', { name: 'Waits for me' }).click();
  await third.getByText('Ratna is away: Dewi decides').waitFor();
  await third.getByRole('heading', { level: 1 }).click();
  await third.keyboard.press('j');
  await third.keyboard.press('a');
  await eventually('it is scheduled', async () => (await owner.call('GET', `posts/${post.id}`)).state === 'scheduled');
  await third.getByText('Nothing waits for approval').waitFor();
  // A slip of the hand is taken back; then it is agreed to once more.
  await third.getByRole('button', { name: 'Undo' }).last().click();
  await eventually('it waits again', async () => (await owner.call('GET', `posts/${post.id}`)).state === 'in_review');
  await third.getByText('Ratna is away: Dewi decides').waitFor();
  await third.getByRole('heading', { level: 1 }).click();
  await third.keyboard.press('j');
  await third.keyboard.press('a');
  await eventually('it is scheduled again', async () => (await owner.call('GET', `posts/${post.id}`)).state === 'scheduled');

  // Nobody decides in time: who wrote it and who leads are told, and who leads may decide.
  const late = await writer.call('POST', 'posts', { brand: brand.id, title: 'Promo kilat', content: { parts: [{ text: 'Hanya hari ini' }] }, variants, when: { at: inSeconds(20), zone: ZONE } });
  await writer.call('POST', `posts/${late.id}/submit`);
  const told = async (who) => (await who.call('GET', 'notifications')).items.some((one) => one.topic === 'overdue' && one.subject === late.id);
  await eventually('it is escalated', async () => (await told(writer)) && (await told(deputy)), 110_000);
  await second.goto('/notifications');
  await second.getByText('The deadline for reviewing “Promo kilat” has passed').waitFor();
  await admin.goto('/approvals');
  await admin.getByRole('tab', { name: 'Overdue' }).click();
  await admin.getByRole('link', { name: /Promo kilat/ }).getByText(/^Overdue since/).waitFor();
});
