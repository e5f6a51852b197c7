/** Answers: which questions does a dashboard ask, all in one request, and which answer belongs to which panel? Pure. */

import type { Schema } from '$lib/api/client';
import { type Panel } from './fit';
import { before, fitting, type Compare, type Range } from './periods';
import type { Dimension } from './series';

export type Told = Schema['Told'];
export type Found = Extract<Told, { kind: 'figure' }>;
export type TopShown = Extract<Told, { kind: 'top' }>['posts'][number];
export type Question = Schema['MeasureQuestion'];

/** Most questions of one request. */
const QUESTIONS_MAX = 24;

export interface Frame {
  brand: string;
  range: Range;
  /** Only these profiles; empty for all. */
  profiles: string[];
  /** With what everything is compared; absent for what each panel says. */
  compare?: Compare | undefined;
}

/** What a panel is told. */
export interface Answer {
  told?: Told | undefined;
  /** Over time, drawn small beside a number. */
  spark?: Found | undefined;
  sparkBy?: Dimension | undefined;
  /** The same of the time it is compared with. */
  past?: Found | undefined;
  pastRange?: Range | undefined;
  /** None of the chosen profiles belongs to it. */
  outside?: boolean;
}

interface Plan {
  /** Places among the questions of the first request. */
  told?: number;
  spark?: number;
  sparkBy?: Dimension;
  /** Place among those of the comparison. */
  past?: number;
  pastRange?: Range;
}

export interface Plans {
  questions: Question[];
  past: Question[];
  panels: Plan[];
}

const topLimit = (panel: Panel) => (panel.width <= 2 ? 5 : 10);

/** The question of a panel; none where no profile is left of it. */
export function question(panel: Panel, { brand, range, profiles }: Frame, by: Dimension[] = panel.by ?? []): Question | undefined {
  const own = panel.profiles ?? [];
  const asked = !profiles.length ? own : !own.length ? profiles : own.filter((one) => profiles.includes(one));
  if (!asked.length && (own.length || profiles.length)) return undefined;
  const common = { brand, figure: panel.figure, whose: panel.whose ?? 'ours', profiles: asked, from: range.from, to: range.to };
  if (panel.chart === 'top') return { kind: 'top', question: { ...common, counting: 'posts' }, limit: topLimit(panel) };
  return { kind: 'figure', ...common, by, counting: panel.counting ?? 'happened' };
}

/** What is compared at all: of two heat maps or two lists of posts nobody reads a difference. */
export const comparable = (panel: Panel) => panel.chart === 'number' || panel.chart === 'table' || panel.chart === 'line' || panel.chart === 'bar';

export function plan(panels: Panel[], frame: Frame): Plans {
  const questions: Question[] = [];
  const past: Question[] = [];
  const plans = panels.map((panel): Plan => {
    const asked = question(panel, frame);
    if (!asked) return {};
    const plan: Plan = { told: questions.push(asked) - 1 };
    const earlier = comparable(panel) ? before(frame.compare ?? panel.compare ?? 'previous', frame.range) : undefined;
    const then = earlier && question(panel, { ...frame, range: earlier });
    if (then) Object.assign(plan, { past: past.push(then) - 1, pastRange: earlier });
    return plan;
  });
  // The small lines come last: where a dashboard is full, there is no room for them.
  panels.forEach((panel, at) => {
    const own = plans[at]!;
    if (panel.chart !== 'number' || own.told === undefined || questions.length >= QUESTIONS_MAX || frame.range.from === frame.range.to) return;
    const by = fitting(frame.range);
    const asked = question(panel, frame, [by]);
    if (asked) Object.assign(own, { spark: questions.push(asked) - 1, sparkBy: by });
  });
  return { questions, past, panels: plans };
}

const figure = (told: Told | undefined): Found | undefined => (told?.kind === 'figure' ? told : undefined);

/** The answers, panel by panel. */
export const told = (plans: Plans, answers: Told[] | undefined, past: Told[] | undefined): Answer[] =>
  plans.panels.map((plan) => ({
    outside: plan.told === undefined,
    told: plan.told === undefined ? undefined : answers?.[plan.told],
    spark: plan.spark === undefined ? undefined : figure(answers?.[plan.spark]),
    sparkBy: plan.sparkBy,
    past: plan.past === undefined ? undefined : figure(past?.[plan.past]),
    // Until something is told of them, these days are not spoken of.
    pastRange: past && plan.pastRange,
  }));

/** What must be alike for an earlier answer to stand in while the next is awaited. */
export const likeness = (questions: Question[]): string =>
  JSON.stringify(questions.map((one) => (one.kind === 'top' ? [one.kind, one.question.figure, one.limit] : [one.kind, one.figure, one.by, one.counting, one.whose])));
