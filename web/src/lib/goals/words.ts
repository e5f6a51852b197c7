/** Answers: what are the measures, values and times of goals called, in the reader's language? */

import { figureName, valueText } from '$lib/measure/names';
import { networkTitle } from '$lib/profiles/names';
import { t } from '$lib/words/index.svelte';
import { number } from '$lib/words/time';
import type { KeyResult, Measure, ResultProgress } from './queries';

export type Unit = ResultProgress['unit'];

/** What is counted, and for whom it is counted only; `called` is another name of what is counted. */
export function measureName(measure: Measure, called?: string): string {
  if (measure.from === 'figure') return called ?? figureName(measure.of.figure);
  if (measure.from === 'by_hand') return measure.of.name;
  const { count, network, campaign } = measure.of;
  const visits = called ?? t(`goals.website.${count}`);
  if (network && campaign) return t('goals.website_from_by', { count: visits, network: networkTitle(network), campaign });
  if (network) return t('goals.website_from', { count: visits, network: networkTitle(network) });
  return campaign ? t('goals.website_by', { count: visits, campaign }) : visits;
}

/** A value in the unit of its measure; what is measured by hand carries its own. */
export function inUnit(value: number, unit: Unit, { short = false, sign = false } = {}): string {
  if (unit.unit === 'figure') return valueText(value, unit.name, { short, sign });
  const text = valueText(value, 'count', { short, sign });
  return unit.name ? t('goals.with_unit', { value: text, unit: unit.name }) : text;
}

/** What a key result is called: its own name, else what it measures. */
export const resultName = (result: KeyResult): string => result.name || measureName(result.measure);

/** A score from 0 to 1, as it is told: two digits after the comma. */
export const scoreText = (score: number): string => number(Math.round(score * 100) / 100);

/** How much of the way is gone, in whole percent. */
export const shareText = (share: number): string => `${number(Math.round(share * 100))}%`;

const has = (value: number | null | undefined): value is number => value !== undefined && value !== null;

/** In one sentence: where it is, what it takes a week, what comes. `named` says of which number. */
export function whyText(result: KeyResult, of: ResultProgress, named: boolean): string {
  const name = named ? t('goals.why_named', { name: resultName(result) }) : '';
  if (!has(of.now)) return `${name}${t('goals.nothing_known')}`;
  const values = { now: inUnit(of.now, of.unit), target: inUnit(result.target, of.unit) };
  const chance = has(of.chance) ? ` ${t('goals.why_chance', { chance: shareText(of.chance) })}` : '';
  if (of.nature === 'rate' || !has(of.needed)) return `${name}${t('goals.why_now', values)}${chance}`;
  const needed = inUnit(of.needed, of.unit);
  if (has(of.lately)) return `${name}${t('goals.why_pace', { ...values, needed, lately: inUnit(of.lately, of.unit) })}${chance}`;
  return `${name}${t('goals.why_needed', { ...values, needed })}${chance}`;
}
