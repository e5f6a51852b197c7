/** Answers: what can be shown of which figure? As the server holds it (`analytics/measure`), so that nobody composes a panel that
 * has no answer. Pure. */

import type { Schema } from '$lib/api/client';
import type { Dimension } from './series';

export type Figure = Schema['Question']['figure'];
export type Chart = Schema['Chart'];
export type Panel = Schema['Dashboard']['panels'][number];
export type Counting = Schema['Counting'];

/** Figures in the groups in which they are chosen. */
export const GROUPS = {
  posts: ['posts', 'interactions', 'interactions_per_post', 'reactions', 'reposts', 'replies', 'quotes', 'saves'],
  seen: ['impressions', 'reach', 'views', 'watch_seconds', 'clicks', 'link_clicks', 'frequency', 'paid_share'],
  rates: ['engagement_rate_followers', 'engagement_rate_reach', 'engagement_rate_impressions', 'interactions_per_thousand', 'reach_percent'],
  audience: ['followers', 'followers_gained', 'audience_growth', 'profile_visits'],
  market: ['share_of_voice'],
} as const satisfies Record<string, readonly Figure[]>;

const OF_PROFILE: readonly Figure[] = GROUPS.audience;
const OVER_TIME: readonly Dimension[] = ['day', 'week', 'month', 'network', 'profile'];
const OF_POSTS: readonly Dimension[] = [...OVER_TIME, 'format', 'campaign', 'hashtag', 'weekday', 'hour', 'length', 'reply'];
/** Their values may be added up; those of the others are levels, quotients or shares. */
const ADDS: readonly Figure[] = ['posts', 'interactions', 'reactions', 'reposts', 'replies', 'quotes', 'saves', 'clicks', 'link_clicks', 'views', 'impressions', 'watch_seconds', 'followers', 'followers_gained', 'profile_visits'];
/** More of them is neither good nor bad. */
const NEUTRAL: readonly Figure[] = ['posts', 'frequency', 'paid_share'];

export const ofProfile = (figure: Figure): boolean => OF_PROFILE.includes(figure);
export const adds = (figure: Figure): boolean => ADDS.includes(figure);
export const isNeutral = (figure: Figure): boolean => NEUTRAL.includes(figure);
/** A level, such as followers: it stands somewhere instead of happening. */
export const isLevel = (figure: Figure): boolean => figure === 'followers';

/** Whether the figure can be counted by what came of the posts of the time. A share of all is told over time only. */
export const mayCountPosts = (figure: Figure): boolean => !ofProfile(figure) && figure !== 'share_of_voice';
export const byPosts = (panel: Pick<Panel, 'figure' | 'counting' | 'chart'>): boolean => (panel.chart === 'top' || panel.counting === 'posts') && !ofProfile(panel.figure);

export const dimensions = (figure: Figure, counting: Counting): readonly Dimension[] => (counting === 'posts' && mayCountPosts(figure) ? OF_POSTS : OVER_TIME);

export function charts(figure: Figure): Chart[] {
  const all: Chart[] = ['number', 'line', 'bar', 'table'];
  if (mayCountPosts(figure)) all.push('heat');
  if (mayCountPosts(figure) && figure !== 'posts') all.push('top');
  return all;
}

/** How many cuts a chart has, at least and at most. */
export const cuts = (chart: Chart): [number, number] =>
  chart === 'number' || chart === 'top' ? [0, 0] : chart === 'heat' ? [2, 2] : chart === 'table' ? [1, 3] : [1, 2];

/** What a panel becomes after something of it was chosen anew: the nearest one that has an answer. */
export function mended(panel: Panel): Panel {
  const chart = charts(panel.figure).includes(panel.chart) ? panel.chart : 'number';
  // Only of posts is it known on which day of the week they appeared.
  const counting: Counting = mayCountPosts(panel.figure) && (chart === 'heat' || chart === 'top' || panel.counting === 'posts') ? 'posts' : 'happened';
  const [least, most] = cuts(chart);
  const may = dimensions(panel.figure, counting);
  const by = [...new Set(panel.by ?? [])].filter((one) => may.includes(one)).slice(0, most);
  const wanted: Dimension[] = chart === 'heat' ? ['weekday', 'hour'] : chart === 'line' ? ['day', 'network'] : ['network', 'day', 'week'];
  for (const one of wanted) if (by.length < least && !by.includes(one) && may.includes(one)) by.push(one);
  if (chart === 'line' && !by.some((one) => one === 'day' || one === 'week' || one === 'month')) by.splice(0, by.length, 'day', ...by.slice(0, 1));
  return { ...panel, chart, counting, by };
}

/** A panel to begin with. */
export const fresh = (): Panel => ({ title: '', chart: 'number', figure: 'interactions', by: [], counting: 'happened', whose: 'ours', profiles: [], compare: 'previous', width: 1 });
