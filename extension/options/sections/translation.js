/**
 * The section on translation: who translates and where text goes, into which language, what is never translated, and what
 * is kept of it.
 */

import { element } from '../../reader/element.js';
import { storage } from '../../shared/browser.js';
import { word } from '../../shared/words.js';
import { COUNTS } from '../../store/counts.js';
import { makeAlways, makeGlossary, makeNever } from '../translation/lists.js';
import { makeMade } from '../translation/made.js';
import { makeServices } from '../translation/services.js';
import { makeShown } from '../translation/shown.js';

/**
 * @param {import('../app.js').App} app
 * @returns {import('../app.js').Section}
 */
export function makeTranslationSection(app) {
  const parts = [makeServices, makeShown, makeAlways, makeGlossary, makeNever].map((make) =>
    make(app),
  );
  const made = makeMade(app);
  app.watch(() => {
    for (const { show } of parts) show();
  });
  /** @type {Parameters<typeof storage.onChanged.addListener>[0]} */
  const changed = (changes) => {
    // With each request that is counted, something may have been kept.
    if (COUNTS in changes) made.measure();
  };
  storage.onChanged.addListener(changed);
  app.signal.addEventListener('abort', () => storage.onChanged.removeListener(changed));

  return {
    id: 'translation',
    title: word('optionsTranslation'),
    intro: word('translateOptionsIntro'),
    words: ['LibreTranslate', 'DeepL', 'OpenAI', 'Ollama', word('translateOptionsKey')],
    box: element(
      'div',
      { class: 'translation controls' },
      ...parts.map(({ box }) => box),
      made.box,
    ),
    shown: () => made.measure(),
  };
}
