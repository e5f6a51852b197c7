import { expect, test } from 'vitest';
import { fieldsOf, fresh, planned } from './draft';
import type { Plan } from './queries';
import { weeks } from './words';

test('what is typed becomes an experiment', () => {
  const draft = fresh(['kopi'], 'versions');
  draft.name = 'Ajakan';
  draft.a.name = ' Di awal ';
  draft.b.name = 'Di akhir';
  draft.b.hashtag = ' #akhir ';
  const fields = fieldsOf(draft);
  expect(fields.a).toEqual({ name: 'Di awal' });
  expect(fields.b).toEqual({ name: 'Di akhir', rule: { hashtag: '#akhir' } });
  expect([fields.age_hours, fields.worth_percent, fields.profiles]).toEqual([48, 50, ['kopi']]);
  // What was chosen for another kind of comparison stays out of it.
  expect(JSON.stringify(fields)).not.toContain('hour"');
  const times = { ...draft, compared: 'times' as const };
  times.a.weekdays = ['sat'];
  expect(fieldsOf(times).a.rule).toEqual({ from_hour: 6, to_hour: 11, weekdays: ['sat'] });
  expect(fieldsOf(times).b.rule).toEqual({ from_hour: 18, to_hour: 22 });
  expect(fieldsOf({ ...draft, compared: 'formats' }).b.rule).toEqual({ format: 'image' });
});

test('names and rules do not change what it takes', () => {
  const draft = fresh(['kopi']);
  const before = JSON.stringify(planned(draft));
  draft.name = 'Pagi atau malam?';
  draft.a.from = '7';
  expect(JSON.stringify(planned(draft))).toBe(before);
  draft.worth = '20';
  expect(JSON.stringify(planned(draft))).not.toBe(before);
});

test('weeks are whole, and unknown where nothing is posted', () => {
  const plan = (posts_per_week: number) => ({ posts_per_week }) as Plan;
  expect(weeks(plan(10), 24)).toBe(5);
  expect(weeks(plan(100), 1)).toBe(1);
  expect(weeks(plan(0), 24)).toBeUndefined();
});
