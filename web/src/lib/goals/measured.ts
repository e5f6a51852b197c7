/** Answers: what does a person choose of a measure, and which measure is meant by it? The same for goals and KPIs. Pure. */

import type { Measure } from './queries';

/** A measure while it is chosen. */
export interface DraftMeasure {
  /** `figure:followers`, `website:visits` or `by_hand`. */
  what: string;
  /** Of a figure; none for all of the brand. */
  profiles: string[];
  /** From where people came to the website; empty for anywhere. */
  network: string;
  /** By which campaign they came; empty for any. */
  campaign: string;
  handName: string;
  handUnit: string;
  addsUp: boolean;
}

type Of<F extends Measure['from']> = Extract<Measure, { from: F }>['of'];

export const newMeasure = (what: string, addsUp: boolean): DraftMeasure => ({ what, profiles: [], network: '', campaign: '', handName: '', handUnit: '', addsUp });

/** What is meant, to be chosen anew; `addsUp` stands for what is not told by hand. */
export function chosen(measure: Measure, addsUp: boolean): DraftMeasure {
  if (measure.from === 'figure') return { ...newMeasure(`figure:${measure.of.figure}`, addsUp), profiles: measure.of.profiles ?? [] };
  if (measure.from === 'website') return { ...newMeasure(`website:${measure.of.count}`, addsUp), network: measure.of.network ?? '', campaign: measure.of.campaign ?? '' };
  return { ...newMeasure('by_hand', measure.of.adds_up ?? false), handName: measure.of.name, handUnit: measure.of.unit ?? '' };
}

export function measureOf(one: DraftMeasure): Measure {
  const [from, of] = one.what.split(':');
  if (from === 'figure') return { from: 'figure', of: { figure: of as Of<'figure'>['figure'], profiles: [...one.profiles] } };
  if (from !== 'website') return { from: 'by_hand', of: { name: one.handName, unit: one.handUnit, adds_up: one.addsUp } };
  const campaign = one.campaign.trim();
  return { from: 'website', of: { count: of as Of<'website'>['count'], ...(one.network ? { network: one.network } : {}), ...(campaign ? { campaign } : {}) } };
}
