/**
 * Whether what is typed is kept, in words above the editor; and why not, where it is not.
 */

import { element, icon } from '../../reader/element.js';
import { word } from '../../shared/words.js';
import { refusal } from '../app.js';

/** @param {import('../app.js').App} app */
export function makeStanding(app) {
  const words = element('span', {}, word('rulesKept'));
  const box = element('p', { class: 'standing', 'data-standing': 'kept' }, icon('done'), words);
  return {
    box,
    /** @param {import('./keeping.js').Standing} standing */
    show: (standing) => {
      const isNew = box.dataset.standing !== standing;
      box.dataset.standing = standing;
      words.textContent = wordsOf(standing);
      if (isNew && !['kept', 'changed', 'keeping'].includes(standing)) app.say(wordsOf(standing));
    },
  };
}

/** @param {import('./keeping.js').Standing} standing */
function wordsOf(standing) {
  switch (standing) {
    case 'kept':
      return word('rulesKept');
    case 'changed':
      return word('rulesChanged');
    case 'keeping':
      return word('rulesKeeping');
    default:
      return word('rulesNotKept', refusal(standing));
  }
}
