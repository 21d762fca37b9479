/**
 * Begins something large once its place is in sight and stays there. A page that glides past it on its way to another part
 * does not begin it: what would grow on the way would push away what one was led to.
 */

/** Milliseconds that the page stands still. */
const REST = 160;

/**
 * @param {HTMLElement} place
 * @param {() => unknown} begin called once
 * @returns {() => void} for each time that the place comes into sight
 */
export function onceSeen(place, begin) {
  let isBegun = false;
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  const look = (/** @type {number} */ before) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const { top, bottom } = place.getBoundingClientRect();
      if (isBegun || bottom < 0 || top > innerHeight) return;
      if (scrollY !== before) look(scrollY);
      else {
        isBegun = true;
        begin();
      }
    }, REST);
  };
  return () => {
    if (!isBegun) look(scrollY);
  };
}
