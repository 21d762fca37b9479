/**
 * The panel of the translation: what is shown, from which language into which, how far it is, who translates and where the
 * text goes. It knows nothing by itself: all it shows is told.
 */

import { formatLanguage, word } from '../../shared/words.js';
import { isSameLanguage, languageName, TARGETS } from '../../translate/languages.js';
import { refusalWords } from '../../translate/refusals.js';
import { element, icon } from '../element.js';
import { panelFrame } from '../panels/panels.js';
import { gateWords, serviceWords, statusWords } from './panel-words.js';

/** @typedef {import('./shown.js').Show} Show */
/** @typedef {import('../../shared/translation.js').Translation} Translation */

/**
 * What stands in the way, if anything.
 * @typedef {null | 'never' | 'service' | 'consent' | 'same'} Need
 *
 * @typedef {object} Told
 * @property {Show} show
 * @property {Need} need
 * @property {Translation} meant
 * @property {string} from empty where nobody knows
 * @property {string} to
 * @property {import('./source.js').Source} source
 * @property {import('./run.js').Progress} progress
 * @property {boolean} canBrowser whether the browser itself can translate
 * @property {boolean} isAlways
 * @property {boolean} isNever
 *
 * @typedef {object} PanelActions
 * @property {() => void} close
 * @property {(show: Show) => void} show
 * @property {(isOn: boolean) => void} columns
 * @property {(lang: string) => void} from
 * @property {(lang: string) => void} to
 * @property {() => void} agree
 * @property {() => void} useBrowser
 * @property {() => void} stop
 * @property {() => void} retry
 * @property {(isOn: boolean) => void} always
 * @property {(isOn: boolean) => void} never
 * @property {() => void} options
 */

const SHOWS = /** @type {const} */ (['original', 'both', 'translation']);

/**
 * @param {PanelActions} actions
 * @param {string} domain
 * @param {AbortSignal} signal
 */
export function makeTranslatePanel(actions, domain, signal) {
  /** @type {Told | null} */
  let now = null;
  const choices = SHOWS.map((value) => {
    const input = element('input', { type: 'radio', name: 'limpide-translation', value });
    const names = {
      original: word('translateOriginal'),
      both: word('translateBoth'),
      translation: word('translateTranslation'),
    };
    const label = element('span', { class: 'sample' }, names[value]);
    return { input, label: element('label', { class: 'option' }, input, label) };
  });
  const shows = element(
    'div',
    { class: 'translate-shows', role: 'radiogroup', 'aria-label': word('translateShow') },
    ...choices.map(({ label }) => label),
  );
  const columns = tick('columns', word('translateColumns'));

  const sentence = element('p', { class: 'translate-sentence' });
  const consent = press('translate-go', word('translateGo'));
  const inBrowser = press('translate-go', word('translateHere'));
  const choose = press('step', word('translateChoose'));
  const gate = element(
    'div',
    { class: 'translate-gate' },
    sentence,
    element('div', { class: 'translate-buttons' }, consent, inBrowser, choose),
  );

  const said = element('span', { class: 'translate-said' });
  const meter = element('div', { class: 'translate-meter', 'aria-hidden': 'true' });
  const stop = press('step', word('translateStop'));
  const retry = press('step', word('translateRetry'));
  const status = element(
    'div',
    { class: 'translate-status' },
    element(
      'div',
      { class: 'translate-line' },
      element('p', { role: 'status' }, said),
      stop,
      retry,
    ),
    meter,
  );

  const from = choice('from', word('translateFrom'));
  const to = choice('to', word('translateTo'));
  const doubtWords = element('p', {});
  const doubtButton = press('step', '');
  const doubt = element(
    'div',
    { class: 'translate-doubt' },
    icon('notice'),
    element('div', {}, doubtWords, doubtButton),
  );
  const always = tick('always', '');
  const never = tick('never', word('translateNever', domain));
  const service = element('p', { class: 'translate-service' });
  const options = press('step all-settings', word('translateOptions'));
  const { panel, heading, close } = panelFrame(
    'section',
    'translation',
    word('translation'),
    word('translateClose'),
    element(
      'div',
      { class: 'panel-list controls translate' },
      gate,
      shows,
      status,
      columns.row,
      from.row,
      doubt,
      to.row,
      always.row,
      never.row,
      service,
      options,
    ),
  );

  panel.addEventListener(
    'click',
    (event) => {
      if (!event.isTrusted || !(event.target instanceof Element)) return;
      const pressed = event.target.closest('button');
      if (pressed === close) actions.close();
      else if (pressed === consent) actions.agree();
      else if (pressed === inBrowser) actions.useBrowser();
      else if (pressed === choose || pressed === options) actions.options();
      else if (pressed === stop) actions.stop();
      else if (pressed === retry) actions.retry();
      else if (pressed === doubtButton && now) actions.from(otherOf(now));
    },
    { signal },
  );
  panel.addEventListener(
    'change',
    (event) => {
      const { target: changed } = event;
      if (!event.isTrusted) return;
      const shown = choices.find(({ input }) => input === changed)?.input.value;
      if (shown) actions.show(/** @type {Show} */ (shown));
      else if (changed === columns.input) actions.columns(columns.input.checked);
      else if (changed === from.select) actions.from(from.select.value);
      else if (changed === to.select) to.select.value && actions.to(to.select.value);
      else if (changed === always.input) actions.always(always.input.checked);
      else if (changed === never.input) actions.never(never.input.checked);
    },
    { signal },
  );

  return {
    panel,
    heading,
    /** The button that had the focus may have gone. */
    regainFocus: () => {
      const root = /** @type {ShadowRoot | Document} */ (panel.getRootNode());
      const focused = root.activeElement;
      if (panel.hidden || (focused && panel.contains(focused) && focused.checkVisibility())) return;
      const chosen = choices.find(({ input }) => input.checked)?.input;
      if (focused === null || panel.contains(focused)) {
        if (chosen?.checkVisibility()) chosen.focus({ preventScroll: true });
        else heading.focus({ preventScroll: true });
      }
    },
    /** @param {Told} told */
    tell: (told) => {
      now = told;
      const { show, need, meant, progress } = told;
      const isOpen = need === null;
      gate.hidden = isOpen;
      shows.hidden = !isOpen;
      for (const { input } of choices) input.checked = input.value === show;
      sentence.textContent = need ? gateWords(told) : '';
      consent.hidden = need !== 'consent';
      inBrowser.hidden = need !== 'service' || !told.canBrowser;
      choose.hidden = need !== 'service';

      const { isRunning, ended, failed, done, of } = progress;
      const isBegun = show !== 'original' && (isRunning || of > 0 || ended !== null);
      status.hidden = !isOpen || !isBegun;
      setText(said, ended ? refusalWords(ended) : statusWords(progress));
      status.classList.toggle('is-faulty', ended !== null && ended !== 'stopped');
      const hadFocus = stop.matches(':focus') || retry.matches(':focus');
      stop.hidden = !isRunning;
      retry.hidden = isRunning || (failed === 0 && ended === null);
      retry.textContent = ended === 'stopped' ? word('translateGoOn') : word('translateRetry');
      if (hadFocus && stop.hidden && retry.hidden) heading.focus({ preventScroll: true });
      meter.style.setProperty('--done', of > 0 ? (done / of).toFixed(3) : '0');
      meter.hidden = of > 0 && done === of;

      columns.row.hidden = !isOpen || show !== 'both';
      columns.input.checked = meant.columns;
      const isToldIt = meant.service === 'browser';
      fill(from.select, told.from, isToldIt ? undefined : word('translateUnknown'));
      const isOther = told.from === '' || !isSameLanguage(told.from, told.to);
      // From a language into itself is no proposal.
      fill(to.select, isOther ? told.to : '', isOther ? undefined : word('translateChooseTo'));
      showDoubt(told);
      const name = told.from ? languageName(told.from) : '';
      always.row.hidden = name === '' || meant.service === null || told.isNever;
      always.text.textContent = word('translateAlways', name);
      always.input.checked = told.isAlways;
      never.row.hidden = domain === '';
      never.input.checked = told.isNever;
      service.hidden = meant.service === null || need === 'consent';
      service.textContent = meant.service === null ? '' : serviceWords(meant);
    },
  };

  /** @param {Told} told */
  function showDoubt(told) {
    const { said: page, seen } = told.source;
    const isDoubtful = page !== '' && seen !== '' && !isSameLanguage(page, seen);
    doubt.hidden = !isDoubtful;
    if (!isDoubtful) return;
    setText(doubtWords, word('translateDoubt', languageName(page), languageName(seen)));
    doubtButton.textContent = word('translateFromOther', languageName(otherOf(told)));
  }
}

/** Of what the page says and what its words look like, the one that is not meant. @param {Told} told */
function otherOf({ from, source }) {
  return isSameLanguage(from, source.seen) ? source.said : source.seen;
}

/**
 * @param {HTMLSelectElement} select
 * @param {string} lang
 * @param {string} [unknown] what is said of a language that the service is to find out
 */
function fill(select, lang, unknown) {
  const filled = `${lang} ${unknown ?? ''}`;
  if (select.dataset.filled !== filled) {
    const others = TARGETS.filter((one) => !isSameLanguage(one, lang));
    const known = lang === '' || TARGETS.includes(lang) ? TARGETS : [lang, ...others];
    const { compare } = new Intl.Collator(formatLanguage);
    const named = known
      .map((one) => ({ one, name: languageName(one) }))
      .sort((one, other) => compare(one.name, other.name));
    select.replaceChildren(
      ...(unknown || lang === '' ? [element('option', { value: '' }, unknown ?? '')] : []),
      ...named.map(({ one, name }) => element('option', { value: one }, name)),
    );
    select.dataset.filled = filled;
  }
  select.value = lang;
}

/**
 * Said once: who listens is not told again what has not changed.
 * @param {HTMLElement} shown
 * @param {string} text
 */
function setText(shown, text) {
  if (shown.textContent !== text) shown.textContent = text;
}

/**
 * @param {string} kind
 * @param {string} label
 */
function press(kind, label) {
  return element('button', { class: kind, type: 'button' }, label);
}

/**
 * @param {string} name
 * @param {string} label
 */
function tick(name, label) {
  const input = element('input', { type: 'checkbox', id: `limpide-translate-${name}` });
  const text = element('label', { class: 'name', for: input.id }, label);
  return {
    input,
    text,
    row: element('div', { class: 'row', 'data-translate': name }, text, input),
  };
}

/**
 * @param {string} name
 * @param {string} label
 */
function choice(name, label) {
  const select = element('select', { id: `limpide-translate-${name}`, class: 'translate-select' });
  const text = element('label', { class: 'name', for: select.id }, label);
  return { select, row: element('div', { class: 'row', 'data-translate': name }, text, select) };
}
