/** Answers: how does a panel's table come as a file the server writes, whole and in the reader's words? */

import { api, ask } from '$lib/api/client';
import type { paths } from '$lib/api/schema';
import { attempt } from '$lib/ui/attempt';
import { fileName, saveFile } from '$lib/ui/take';
import { question, type Answer, type Frame } from './asking';
import type { Panel } from './fit';
import { panelTitle, rangeText } from './names';
import { headings } from './table';

type Asked = paths['/api/v1/measure/table']['post']['requestBody']['content']['application/json'];

export async function take(panel: Panel, answer: Answer, frame: Frame, format: 'csv' | 'xlsx'): Promise<void> {
  // Beside a number stands its line: the file says what the line does.
  const by = panel.chart === 'number' && answer.sparkBy ? [answer.sparkBy] : (panel.by ?? []);
  const asked = question(panel, frame, by);
  if (!asked) return;
  // The description mixes up two forms and two panels of the same name, and the types made from it do too.
  const body = { format, question: asked, headings: headings(panel, by) } as unknown as Asked;
  await attempt(async () => {
    const blob = await ask(api.POST('/api/v1/measure/table', { body, parseAs: 'blob' }));
    saveFile(fileName(`${panelTitle(panel)} ${rangeText(frame.range)}`, format), blob as unknown as Blob);
  });
}
