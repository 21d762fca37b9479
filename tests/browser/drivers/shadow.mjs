// What both drivers know of the reader's host and of the extension's own page, and the functions they send as text.

/** The element the reader stands in. */
export const HOST = 'limpide-reader';

/** The page of the options, below the extension's root, and how a driver knows that it has been built. */
export const OPTIONS = 'extension/options/options.html';
export const areOptionsBuilt = () => document.querySelector('main section') !== null;

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
 * The text of a function without a root: the picked element stands in the page's own document, whose sections grow when
 * they come into sight. Where it is is told once it stands still, as a person would wait too.
 * @param {Function} pick
 */
export function middleInPage(pick) {
  return `async (...args) => {
    // The page holds the section it was opened at until a hand moves it, as the wheel does before most clicks.
    dispatchEvent(new Event('wheel'));
    const look = () => (${middleOf(pick)})(document, ...args);
    let place = look();
    for (let same = 0, tries = 0; same < 3 && tries < 60; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 40));
      const now = look();
      same = now.x === place.x && now.y === place.y ? same + 1 : 0;
      place = now;
    }
    return place;
  }`;
}
