// What both drivers know of the reader's host and of the extension's own page, and the functions they send as text.

/** The element the reader stands in. */
export const HOST = 'limpide-reader';

/** The page of the options, below the extension's root, and how a driver knows that it has been built, to its end. */
export const OPTIONS = 'extension/options/options.html';
export const areOptionsBuilt = () =>
  document.querySelector('main section') !== null && document.querySelector('.waiting') === null;

/**
 * The text of a function of a shadow root that scrolls the picked element into view and returns where its middle is.
 * It is text because a page's policy forbids making functions inside the page.
 * @param {Function} pick
 */
export function middleOf(pick) {
  return `(root, ...args) => {
    const element = (${pick})(root, ...args);
    if (!element) throw new Error('there is no such element');
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const box = element.getBoundingClientRect();
    return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
  }`;
}

/**
 * The text of a function without a root: the picked element stands in the page's own document.
 * @param {Function} pick
 */
export function middleInPage(pick) {
  return `(...args) => (${middleOf(pick)})(document, ...args)`;
}
