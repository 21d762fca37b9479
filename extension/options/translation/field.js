/**
 * A line to type into, for what is kept when one leaves it or presses Enter, and refused in a sentence where it cannot be.
 */

import { element } from '../../reader/element.js';

/**
 * @typedef {object} FieldWords
 * @property {string} label
 * @property {string} [what] a sentence under it
 * @property {string} refused
 *
 * @typedef {object} Field
 * @property {HTMLElement} row
 * @property {HTMLInputElement} input
 * @property {(value: string) => void} show
 */

/**
 * @param {string} id
 * @param {FieldWords} words
 * @param {(text: string) => boolean} isGood
 * @param {(text: string) => unknown} keep called by a person's doing alone
 * @param {{ type?: 'text' | 'password' | 'url', placeholder?: string }} [options]
 * @returns {Field}
 */
export function makeField(id, { label, what, refused }, isGood, keep, options = {}) {
  const { type = 'text', placeholder } = options;
  const said = element('p', { class: 'warning', role: 'status', id: `${id}-said` });
  const about = what ? [element('p', { class: 'what', id: `${id}-what` }, what)] : [];
  const input = element('input', {
    id,
    type,
    class: 'text',
    dir: 'ltr',
    placeholder,
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
    'aria-describedby': [said, ...about].map(({ id }) => id).join(' '),
  });
  const judge = () => {
    const isUsable = isGood(input.value.trim());
    said.textContent = isUsable ? '' : refused;
    input.setAttribute('aria-invalid', String(!isUsable));
    return isUsable;
  };
  // While it is typed, only what was wrong is judged anew.
  input.addEventListener('input', () => input.getAttribute('aria-invalid') === 'true' && judge());
  input.addEventListener('change', (event) => {
    if (event.isTrusted && judge()) keep(input.value.trim());
  });
  const row = element(
    'div',
    { class: 'service-field' },
    element('label', { for: id }, label),
    input,
    ...about,
    said,
  );
  return {
    row,
    input,
    show: (value) => {
      // What is being typed is not taken from under the fingers.
      if (document.activeElement === input || input.value === value) return;
      input.value = value;
      judge();
    },
  };
}
