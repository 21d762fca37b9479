/**
 * Where the reader is, kept while what stands above changes its height or goes.
 */

/**
 * The blocks from the first on screen, by the page's elements they came from.
 * @param {HTMLElement} main what scrolls
 * @param {Map<HTMLElement, number>} places the element numbers of the blocks
 * @param {() => Map<HTMLElement, number>} after the same, once it has changed
 */
export function placeIn(main, places, after) {
  const edge = main.getBoundingClientRect().top;
  const { scrollTop } = main;
  const blocks = [...places];
  const first = blocks.findIndex(([block]) => block.getBoundingClientRect().bottom > edge);
  // Should the first be gone, the next that is still there keeps its place.
  const tops = blocks.slice(Math.max(first, 0)).map(([block, node]) => {
    return { node, top: block.getBoundingClientRect().top };
  });
  return {
    restore: () => {
      const now = new Map([...after()].map(([block, node]) => [node, block]));
      const same = tops.find(({ node }) => now.has(node));
      const block = same && now.get(same.node);
      if (scrollTop === 0 || !block) main.scrollTop = scrollTop;
      else main.scrollTop += block.getBoundingClientRect().top - same.top;
    },
  };
}
