/** Answers: where does a popup stand that belongs to something on the page? Below it, or above it where there is no room; never
 * out of the window. */

/** Puts `box`, which must be shown already, beside `by`: their left edges in line, or with `end` their right ones. */
export function place(box: HTMLElement, by: Element, align: 'start' | 'end' = 'start'): void {
  const at = by.getBoundingClientRect();
  const own = box.getBoundingClientRect();
  const left = align === 'end' ? at.right - own.width : at.left;
  const below = at.bottom + 4 + own.height <= innerHeight;
  box.style.left = `${Math.max(8, Math.min(left, innerWidth - own.width - 8))}px`;
  box.style.top = `${below ? at.bottom + 4 : Math.max(8, at.top - 4 - own.height)}px`;
}
