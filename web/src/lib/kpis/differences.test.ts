import { expect, it } from 'vitest';
import { differences } from './differences';
import type { Kpi } from './queries';

const kpi: Kpi = { name: 'Leads', value: { as: 'measure', of: { from: 'website', of: { count: 'leads' } } }, target: 20, began: '2026-01-01' };

it('tells what differs and leaves out what was only said in other words', () => {
  expect(differences(kpi, { ...kpi, period: 'month', state: 'active', stakeholders: ['a'] })).toEqual([]);
  expect(differences(kpi, { ...kpi, target: 25, state: 'dropped' })).toEqual([
    { field: 'target', before: '20', after: '25' },
    { field: 'state', before: 'active', after: 'dropped' },
  ]);
  const formula: Kpi = { ...kpi, value: { as: 'formula', of: { text: 'a / b', terms: [] } } };
  expect(differences(kpi, formula)).toEqual([{ field: 'formula', before: '', after: 'a / b' }]);
});
