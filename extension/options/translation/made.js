/**
 * What is kept of translations, and how many requests were made for them.
 */

import { element } from '../../reader/element.js';
import { storage } from '../../shared/browser.js';
import { askMade } from '../../shared/messages.js';
import { word } from '../../shared/words.js';
import { readCounts } from '../../store/counts.js';
import { button, enable, group, numberWords, row, sizeWords } from '../parts.js';

/** Bytes that a character takes on disk, at most. */
export const BYTES = 2;

/** @param {import('../app.js').App} app */
export function makeMade(app) {
  const size = element('output', { class: 'count' });
  const empty = button(
    word('translateOptionsEmpty'),
    async () => {
      try {
        show(await askMade(true));
        app.say(word('translateOptionsEmptied'));
      } catch {
        app.say(word('optionsRefused'));
      }
    },
    `${word('translateOptionsEmpty')}: ${word('translateOptionsKept')}`,
  );
  const kept = row(
    word('translateOptionsKept'),
    word('translateOptionsKeptWhat', '0'),
    size,
    empty,
  );
  const what = kept.querySelector('.what');
  const count = element('output', { class: 'count', id: 'translation-requests' }, numberWords(0));
  /** @param {import('../../shared/messages.js').MadeAnswer} made */
  const show = (made) => {
    size.textContent = sizeWords(made.size * BYTES);
    if (what) what.textContent = word('translateOptionsKeptWhat', numberWords(made.count));
    enable(empty, made.count > 0);
  };
  const measure = async () => {
    try {
      const made = await askMade(false);
      if (Number.isFinite(made?.size)) show(made);
      const { requests } = await readCounts(storage.local, 0);
      const all = Object.values(requests.translation ?? {});
      count.textContent = numberWords(all.reduce((sum, one) => sum + one, 0));
    } catch {
      // The background is gone: what was shown before is all that is known.
    }
  };
  return {
    box: group(
      word('translateOptionsKept'),
      kept,
      row(word('translateOptionsCount'), word('translateOptionsCountWhat'), count),
    ),
    measure,
  };
}
