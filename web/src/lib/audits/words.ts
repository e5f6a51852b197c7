/** Answers: what does an audit say, in the reader's language? Every sentence comes from a code and its numbers. */

import { formatName, ratioText } from '$lib/insight/words';
import { rangeText, valueText } from '$lib/measure/names';
import { networkTitle } from '$lib/profiles/names';
import { known, language, t } from '$lib/words/index.svelte';
import { moneyText } from '$lib/words/money';
import { dayText, number } from '$lib/words/time';
import type { Schema } from '$lib/api/client';
import type { Audited, Detail, Finding, Measured, Profile, Reason, Verdict } from './queries';

const decimal = (value: number) => new Intl.NumberFormat(language(), { maximumFractionDigits: 1 }).format(value);
const percent = (value: number) => valueText(Math.round(value * 10) / 10, 'percent');
const signed = (value: number) => valueText(Math.round(value), 'percent', { sign: true });
const list = (names: string[]) => new Intl.ListFormat(language()).format(names);

export const spanText = (span: Schema['AuditSpan']): string => rangeText({ from: span.from, to: span.to });
export const beforeText = (span: Schema['AuditSpan']): string => rangeText({ from: span.before_from, to: span.before_to });

/** What a profile is called; two of one name are told apart by their network. */
export const profileName = (profile: Pick<Profile, 'handle' | 'name' | 'said'>): string => `${profile.handle || profile.name} · ${networkTitle(profile.said.network ?? '')}`;

/** What must be known of a profile to name it. */
export type Named = Pick<Audited, 'id' | 'handle' | 'name' | 'said'>;

/** The verdict that holds: that of people where they gave one. */
export function holds(audit: Detail, profile: Audited): Verdict | undefined {
  return audit.overruled.find((one) => one.profile === profile.id)?.verdict ?? profile.judged.verdict ?? undefined;
}

export const coveragePercent = ({ told, of }: Schema['AuditCoverage']): number => (of ? Math.round((told / of) * 100) : 0);

/** A network's name and a handle out of `mastodon/handle`. */
export function lookAlikeOf(finding: Finding): { network: string; handle: string } {
  const [network = '', ...handle] = (finding.about ?? '').split('/');
  return { network, handle: handle.join('/') };
}

/** The sentence of a finding. */
export function findingText(finding: Finding, profiles: Named[]): string {
  const of = finding.profiles.map((id) => profiles.find((one) => one.id === id)).filter((one) => !!one);
  const p = finding.params;
  const name = list(of.map(profileName));
  const network = networkTitle(of[0]?.said.network ?? '');
  const about = finding.about ?? '';
  const at = (key: string) => p[key] ?? 0;
  switch (finding.code) {
    case 'format_works':
    case 'format_weak':
      return t(`audits.finding.${finding.code}`, { name, format: formatName(about), percent: signed(at('percent')), count: at('posts') });
    case 'rate_rose':
      return t('audits.finding.rate_rose', { name, percent: signed(at('percent')), before: percent(at('before')), rate: percent(at('rate')) });
    case 'rate_above_others':
    case 'rate_below_others':
      return t(`audits.finding.${finding.code}`, { name, rate: percent(at('rate')), others: percent(at('others')), whose: t(about === 'published' ? 'audits.whose_published' : 'audits.whose_competitors') });
    case 'followers_fell': {
      const lost = t('audits.finding.followers_fell', { name, percent: valueText(Math.round(Math.abs(at('percent')) * 10) / 10, 'percent'), followers: number(at('followers')) });
      const beside = `audits.lost.${about}`;
      return known(beside) ? `${lost} ${t(beside)}` : lost;
    }
    case 'audience_grew':
      return t(`audits.finding.${finding.code}`, { name, percent: valueText(Math.round(Math.abs(at('percent')) * 10) / 10, 'percent'), followers: number(at('followers')) });
    case 'effort_pays':
    case 'effort_little_back':
      return t(`audits.finding.${finding.code}`, { name, posts: percent(at('posts_percent')), interactions: percent(at('interactions_percent')), hours: decimal(at('hours')) });
    case 'cost_little_back':
      return t('audits.finding.cost_little_back', { network, cost: moneyText(at('cost'), about), gain: moneyText(at('gain'), about) });
    case 'brings_results':
      return t('audits.finding.brings_results', { network: networkTitle(about), visits: at('visits'), results: at('results') });
    case 'silent':
      return t('audits.finding.silent', { name, count: at('before') });
    case 'look_alike': {
      const found = lookAlikeOf(finding);
      return t('audits.finding.look_alike', { handle: `@${found.handle}`, network: networkTitle(found.network) });
    }
    case 'not_managed':
    case 'no_owner':
    case 'no_purpose':
      return t(`audits.finding.${finding.code}`, { name, count: at('count') });
    default:
      return t(`audits.finding.${finding.code}`, { name, percent: percent(Math.round(at('percent'))) });
  }
}

/** What a reason of a verdict says. */
export function reasonText({ code, params }: Reason): string {
  const at = (key: string) => params[key] ?? 0;
  return t(`audits.reason.${code}`, {
    posts: percent(at('posts_percent')),
    interactions: percent(at('interactions_percent')),
    percent: percent(at('percent')),
    rate: percent(at('rate')),
    others: percent(at('others')),
    count: at('posts'),
    needed: at('needed'),
    before: at('before'),
    results: at('results'),
  });
}

/** A number on which something rests, with that of the time before. */
export function restText({ of, value, before }: Schema['AuditNumber'], finding: Finding): string {
  const write = (one: number) =>
    of === 'rate' || of === 'rate_of_others' ? percent(one) : of === 'cost' || of === 'gain' ? moneyText(one, finding.about ?? '') : of === 'hours' ? t('audits.hours', { count: decimal(one) }) : number(Math.round(one));
  const name = t(`audits.number.${of}`);
  if (value == null) return t('audits.rest_unknown', { name });
  return before == null ? t('audits.rest', { name, value: write(value) }) : t('audits.rest_before', { name, value: write(value), before: write(before) });
}

/** What a cause did, with its interval. */
export const causeText = (part: Schema['AuditCausePart']): string => t('audits.cause', { cause: t(`insight.cause.${part.cause as 'Quality'}`), value: ratioText(part.ratio), low: ratioText(part.low), high: ratioText(part.high) });

const WEBSITE = ['clicks', 'leads', 'downloads', 'signups', 'purchases'] as const;

/** What one part of a measure is called. */
export function partName(measured: Measured, key: string): string {
  if (measured.measure === 'engagement_rate') return dayText(key, { month: 'short', year: 'numeric' });
  if (measured.measure === 'best_format') return formatName(key);
  if (measured.measure === 'traffic') return t(`audits.traffic.${WEBSITE.find((one) => one === key) ?? 'clicks'}`);
  return key.slice(key.indexOf('/') + 1);
}

/** The value of a measure, as it is written; `undefined` where it is told by parts or posts alone. */
export function measuredText(measured: Measured): string | undefined {
  if (measured.measure === 'best_format') {
    if (!measured.best || measured.sure === 'open') return t('audits.format_open');
    return t(measured.sure === 'clear' ? 'audits.format_clear' : 'audits.format_probable', { format: formatName(measured.best) });
  }
  if (measured.value == null) return undefined;
  if (measured.measure === 'posting_frequency') return t('audits.per_week', { count: decimal(measured.value) });
  return measured.unit === 'percent' ? percent(measured.value) : valueText(Math.round(measured.value), measured.unit);
}

/** How a value stands to the one of the time before; `undefined` where that is not known. */
export function changeText(measured: Measured): string | undefined {
  const { value, before } = measured;
  if (value == null || before == null) return undefined;
  if (!before) return value ? t('audits.from_none') : t('audits.unchanged');
  const change = (value / before - 1) * 100;
  if (Math.abs(change) < 0.5) return t('audits.unchanged');
  return signed(change);
}

/** On what a measure rests. */
export function restsOn(measured: Measured): string {
  switch (measured.measure) {
    case 'follower_growth':
    case 'engagement':
      return t('audits.rests_counts', { count: measured.of });
    case 'traffic':
      return measured.shared_by ? t('audits.rests_network', { count: measured.shared_by }) : t('audits.rests_website');
    case 'demographics':
    case 'interests':
      return t('audits.rests_file');
    default:
      return t('audits.rests_posts', { count: measured.of });
  }
}

/** A value of a measure in a comparison of two audits. */
export function differenceText(measure: Measured['measure'], value: number | null | undefined, unit: Measured['unit']): string {
  if (value == null) return t('measure.missing');
  if (measure === 'posting_frequency') return t('audits.per_week', { count: decimal(value) });
  return unit === 'percent' ? percent(value) : valueText(Math.round(value), unit);
}
