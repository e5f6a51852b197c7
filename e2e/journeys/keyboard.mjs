// Answers: can a day's work be done without a mouse, and is the focus seen at every step?
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { come, eventually, selaras } from '../lib/journey.mjs';
import { addPicture, colleague, connect, day, EDITOR, OWNER, PASSWORD, setUp, ZONE } from '../lib/scene.mjs';

/** Whether what has the focus looks different from when it has not: it, or what it stands in. */
const seen = () => {
  const element = document.activeElement;
  const around = [element, element.parentElement, element.parentElement?.parentElement, ...(element.labels ?? []), ...[...(element.labels ?? [])].flatMap((label) => [...label.children])].filter(Boolean);
  const look = () => {
    // As it is once it has come to rest.
    for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish();
    return around.map((one) => {
      const { outlineStyle, outlineWidth, borderColor, boxShadow, backgroundColor, translate } = getComputedStyle(one);
      return [outlineStyle, outlineWidth, borderColor, boxShadow, backgroundColor, translate].join(' ');
    });
  };
  const focused = look().join('\n');
  // Without its events, so that nothing closes because the focus went.
  const stop = (event) => event.stopImmediatePropagation();
  for (const kind of ['blur', 'focusout', 'focus', 'focusin', 'change']) addEventListener(kind, stop, { capture: true });
  element.blur();
  const plain = look().join('\n');
  element.focus();
  for (const kind of ['blur', 'focusout', 'focus', 'focusin', 'change']) removeEventListener(kind, stop, { capture: true });
  return focused !== plain;
};

/** Presses Tab until the focus is on what is meant, and asks that it is seen there. */
async function tab(page, what, back = false) {
  for (let count = 0; count < 120; count += 1) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    if (await what.evaluateAll((all) => all.includes(document.activeElement))) {
      assert.ok(await page.evaluate(seen), `the focus is seen on ${what}`);
      return;
    }
  }
  throw new Error(`Tab never reaches ${what}`);
}

async function signIn(page, email) {
  await page.goto('/sign-in');
  await page.locator('input[name=email]').waitFor();
  await tab(page, page.locator('input[name=email]'));
  await page.keyboard.type(email);
  await tab(page, page.locator('input[name=password]'));
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('#main').waitFor();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

test('sign in, write with a picture and its alt text, review, approve, comment, move and search by keys alone', { timeout: 480_000 }, async () => {
  const owner = await setUp(selaras);
  const [brand] = await owner.call('GET', 'brands');
  await connect(owner, brand.id);
  await addPicture(owner, brand.id, 'senja.png', '', 10);
  await owner.call('PATCH', `brands/${brand.id}`, { approval: true });
  await colleague(owner, 'editor');

  // Written, with a picture from the library and its alt text, and submitted for the next free slot.
  const page = await come();
  await signIn(page, OWNER);
  await page.keyboard.press('c');
  const text = page.getByRole('textbox', { name: 'Text', exact: true });
  await text.waitFor();
  for (const name of [/alice@/, /alice\.test/]) {
    const profile = page.getByRole('button', { name });
    await profile.waitFor();
    await tab(page, profile);
    if ((await profile.getAttribute('aria-pressed')) !== 'true') await page.keyboard.press('Space');
  }
  await tab(page, text);
  await page.keyboard.type('Senja di kebun kopi');
  await tab(page, page.getByRole('button', { name: 'From the library' }));
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('senja.png').waitFor();
  await tab(page, page.getByRole('dialog').getByRole('checkbox'));
  await page.keyboard.press('Space');
  await tab(page, page.getByRole('dialog').getByRole('button', { name: /^Add/ }));
  await page.keyboard.press('Enter');
  await page.getByLabel('Alt text').waitFor();
  await text.focus();
  await tab(page, page.getByLabel('Alt text'));
  await page.keyboard.type('Kebun kopi saat senja');
  await tab(page, page.getByRole('tablist', { name: 'When' }).getByRole('tab'));
  while (!(await page.getByRole('tab', { name: 'Next free slot', selected: true }).count())) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Somebody else has to approve it').waitFor();
  const { items } = await owner.call('GET', `approvals?brand=${brand.id}`);
  assert.equal(items.length, 1);
  const id = items[0].post;

  // The colleague goes to the board by keys, opens the post, says something and approves it.
  const editor = await come();
  await signIn(editor, EDITOR);
  await editor.keyboard.press('Control+k');
  await editor.keyboard.type('approvals');
  await editor.keyboard.press('Enter');
  await editor.waitForURL('**/approvals');
  await editor.locator('.board [data-post]').first().waitFor();
  await editor.keyboard.press('j');
  assert.ok(await editor.evaluate(seen), 'the focus is seen on the card');
  await editor.keyboard.press('Enter');
  const say = editor.getByPlaceholder('Say something to the team');
  await say.waitFor();
  await tab(editor, say);
  await editor.keyboard.type('Bagus');
  await tab(editor, editor.getByRole('button', { name: 'Send', exact: true }));
  await editor.keyboard.press('Enter');
  await editor.getByRole('region', { name: 'Comments' }).getByText('Bagus').waitFor();
  await editor.keyboard.press('?');
  await editor.getByRole('dialog').getByText('Ask for changes', { exact: true }).waitFor();
  await editor.keyboard.press('Escape');
  await eventually('the list is closed', async () => !(await editor.locator('dialog[open]').count()));
  await editor.keyboard.press('a');
  await editor.locator('[data-state=scheduled]').first().waitFor();

  // Moved a day on in the calendar.
  const before = (await owner.call('GET', `posts/${id}`)).when.at.slice(0, 10);
  await editor.keyboard.press('g');
  await editor.keyboard.press('c');
  await editor.locator('td[data-day]').first().waitFor();
  const chip = editor.locator(`a[data-post="${id}"]`);
  if (before.slice(0, 7) !== day(0).slice(0, 7)) {
    await tab(editor, editor.getByRole('button', { name: 'After' }));
    await editor.keyboard.press('Enter');
  }
  await chip.first().waitFor();
  await tab(editor, chip);
  await editor.keyboard.press('Alt+ArrowRight');
  await eventually('it is a day later', async () => (await owner.call('GET', `posts/${id}`)).when.at.slice(0, 10) > before);
  assert.ok(before >= day(0), `planned in ${ZONE}`);
});
