/**
 * The languages whose words tell furniture: a switch each. What is told by how a page is built is told in any language.
 */

import { element } from '../../reader/element.js';
import { formatLanguage, word } from '../../shared/words.js';

const names = new Intl.DisplayNames(formatLanguage, { type: 'language' });

/** @param {string} tag */
export function languageName(tag) {
  const name = names.of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(formatLanguage) + name.slice(1);
}

/**
 * @param {import('../../core/rules.js').Furniture} known
 * @param {(language: string, isSkipped: boolean) => void} skip
 */
export function makeLanguages({ languages }, skip) {
  /** @type {Map<string, HTMLInputElement>} */
  const inputs = new Map();
  const sorted = [...languages].sort((one, other) =>
    languageName(one).localeCompare(languageName(other), formatLanguage),
  );
  const items = sorted.map((language) => {
    const input = element('input', { type: 'checkbox', id: `limpide-language-${language}` });
    input.addEventListener('change', (event) => event.isTrusted && skip(language, !input.checked));
    inputs.set(language, input);
    const label = element('label', { class: 'language' }, input, languageName(language));
    return element('li', { 'data-language': language }, label);
  });
  return {
    box: element(
      'section',
      { class: 'group', 'data-find': word('furnitureLanguages') },
      element('h3', { id: 'furniture-languages' }, word('furnitureLanguages')),
      element('p', { class: 'hint' }, word('furnitureLanguagesIntro')),
      element('ul', { class: 'languages', 'aria-labelledby': 'furniture-languages' }, ...items),
    ),
    /** @param {string[]} skipped */
    show: (skipped) => {
      for (const [language, input] of inputs) input.checked = !skipped.includes(language);
    },
  };
}
