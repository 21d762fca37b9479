/**
 * The look that the page shares with the reader: its colors and its controls, adopted as they are there. What is of the
 * page alone stands in the style sheets of `style/`.
 */

import { CONTROLS_STYLE } from '../reader/style/controls.js';
import { DARK, FACES, LIGHT } from '../reader/style/tokens.js';

/** Adopted sheets come after all others: in a layer of its own, this one gives way to what the page says itself. */
const LAYER = 'reader';

export function wearLook() {
  const shared = new CSSStyleSheet();
  shared.replaceSync(`
    @layer ${LAYER} {
      :root { ${LIGHT} ${FACES} }
      @media (prefers-color-scheme: dark) { :root { ${DARK} } }
      ${CONTROLS_STYLE}
    }
  `);
  document.adoptedStyleSheets = [shared];
}
