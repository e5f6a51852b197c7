/** Answers: how are series told apart? By colour, and for those who do not see colours by the strokes of their line. */

import { OTHERS } from './series';

const DASHES = ['', '7 3', '2 3', '9 3 2 3', '14 4', '5 2 1 2'];

export const colour = (key: string, at: number): string => (key === OTHERS ? 'var(--chart-rest)' : `var(--chart-${(at % 6) + 1})`);
export const dashes = (key: string, at: number): string => (key === OTHERS ? '1 3' : DASHES[at % 6]!);
