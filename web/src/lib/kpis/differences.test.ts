import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { speak } from '$lib/words/index.svelte';
import { differences } from './differences';
import type { Kpi } from './queries';

// The page that is told its language.
beforeEach(async () => {
  vi.stubGlobal('document', { documentElement: {}, querySelector: () => null });
  await speak('en');
});
afterEach(() => speak('en'));

const kpi: Kpi = { name: 'Leads', value: { as: 'measure', of: { from: 'website', of: { count: 'leads' } } }, target: 20, began: '2026-01-01' };

it('tells what differs and leaves out what was only said in other words', () => {
  expect(differences(kpi, { ...kpi, period: 'month', state: 'active', stakeholders: ['a'] })).toEqual([]);
  expect(differences(kpi, { ...kpi, target: 25, state: 'dropped' })).toEqual([
    { field: 'target', before: '20', after: '25' },
    { field: 'state', before: 'active', after: 'dropped' },
  ]);
  const formula: Kpi = { ...kpi, value: { as: 'formula', of: { text: 'a / 2', terms: [{ name: 'a', measure: { from: 'website', of: { count: 'leads' } } }] } } };
  expect(differences(kpi, formula)).toEqual([
    { field: 'measure', before: 'Leads', after: 'a: Leads' },
    { field: 'formula', before: '', after: 'a / 2' },
  ]);
  const narrow: Kpi = { ...kpi, value: { as: 'measure', of: { from: 'website', of: { count: 'leads', network: 'instagram' } } } };
  expect(differences(kpi, narrow)).toEqual([{ field: 'measure', before: 'Leads', after: 'Leads from Instagram' }]);
});
