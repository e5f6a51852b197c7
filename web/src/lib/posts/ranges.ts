/** Answers: which stretch of time does a screen ask for? Whole days, so that two screens that need the same get the same
 * kept answer. A day more on either side, because the brand's day begins elsewhere than that of UTC. */

import { addDays, type Day } from '$lib/words/time';

export const range = (first: Day, last: Day): [string, string] => [`${addDays(first, -1)}T00:00:00Z`, `${addDays(last, 2)}T00:00:00Z`];
