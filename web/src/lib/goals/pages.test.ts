import { expect, test } from 'vitest';
import { differences } from './differences';
import { pageOf, restsOn, type PageItem } from './pages';
import type { Part } from './queries';

const part = (id: string, item: PageItem): Part => ({ id, brand: 'b', item, created_at: '', updated_at: '', version: 1 });
const block = (id: string, topic: 'law' | 'customers', goals: string[]) => part(id, { kind: 'block', fields: { topic, title: id, goals } });
const relationship = (id: string, kind: 'press' | 'customers', goals: string[]) => part(id, { kind: 'relationship', fields: { name: id, kind, goals } });

test('a goal rests on the pages that are linked to it, in the order of their topics and kinds', () => {
  const parts = [relationship('paper', 'press', ['g']), relationship('club', 'customers', ['g', 'h']), block('privacy', 'law', ['g']), block('families', 'customers', ['g']), block('other', 'law', ['h'])];
  const found = restsOn(parts, 'g');
  expect(found.blocks.map((one) => one.id)).toEqual(['families', 'privacy']);
  expect(found.relationships.map((one) => one.id)).toEqual(['club', 'paper']);
  expect(restsOn(parts, 'none')).toEqual({ blocks: [], relationships: [] });
});

test('typing in a page leaves alone what is kept', () => {
  const kept = block('privacy', 'law', ['g']);
  const draft = pageOf(kept.item as PageItem);
  draft.goals.push('h');
  expect((kept.item as PageItem).fields.goals).toEqual(['g']);
  expect([draft.kind, draft.topic, draft.title, draft.relation]).toEqual(['block', 'law', 'privacy', 'customers']);
});

test('what a page said before stands beside what it says now', () => {
  const said = (text: string): PageItem => ({ kind: 'block', fields: { topic: 'law', title: 'A', text } });
  expect(differences(said('before'), said('after'))).toEqual([{ field: 'text', before: 'before', after: 'after' }]);
  const worth = (value: string): PageItem => ({ kind: 'relationship', fields: { name: 'A', kind: 'press', value } });
  expect(differences(worth(''), worth('new'))).toEqual([{ field: 'worth', before: '', after: 'new' }]);
  expect(differences(said('before'), worth(''))).toEqual([]);
});
