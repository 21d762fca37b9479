/**
 * "Always on this site": the rule that will be written, in a field that can be edited, what it does on this page in words,
 * and others to choose from, the narrow ones first. Nothing is written before "Save".
 */

import { formatLanguage, word, wordsLanguage } from '../../shared/words.js';
import { element } from '../element.js';
import { excerptOf, withWords } from './said.js';

/** @typedef {import('../../core/cleaned.js').Weighed} Weighed */
/** @typedef {import('../../core/cleaned.js').Proposed} Proposed */

/** Milliseconds of rest after which what was typed is looked at. */
const REST = 150;

/** From so much of the article on, in percent, the reader is asked to look twice. */
const MUCH = 50;

/** Reasons for which a rule does nothing, with which it cannot be saved. */
const USELESS = ['no-rule', 'elsewhere', 'too-slow', 'too-much', 'nothing-to-read'];

/**
 * @param {object} actions
 * @param {(line: string) => Promise<Weighed>} actions.weigh says what a rule does on this page
 * @param {(rule: string) => Promise<boolean>} actions.save answers whether it was kept
 * @param {AbortSignal} signal
 */
export function makeRuleCard(actions, signal) {
  const heading = element('h2', { id: 'rule-title', tabindex: -1 }, word('always'));
  const choices = element('div', {
    class: 'rule-choices',
    role: 'radiogroup',
    'aria-label': word('ruleChoices'),
  });
  const field = element('input', {
    class: 'rule-field',
    id: 'rule-field',
    type: 'text',
    dir: 'ltr',
    spellcheck: 'false',
    autocomplete: 'off',
    autocapitalize: 'off',
    'aria-describedby': 'rule-does rule-warning',
  });
  const does = element('p', { class: 'rule-does', id: 'rule-does', role: 'status' });
  const warning = element('p', { class: 'warning', id: 'rule-warning', role: 'status' });
  const save = element('button', { class: 'rule-save', type: 'button' }, word('ruleSave'));
  const cancel = element('button', { class: 'rule-cancel', type: 'button' }, word('cancel'));
  const card = element(
    'div',
    { class: 'rule-card', role: 'dialog', 'aria-labelledby': 'rule-title', hidden: true },
    heading,
    choices,
    element('label', { for: 'rule-field' }, word('ruleLabel')),
    field,
    does,
    warning,
    element('div', { class: 'card-buttons' }, cancel, save),
  );
  /** @type {Weighed[]} */
  let lines = [];
  /** @type {Weighed | null} */
  let weighed = null;
  /** @type {Element | null} */
  let before = null;
  let asked = 0;
  let isSaving = false;

  /** @param {Weighed | null} now null while it is being looked at */
  const show = (now) => {
    weighed = now;
    const isUseful = now !== null && !USELESS.includes(now.why ?? '');
    save.setAttribute('aria-disabled', String(!isUseful));
    if (now === null) return;
    field.setAttribute('aria-invalid', String(now.why === 'no-rule'));
    does.textContent = now.why ? '' : doneBy(now);
    warning.textContent = warningOf(now);
    for (const input of choices.querySelectorAll('input'))
      input.checked = lines[Number(input.value)]?.rule === now.rule;
  };
  const look = async () => {
    asked += 1;
    const mine = asked;
    try {
      const answer = await actions.weigh(field.value);
      if (mine === asked && !card.hidden) show(answer);
    } catch {
      if (mine === asked) warning.textContent = word('errorOther');
    }
  };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  field.addEventListener(
    'input',
    () => {
      clearTimeout(timer);
      show(null);
      timer = setTimeout(look, REST);
    },
    { signal },
  );
  choices.addEventListener(
    'change',
    (event) => {
      if (!event.isTrusted || !(event.target instanceof HTMLInputElement)) return;
      const line = lines[Number(event.target.value)];
      if (!line) return;
      asked += 1;
      field.value = line.rule;
      show(line);
    },
    { signal },
  );
  const close = () => {
    if (card.hidden) return false;
    clearTimeout(timer);
    asked += 1;
    card.hidden = true;
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    return true;
  };
  const commit = async () => {
    if (isSaving || weighed === null || save.getAttribute('aria-disabled') === 'true') return;
    isSaving = true;
    // A rule that could not be kept stays in its field.
    if (await actions.save(weighed.rule)) close();
    isSaving = false;
  };
  card.addEventListener(
    'click',
    (event) => {
      if (!event.isTrusted || !(event.target instanceof Element)) return;
      const pressed = event.target.closest('button');
      if (pressed === cancel) close();
      else if (pressed === save) commit();
    },
    { signal },
  );

  return {
    card,
    close,
    isOpen: () => !card.hidden,
    /** Saves from within the field. */
    commit: () => commit(),
    isField: (/** @type {Element | null} */ focused) => focused === field,
    /**
     * @param {Proposed} proposed with one line at least
     * @param {Element | null} focused what has the focus now
     */
    open: ({ lines: all, best }, focused) => {
      [lines, before] = [all, focused];
      choices.replaceChildren(...all.map((line, at) => choice(line, at)));
      choices.hidden = all.length < 2;
      const line = all[best];
      field.value = line?.rule ?? '';
      show(line ?? null);
      card.hidden = false;
      field.focus({ preventScroll: true });
      field.setSelectionRange(field.value.length, field.value.length);
    },
  };
}

/**
 * @param {Weighed} line
 * @param {number} at
 */
function choice(line, at) {
  const input = element('input', { type: 'radio', name: 'rule', value: at });
  return element(
    'label',
    { class: 'rule-choice' },
    input,
    element('span', {}, partsOf(line)),
    element('code', { dir: 'ltr' }, selectorOf(line.rule)),
  );
}

/** @param {string} rule */
function selectorOf(rule) {
  return rule.slice(rule.indexOf('##') + 2).replace(/:article\(\)$/, '');
}

/** @param {Weighed} line */
function partsOf({ count, words }) {
  const number = new Intl.NumberFormat(formatLanguage);
  return withWords(
    count === 1 ? word('ruleOnePart') : word('ruleParts', number.format(count)),
    words,
  );
}

/** @param {Weighed} weighed */
function doneBy(weighed) {
  const excerpt = excerptOf(weighed.excerpt);
  const quoted = excerpt ? ` ${word('quoted', excerpt)}` : '';
  switch (weighed.does) {
    case 'remove':
      return word('ruleRemoves', partsOf(weighed)) + quoted;
    case 'keep':
      return word('ruleKeeps', partsOf(weighed)) + quoted;
    case 'article':
      return word('ruleArticle', partsOf(weighed)) + quoted;
    default:
      return word('ruleOther');
  }
}

/** @param {Weighed} weighed */
function warningOf({ why, column, message, does, percent, takesTitle, isEverywhere }) {
  switch (why) {
    case 'no-rule':
      return noRule(column, message);
    case 'elsewhere':
      return word('ruleElsewhere');
    case 'nothing':
      return word('ruleNothing');
    case 'too-slow':
    case 'no-time':
      return word('ruleSlow');
    case 'too-much':
    case 'too-much-together':
      return word('ruleTooMuch');
    case 'nothing-to-read':
      return word('pointNothing');
    default:
  }
  if (does !== 'remove') return isEverywhere ? word('ruleEverywhere') : '';
  if (takesTitle) return word('ruleTitle');
  if (percent >= MUCH) return word('ruleMuch', percent);
  return isEverywhere ? word('ruleEverywhere') : '';
}

/**
 * The core gives its reasons in English; in other languages the place alone is told.
 * @param {number} [column]
 * @param {string} [message]
 */
function noRule(column, message) {
  if (column === undefined) return word('ruleNone');
  const place = word('ruleInvalid', column);
  return message && wordsLanguage === 'en' ? `${place.replace(/\.$/, '')}: ${message}.` : place;
}
