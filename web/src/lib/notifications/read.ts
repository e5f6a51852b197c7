/** Answers: how does what one was told become read, wherever it is shown? */

import { api, ask } from '$lib/api/client';
import { queries } from '$lib/api/queries';
import { attempt } from '$lib/ui/attempt';

/** Marks these as read, or all there are. */
export async function markRead(ids?: string[]): Promise<void> {
  await attempt(() => ask(api.POST('/api/v1/notifications/read', { body: ids ? { ids } : {} })));
  await queries.invalidateQueries({ queryKey: ['notifications'] });
}
