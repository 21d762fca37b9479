/**
 * The way the article runs and scrolls: down, or in vertical writing from right to left. Whoever scrolls it or asks where
 * something stands asks here, in pixels from where the article begins.
 */

/**
 * @typedef {object} Axis
 * @property {boolean} isSideways
 * @property {number} size of what is seen of the article
 * @property {number} length of what is not seen of it
 * @property {number} position how far it is scrolled
 * @property {(rect: DOMRect) => number} start where something begins, from the edge of what is seen
 * @property {(rect: DOMRect) => number} end where something ends, from the same edge
 * @property {(position: number, behavior?: ScrollBehavior) => void} scrollTo
 * @property {(distance: number, behavior?: ScrollBehavior) => void} scrollBy
 */

/**
 * Whether a language is also written in lines that go down, from right to left: Japanese, and Chinese in its traditional
 * characters.
 * @param {string | undefined} lang
 */
export function runsVertically(lang) {
  const { language, script } = maximized(lang);
  return language === 'ja' || (script === 'Hant' && (language === 'zh' || language === 'yue'));
}

/** @param {string | undefined} lang */
function maximized(lang) {
  try {
    return new Intl.Locale(lang ?? '').maximize();
  } catch {
    return { language: '', script: '' };
  }
}

/**
 * How what moves by itself moves: at once, for those who asked their system for less motion.
 * @returns {ScrollBehavior}
 */
export function ownMotion() {
  return matchMedia('(prefers-reduced-motion: no-preference)').matches ? 'smooth' : 'instant';
}

/**
 * @param {HTMLElement} main what scrolls
 * @returns {Axis}
 */
export function axisOf(main) {
  const frame = main.getBoundingClientRect();
  const { scrollLeft, scrollTop, clientWidth, clientHeight, scrollWidth, scrollHeight } = main;
  if (main.dataset.writing === 'vertical') {
    return {
      isSideways: true,
      size: clientWidth,
      length: scrollWidth - clientWidth,
      // Where lines go from right to left the scroll begins at the right, and counts below 0.
      position: -scrollLeft,
      start: ({ right }) => frame.right - right,
      end: ({ left }) => frame.right - left,
      scrollTo: (position, behavior = 'instant') => main.scrollTo({ left: -position, behavior }),
      scrollBy: (distance, behavior = 'instant') => main.scrollBy({ left: -distance, behavior }),
    };
  }
  return {
    isSideways: false,
    size: clientHeight,
    length: scrollHeight - clientHeight,
    position: scrollTop,
    start: ({ top }) => top - frame.top,
    end: ({ bottom }) => bottom - frame.top,
    scrollTo: (position, behavior = 'instant') => main.scrollTo({ top: position, behavior }),
    scrollBy: (distance, behavior = 'instant') => main.scrollBy({ top: distance, behavior }),
  };
}
