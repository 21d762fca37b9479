/**
 * One site: whether it opens by itself, whether the browser lets it, what is otherwise there than everywhere, and its way
 * out of the list. It is told what holds, and keeps the focus where it is while it shows it.
 */

import { element, icon } from '../../reader/element.js';
import { word } from '../../shared/words.js';
import { button } from '../parts.js';
import { lettersOf } from './host.js';
import { makeOverrides } from './overrides.js';

/**
 * @typedef {object} Shown
 * @property {'always' | 'never' | null} opens
 * @property {boolean} isRuled whether a rule opens it
 * @property {import('./permits.js').Permit} permit
 * @property {import('../../shared/settings.js').Said} settings that are otherwise here
 * @property {boolean} isKnown whether anything was said of it
 *
 * @typedef {object} Acts
 * @property {(host: string, opens: 'always' | 'never' | null) => unknown} open
 * @property {(host: string) => unknown} allow
 * @property {(host: string) => unknown} disallow
 * @property {(host: string, key: string) => unknown} forget
 * @property {(host: string) => unknown} remove
 * @property {(host: string, place: HTMLElement, isOpen: boolean) => void} edit
 *
 * @typedef {object} Card
 * @property {HTMLElement} box
 * @property {(shown: Shown) => void} show
 * @property {() => void} focus
 * @property {() => void} endEdit
 */

/**
 * @param {string} host
 * @param {Acts} acts
 * @returns {Card}
 */
export function makeCard(host, acts) {
  const letters = lettersOf(host);
  const title = element('h3', { id: `site-${host}`, dir: 'ltr', tabindex: -1 }, letters);
  const ascii = letters === host ? '' : element('span', { class: 'what', dir: 'ltr' }, host);
  const remove = button(
    word('siteRemove'),
    () => acts.remove(host),
    word('siteRemoveNamed', letters),
  );
  const opens = makeOpens(host, title.id, acts);
  const permission = element('div', { class: 'site-permission' });
  const rule = element(
    'p',
    { class: 'what' },
    word('siteByRule'),
    ' ',
    element('a', { href: '#rules' }, word('rules')),
  );
  const overrides = makeOverrides(host, acts);
  const box = element(
    'li',
    { class: 'site', 'data-host': host, 'data-find': `${host} ${letters}` },
    element('div', { class: 'site-head' }, title, ascii, remove),
    opens.box,
    rule,
    permission,
    overrides.box,
  );

  /** What the line on the permission says now. */
  let line = '';
  return {
    box,
    show: (shown) => {
      opens.show(shown);
      rule.hidden = !shown.isRuled || shown.opens !== null;
      remove.hidden = !shown.isKnown;
      const next = JSON.stringify([shown.opens, shown.isRuled, shown.permit]);
      if (next !== line) {
        line = next;
        const hadFocus = permission.contains(document.activeElement);
        permission.replaceChildren(...permissionLine(host, letters, shown, acts));
        if (hadFocus) (permission.querySelector('button') ?? title).focus();
      }
      overrides.show(shown.settings);
    },
    focus: () => title.focus(),
    endEdit: overrides.endEdit,
  };
}

/**
 * @param {string} host
 * @param {string} titleId
 * @param {Acts} acts
 */
function makeOpens(host, titleId, acts) {
  const asked = element('span', { class: 'sample' }, word('siteOpensAsked'));
  /** @type {['always' | 'never' | null, HTMLElement][]} */
  const choices = [
    ['always', element('span', { class: 'sample' }, word('siteOpensAlways'))],
    [null, asked],
    ['never', element('span', { class: 'sample' }, word('siteOpensNever'))],
  ];
  const inputs = choices.map(([value]) => {
    const said = { type: 'radio', name: `site-opens-${host}`, value: value ?? 'asked' };
    const input = element('input', said);
    input.addEventListener('change', (event) => event.isTrusted && acts.open(host, value));
    return input;
  });
  const options = choices.map(([, sample], at) =>
    element('label', { class: 'option' }, inputs[at] ?? '', sample),
  );
  const name = element('span', { class: 'what', id: `${titleId}-opens` }, word('siteOpens'));
  const box = element(
    'div',
    { class: 'site-opens', role: 'radiogroup', 'aria-labelledby': `${titleId} ${name.id}` },
    name,
    element('div', { class: 'options' }, ...options),
  );
  return {
    box,
    /** @param {Shown} shown */
    show: ({ opens, isRuled }) => {
      asked.textContent = isRuled ? word('siteOpensRule') : word('siteOpensAsked');
      for (const [at, [value]] of choices.entries()) {
        const input = inputs[at];
        if (input) input.checked = value === opens;
      }
    },
  };
}

/**
 * @param {string} host
 * @param {string} letters
 * @param {Shown} shown
 * @param {Acts} acts
 * @returns {Node[]}
 */
function permissionLine(host, letters, { opens, isRuled, permit }, acts) {
  const isWanted = opens === 'always' || (isRuled && opens === null);
  const say = (/** @type {string} */ words) => element('p', { class: 'what' }, words);
  if (!permit.isAllowed) {
    if (!isWanted) return [];
    const ask = button(word('siteAllow', letters), () => acts.allow(host));
    ask.classList.add('main');
    return [icon('notice'), say(word('siteAllowWhy')), ask];
  }
  const mark = isWanted ? icon('done') : icon('notice');
  if (permit.above) {
    return isWanted ? [mark, say(word('siteAllowedAbove', lettersOf(permit.above)))] : [];
  }
  const back = button(
    word('siteTakeBack'),
    () => acts.disallow(host),
    word('siteTakeBackNamed', letters),
  );
  return [mark, say(isWanted ? word('siteAllowed') : word('siteAllowedIdle')), back];
}
