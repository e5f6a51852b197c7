/** Answers: how does a file leave the library for the person's own disk? */

import { heading } from '$lib/api/client';
import { offline, ProblemError, type Problem } from '$lib/api/problem';

/** Fetched by hand, since a link's own request cannot say which workspace is meant. */
export async function download(address: string, name: string): Promise<void> {
  const answer = await fetch(address, { headers: heading() }).catch(() => undefined);
  if (!answer) throw new ProblemError(offline(), 0);
  if (!answer.ok) throw new ProblemError((await answer.json()) as Problem, answer.status);
  const url = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
