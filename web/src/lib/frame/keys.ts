/** Answers: which keys does the page that is shown understand, beside those of the frame?
 *
 * The frame alone listens: it knows when somebody is typing, a dialog is open or a place is about to be named. */

const own = new Map<string, () => void>();

/** Understands `keys` until what is returned is called: from an effect of the page. */
export function onKeys(keys: Record<string, () => void>): () => void {
  for (const [key, work] of Object.entries(keys)) own.set(key, work);
  return () => {
    for (const [key, work] of Object.entries(keys)) if (own.get(key) === work) own.delete(key);
  };
}

/** Does what the page does for `key`. Tells whether it does anything. */
export function press(key: string): boolean {
  const work = own.get(key);
  work?.();
  return !!work;
}
