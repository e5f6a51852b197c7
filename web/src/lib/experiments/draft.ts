/** Answers: what is typed of an experiment before it is made, and what becomes of it? */

import type { Schema } from '$lib/api/client';
import { formatName } from '$lib/insight/words';
import type { Weekday } from '$lib/words/time';
import type { Fields } from './queries';
import { hoursText } from './words';

export interface ArmDraft {
  name: string;
  from: string;
  to: string;
  weekdays: Weekday[];
  format: Schema['ContentFormat'];
  hashtag: string;
}

export interface Draft {
  name: string;
  note: string;
  compared: Schema['Compared'];
  profiles: string[];
  figure: Fields['figure'];
  age: string;
  worth: string;
  a: ArmDraft;
  b: ArmDraft;
}

const arm = (from: string, to: string, format: Schema['ContentFormat']): ArmDraft => ({ name: '', from, to, weekdays: [], format, hashtag: '' });

/** What is offered at first: morning against evening, text against a picture. */
export const fresh = (profiles: string[], compared: Draft['compared'] = 'times'): Draft => ({
  name: '',
  note: '',
  compared,
  profiles,
  figure: 'interactions',
  age: '48',
  worth: '50',
  a: arm('6', '11', 'text'),
  b: arm('18', '22', 'image'),
});

/** The name a version has without being given one. */
export function autoName(compared: Draft['compared'], { from, to, format }: ArmDraft): string {
  if (compared === 'times') return hoursText(Number(from), Number(to));
  return compared === 'formats' ? formatName(format) : '';
}

function rule(compared: Draft['compared'], one: ArmDraft): Fields['a']['rule'] {
  if (compared === 'times') return { from_hour: Number(one.from), to_hour: Number(one.to), ...(one.weekdays.length ? { weekdays: one.weekdays } : {}) };
  if (compared === 'formats') return { format: one.format };
  return one.hashtag.trim() ? { hashtag: one.hashtag.trim() } : undefined;
}

function side(compared: Draft['compared'], one: ArmDraft): Fields['a'] {
  const made = rule(compared, one);
  return { name: one.name.trim() || autoName(compared, one), ...(made ? { rule: made } : {}) };
}

export const fieldsOf = (draft: Draft): Fields => ({
  name: draft.name,
  note: draft.note,
  compared: draft.compared,
  profiles: draft.profiles,
  figure: draft.figure,
  age_hours: Number(draft.age),
  worth_percent: Number(draft.worth),
  a: side(draft.compared, draft.a),
  b: side(draft.compared, draft.b),
});

/** As far as its plan depends on it: what people call it changes nothing. */
export const planned = (draft: Draft): Fields => ({ ...fieldsOf(draft), name: 'A', note: '', a: { name: 'A' }, b: { name: 'B' } });
