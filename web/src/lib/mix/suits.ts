/** Answers: how is a pillar best shown, for whom and where? */

import { networkTitle } from '$lib/profiles/names';
import { t, type Key } from '$lib/words/index.svelte';
import { STARTS, type Journey, type Pillar, type Start, type Suit } from './queries';

/** The ways that suit these networks and this stage; without networks or a stage all of them. */
export function suiting(suits: Suit[], networks: string[], journey: Journey | null | undefined): Suit[] {
  return suits.filter((one) => (!one.network || !networks.length || networks.includes(one.network)) && (!one.journey || !journey || one.journey === journey));
}

/** Such as "how-to video (YouTube, Consideration)". */
export function suitText(suit: Suit): string {
  const of = [suit.network ? networkTitle(suit.network) : '', suit.journey ? t(`mix.journey.${suit.journey}`) : '', suit.persona ?? ''].filter(Boolean);
  return of.length ? t('mix.suit', { format: suit.format, of: of.join(', ') }) : suit.format;
}

/** A pillar as the catalogue has it, in the reader's language. */
export function begun(start: Start, target?: number): Pillar {
  const found = STARTS.find((one) => one.start === start);
  return {
    name: t(`mix.start.${start}.name`),
    about: t(`mix.start.${start}.about`),
    target: target ?? found?.target ?? 0,
    starting_point: start,
    suits: (found?.suits ?? []).map((one, at) => ({ ...one, format: t(`mix.start.${start}.format_${at + 1}` as Key), persona: '' })),
  };
}

/** What is left of the whole beside these pillars, in percent. */
export const left = (pillars: Pillar[]): number => Math.max(0, 100 - pillars.reduce((sum, one) => sum + one.target, 0));
