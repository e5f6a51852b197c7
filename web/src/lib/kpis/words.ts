/** Answers: how are numbers, periods and due days of KPIs written, in the reader's language? */

import { shortRange, valueText } from '$lib/measure/names';
import { t } from '$lib/words/index.svelte';
import { dayText } from '$lib/words/time';
import type { Kpi, PeriodValue, ToHold, Unit } from './queries';

/** A value in the unit of a formula. */
export function valueOf(value: number | null | undefined, unit: Unit, { short = false, sign = false } = {}): string {
  if (value === null || value === undefined) return t('measure.missing');
  const said = { short, sign };
  switch (unit.unit) {
    case 'percent':
    case 'seconds':
    case 'count':
      return valueText(value, unit.unit, said);
    case 'per_thousand':
      return t('kpis.with.per_thousand', { value: valueText(value, 'count', said) });
    case 'seconds_each':
      return t('kpis.with.each', { value: valueText(value, 'seconds', said) });
    case 'own':
      return t('kpis.with.own', { value: valueText(value, 'count', said), unit: unit.name });
    case 'own_each':
      return t('kpis.with.own_each', { value: valueText(value, 'count', said), unit: unit.name });
    case 'each_own':
      return t('kpis.with.each_own', { value: valueText(value, 'count', said), unit: unit.name });
    default:
      return valueText(value, 'count', said);
  }
}

/** What a unit is called by itself. */
export const unitName = (unit: Unit): string => ('name' in unit ? t(`kpis.unit.${unit.unit}`, { unit: unit.name }) : t(`kpis.unit.${unit.unit}`));

/** A period by its name: a week by its days, a month, a quarter. */
export function periodName(span: { from: string; to: string }, period: NonNullable<Kpi['period']>, short = false): string {
  if (period === 'week') return short ? dayText(span.from, { day: 'numeric', month: 'short' }) : shortRange({ from: span.from, to: span.to });
  if (period === 'month') return dayText(span.from, short ? { month: 'short', year: '2-digit' } : { month: 'long', year: 'numeric' });
  return t('kpis.quarter_name', { number: Math.floor(Number(span.from.slice(5, 7)) / 3) + 1, year: span.from.slice(0, 4) });
}

export const runs = (value: PeriodValue): boolean => value.days_over < value.days;

/** The period whose value counts: the last that is over and known, else the last that is known. */
export function latest(values: PeriodValue[]): PeriodValue | undefined {
  const known = values.filter((one) => one.value !== null && one.value !== undefined);
  return known.findLast((one) => !runs(one)) ?? known.at(-1);
}

export const longDay = (day: string): string => dayText(day, { day: 'numeric', month: 'long', year: 'numeric' });
export const shortDay = (day: string): string => dayText(day, { day: 'numeric', month: 'short' });

/** When something is due, beside today. */
export function dueText(one: ToHold): string {
  const late = one.days_late;
  if (late === 0) return t('kpis.due_today');
  return late > 0 ? t('kpis.due_late', { count: late }) : t('kpis.due_in', { count: -late });
}

/** What stands next to a value in words: met, missed or still open. */
export const metName = (value: PeriodValue | undefined): string => (!value || value.met === null || value.met === undefined ? t('kpis.met.open') : t(value.met ? 'kpis.met.yes' : 'kpis.met.no'));
