import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { speak } from '$lib/words/index.svelte';
import { draftRules, newRule, ruleText, rulesOf, saying } from './rules';
import type { TraceRule } from './queries';

// The page that is told its language.
beforeEach(async () => {
  vi.stubGlobal('document', { documentElement: {}, querySelector: () => null });
  await speak('en');
});
afterEach(() => speak('en'));

const rules: TraceRule[] = [{ profiles: ['a', 'b'], hashtag: 'panen' }, { hashtag: 'kopi' }, { profiles: ['a'] }];

test('rules that are only looked at stay as they are', () => {
  expect(rulesOf(draftRules(rules))).toEqual(rules);
  expect(rulesOf(draftRules(undefined))).toEqual([]);
});

test('a hashtag is typed with or without its sign, and what says nothing is no rule', () => {
  const typed = [newRule(), { ...newRule(), hashtag: ' #Panen ' }, { ...newRule(), hashtag: '#' }];
  expect(rulesOf(typed)).toEqual([{ hashtag: 'Panen' }]);
  expect(saying(typed)).toEqual([typed[1]]);
});

test('a rule is told by its profiles and its hashtag', () => {
  const names = { a: { title: 'Kopi Nusa' } };
  expect(rules.map((one) => ruleText(one, names))).toEqual(['Posts on 2 profiles with #panen', 'Posts with #kopi', 'Posts on Kopi Nusa']);
});
