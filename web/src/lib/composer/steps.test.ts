import { expect, test } from 'vitest';
import { Steps } from './steps.svelte';

test('what is typed without a pause is one step, and both ways lead back', () => {
  let now = 1000;
  const steps = new Steps<{ text: string }>(() => now);
  steps.begin({ text: '' });
  const type = (text: string, wait = 100) => ((now += wait), steps.note({ text }));
  type('a');
  type('ab');
  type('abc', 2000);
  type('a long text that was pasted');
  expect(steps.back()).toEqual({ text: 'abc' });
  expect(steps.back()).toEqual({ text: 'ab' });
  expect(steps.back()).toEqual({ text: '' });
  expect(steps.back()).toBeUndefined();
  expect(steps.forth()).toEqual({ text: 'ab' });
  expect(steps.forth()).toEqual({ text: 'abc' });
  // Something new: what was taken back is gone.
  type('other');
  expect(steps.canRedo).toBe(false);
  expect(steps.back()).toEqual({ text: 'abc' });
});
