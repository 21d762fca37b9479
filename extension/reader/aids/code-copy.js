/**
 * The button that copies a piece of code.
 */

import { word } from '../../shared/words.js';
import { icon } from '../element.js';
import { copy } from '../share/clipboard.js';

/** Milliseconds a button says that it has done its work. */
const DONE = 2_400;

/**
 * @param {HTMLElement} pressed
 * @param {string} code
 * @param {import('../announcer.js').Announcer} announcer
 */
export async function copyCode(pressed, code, { say, announce }) {
  try {
    await copy({ text: code });
    say(word('copied', word('code')));
    pressed.replaceChildren(icon('done'));
    setTimeout(() => pressed.replaceChildren(icon('copy')), DONE);
  } catch {
    announce(word('copyRefused'));
  }
}
