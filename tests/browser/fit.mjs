// Whether all that is shown fits: nothing cut off, nothing out of reach, nothing too small to be hit.

/** @typedef {import('./drivers/index.mjs').Tab} Tab */

/** The least side of what can be pressed (WCAG 2.2, 2.5.8), in CSS pixels. */
const LEAST = 24;

/**
 * What is wrong with what is shown now, in lines.
 * @param {Tab} tab
 * @param {number} least the least side of what can be pressed
 * @returns {Promise<string[]>}
 */
export const faultsOf = (tab, least = LEAST) =>
  tab.shadow((root, least) => {
    /** @type {string[]} */
    const found = [];
    const call = (/** @type {Element} */ one) => {
      const name = one.getAttribute('aria-label') || one.textContent?.trim();
      return `${one.tagName.toLowerCase()}.${one.className} "${name?.slice(0, 40)}"`;
    };
    const shown = (/** @type {string} */ which) =>
      [...root.querySelectorAll(which)].filter((one) =>
        one.checkVisibility({ visibilityProperty: true }),
      );
    const scrollers =
      '.view, main, article, .panel, .panel-list, .bar, .keys, .note-card, .card, .lightbox, .speech';
    for (const one of shown(scrollers)) {
      if (one.scrollWidth > one.clientWidth) {
        found.push(`${call(one)} scrolls sideways: ${one.scrollWidth} in ${one.clientWidth}`);
      }
      const { left, right, top, bottom } = one.getBoundingClientRect();
      const isOut = left < -1 || right > innerWidth + 1;
      const isAbove = !one.matches('article') && (top < -1 || bottom > innerHeight + 1);
      if (isOut || isAbove)
        found.push(`${call(one)} leaves the window: ${[left, top, right, bottom]}`);
    }
    // What is open above all else is all that can be pressed; scrolling below it would close it.
    const [layer] = shown('.view [aria-modal=true]');
    for (const one of shown('button, input, select, textarea, .embed')) {
      if (layer && !layer.contains(one)) continue;
      const target = one.closest('.option') ?? one;
      target.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
      const { left, right, top, bottom, width, height } = target.getBoundingClientRect();
      // What stands in a sentence is as narrow as its word: the exception of 2.5.8.
      const isNarrow = width < least - 0.5 && !one.matches('.note-reference');
      if (isNarrow || height < least - 0.5) {
        found.push(`${call(one)} is ${Math.round(width)} by ${Math.round(height)}`);
      }
      const isInside =
        left >= -1 && right <= innerWidth + 1 && top >= -1 && bottom <= innerHeight + 1;
      const isTall = height > innerHeight / 2;
      if (!isInside && !isTall)
        found.push(`${call(one)} cannot be reached: ${[left, top, right, bottom]}`);
      // A word that is larger than its button.
      const clips = getComputedStyle(one).overflowX !== 'visible' && one.matches('button');
      const isSpilled = one.matches('button') && one.scrollWidth > one.clientWidth + 1;
      if (clips || isSpilled) found.push(`${call(one)} is too small for its words`);
    }
    for (const one of shown('.bar .tool')) {
      const { x, y, width, height } = one.getBoundingClientRect();
      const hit = root.elementFromPoint(x + width / 2, y + height / 2);
      if (!one.contains(hit) && !layer) {
        found.push(`${call(one)} lies under ${hit && call(hit)}`);
      }
    }
    // Text that is cut off; an excerpt says the rest to who points at it, the site stands in the article too.
    for (const one of shown('.view *:not(.excerpt, .spoken, .bar-site, .label, option)')) {
      const { overflowX, overflowY } = getComputedStyle(one);
      const isCut =
        (overflowX === 'hidden' && one.scrollWidth > one.clientWidth + 1) ||
        (overflowY === 'hidden' && one.scrollHeight > one.clientHeight + 1);
      if (isCut) found.push(`${call(one)} is cut off`);
    }
    return found;
  }, least);

/**
 * What is wrong with what a page of the extension shows, from its top to its end, in lines.
 * @param {import('./drivers/index.mjs').Page} page
 * @param {number} least the least side of what can be pressed
 * @returns {Promise<string[]>}
 */
export const faultsOfPage = (page, least = LEAST) =>
  page.evaluate((least) => {
    /** @type {string[]} */
    const found = [];
    const call = (/** @type {Element} */ one) => {
      const name = one.getAttribute('aria-label') || one.textContent?.trim();
      return `${one.tagName.toLowerCase()}.${one.className} "${name?.slice(0, 40)}"`;
    };
    const shown = (/** @type {string} */ which) =>
      [...document.querySelectorAll(which)].filter((one) =>
        one.checkVisibility({ visibilityProperty: true }),
      );
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) found.push(`the page scrolls sideways: ${scrollWidth}`);
    for (const one of shown('body *:not(.spoken, .skip, svg, path)')) {
      const { left, right } = one.getBoundingClientRect();
      if (left < -1 || right > innerWidth + 1) found.push(`${call(one)} leaves the window`);
      const { overflowX, overflowY } = getComputedStyle(one);
      const isCut =
        (overflowX === 'hidden' && one.scrollWidth > one.clientWidth + 1) ||
        (overflowY === 'hidden' && one.scrollHeight > one.clientHeight + 1);
      if (isCut) found.push(`${call(one)} is cut off`);
    }
    for (const one of shown('button, input:not(.skip), select, textarea, nav a')) {
      const target = one.closest('.option') ?? one;
      const { width, height } = target.getBoundingClientRect();
      if (width < least - 0.5 || height < least - 0.5) {
        found.push(`${call(one)} is ${Math.round(width)} by ${Math.round(height)}`);
      }
      if (one.matches('button, a') && one.scrollWidth > one.clientWidth + 1) {
        found.push(`${call(one)} is too small for its words`);
      }
      const { labels } = /** @type {HTMLInputElement} */ (one);
      const said = [one.getAttribute('aria-label'), one.textContent, labels?.[0]?.textContent];
      if (!said.some((words) => words?.trim())) found.push(`${call(one)} says nothing`);
    }
    return found;
  }, least);
