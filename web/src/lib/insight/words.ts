/** Answers: how are effects, verdicts and causes said, in the reader's language? */

import { keyName } from '$lib/measure/names';
import { known, language, t } from '$lib/words/index.svelte';
import { number, percent, signed, wallClock } from '$lib/words/time';
import type { Cadence, Cause, Choice, Evidence, Factor, Ratio, Uncertain, Verdict, Whose } from './types';

/** Beyond this an effect is told as times, not in per cent. */
const TIMES = 6;

const decimal = (value: number, digits = 1) => new Intl.NumberFormat(language(), { maximumFractionDigits: digits }).format(value);

/** A part of a whole, `0.043` as `4.3%`. */
export const shareText = (value: number): string =>
  new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: value !== 0 && Math.abs(value) < 0.1 ? 1 : 0 }).format(value);

/** A chance; what is never certain is not told as if it were. */
export const chanceText = (value: number): string => (value > 0.99 ? t('insight.over', { value: shareText(0.99) }) : shareText(value));

export const ratioText = (ratio: number): string => (ratio >= TIMES ? t('insight.times', { value: decimal(ratio) }) : percent(ratio - 1));

/** Whether both ends of an interval are known, and tell something. */
export const bounded = (ratio: Ratio): ratio is { ratio: number; low: number; high: number } => ratio.low != null && ratio.high != null && ratio.low > 0 && ratio.high < 1e6;

/** An effect with its interval: `+20% (−5 … +52%)`. */
export function effectText(effect: Ratio): string {
  if (!bounded(effect)) return t('insight.effect_open', { value: ratioText(effect.ratio) });
  // Without the sign of per cent only where the other end has it too.
  const low = effect.high >= TIMES ? ratioText(effect.low) : signed(Math.round((effect.low - 1) * 100));
  return t('insight.effect', { value: ratioText(effect.ratio), low, high: ratioText(effect.high) });
}

/** Two digits are as many as such a number has. */
export function about(count: number): string {
  const size = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 1);
  return number(Math.ceil(count / size) * size);
}

const LENGTHS = [0, 1, 71, 201, 501, 1501];
const CADENCES = [1, 2, 3, 5, 8, 15];

/** From one bound to the one below the next. */
function band(bounds: number[], from: number): [number, number | undefined] {
  const next = bounds[bounds.indexOf(from) + 1];
  return [from, next === undefined ? undefined : next - 1];
}

/** What an option of a factor is called. */
export function optionName(factor: Factor, key: Choice['key'], short = false): string {
  const count = Number(key);
  const day = (at: number) => keyName('weekday', String(at), {}, short);
  const hour = (at: number) => wallClock(`${String(at).padStart(2, '0')}:00`);
  switch (factor) {
    case 'hour_of_week':
      return t('insight.day_hour', { day: day(Math.floor(count / 24)), hour: hour(count % 24) });
    case 'hour_of_day':
      return hour(count);
    case 'weekday':
      return day(count);
    case 'length': {
      const [from, to] = band(LENGTHS, count);
      if (from === 0) return t('measure.length_none');
      return to === undefined ? t('measure.length_over', { count: number(from - 1) }) : t('measure.length_to', { from: number(from), to: number(to) });
    }
    default:
      return keyName(factor, String(key ?? ''), {});
  }
}

export function cadenceName({ posts_per_week }: Pick<Cadence, 'posts_per_week'>): string {
  const [from, to] = band(CADENCES, posts_per_week);
  if (to === undefined) return t('insight.cadence_over', { from: number(from) });
  return from === to ? t('insight.cadence_one', { count: from }) : t('insight.cadence_band', { from: number(from), to: number(to) });
}

/** Three hours of the day from `first` on. */
export const hoursName = (first: number): string => t('insight.hours', { from: wallClock(`${String(first).padStart(2, '0')}:00`), to: wallClock(`${String((first + 3) % 24).padStart(2, '0')}:00`) });

export const formatName = (format: string): string => keyName('format', format, {});

export const sureness = (verdict: Verdict): 'clear' | 'probably' | 'open' => (verdict === 'ClearBest' ? 'clear' : verdict === 'Probably' ? 'probably' : 'open');

export function evidenceText({ code, value, usual }: Evidence): string {
  switch (code) {
    case 'Given':
      return t('insight.evidence_given', { value: shareText(value) });
    case 'LateWave':
      return t('insight.evidence_late', { value: shareText(value), usual: shareText(usual) });
    case 'EvenPace':
      return t('insight.evidence_even', { hours: Math.round(value), usual: shareText(usual) });
    case 'AbruptEnd':
      return t('insight.evidence_abrupt', { value: decimal(value) });
    case 'ReachAboveUsual':
      return t('insight.evidence_reach', { value: number(Math.round(value)), usual: number(Math.round(usual)) });
    case 'EngagementBelowUsual':
      return t('insight.evidence_rate', { value: shareText(value), usual: shareText(usual) });
  }
}

export const reason = (what: Whose | Cause): Uncertain | undefined => (typeof what === 'object' ? what.CantTell.why : undefined);

export const causeName = (cause: Cause): string => t(`insight.cause.${typeof cause === 'object' ? 'CantTell' : cause}`);

/** Codes of published figures, where there are words for them. */
export const industryName = (code: string): string => {
  const word = `insight.industry.${code}`;
  return known(word) ? t(word) : code;
};
export const perName = (denominator: string): string => {
  const word = `insight.per.${denominator}`;
  return known(word) ? t(word) : denominator;
};
export const figure = decimal;
