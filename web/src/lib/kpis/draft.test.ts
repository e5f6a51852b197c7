import { describe, expect, it } from 'vitest';
import { asks, draftOf, kpiOf, newDraft, newTerm } from './draft';
import type { Kpi } from './queries';

const cost: Kpi = {
  name: 'Cost of a lead',
  purpose: 'Fewer rupiah for each enquiry',
  objective: '0197',
  value: {
    as: 'formula',
    of: {
      text: 'spend / leads',
      terms: [
        { name: 'spend', measure: { from: 'by_hand', of: { name: 'Advertising', unit: 'Rp', adds_up: true } } },
        { name: 'leads', measure: { from: 'website', of: { count: 'leads', network: 'tiktok', campaign: 'Panen raya' } } },
      ],
    },
  },
  target: 25000.5,
  direction: 'down',
  period: 'week',
  rhythm: 'two_months',
  reviews: 2,
  owner: '0198',
  stakeholders: ['0199'],
  began: '2026-01-31',
  state: 'dropped',
};

describe('a KPI as it is typed', () => {
  it('comes back as it was', () => {
    expect(kpiOf(draftOf(cost), '2026-11-27', cost)).toEqual(cost);
  });

  it('counts checks from today when their rhythm changes, and from its first day when it does not', () => {
    expect(kpiOf({ ...draftOf(cost), rhythm: 'week' }, '2026-11-27', cost).began).toBe('2026-11-27');
    expect(kpiOf({ ...draftOf(cost), target: '30000' }, '2026-11-27', cost).began).toBe('2026-01-31');
  });

  it('has no target where none can be read', () => {
    expect(kpiOf({ ...newDraft('2026-11-27'), target: 'many' }, '2026-11-27').target).toBeNaN();
  });

  it('asks for nothing before what is told by hand has a name and a formula a text', () => {
    const draft = newDraft('2026-11-27');
    expect(asks(draft)).toBe(true);
    expect(asks({ ...draft, formula: true })).toBe(false);
    expect(asks({ ...draft, formula: true, text: 'a' })).toBe(true);
    expect(asks({ ...draft, terms: [newTerm('a', 'by_hand')] })).toBe(false);
  });
});
