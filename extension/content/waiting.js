/**
 * What is open between the key and the view.
 */

import { closeWithPage } from './life.js';

/** Milliseconds of silence after which the user is told that something is being done. */
const PATIENCE = 1_000;

/** @typedef {{ end(): void, isOpen(): boolean, close(): void }} Waiting */

/**
 * Nothing at first, then a card that says what is being done.
 * @param {() => void} closed
 * @returns {Waiting}
 */
export function waitVisibly(closed) {
  /** @type {import('../reader/notice.js').Notice | null} */
  let card = null;
  let isOver = false;
  const timer = setTimeout(async () => {
    const { showProgress } = await import('../reader/notice.js');
    if (isOver) return;
    card = showProgress(closed);
    closeWithPage(card);
  }, PATIENCE);
  const end = () => {
    isOver = true;
    clearTimeout(timer);
    card?.unmount();
  };
  return {
    end,
    isOpen: () => true,
    close: () => {
      end();
      closed();
    },
  };
}

/**
 * Nothing at all, before a view that nobody asked for: whoever asks meanwhile has it begin anew.
 * @param {() => void} closed
 * @returns {Waiting}
 */
export function waitQuietly(closed) {
  return { end: () => {}, isOpen: () => false, close: closed };
}
