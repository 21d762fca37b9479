/**
 * Reading a file that was exported: chosen, dropped or pasted; what it would change is shown before anything does, and
 * what cannot be used is refused with a sentence.
 */

import { element } from '../reader/element.js';
import { word } from '../shared/words.js';
import { differenceOf, isNone } from './difference.js';
import { button, group } from './parts.js';
import { settingName, valueWords } from './value-words.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./difference.js').Difference} Difference */

/** Lines of one kind that are shown; of more, only how many there are. */
const MOST_LINES = 12;

/** Milliseconds after the last key before a pasted or typed text is read. */
const PAUSE = 300;

/**
 * @param {App} app
 * @param {{
 *   read: (text: string) => import('../shared/kept.js').State,
 *   apply: (text: string) => Promise<boolean>,
 * }} file how a text becomes a state, with a StateError where it does not, and how it takes the place of what is kept
 */
export function makeImport(app, file) {
  const input = element('input', { type: 'file', accept: '.json,application/json', hidden: true });
  const choose = button(word('fileChoose'), () => input.click());
  const text = element('textarea', {
    id: 'import-text',
    class: 'text',
    rows: 2,
    spellcheck: 'false',
    autocomplete: 'off',
    dir: 'ltr',
    'aria-describedby': 'import-said',
  });
  const said = element('p', { class: 'warning', id: 'import-said', role: 'status' });
  const title = element('h4', { tabindex: -1 }, word('fileChanges'));
  const list = element('ul', { class: 'changes' });
  /** @type {string} */
  let read = '';
  const apply = button(word('importApply'), async () => {
    if (!(await file.apply(read))) return;
    clear();
    choose.focus();
  });
  apply.classList.add('main');
  const cancel = button(word('cancel'), () => {
    clear();
    choose.focus();
  });
  const buttons = element('div', { class: 'buttons' }, apply, cancel);
  const card = element('div', { class: 'import-card', hidden: true }, title, list, buttons);

  const clear = () => {
    text.value = '';
    input.value = '';
    read = '';
    said.textContent = '';
    card.hidden = true;
  };
  /**
   * @param {string} content
   * @param {boolean} isLed whether the eyes and the keys are led to what would change
   */
  const look = (content, isLed) => {
    card.hidden = true;
    said.textContent = '';
    try {
      const difference = differenceOf(app.state(), file.read(content));
      if (isNone(difference)) {
        said.textContent = word('importSame');
        return;
      }
      read = content;
      list.replaceChildren(...changeLines(difference));
      card.hidden = false;
      if (isLed) title.focus();
    } catch (error) {
      said.textContent = refusal(error);
    }
  };
  /** @param {File | null | undefined} given */
  const take = async (given) => {
    if (!given) return;
    text.value = '';
    try {
      look(await given.text(), true);
    } catch {
      said.textContent = word('importNoJson');
    }
  };
  input.addEventListener('change', (event) => event.isTrusted && take(input.files?.[0]));
  /** @type {ReturnType<typeof setTimeout>} */
  let pause;
  text.addEventListener('input', (event) => {
    clearTimeout(pause);
    if (!event.isTrusted) return;
    pause = setTimeout(() => {
      if (text.value.trim()) look(text.value, false);
      else clear();
    }, PAUSE);
  });

  const zone = element(
    'div',
    { class: 'drop', 'data-find': word('dataImport') },
    element(
      'div',
      { class: 'drop-file' },
      choose,
      element('span', { class: 'what' }, word('fileDrop')),
    ),
    element('label', { for: text.id, class: 'name' }, word('filePaste')),
    text,
    said,
    input,
  );
  zone.addEventListener('dragover', (event) => {
    event.preventDefault();
    zone.classList.add('over');
  });
  for (const end of /** @type {const} */ (['dragleave', 'drop'])) {
    zone.addEventListener(end, () => zone.classList.remove('over'));
  }
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    const { files } = event.dataTransfer ?? {};
    if (files?.length) take(files[0]);
    else look(event.dataTransfer?.getData('text/plain') ?? '', true);
  });
  const what = element('p', { class: 'what' }, word('importWhat'));
  return group(word('dataImport'), what, zone, card);
}

/** @param {any} error */
function refusal(error) {
  if (error?.cause instanceof SyntaxError) return word('importNoJson');
  if (error?.code === 'newer') return word('importNewer');
  if (error?.code === 'too-long') return word('importTooLong');
  return word('importInvalid');
}

/**
 * @param {Difference} difference
 * @returns {HTMLElement[]}
 */
export function changeLines({ settings, sites, rules, translation, parts }) {
  const lines = settings
    .slice(0, MOST_LINES)
    .map(({ key, before, after }) =>
      element(
        'li',
        {},
        element('span', { class: 'name' }, settingName(key)),
        ' ',
        element('del', {}, element('bdi', {}, valueWords(key, before))),
        ' ',
        element('ins', {}, element('bdi', {}, valueWords(key, after))),
      ),
    );
  if (settings.length > MOST_LINES) lines.push(more(settings.length - MOST_LINES));
  const { added, gone, other } = sites;
  if (added.length + gone.length + other.length > 0) {
    const counts = [added, gone, other].map((hosts) => hosts.length);
    lines.push(element('li', {}, word('changedSites', ...counts)));
  }
  if (rules.added.length + rules.gone.length > 0) {
    lines.push(element('li', {}, word('changedRules', rules.added.length, rules.gone.length)));
    lines.push(...ruleLines('ins', rules.added), ...ruleLines('del', rules.gone));
  }
  if (translation) lines.push(element('li', {}, word('changedOther', word('optionsTranslation'))));
  lines.push(...parts.map((part) => element('li', {}, word('changedOther', part))));
  return lines;
}

/**
 * @param {'ins' | 'del'} tag
 * @param {string[]} rules
 */
function ruleLines(tag, rules) {
  const lines = rules
    .slice(0, MOST_LINES)
    .map((rule) => element('li', { class: 'rule-line', dir: 'ltr' }, element(tag, {}, rule)));
  return rules.length > MOST_LINES ? [...lines, more(rules.length - MOST_LINES)] : lines;
}

/** @param {number} count */
function more(count) {
  return element('li', { class: 'what' }, `+ ${count}`);
}
