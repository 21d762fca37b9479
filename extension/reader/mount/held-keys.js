/**
 * Keys that are down when the view closes: they were meant for it, so the page sees neither what the keyboard repeats of
 * them nor how they come up. A field that has its focus again would otherwise send its form for an Enter that is held.
 */

/** Milliseconds without a word of the keys, after which they came up where nobody heard it. */
const KEY_RELEASE = 3_000;

/**
 * What is printed by no key in particular, as on a phone, has no code.
 * @param {KeyboardEvent} event
 */
const nameOf = ({ code, key }) => code || key;

/**
 * @param {AbortSignal} signal aborted when the view closes
 * @returns {(event: Event) => void} to be told of every key that goes down or up until then
 */
export function watchHeldKeys(signal) {
  /** @type {Set<string>} */
  const down = new Set();
  // What is let go of in another window is not heard of here.
  window.addEventListener(
    'blur',
    ({ isTrusted, target }) => isTrusted && target === window && down.clear(),
    { signal },
  );
  signal.addEventListener('abort', () => down.size > 0 && keepFromPage(down), { once: true });
  return (event) => {
    if (!(event instanceof KeyboardEvent)) return;
    if (event.type === 'keydown') down.add(nameOf(event));
    else if (event.type === 'keyup') down.delete(nameOf(event));
  };
}

/** @param {Set<string>} held */
function keepFromPage(held) {
  const released = new AbortController();
  const { signal } = released;
  const end = () => released.abort();
  let timer = setTimeout(end, KEY_RELEASE);
  /** @param {KeyboardEvent} event */
  const keep = (event) => {
    const name = nameOf(event);
    if (!event.isTrusted || !held.has(name)) return;
    // One that goes down anew has come up meanwhile.
    const isNew = event.type === 'keydown' && !event.repeat;
    if (isNew || event.type === 'keyup') held.delete(name);
    if (!isNew) {
      event.stopImmediatePropagation();
      event.preventDefault();
    }
    clearTimeout(timer);
    if (held.size === 0) end();
    else timer = setTimeout(end, KEY_RELEASE);
  };
  for (const type of /** @type {const} */ (['keydown', 'keypress', 'keyup']))
    window.addEventListener(type, keep, { capture: true, signal });
}
