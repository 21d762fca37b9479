/**
 * For which sites the switches are shown and set: for all, or for one that has its own.
 */

import { element } from '../../reader/element.js';
import { bareHost, isHost } from '../../shared/sites.js';
import { word } from '../../shared/words.js';

/**
 * @param {import('../app.js').App} app
 * @param {(host: string) => void} choose '' for all sites
 */
export function makePlaces(app, choose) {
  const choice = element('select', { class: 'text', id: 'furniture-place' });
  const field = element('input', {
    type: 'text',
    class: 'text',
    id: 'furniture-host',
    placeholder: 'example.com',
    dir: 'ltr',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-label': word('furnitureHost'),
  });
  const add = element('button', { type: 'submit', class: 'button' }, word('furnitureAddHost'));
  const said = element('p', { class: 'warning', role: 'status' });
  const form = element(
    'form',
    { class: 'furniture-add', hidden: true, novalidate: true },
    field,
    add,
    said,
  );
  const back = element(
    'button',
    { type: 'button', class: 'button', hidden: true },
    word('furnitureAsAll'),
  );
  const box = element(
    'div',
    { class: 'furniture-place' },
    element('label', { for: choice.id }, word('furniturePlace')),
    choice,
    back,
    form,
  );

  /** Sites that were named here and have nothing of their own yet. @type {Set<string>} */
  const named = new Set();
  let now = '';

  const hosts = () => {
    const { sites } = app.state();
    const own = Object.keys(sites).filter((host) => hasOwn(app, host));
    return [...new Set([...own, ...named])].sort();
  };

  choice.addEventListener('change', () => {
    form.hidden = choice.value !== OTHER;
    if (choice.value === OTHER) {
      field.focus();
      return;
    }
    choose(choice.value);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const host = hostOf(field.value);
    said.textContent = host ? '' : word('furnitureNoHost');
    field.setAttribute('aria-invalid', String(!host));
    if (!host || !event.isTrusted) return;
    named.add(host);
    field.value = '';
    form.hidden = true;
    choose(host);
    choice.focus();
  });
  back.addEventListener('click', (event) => {
    if (!event.isTrusted) return;
    const host = now;
    named.add(host);
    const before = app.state().sites[host]?.settings ?? {};
    const { keepReasons = null, skipLanguages = null } = /** @type {Record<string, unknown>} */ (
      before
    );
    app.change({ set: { keepReasons: null, skipLanguages: null }, host });
    app.undo(word('furnitureIsAsAll', host), () =>
      app.change({ set: { keepReasons, skipLanguages }, host }),
    );
  });

  return {
    box,
    /** @param {string} host that is shown */
    show: (host) => {
      now = host;
      if (host) named.add(host);
      const options = hosts().map((one) => element('option', { value: one }, one));
      choice.replaceChildren(
        element('option', { value: '' }, word('furnitureAll')),
        ...options,
        element('option', { value: OTHER }, word('furnitureOther')),
      );
      choice.value = host;
      back.hidden = host === '' || !hasOwn(app, host);
    },
  };
}

/** Stands for a site that is to be named; no host has such a name. */
const OTHER = '+';

/**
 * @param {import('../app.js').App} app
 * @param {string} host
 */
function hasOwn(app, host) {
  const settings = app.state().sites[host]?.settings ?? {};
  return 'keepReasons' in settings || 'skipLanguages' in settings;
}

/**
 * The host of what somebody typed: a name, or the address of a page.
 * @param {string} typed
 * @returns {string | null}
 */
function hostOf(typed) {
  const text = typed.trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (text === '' || !URL.canParse(address)) return null;
  const host = bareHost(new URL(address).hostname);
  return isHost(host) ? host : null;
}
