/**
 * What is said in lists: languages that are translated without being asked, words that stay as they are, sites that are
 * never translated.
 */

import { element, icon } from '../../reader/element.js';
import { meantTranslation, TRANSLATION } from '../../shared/translation.js';
import { word } from '../../shared/words.js';
import { isSameLanguage, TARGETS } from '../../translate/languages.js';
import { button, group } from '../parts.js';
import { lettersOf } from '../sites/host.js';
import { byName, nameOf } from './names.js';

/** @typedef {import('../app.js').App} App */

/** @param {App} app */
export function makeAlways(app) {
  const meant = () => meantTranslation(app.state().translation).always;
  const keep = (/** @type {string[]} */ always) =>
    app.change({ translate: { always: always.length > 0 ? always : null } });
  const add = element('select', {
    class: 'text',
    id: 'translation-always',
    'aria-label': word('translateOptionsAlways'),
  });
  // With keys one passes others on the way to the one that is meant: none counts before the button.
  const press = button(word('translateOptionsAlwaysAdd'), () => {
    if (add.value !== '') keep([...meant(), add.value]);
  });
  const list = element('ul', { class: 'site-said', 'aria-label': word('translateOptionsAlways') });
  return {
    box: group(
      word('translateOptionsAlways'),
      element('p', { class: 'what' }, word('translateOptionsAlwaysWhat')),
      element('div', { class: 'translation-list', 'data-find': '' }, list, add, press),
    ),
    show: () => {
      const always = meant();
      const drop = (/** @type {string} */ tag) => {
        keep(always.filter((one) => one !== tag));
        add.focus();
      };
      list.replaceChildren(...always.map((tag) => chip(nameOf(tag), () => drop(tag))));
      list.hidden = always.length === 0;
      const others = TARGETS.filter(
        (tag) => tag !== 'en-GB' && !always.some((one) => isSameLanguage(one, tag)),
      );
      const before = add.value;
      add.replaceChildren(
        ...others.sort(byName).map((tag) => element('option', { value: tag }, nameOf(tag))),
      );
      if (others.includes(before)) add.value = before;
    },
  };
}

/** @param {App} app */
export function makeGlossary(app) {
  const said = element('p', { class: 'warning', role: 'status', id: 'translation-glossary-said' });
  const what = element(
    'p',
    { class: 'what', id: 'translation-glossary-what' },
    word('translateOptionsGlossaryWhat'),
  );
  const input = element('textarea', {
    class: 'text',
    rows: 4,
    dir: 'auto',
    spellcheck: 'false',
    'aria-label': word('translateOptionsGlossary'),
    'aria-describedby': `${what.id} ${said.id}`,
  });
  let isTyped = false;
  const take = () => {
    isTyped = false;
    const lines = input.value.split('\n').map((line) => line.trim());
    const glossary = [...new Set(lines.filter((line) => line !== ''))];
    const isGood = TRANSLATION.glossary.check(glossary);
    said.textContent = isGood ? '' : word('translateOptionsGlossaryRefused');
    input.setAttribute('aria-invalid', String(!isGood));
    if (isGood) app.change({ translate: { glossary: glossary.length > 0 ? glossary : null } });
  };
  input.addEventListener('input', (event) => {
    isTyped = event.isTrusted;
  });
  input.addEventListener('change', (event) => event.isTrusted && take());
  // Who closes the tab from within the text has not left it.
  const left = () => document.hidden && isTyped && take();
  document.addEventListener('visibilitychange', left, { signal: app.signal });
  addEventListener('pagehide', () => isTyped && take(), { signal: app.signal });
  return {
    box: group(
      word('translateOptionsGlossary'),
      what,
      element('div', { 'data-find': '' }, input, said),
    ),
    show: () => {
      const text = meantTranslation(app.state().translation).glossary.join('\n');
      const isOther = document.activeElement !== input && input.value !== text;
      if (isOther && input.getAttribute('aria-invalid') !== 'true') input.value = text;
    },
  };
}

/** @param {App} app */
export function makeNever(app) {
  const list = element('ul', { class: 'site-said', 'aria-label': word('translateOptionsNever') });
  const none = element('p', { class: 'what' }, word('translateOptionsNeverNone'));
  return {
    box: group(word('translateOptionsNever'), element('div', { 'data-find': '' }, none, list)),
    show: () => {
      const { sites } = app.state();
      const hosts = Object.keys(sites).filter((host) => sites[host]?.translation === 'never');
      const drop = async (/** @type {string} */ host) => {
        if (!(await app.change({ untranslated: host, isOn: false }))) return;
        app.undo(word('saidForgottenHere', lettersOf(host)), () =>
          app.change({ untranslated: host, isOn: true }),
        );
      };
      list.replaceChildren(...hosts.sort().map((host) => chip(lettersOf(host), () => drop(host))));
      list.hidden = hosts.length === 0;
      none.hidden = hosts.length > 0;
    },
  };
}

/**
 * @param {string} name
 * @param {() => unknown} drop
 */
function chip(name, drop) {
  const label = word('forgetNamed', name);
  const press = element(
    'button',
    { class: 'tool', type: 'button', title: label, 'aria-label': label },
    icon('close'),
  );
  press.addEventListener('click', (event) => event.isTrusted && drop());
  return element('li', {}, element('bdi', { class: 'site-value' }, name), press);
}
