/**
 * The form by which a site is let open by itself: its name or the address of one of its pages, why the browser will ask,
 * and one button that does both.
 */

import { element } from '../../reader/element.js';
import { word } from '../../shared/words.js';
import { hostFrom, lettersOf } from './host.js';

/**
 * @param {(host: string) => unknown} add by a click, in which the browser can be asked
 */
export function makeAdd(add) {
  const said = element('p', { class: 'warning', role: 'status', id: 'site-said' });
  const why = element('p', { class: 'what', id: 'site-why' }, word('siteAddWhy'));
  const field = element('input', {
    type: 'text',
    class: 'text',
    id: 'site-name',
    placeholder: 'example.org',
    dir: 'ltr',
    inputmode: 'url',
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
    'aria-describedby': `${said.id} ${why.id}`,
  });
  const open = element('button', { type: 'submit', class: 'button main' }, word('siteAddOpen'));
  const form = element(
    'form',
    { class: 'site-add', novalidate: true, 'data-find': '' },
    element('label', { for: field.id }, word('siteName')),
    element('div', { class: 'site-add-line' }, field, open),
    said,
    why,
  );

  const say = (/** @type {string} */ words) => {
    said.textContent = words;
    field.setAttribute('aria-invalid', String(words !== ''));
  };
  field.addEventListener('input', () => say(''));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!event.isTrusted) return;
    const found = hostFrom(field.value);
    if ('refused' in found) {
      say(refusal(found.refused));
      field.focus();
      return;
    }
    say('');
    field.value = '';
    add(found.host);
  });
  return {
    form,
    /** @param {string} host that somebody wants to let open */
    offer: (host) => {
      say('');
      field.value = lettersOf(host);
      open.focus({ preventScroll: true });
    },
  };
}

/** @param {import('./host.js').NoHost} why */
function refusal(why) {
  const words = {
    empty: word('siteRefusedEmpty'),
    star: word('siteRefusedStar'),
    scheme: word('siteRefusedScheme'),
    'no-host': word('siteRefusedNoHost'),
  };
  return words[why];
}
