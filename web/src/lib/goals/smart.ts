/** Answers: what does the judgement of a goal or KPI say in the reader's language, and what does a suggestion change in the goal that is typed? */

import { figureName } from '$lib/measure/names';
import type { Figure } from '$lib/measure/fit';
import { networkTitle } from '$lib/profiles/names';
import { known, language, t, type Key } from '$lib/words/index.svelte';
import { readNumber, writeNumber } from '$lib/words/numbers';
import { daysBetween, dayText, percent, type Day } from '$lib/words/time';
import type { Draft, DraftResult } from './draft';
import { measureOf, type DraftMeasure } from './measured';
import type { Baseline, Proposal, Read, Smart, SmartReason } from './queries';
import { measureName } from './words';

export const LETTERS = ['specific', 'measurable', 'achievable', 'relevant', 'time_bound'] as const;
export type LetterName = (typeof LETTERS)[number];
type Param = SmartReason['params'][string];
/** Writes an amount in its unit. */
export type Write = (value: number) => string;

export function smartFigure(name: string): string {
  if (known(`measure.figure.${name}`)) return figureName(name as Figure);
  const own = `smart.figure.${name}`;
  return known(own) ? t(own) : name;
}

const day = (on: string) => dayText(on, { day: 'numeric', month: 'short', year: 'numeric' });
const networksText = (names: string[]) => (names.length ? names.map(networkTitle).join(', ') : t('smart.whole_brand'));
/** Within a sentence a name begins small, unless it is an abbreviation. */
const small = (text: string) => (/^\p{Lu}\p{Ll}/u.test(text) ? text[0]!.toLocaleLowerCase(language()) + text.slice(1) : text);
const large = (text: string) => text.charAt(0).toLocaleUpperCase(language()) + text.slice(1);

function fact(param: Param, write: Write): string | number {
  switch (param.kind) {
    case 'amount':
      return write(param.value);
    case 'change':
      return percent(param.value / 100);
    case 'count':
      return param.value;
    case 'day':
      return day(param.value);
    case 'figure':
      return small(smartFigure(param.value));
    case 'networks':
      return networksText(param.value);
    case 'direction':
      return t(`smart.direction.${param.value}`);
    case 'unit': {
      const name = `smart.unit.${typeof param.value === 'string' ? param.value : ''}`;
      return known(name) ? t(name) : typeof param.value === 'string' ? param.value : param.value.money;
    }
    default:
      return param.value;
  }
}

/** A reason as a sentence. */
export function reasonText(reason: SmartReason, write: Write): string {
  const key = `smart.${reason.code}`;
  if (!known(key)) return reason.code;
  return large(t(key as Key, Object.fromEntries(Object.entries(reason.params).map(([name, param]) => [name, name === 'of' ? t(`smart.of.${fact(param, write) === 'industry' ? 'industry' : 'all'}`) : fact(param, write)]))));
}

/** A suggestion on its button. */
export function proposalText(one: Proposal, write: Write): string {
  switch (one.kind) {
    case 'retitle':
      return t('smart.proposal.retitle');
    case 'scope':
      return one.networks.length ? t('smart.proposal.scope', { networks: networksText(one.networks) }) : t('smart.proposal.scope_brand');
    case 'target':
      return t('smart.proposal.target', { value: write(one.value) });
    case 'target_unit':
      return t('smart.proposal.target_unit', { unit: fact({ kind: 'unit', value: one.unit }, write) });
    case 'start':
      return t('smart.proposal.start', { on: day(one.on) });
    case 'deadline':
      return t('smart.proposal.deadline', { on: day(one.on) });
    case 'milestones':
      return t('smart.proposal.milestones', { count: one.milestones.length });
    case 'check':
      return t('smart.proposal.check', { every: one.every });
    case 'figure':
      return t('smart.proposal.figure', { figure: small(smartFigure(one.figure)) });
  }
}

const WEBSITE = ['visits', 'leads', 'downloads', 'signups', 'purchases'];
/** By what a figure of the rules is measured here; absent where it is told by hand. */
export const whatOf = (figure: string): string | undefined => (known(`measure.figure.${figure}`) ? `figure:${figure}` : WEBSITE.includes(figure) ? `website:${figure}` : undefined);

/** Whether it can be counted on these networks only. */
const countsOn = (one: DraftMeasure, networks: string[], networkOf: Record<string, string>): boolean => {
  if (one.what === 'by_hand') return false;
  if (one.what.startsWith('website:')) return networks.length <= 1;
  return !networks.length || networks.some((network) => Object.values(networkOf).includes(network));
};

/** Counts it on these networks only; none: wherever it is. */
export function countOn(one: DraftMeasure, networks: string[], networkOf: Record<string, string>): void {
  if (one.what.startsWith('website:')) one.network = networks[0] ?? '';
  else one.profiles = networks.length ? Object.keys(networkOf).filter((id) => networks.includes(networkOf[id]!)) : [];
}

/** Measures another figure, by hand where nothing counts it. */
export function measureAnew(one: DraftMeasure, figure: string): void {
  const what = whatOf(figure);
  one.what = what ?? 'by_hand';
  if (!what) one.handName = smartFigure(figure);
}

/** The goal called by what its fields say. */
function titleOf(draft: Draft, result: DraftResult, write: Write, networkOf: Record<string, string>): string {
  const website = result.what.startsWith('website:');
  const names = website ? [] : [...new Set(result.profiles.flatMap((id) => networkOf[id] ?? []))];
  const networks = names.length ? networksText(names) : undefined;
  const called = smartFigure(result.what.split(':')[1] ?? '');
  const figure = result.what === 'by_hand' ? result.handName : website ? measureName(measureOf(result), called) : called;
  const target = readNumber(result.target);
  const value = target === undefined ? result.target : write(target);
  if (!draft.deadline) return networks ? t('smart.title_undated', { figure, networks, target: value }) : t('smart.title_brand_undated', { figure, target: value });
  const deadline = day(draft.deadline);
  return networks ? t('smart.title', { figure, networks, target: value, deadline }) : t('smart.title_brand', { figure, target: value, deadline });
}

/** A sentence in which a number stands says the new one, so that it does not contradict its field. */
function follow(sentence: string, before: string, after: string): string {
  const number = before.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return number ? sentence.replace(new RegExp(`(?<![\\d.,])${number}(?![.,]?\\d)`), () => after) : sentence;
}

/** Applies a suggestion to what is typed; `networkOf` tells the network of a profile. */
export function apply(draft: Draft, at: number, one: Proposal, write: Write, networkOf: Record<string, string>): void {
  const result = draft.results[at];
  if (!result) return;
  switch (one.kind) {
    case 'retitle':
      if (draft.framework === 'okr') result.name = titleOf(draft, result, write, networkOf);
      else draft.title = titleOf(draft, result, write, networkOf);
      break;
    case 'scope':
      countOn(result, one.networks, networkOf);
      break;
    case 'target': {
      const before = result.target;
      result.target = writeNumber(one.value);
      if (draft.framework === 'okr') result.name = follow(result.name, before, result.target);
      else draft.title = follow(draft.title, before, result.target);
      break;
    }
    case 'start':
      draft.start = one.on;
      break;
    case 'deadline':
      draft.deadline = one.on;
      break;
    case 'milestones':
      result.milestones = one.milestones.map((mark) => ({ day: mark.on, value: writeNumber(mark.value) }));
      break;
    case 'figure':
      measureAnew(result, one.figure);
      result.baseline = '';
      result.target = '';
      result.milestones = [];
      break;
    case 'target_unit':
    case 'check':
      break;
  }
}

/** Networks that a sentence names and on which there is no profile of ours; a website is visited from all of them. */
const unknownNetworks = (read: Read, networkOf: Record<string, string>): string[] =>
  read.figure && WEBSITE.includes(read.figure) && !known(`measure.figure.${read.figure}`) ? [] : read.networks.filter((one) => !Object.values(networkOf).includes(one));

/** Puts what a sentence says into the fields of a new goal. */
export function fill(draft: Draft, read: Read, networkOf: Record<string, string>): void {
  const result = draft.results[0];
  if (!result) return;
  if (read.figure) {
    result.what = whatOf(read.figure) ?? 'by_hand';
    if (result.what === 'by_hand') {
      const { unit } = read.amount ?? {};
      const money = unit && typeof unit === 'object' && 'money' in unit ? unit.money : '';
      // Money comes in day by day.
      Object.assign(result, { handName: smartFigure(read.figure), handUnit: money, addsUp: !!money });
    }
  }
  if (read.direction) result.direction = read.direction;
  if (read.start) draft.start = read.start;
  if (read.deadline) draft.deadline = read.deadline;
  if (read.networks.length && (!result.what.startsWith('website:') || read.networks.length === 1)) countOn(result, read.networks, networkOf);
  if (read.amount?.from !== undefined && read.amount.from !== null) result.baseline = writeNumber(read.amount.from);
  // What is wanted of each month is the goal's sum over its time; as long as that is not known, or of what, nothing is filled in.
  const wanted = read.amount?.per ? read.amount.total : read.amount?.value;
  if (read.figure && read.amount?.aim === 'to' && wanted !== undefined && wanted !== null) result.target = writeNumber(wanted);
}

/** Whether a sentence says by how much a figure shall change: then its target follows from where that stands. */
export const leansOnPresent = (read: Read, networkOf: Record<string, string>): boolean =>
  !!read.figure && !!whatOf(read.figure) && !!read.amount && !read.amount.per && read.amount.aim !== 'to' && !unknownNetworks(read, networkOf).length;

/** Whether it asks for so many percent more of what adds up: more than in as many days before the goal as it has itself. */
export const leansOnBefore = (read: Read, stands: Pick<Baseline, 'nature'>): boolean => stands.nature === 'flow' && read.amount?.aim === 'percent';

/** What adds up in `days` days, if it goes on as it did up to `until` since it was first counted. */
export const over = (stands: Pick<Baseline, 'value' | 'first'>, days: number, until: Day): number | undefined => {
  if (stands.value === undefined || stands.value === null || !stands.first) return undefined;
  return (stands.value * days) / (daysBetween(stands.first, until) + 1);
};

/**
 * Puts the target of such a sentence in. What adds up begins at nothing, unless so many percent more than `before` are wanted; of a rate, by
 * how much is said in too many ways.
 */
export function fillChange(draft: Draft, read: Read, stands: Pick<Baseline, 'nature' | 'value'>, before?: number): void {
  const { amount } = read;
  const [result] = draft.results;
  if (!amount || !result || stands.nature === 'rate') return;
  const present = leansOnBefore(read, stands) ? before : stands.nature === 'flow' ? 0 : (amount.from ?? stands.value);
  if (present === undefined || present === null) return;
  const sign = read.direction === 'down' ? -1 : 1;
  const target = amount.aim === 'by' ? present + sign * amount.value : present * (1 + (sign * amount.value) / 100);
  if (stands.nature === 'level') result.baseline = writeNumber(present);
  // A part of a follower is no target.
  result.target = writeNumber(stands.nature === 'flow' || Number.isInteger(present) ? Math.round(target) : Math.round(target * 10_000) / 10_000);
}

/** Whether a suggestion says something else than a sentence did from which the fields were filled. */
export const contradicts = (one: Proposal, read: Read, networkOf: Record<string, string>): boolean => (one.kind === 'target' && leansOnPresent(read, networkOf)) || (one.kind === 'deadline' && !!read.deadline);

/** Only suggestions that can be taken for what is measured: none to count on a network where there is no profile, or nothing to tell it apart. */
export function possible(smart: Smart, of: DraftMeasure, networkOf: Record<string, string>, also: (one: Proposal) => boolean = () => true): Smart {
  const can = (one: Proposal) => also(one) && (one.kind !== 'scope' || countsOn(of, one.networks, networkOf));
  const letters = LETTERS.map((name) => [name, { ...smart[name], proposals: smart[name].proposals.filter(can) }]);
  return { ...smart, ...Object.fromEntries(letters) };
}

/** What a sentence leaves open, for whoever wrote it. */
export function openIn(read: Read, networkOf: Record<string, string>): string[] {
  const times = read.unclear_times.map((words) => t('smart.unclear_time', { words }));
  const days = read.amount?.per && (read.amount.total === undefined || read.amount.total === null) ? [t('smart.days_wanted', { per: t(`smart.per.${read.amount.per}`) })] : [];
  const unknown = unknownNetworks(read, networkOf);
  const networks = unknown.length ? [t('smart.no_profile', { networks: networksText(unknown) })] : [];
  const figure = read.amount && !read.figure ? [t('smart.no_figure')] : [];
  return [...times, ...days, ...networks, ...figure];
}
