/** Answers: what do the insight answers look like inside? The API's description says of these parts only that they are objects. */

import type { Schema } from '$lib/api/client';

/** A ratio (1.2 is a fifth more) with its 90 % interval; without ends where nothing can be said of them. */
export interface Ratio {
  ratio: number;
  low: number | null;
  high: number | null;
}

export type Shown = Schema['Shown'];

export interface Evidence {
  code: 'Given' | 'LateWave' | 'EvenPace' | 'AbruptEnd' | 'ReachAboveUsual' | 'EngagementBelowUsual';
  value: number;
  usual: number;
}
export type Promoted = Omit<Schema['PromotedPost'], 'evidence'> & { evidence: Evidence[] };

export type Verdict = 'ClearBest' | 'Probably' | { CantTell: { posts_needed: number } };
export interface Choice {
  key: number | string | null;
  effect: Ratio;
  posts: number;
  chance: number;
}
export interface Ranking {
  options: Choice[];
  best: number | string | null;
  verdict: Verdict;
}
export const FACTORS = ['hour_of_week', 'hour_of_day', 'weekday', 'format', 'length', 'hashtag'] as const;
export type Factor = (typeof FACTORS)[number];
export interface Cadence {
  posts_per_week: number;
  typical: number;
  per_post: Ratio;
  per_week: Ratio;
  posts: number;
}
export interface Best {
  posts: number;
  factors: Record<Factor, Ranking>;
  cadence: Cadence[];
}

export type Uncertain = 'CohortTooSmall' | 'NoYear' | 'TooWide' | 'TooFewWeeks';
export type Whose = 'Season' | 'Everybody' | 'Own' | 'Nobody' | { CantTell: { why: Uncertain } };
export type OwnCause = 'Frequency' | 'Targeting' | 'Quality' | 'Mix' | 'PerPost';
export type Cause = 'Season' | 'Everybody' | OwnCause | 'Nothing' | { CantTell: { why: Uncertain } };
export interface Share {
  of: { Post: number } | { Hours: number } | { Format: string } | { Audience: number };
  /** Of all interactions per week before. */
  change: number;
}
export interface Why {
  /** Before from and to, after from and to; the second of each is the day after. */
  weeks: [string, string, string, string];
  change: { total: Ratio; season: Ratio | null; everybody: Ratio | null; outside: Ratio | null; own: Ratio | null; competitors: number; whose: Whose };
  diagnosis: { total: Ratio; parts: { cause: Cause; ratio: Ratio }[]; cause: Cause; shares: Share[] };
  posts: Shown[];
}

/** Published figures beside a brand's own. */
export type Benchmark = Schema['Benchmark'];
export type Beside = Schema['Beside'];
export type Benchmarks = Schema['Benchmarks'];
