// What both drivers know of the reader's host, and the functions they send into the page as text.

/** The element the reader stands in. */
export const HOST = 'limpide-reader';

/**
 * The text of a function of a shadow root that scrolls the picked element into view and returns where its middle is.
 * It is text because a page's policy forbids making functions inside the page.
 * @param {Function} pick
 */
export function middleOf(pick) {
  return `(root, ...args) => {
    const element = (${pick})(root, ...args);
    if (!element) throw new Error('the reader has no such element');
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const box = element.getBoundingClientRect();
    return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
  }`;
}
