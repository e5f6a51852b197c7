/** Answers: which round numbers stand beside an axis, and which of many names below it? Pure. */

/** Round numbers from at most `low` to at least `high`: about `count` steps of 1, 2, 2.5 or 5 times a power of ten. */
export function ticks(low: number, high: number, count = 4): number[] {
  if (!(high > low)) [low, high] = low === 0 ? [0, 1] : [Math.min(0, low), Math.max(0, high)];
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => one >= rough * 0.999) ?? power * 10;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  // Multiplied, not added up, so that 0.1 three times is 0.3.
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
}

/** The axis of a line: a level far from zero is not flattened by it, everything else begins at zero. */
export function axis(values: number[], level: boolean): number[] {
  if (!values.length) return [0, 1];
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (level && low > 0 && high - low < high * 0.5) {
    const room = high === low ? Math.max(1, high * 0.05) : (high - low) * 0.1;
    return ticks(low - room, high + room);
  }
  return ticks(Math.min(0, low), Math.max(0, high));
}

/** Which of `length` places carry their name, when at most `most` fit: evenly spaced, the first always. */
export function named(length: number, most: number): number[] {
  if (length <= 0) return [];
  const step = Math.max(1, Math.ceil(length / Math.max(1, most)));
  return Array.from({ length: Math.ceil(length / step) }, (_, at) => at * step);
}
