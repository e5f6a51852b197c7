/** Answers: what does a strategy rest on, by topic, and what of it concerns a goal? Pure. */

import type { Of, Part } from './queries';
import { isKind } from './tree';

export type Block = Of<'block'>;
export type Relationship = Of<'relationship'>;
export type PageItem = { kind: 'block'; fields: Block } | { kind: 'relationship'; fields: Relationship };
export type PagePart = Part & { item: PageItem };

/** What lies with us first, then what lies outside. */
export const INSIDE = ['customers', 'analysis', 'value', 'resources'] as const;
export const OUTSIDE = ['technology', 'politics', 'law', 'economy', 'environment'] as const;
export const TOPICS = [...INSIDE, ...OUTSIDE] as const;
export const KINDS = ['customers', 'partners', 'suppliers', 'influencers', 'employees', 'community', 'press', 'other'] as const;

/** A page while it is typed: the fields of both kinds, of which one kind is used. */
export interface PageDraft {
  kind: PageItem['kind'];
  topic: Block['topic'];
  title: string;
  text: string;
  name: string;
  relation: Relationship['kind'];
  people: string;
  context: string;
  value: string;
  resources: string;
  talk: string;
  goals: string[];
}

export function pageOf(item: PageItem): PageDraft {
  const block = item.kind === 'block' ? item.fields : undefined;
  const tie = item.kind === 'relationship' ? item.fields : undefined;
  return {
    kind: item.kind,
    topic: block?.topic ?? 'customers',
    title: block?.title ?? '',
    text: block?.text ?? '',
    name: tie?.name ?? '',
    relation: tie?.kind ?? 'customers',
    people: tie?.people ?? '',
    context: tie?.context ?? '',
    value: tie?.value ?? '',
    resources: tie?.resources ?? '',
    talk: tie?.talk ?? '',
    goals: [...(item.fields.goals ?? [])],
  };
}

export const blocksOf = (parts: Part[]) => parts.filter(isKind('block'));

/** Relationships, those of a kind beside each other, each kind by name. */
export const relationshipsOf = (parts: Part[]) =>
  parts.filter(isKind('relationship')).toSorted((a, b) => KINDS.indexOf(a.item.fields.kind) - KINDS.indexOf(b.item.fields.kind) || a.item.fields.name.localeCompare(b.item.fields.name));

/** What a goal rests on: blocks in the order of their topics, then relationships. */
export function restsOn(parts: Part[], goal: string) {
  const links = (one: { item: PageItem }) => one.item.fields.goals?.includes(goal) ?? false;
  return {
    blocks: blocksOf(parts)
      .filter(links)
      .toSorted((a, b) => TOPICS.indexOf(a.item.fields.topic) - TOPICS.indexOf(b.item.fields.topic)),
    relationships: relationshipsOf(parts).filter(links),
  };
}
