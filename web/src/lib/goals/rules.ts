/** Answers: what does a person type of a tactic's rules, which rules are meant by it, and how are they told? */

import type { Names } from '$lib/measure/names';
import { t } from '$lib/words/index.svelte';
import type { TraceRule } from './queries';

/** A rule while it is typed. */
export interface DraftRule {
  key: number;
  profiles: string[];
  hashtag: string;
}

/** Most rules of a tactic. */
export const RULES_MAX = 20;

let made = 0;
export const newRule = (): DraftRule => ({ key: ++made, profiles: [], hashtag: '' });

/** A hashtag is typed with or without its sign. */
const bare = (hashtag: string): string => hashtag.trim().replace(/^[#＃]+/, '');

export const draftRules = (rules: TraceRule[] = []): DraftRule[] => rules.map(({ profiles = [], hashtag = '' }) => ({ key: ++made, profiles: [...profiles], hashtag }));

/** Those that say something: an empty one is no rule, and the server counts without it. */
export const saying = (rules: DraftRule[]): DraftRule[] => rules.filter((one) => one.profiles.length || bare(one.hashtag));

export const rulesOf = (rules: DraftRule[]): TraceRule[] =>
  saying(rules).map((one) => ({ ...(one.profiles.length ? { profiles: [...one.profiles] } : {}), ...(bare(one.hashtag) ? { hashtag: bare(one.hashtag) } : {}) }));

/** A rule in words; profiles whose names are not known are counted. */
export function ruleText({ profiles = [], hashtag = '' }: TraceRule, names: Names): string {
  const titles = profiles.map((id) => names[id]?.title);
  const on = titles.every(Boolean) ? titles.join(', ') : t('goals.rule_count', { count: profiles.length });
  if (!profiles.length) return t('goals.rule_hashtag_is', { hashtag: `#${hashtag}` });
  return hashtag ? t('goals.rule_both', { profiles: on, hashtag: `#${hashtag}` }) : t('goals.rule_profiles_are', { profiles: on });
}
