/** Answers: on what does an answer of the score card rest, in the reader's language? */

import { valueText } from '$lib/measure/names';
import { t } from '$lib/words/index.svelte';
import { number } from '$lib/words/time';
import type { Answer } from './queries';

const has = (value: number | null | undefined): value is number => value !== null && value !== undefined;

/** The facts of an answer as a sentence; for an opinion, why. */
export function factText({ question, source, facts, note }: Answer): string {
  if (source !== 'data') return note;
  const value = facts.value;
  switch (question) {
    case 'serves_goal':
      return has(value) && has(facts.beside) ? t('platforms.fact.serves_goal', { value: valueText(value, 'count'), best: valueText(facts.beside, 'count') }) : '';
    case 'cost_return':
      return has(value) ? t('platforms.fact.cost_return', { value: valueText(value, 'percent', { sign: true }) }) : '';
    case 'active':
      return has(value) && has(facts.beside) ? t('platforms.fact.active', { value: valueText(value, 'percent'), usual: valueText(facts.beside, 'percent'), publisher: facts.publisher ?? '' }) : '';
    case 'room':
      return has(value) ? t('platforms.fact.room', { value: valueText(value, 'count') }) : '';
    case 'competitors': {
      const there = t('platforms.fact.there', { there: number(facts.there ?? 0), all: number(facts.all ?? 0) });
      return has(value) && has(facts.beside) ? t('platforms.fact.there_doing', { there, value: valueText(value, 'percent'), usual: valueText(facts.beside, 'percent') }) : there;
    }
    default:
      return '';
  }
}

/** A score of 0 to 1 as points of a hundred. */
export const points = (score: number | null | undefined): string => (has(score) ? number(Math.round(score * 100)) : t('platforms.no_points'));

/** A weight as it would be, with one digit where it is not whole. */
export const weightText = (weight: number): string => number(Math.round(weight * 10) / 10);
