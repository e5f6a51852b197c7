import { describe, expect, it } from 'vitest';
import type { Item, Part } from './queries';
import { byValue, grow, type Branch } from './tree';

const part = (id: string, item: Item): Part => ({ id, brand: 'b', item, created_at: '', updated_at: '', version: 1 });
const goal = (id: string, more: object) => part(id, { kind: 'goal', fields: { title: id, results: [], start: '2026-01-01', deadline: '2026-12-31', ...more } });
const names = (all: Branch[]): unknown[] => all.map((one) => (one.below.length ? [one.part.id, names(one.below)] : one.part.id));

describe('a strategy as a tree', () => {
  it('hangs every part where it belongs, each once', () => {
    const tree = grow([
      part('sales', { kind: 'objective', fields: { name: 'Sales' } }),
      part('stories', { kind: 'strategy', fields: { objective: 'sales', name: 'Stories' } }),
      goal('under strategy', { objective: 'sales', strategy: 'stories' }),
      goal('straight', { objective: 'sales' }),
      goal('loose', {}),
      part('reels', { kind: 'tactic', fields: { goal: 'under strategy', name: 'Reels' } }),
    ]);
    expect(names(tree.objectives)).toEqual([['sales', [['stories', [['under strategy', ['reels']]]], 'straight']]]);
    expect(names(tree.loose)).toEqual(['loose']);
  });

  it('shows the focus first, then what ends soonest, and what is over last', () => {
    const tree = grow([goal('late', {}), goal('over', { state: 'closed', deadline: '2026-02-01' }), goal('soon', { deadline: '2026-03-01' }), goal('focus', { focus: true })]);
    expect(names(tree.loose)).toEqual(['focus', 'soon', 'late', 'over']);
  });

  it('loses no goal whose objective is not there', () => {
    expect(names(grow([goal('a', { objective: 'gone' })]).loose)).toEqual(['a']);
  });

  it('brings goals together that the business values for the same, and keeps their order', () => {
    const tree = grow([goal('a', { value: 'Trust' }), goal('b', {}), goal('c', { value: ' Trust ' }), goal('d', {}), goal('e', { value: 'Sales' })]);
    expect(byValue(tree.loose).map((one) => [one.value, names(one.branches)])).toEqual([['Trust', ['a', 'c']], ['', ['b', 'd']], ['Sales', ['e']]]);
  });
});
