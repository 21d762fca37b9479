/**
 * What stands in the database of translation, as lines of the table of what is kept: translations, and keys.
 */

import { element } from '../../reader/element.js';
import { askMade } from '../../shared/messages.js';
import { word } from '../../shared/words.js';
import { forgetKeys, sizeOfKeys } from '../../translate/keys.js';
import { button, enable, numberWords, sizeWords } from '../parts.js';
import { BYTES } from './made.js';

/** @typedef {import('../app.js').App} App */

/**
 * @param {App} app
 * @returns {{ box: HTMLElement, measure: () => Promise<void> }[]}
 */
export function makeKeptLines(app) {
  const made = makeLine(
    word('translateOptionsKept'),
    async () => {
      const { size, count } = await askMade(false);
      const what = word('translateOptionsKeptWhat', numberWords(count));
      return { bytes: size * BYTES, what };
    },
    () => askMade(true),
    app,
  );
  const keys = makeLine(
    word('keptKeys'),
    async () => ({ bytes: await sizeOfKeys(), what: word('keptKeysWhat') }),
    forgetKeys,
    app,
  );
  return [made, keys];
}

/**
 * @param {string} name
 * @param {() => Promise<{ bytes: number, what: string }>} read
 * @param {() => Promise<unknown>} forget
 * @param {App} app
 */
function makeLine(name, read, forget, app) {
  const what = element('span', { class: 'what' });
  const size = element('span', { role: 'cell', class: 'kept-size' }, sizeWords(0));
  const measure = async () => {
    try {
      const now = await read();
      if (!Number.isFinite(now.bytes)) return;
      what.textContent = now.what;
      size.textContent = sizeWords(now.bytes);
      enable(pressed, now.bytes > 0);
    } catch {
      // The database does not answer: what was shown before is all that is known.
    }
  };
  const pressed = button(
    word('forgetRule'),
    async () => {
      try {
        await forget();
        app.say(word('saidPartForgotten', name));
      } catch {
        app.say(word('optionsRefused'));
      }
      measure();
    },
    word('forgetNamed', name),
  );
  enable(pressed, false);
  const box = element(
    'div',
    { class: 'kept-line', role: 'row', 'data-find': '' },
    element(
      'span',
      { role: 'rowheader', class: 'kept-name' },
      element('span', { class: 'name' }, name),
      what,
    ),
    element('span', { role: 'cell', class: 'kept-where' }, word('keptProfile')),
    size,
    element('span', { role: 'cell', class: 'kept-do' }, pressed),
  );
  return { box, measure };
}
