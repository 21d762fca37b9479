/**
 * The rules by the sites they are for: each with a switch, in words, with the day it was made, and with a way to its line
 * and out. What the list does, it does in the text.
 */

import { element } from '../../../reader/element.js';
import { formatLanguage, word } from '../../../shared/words.js';
import { saysDoes, saysLine, saysReason } from '../says.js';
import { EVERYWHERE, groupsOf, UNUSED } from './entries.js';

/** @typedef {import('./entries.js').Entry} Entry */
/** @typedef {import('./entries.js').Group} Group */

/** Groups, and rules of one, shown before one asks for more. */
const MOST_GROUPS = 40;
const MOST_ENTRIES = 100;

/** Few rules need no search, and stand open. */
const FEW = 12;

/**
 * @typedef {object} Doing
 * @property {(line: string) => import('../../../core/rules.js').RuleLine | undefined} of
 * @property {(number: number) => void} toggle
 * @property {(number: number) => void} drop
 * @property {(number: number) => void} leadTo
 */

/** @param {Doing} doing */
export function makeList({ of, toggle, drop, leadTo }) {
  const field = element('input', {
    type: 'search',
    class: 'text rules-filter',
    'aria-label': word('rulesFilter'),
    placeholder: word('rulesFilter'),
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const groups = element('div', { class: 'rule-groups' });
  const count = element('p', { class: 'rule-count', role: 'status' });
  const box = element('div', { class: 'rule-list controls' }, field, count, groups);

  /** @type {string[]} */
  let lines = [];
  /** @type {Map<string, boolean>} whether a group was opened or closed by hand */
  const opened = new Map();
  /** @type {Map<string, number>} how much is shown beyond the first */
  const more = new Map();
  let moreGroups = 0;

  const show = () => {
    const focus = focusIn(groups);
    const wanted = field.value.trim().toLowerCase();
    const all = groupsOf(lines, of);
    const rules = all.reduce((sum, { entries }) => sum + entries.length, 0);
    const found =
      wanted === '' ? all : all.map((group) => matching(group, wanted)).filter(hasEntries);
    const shown = found.slice(0, MOST_GROUPS + moreGroups);
    field.hidden = rules <= FEW && wanted === '';
    count.textContent = rules === 0 ? word('rulesNone') : '';
    const isOpen = (/** @type {Group} */ { host }) =>
      opened.get(host) ?? (wanted !== '' || rules <= FEW);
    groups.replaceChildren(...shown.map((group) => groupElement(group, isOpen(group))));
    if (found.length > shown.length) {
      groups.append(
        moreButton(word('rulesMoreSites', format(found.length - shown.length)), () => {
          moreGroups += MOST_GROUPS;
        }),
      );
    }
    focus();
  };

  /**
   * @param {Group} group
   * @param {boolean} isOpen
   */
  const groupElement = (group, isOpen) => {
    const { host, entries } = group;
    const items = element('ul', { class: 'rule-entries' });
    const fill = () => {
      const most = MOST_ENTRIES + (more.get(host) ?? 0);
      items.replaceChildren(...entries.slice(0, most).map(entryElement));
      if (entries.length > most) {
        const button = moreButton(word('rulesMore', format(entries.length - most)), () => {
          more.set(host, (more.get(host) ?? 0) + MOST_ENTRIES);
        });
        items.append(element('li', {}, button));
      }
    };
    if (isOpen) fill();
    const name =
      host === EVERYWHERE ? word('rulesEverywhere') : host === UNUSED ? word('rulesUnused') : host;
    const details = element(
      'details',
      { class: `rule-group${host === UNUSED ? ' unused' : ''}`, open: isOpen, 'data-find': name },
      element(
        'summary',
        { 'data-key': `group ${host}` },
        element('bdi', { class: 'rule-host' }, name),
        element('span', { class: 'rule-number' }, format(entries.length)),
      ),
      items,
    );
    details.addEventListener('toggle', () => {
      if (details.open && items.children.length === 0) fill();
      opened.set(host, details.open);
    });
    return details;
  };

  /** @param {Entry} entry */
  const entryElement = ({ number, text, about, made }) => {
    const isUnused = about.kind === 'unused';
    const code = element(
      'code',
      { class: 'rule-text', dir: 'ltr' },
      text.trim().replace(/^!off /, ''),
    );
    const says = isUnused ? saysReason(about) : about.code ? saysLine(about) : saysDoes(about);
    const parts = element(
      'div',
      { class: 'rule-about' },
      code,
      element('p', { class: 'rule-words' }, says),
    );
    if (made) parts.append(element('p', { class: 'rule-made' }, madeWords(made)));
    const input = element('input', {
      type: 'checkbox',
      role: 'switch',
      class: 'switch',
      'aria-label': word('ruleUse', text.trim().replace(/^!off /, '')),
      'data-key': `switch ${text.replace(/^!off /, '')}`,
    });
    input.checked = about.kind === 'rule';
    input.addEventListener('change', (event) => event.isTrusted && toggle(number));
    const act = (
      /** @type {string} */ kind,
      /** @type {string} */ label,
      /** @type {() => void} */ run,
    ) => {
      const attributes = {
        type: 'button',
        class: 'link',
        'aria-label': word('ruleDoTo', label, text.trim()),
        'data-key': `${kind} ${text}`,
      };
      const button = element('button', attributes, label);
      button.addEventListener('click', (event) => event.isTrusted && run());
      return button;
    };
    return element(
      'li',
      { class: `rule-entry${about.kind === 'off' ? ' off' : ''}` },
      isUnused ? element('span', { class: 'rule-warning', 'aria-hidden': 'true' }, '!') : input,
      parts,
      element(
        'div',
        { class: 'rule-acts' },
        act('line', word('ruleLine', format(number)), () => leadTo(number)),
        act('drop', word('ruleDrop'), () => drop(number)),
      ),
    );
  };

  /** @param {string} label @param {() => void} widen */
  const moreButton = (label, widen) => {
    const button = element('button', { type: 'button', class: 'button' }, label);
    button.addEventListener('click', () => {
      widen();
      show();
    });
    return button;
  };

  field.addEventListener('input', show);
  return {
    box,
    /** @param {string[]} now the lines of the text */
    show: (now) => {
      lines = now;
      show();
    },
  };
}

/**
 * @param {Group} group
 * @param {string} wanted in lower case
 * @returns {Group}
 */
function matching({ host, entries }, wanted) {
  if (host.includes(wanted)) return { host, entries };
  return { host, entries: entries.filter(({ text }) => text.toLowerCase().includes(wanted)) };
}

/** @param {Group} group */
function hasEntries({ entries }) {
  return entries.length > 0;
}

/** @param {{ day: string, why: string }} made */
function madeWords({ day, why }) {
  const date = new Date(`${day}T12:00:00`);
  const format = new Intl.DateTimeFormat(formatLanguage, { dateStyle: 'long' });
  return word('ruleMade', Number.isNaN(date.getTime()) ? day : format.format(date), why);
}

/** @param {number} number */
function format(number) {
  return new Intl.NumberFormat(formatLanguage).format(number);
}

/**
 * Remembers what has the focus, to give it to what stands in its place afterwards.
 * @param {HTMLElement} within
 * @returns {() => void}
 */
function focusIn(within) {
  const active = document.activeElement;
  const key = within.contains(active) ? active?.getAttribute('data-key') : null;
  if (!key) return () => {};
  const before = [...within.querySelectorAll('[data-key]')];
  const at = before.indexOf(/** @type {Element} */ (active));
  return () => {
    const now = /** @type {HTMLElement[]} */ ([...within.querySelectorAll('[data-key]')]);
    const same = now.find((one) => one.getAttribute('data-key') === key);
    (same ?? now[Math.min(at, now.length - 1)])?.focus({ preventScroll: true });
  };
}
