/**
 * The section of the rules. The editor is a large file: it comes after the page.
 */

import { element } from '../../reader/element.js';
import { word } from '../../shared/words.js';

/**
 * @param {import('../app.js').App} app
 * @returns {import('../app.js').Section}
 */
export function makeRulesSection(app) {
  const box = element('div', { class: 'rules waiting' });

  let isBegun = false;
  const open = async () => {
    const { makeDesk } = await import('../rules/desk.js');
    box.replaceChildren(...makeDesk(app));
    box.classList.remove('waiting');
  };

  return {
    id: 'rules',
    title: word('rules'),
    intro: word('rulesIntro'),
    words: [
      word('importTitle'),
      word('trialTitle'),
      word('rulesBySite'),
      'FiveFilters',
      'uBlock Origin',
    ],
    box,
    shown: () => {
      if (isBegun) return;
      isBegun = true;
      open();
    },
  };
}
