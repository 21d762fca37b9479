/**
 * The one sheet that the page's document adopts while the view is open: on paper the view alone, and on screen
 * a scrollbar of the page that does not stand out beside the view. Nothing of it moves anything on the page.
 */

import { HOST } from '../mount/host.js';

/** @param {string | null} scrollbar the color to paint the page's scrollbar in, null to leave it */
export function pageStyle(scrollbar) {
  const screen =
    scrollbar === null ? '' : `:root { scrollbar-color: ${scrollbar} ${scrollbar} !important; }`;
  return `
@media print {
  :root { display: block !important; overflow: visible !important; height: auto !important; }
  :root > :not(${HOST}) { display: none !important; }
}
@media screen {
  ${screen}
}
`;
}
