/**
 * The rules tried on an open tab: what each finds there, what it would remove, what it costs, and what all together make of
 * the article. Nothing in the tab changes by it.
 */

import { testRules } from '../../../core/rules.js';
import { element } from '../../../reader/element.js';
import { DEFAULT_CHOICE } from '../../../shared/options.js';
import { attributesIn } from '../../../shared/rules.js';
import { meantFor } from '../../../shared/settings.js';
import { bareHost } from '../../../shared/sites.js';
import { formatLanguage, word } from '../../../shared/words.js';
import { openTabs, pageOf, watchTabs } from './tabs.js';

/** @typedef {import('../../../core/rules.js').RuleTest} RuleTest */
/** @typedef {import('../../../core/rules.js').TestedLine} TestedLine */

/** Lines shown before one asks for more. */
const MOST_LINES = 100;

/** How much the core tells of what a line finds first, characters. */
const EXCERPT = 120;

/** Milliseconds after the last key before the page is tried again. */
const PAUSE = 500;

/**
 * @param {import('../../app.js').App} app
 * @param {{ text(): string, lines(): string[], leadTo(number: number): void }} book
 */
export function makeTrial(app, { text, lines, leadTo }) {
  const choice = element('select', { class: 'text', id: 'trial-tab' });
  const run = element('button', { type: 'button', class: 'button' }, word('trialRun'));
  const hint = element('p', { class: 'hint' });
  const said = element('p', { class: 'trial-said', role: 'status' });
  const results = element('div', { class: 'trial-results' });
  const row = element(
    'div',
    { class: 'trial-choice' },
    element('label', { for: choice.id }, word('trialTab')),
    choice,
    run,
  );
  const box = element('div', { class: 'trial controls' }, row, hint, said, results);

  /** @type {import('./tabs.js').OpenTab[]} */
  let known = [];
  /** The tab that was tried, and is again when the rules change. @type {number | null} */
  let tried = null;
  let isTrying = false;
  /** @type {ReturnType<typeof setTimeout>} */
  let pause;

  const list = async () => {
    const { open, hidden } = await openTabs().catch(() => ({ open: [], hidden: 0 }));
    const key = (/** @type {typeof known} */ tabs) => JSON.stringify(tabs);
    hint.textContent =
      open.length === 0 ? word('trialNoTab') : hidden > 0 ? word('trialOthers') : '';
    row.hidden = open.length === 0;
    if (key(open) === key(known)) return;
    known = open;
    const chosen = choice.value;
    choice.replaceChildren(
      ...open.map(({ id, title, host }) =>
        element('option', { value: id }, host && title ? `${title} – ${host}` : title || host),
      ),
    );
    if (open.some(({ id }) => String(id) === chosen)) choice.value = chosen;
    if (tried !== null && !open.some(({ id }) => id === tried)) tried = null;
  };

  const attempt = async () => {
    const tab = known.find(({ id }) => String(id) === choice.value);
    if (!tab || isTrying) return;
    isTrying = true;
    clearTimeout(pause);
    run.setAttribute('aria-disabled', 'true');
    try {
      const rules = text();
      const page = await pageOf(tab.id, attributesIn(rules, tab.host));
      const { keepReasons, skipLanguages } = meantFor(app.state(), tab.host);
      const test = await testRules(page, { ...DEFAULT_CHOICE, keepReasons, skipLanguages }, rules);
      tried = tab.id;
      said.textContent = togetherWords(test);
      results.replaceChildren(...resultParts(test));
    } catch (error) {
      tried = null;
      results.replaceChildren();
      said.textContent = word(isNoArticle(error) ? 'trialNoArticle' : 'trialUnreadable');
    } finally {
      isTrying = false;
      run.removeAttribute('aria-disabled');
    }
  };

  /** @param {RuleTest} test */
  const resultParts = (test) => {
    const all = lines();
    const found = test.lines.slice(0, MOST_LINES).map((line) => lineElement(line, all));
    const others = /** @type {const} */ ([
      [test.nothing, word('trialNothing')],
      [test.cancelled, word('trialCancelled')],
      [test.hold, word('trialHold')],
    ]);
    return [
      element('ul', { class: 'trial-lines' }, ...found),
      ...others
        .filter(([numbers]) => numbers.length > 0)
        .map(([numbers, label]) => groupOf(numbers, label, all)),
      ...(test.elsewhere > 0
        ? [element('p', { class: 'hint' }, word('trialElsewhere', format(test.elsewhere)))]
        : []),
    ];
  };

  /**
   * @param {TestedLine} tested
   * @param {string[]} all
   */
  const lineElement = ({ line, count, words, percent, excerpt, us, why }, all) => {
    const numbers = [
      word('trialFound', format(count)),
      word('trialWords', format(words), format(percent)),
      milliseconds(us),
    ];
    return element(
      'li',
      { class: `trial-line${why ? ' skipped' : ''}` },
      lineButton(line, all),
      element('p', { class: 'trial-numbers' }, numbers.join(' · ')),
      ...(why ? [element('p', { class: 'warning' }, whyWords(why))] : []),
      ...(excerpt
        ? [element('blockquote', { class: 'trial-excerpt', dir: 'auto' }, shortened(excerpt))]
        : []),
    );
  };

  /**
   * @param {number[]} numbers
   * @param {string} label
   * @param {string[]} all
   */
  const groupOf = (numbers, label, all) =>
    element(
      'details',
      { class: 'trial-rest' },
      element('summary', {}, `${label} (${format(numbers.length)})`),
      element(
        'ul',
        {},
        ...numbers.slice(0, MOST_LINES).map((line) => element('li', {}, lineButton(line, all))),
      ),
    );

  /**
   * @param {number} line
   * @param {string[]} all
   */
  const lineButton = (line, all) => {
    const code = element('code', { dir: 'ltr' }, all[line - 1]?.trim() ?? '');
    const number = element('span', { class: 'trial-number' }, word('ruleLine', format(line)));
    const button = element('button', { type: 'button', class: 'link trial-rule' }, number, code);
    button.addEventListener('click', () => leadTo(line));
    return button;
  };

  run.addEventListener('click', (event) => event.isTrusted && attempt());
  choice.addEventListener('change', () => {
    tried = null;
    said.textContent = '';
    results.replaceChildren();
  });
  watchTabs(list, app.signal);
  list();

  return {
    box,
    /** The hosts of the tabs that can be tried. */
    hosts: () => known.map(({ host }) => bareHost(host)).filter(Boolean),
    /** The rules are other ones: what is shown is tried again. */
    changed: () => {
      clearTimeout(pause);
      if (tried !== null) pause = setTimeout(attempt, PAUSE);
    },
  };
}

/** @param {string} excerpt as long as the core gives one at most */
function shortened(excerpt) {
  return [...excerpt].length < EXCERPT ? excerpt : `${excerpt.trimEnd()}…`;
}

/** @param {any} error */
function isNoArticle(error) {
  return error?.code === 'no-article' || error?.code === 'empty-page';
}

/** @param {RuleTest} test */
function togetherWords({ lines, together: { count, was, becomes, us } }) {
  if (lines.length === 0) return word('trialNone');
  if (was === becomes) return word('trialSame', format(count), milliseconds(us));
  return word('trialTogether', format(count), format(was), format(becomes), milliseconds(us));
}

/** @param {import('../../../core/cleaned.js').SkipReason} why */
function whyWords(why) {
  switch (why) {
    case 'too-slow':
      return word('skippedSlow');
    case 'no-time':
      return word('skippedNoTime');
    case 'too-much':
      return word('skippedTooMuch');
    case 'too-much-together':
      return word('skippedTogether');
    case 'nothing-to-read':
      return word('skippedNothing');
  }
}

/** @param {number} us microseconds */
function milliseconds(us) {
  const digits = us < 10_000 ? 2 : 0;
  const format = new Intl.NumberFormat(formatLanguage, {
    style: 'unit',
    unit: 'millisecond',
    maximumFractionDigits: digits,
  });
  return format.format(us / 1_000);
}

/** @param {number} number */
function format(number) {
  return new Intl.NumberFormat(formatLanguage).format(number);
}
