/** Answers: for whom is a step of approval, in words? */

import type { Schema } from '$lib/api/client';
import { language, t } from '$lib/words/index.svelte';

/** The roles that may approve. */
export const APPROVERS: Schema['Role'][] = ['owner', 'admin', 'content_manager', 'editor', 'client'];

type Member = { person: string; name: string };

export function whom(step: { people: string[]; roles: Schema['Role'][] }, members: Member[] | undefined): string {
  const people = step.people.map((id) => members?.find((one) => one.person === id)?.name ?? t('post.somebody'));
  const all = [...people, ...step.roles.map((role) => t(`role.${role}`))];
  if (!all.length) return t('review.anybody');
  return new Intl.ListFormat(language(), { type: 'disjunction' }).format([...new Set(all)]);
}

/** Who decides for those who are away, in words; empty when nobody is. */
export function standsIn(all: { person: string; deputy: string }[], members: Member[] | undefined): string[] {
  const name = (id: string) => members?.find((one) => one.person === id)?.name ?? t('post.somebody');
  return all.map((one) => t('review.stands_in', { name: name(one.person), deputy: name(one.deputy) }));
}
