/**
 * Where the reader is, kept while what stands above changes its height or goes.
 */

import { axisOf } from './axis.js';

/**
 * The blocks from the first on screen, by the page's elements they came from.
 * @param {HTMLElement} main what scrolls
 * @param {Map<HTMLElement, number>} places the element numbers of the blocks
 * @param {() => Map<HTMLElement, number>} after the same, once it has changed
 */
export function placeIn(main, places, after) {
  const { position, start, end } = axisOf(main);
  const blocks = [...places];
  const first = blocks.findIndex(([block]) => end(block.getBoundingClientRect()) > 0);
  // Should the first be gone, the next that is still there keeps its place.
  const starts = blocks.slice(Math.max(first, 0)).map(([block, node]) => {
    return { node, at: start(block.getBoundingClientRect()) };
  });
  return {
    restore: () => {
      const now = new Map([...after()].map(([block, node]) => [node, block]));
      const same = starts.find(({ node }) => now.has(node));
      const block = same && now.get(same.node);
      const axis = axisOf(main);
      if (position === 0 || !block) axis.scrollTo(position);
      else axis.scrollBy(axis.start(block.getBoundingClientRect()) - same.at);
    },
  };
}
