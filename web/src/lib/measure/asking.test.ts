import { expect, test } from 'vitest';
import { plan, told, type Found } from './asking';
import { charts, dimensions, fresh, GROUPS, mended, type Panel } from './fit';

const frame = { brand: 'b', range: { from: '2026-03-01', to: '2026-03-28' }, profiles: [] };
const found = (total: number): Found => ({ kind: 'figure', unit: 'count', rows: [], total, of: 1, profiles: 1, silent: 0, cut_off: false });

test('a dashboard asks everything at once, and at most 24 questions', () => {
  const panels: Panel[] = [fresh(), { ...fresh(), chart: 'heat', figure: 'interactions_per_post', by: ['weekday', 'hour'], counting: 'posts' }];
  const plans = plan(panels, frame);
  expect(plans.questions).toHaveLength(3);
  expect(plans.past).toHaveLength(1);
  const answers = told(plans, [found(1), found(2), found(3)], [found(4)]);
  expect([answers[0]?.spark?.total, answers[0]?.past?.total, answers[1]?.spark]).toEqual([3, 4, undefined]);
  expect(answers[0]?.pastRange).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  expect(told(plans, [found(1), found(2), found(3)], undefined)[0]?.pastRange, 'nothing is said of days that are still asked about').toBeUndefined();
  expect(plan(Array.from({ length: 24 }, fresh), frame).questions).toHaveLength(24);
  expect(plan(panels, { ...frame, compare: 'none' }).past).toEqual([]);
});

test('a filter takes away, and never adds', () => {
  const own = { ...fresh(), profiles: ['x', 'y'] };
  const asked = (panel: Panel, profiles: string[]) => {
    const [first] = plan([panel], { ...frame, profiles }).questions;
    return first?.kind === 'figure' ? first.profiles : undefined;
  };
  expect(asked(own, ['y', 'z'])).toEqual(['y']);
  expect(asked(own, ['z'])).toBeUndefined();
  expect(asked(fresh(), ['z'])).toEqual(['z']);
});

test('whatever is chosen anew in a panel, there is an answer to it', () => {
  for (const figure of Object.values(GROUPS).flat()) {
    for (const chart of ['number', 'line', 'bar', 'heat', 'table', 'top'] as const) {
      const made = mended({ ...fresh(), figure, chart, by: ['hashtag', 'day'] });
      expect(charts(figure)).toContain(made.chart);
      for (const one of made.by ?? []) expect(dimensions(figure, made.counting!)).toContain(one);
    }
  }
  expect(mended({ ...fresh(), chart: 'heat', figure: 'followers' }).chart).toBe('number');
  expect(mended({ ...fresh(), chart: 'heat' })).toMatchObject({ counting: 'posts', by: ['weekday', 'hour'] });
  expect(mended({ ...fresh(), chart: 'line' }).by).toEqual(['day']);
  expect(mended({ ...fresh(), figure: 'share_of_voice', counting: 'posts' }).counting).toBe('happened');
});
