/** Answers: which goals want attention today, in which order? Pure. */

import type { Course, Goal, Part, Progress, ResultProgress } from './queries';

/** What wants attention first stands first. */
const ORDER: Course[] = ['missed', 'off_course', 'at_risk', 'cannot_tell', 'on_course', 'reached', 'not_begun'];

export interface Line {
  part: Part;
  goal: Goal;
  how: Progress;
}

/** Goals of which it is known how far they are: the worst course first, among equals the focus, then the soonest. */
export function inCourse(goals: (Part & { item: { kind: 'goal'; fields: Goal } })[], progress: Progress[]): Line[] {
  const far = new Map(progress.map((one) => [one.goal, one]));
  return goals
    .flatMap((part) => {
      const how = far.get(part.id);
      return how ? [{ part, goal: part.item.fields, how }] : [];
    })
    .sort((a, b) => ORDER.indexOf(a.how.course) - ORDER.indexOf(b.how.course) || Number(b.goal.focus ?? false) - Number(a.goal.focus ?? false) || a.goal.deadline.localeCompare(b.goal.deadline));
}

/** The number by which a goal is told: its only one, or that which will come to least of its way; none where there is none. */
export const weakest = ({ results }: Progress): ResultProgress[] => [...results].sort((a, b) => (a.expected ?? a.score ?? 1) - (b.expected ?? b.score ?? 1)).slice(0, 1);
