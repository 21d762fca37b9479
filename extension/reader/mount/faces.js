/**
 * The faces of the view without those that the page has put fonts of its own in the place of: what a page declares by
 * @font-face holds in every tree within it, so that its files would be asked for and its letters shown.
 */

import { eachFace, fontsOf } from '../../shared/dom.js';

/** A family in a list, with the comma after it; what ends a list is the browser's own. */
const FAMILY = /(?:'([^'\n]+)'|\b(ui-monospace|math)),\s*/g;

/**
 * The families the page declares.
 * @returns {Set<string>} in lower case
 */
export function pageFamilies() {
  /** @type {Set<string>} */
  const families = new Set();
  eachFace.call(fontsOf.call(document), ({ family }) => {
    families.add(family.replace(/^(["'])(.*)\1$/, '$2').toLowerCase());
  });
  return families;
}

/**
 * A style sheet that names none of these families.
 * @param {string} css
 * @param {Set<string>} families
 */
export function withoutFamilies(css, families) {
  if (families.size === 0) return css;
  return css.replace(FAMILY, (all, quoted, bare) =>
    families.has((quoted ?? bare).toLowerCase()) ? '' : all,
  );
}
