/**
 * One sentence translated on trial: what is sent is said beside the button, what came back or why nothing did below it.
 */

import { element } from '../../reader/element.js';
import { meantTranslation } from '../../shared/translation.js';
import { formatLanguage, word, wordsLanguage } from '../../shared/words.js';
import { translate } from '../../translate/ask.js';
import { TranslationError } from '../../translate/failure.js';
import { isSameLanguage } from '../../translate/languages.js';
import { refusalWords } from '../../translate/refusals.js';
import { translateHere } from '../../translate/services/browser.js';
import { button } from '../parts.js';

/** What is sent, in a language that is not the one to translate into. */
const SENT = { en: 'Good morning. This is a test.', fr: 'Bonjour. Ceci est un essai.' };

/**
 * @param {import('../../shared/translation.js').Service} service
 * @param {import('../app.js').App} app
 */
export function makeTrial(service, app) {
  const said = element('p', { class: 'service-answer', role: 'status' });
  const what = element('span', { class: 'what' });
  let isRunning = false;

  const languages = () => {
    const to = meantTranslation(app.state().translation).to ?? wordsLanguage;
    return { from: isSameLanguage(to, 'en') ? 'fr' : 'en', to };
  };
  /** @param {number} share */
  const loading = (share) => {
    const percent = new Intl.NumberFormat(formatLanguage, { style: 'percent' }).format(share);
    said.textContent = word('translateOptionsLoading', percent);
  };
  const ask = async () => {
    const { from, to } = languages();
    const texts = [SENT[/** @type {keyof typeof SENT} */ (from)]];
    if (service === 'browser') return translateHere(texts, { from, to }, app.signal, loading);
    return translate(texts, { service, from, to, isPlain: true }, app.signal);
  };
  const press = button(word('translateOptionsTry'), async () => {
    if (isRunning) return;
    isRunning = true;
    said.className = 'service-answer';
    said.removeAttribute('lang');
    said.textContent = word('translateOptionsTrying');
    try {
      const { to } = languages();
      const [answer = ''] = await ask();
      said.classList.add('good');
      said.lang = to;
      said.dir = 'auto';
      said.textContent = answer;
    } catch (error) {
      said.classList.add('bad');
      said.textContent = refusalWords(
        error instanceof TranslationError ? error.code : 'unavailable',
      );
    }
    isRunning = false;
  });
  const show = () => {
    const { from } = languages();
    what.textContent = word('translateOptionsTryWhat', SENT[/** @type {'en'} */ (from)]);
  };
  show();
  return {
    box: element('div', { class: 'service-trial' }, press, what, said),
    show,
    /** What was answered was answered by another, or in another language. */
    clear: () => {
      if (!isRunning) said.textContent = '';
    },
  };
}
