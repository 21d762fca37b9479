/**
 * The section of the rules. The editor is a large file: it comes once the section is in sight.
 */

import { element } from '../../reader/element.js';
import { word } from '../../shared/words.js';
import { onceSeen } from '../once-seen.js';

/**
 * @param {import('../app.js').App} app
 * @returns {import('../app.js').Section}
 */
export function makeRulesSection(app) {
  const box = element('div', { class: 'rules waiting' });

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
    shown: onceSeen(box, open),
  };
}
