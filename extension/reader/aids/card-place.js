/**
 * Where a small card stands that belongs to a part of the article: under it, or above it where there is more room, always
 * within what scrolls; and when it has lost that part by scrolling.
 */

/** Pixels one may scroll before a card has lost what it belongs to. */
const SLACK = 24;

/**
 * @param {HTMLElement} card shown, and as wide as it is to be
 * @param {HTMLElement} at what it belongs to
 * @param {HTMLElement} main what scrolls
 * @param {object} wish
 * @param {number} wish.gap pixels between the card, what it belongs to and the edges
 * @param {number} wish.tallest its height at most, as a share of what is seen
 * @param {(from: DOMRect, width: number) => number} wish.left where it would begin, were there no edges
 */
export function placeCard(card, at, main, { gap, tallest, left }) {
  const frame = main.getBoundingClientRect();
  const from = at.getBoundingClientRect();
  card.style.maxHeight = `${Math.round(frame.height * tallest)}px`;
  const { width, height } = card.getBoundingClientRect();
  const isBelow = from.bottom + gap + height <= frame.bottom || from.top - frame.top < height + gap;
  const top = isBelow ? from.bottom + gap : from.top - gap - height;
  const least = frame.left + gap;
  const most = Math.max(frame.right - width - 2 * gap, least);
  card.style.top = `${Math.max(Math.min(top, frame.bottom - height - gap), frame.top + gap)}px`;
  card.style.left = `${Math.min(Math.max(left(from, width), least), most)}px`;
}

/**
 * Says when so much was scrolled that the card has lost its place.
 * @param {HTMLElement} main
 * @param {() => void} lost
 * @param {AbortSignal} signal
 * @returns {() => void} to be called when the card is shown
 */
export function watchPlace(main, lost, signal) {
  let openedAt = { x: 0, y: 0 };
  const leave = () => {
    const { scrollLeft, scrollTop } = main;
    if (Math.hypot(scrollLeft - openedAt.x, scrollTop - openedAt.y) > SLACK) lost();
  };
  main.addEventListener('scroll', leave, { signal, passive: true });
  return () => {
    openedAt = { x: main.scrollLeft, y: main.scrollTop };
  };
}
