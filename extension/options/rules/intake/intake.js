/**
 * Rules from elsewhere: files chosen or dropped, or a text that is pasted. Every line of them is accounted for before one
 * is added, and adding can be undone.
 */

import { importRules } from '../../../core/rules.js';
import { element } from '../../../reader/element.js';
import { formatLanguage, word } from '../../../shared/words.js';
import { refusalWords, reportElement, summary } from './report.js';

/** @typedef {import('../../../core/rules.js').Imported} Imported */
/** @typedef {{ name: string, content: Uint8Array | string, host?: string, confirmed?: boolean }} Given */

/** A file that is larger is not even opened, bytes: all rules together have one megabyte. */
const MOST_FILE = 4 << 20;

/** Files taken at once. */
const MOST_FILES = 50;

/** @param {{ add(text: string, rules: number): boolean }} book answers whether there was room for them */
export function makeImport({ add }) {
  const input = element('input', {
    type: 'file',
    multiple: true,
    accept: '.txt,text/plain',
    id: 'rules-files',
    hidden: true,
  });
  const choose = element('button', { type: 'button', class: 'button' }, word('importChoose'));
  const paste = element('textarea', {
    class: 'text',
    id: 'rules-paste',
    rows: 4,
    dir: 'ltr',
    spellcheck: 'false',
    autocomplete: 'off',
    placeholder: word('importPaste'),
    'aria-label': word('importPaste'),
  });
  const read = element('button', { type: 'button', class: 'button' }, word('importRead'));
  const reports = element('div', { class: 'import-reports' });
  const addAll = element('button', { type: 'button', class: 'button main' });
  const cancel = element('button', { type: 'button', class: 'button' }, word('cancel'));
  const said = element('p', { class: 'import-said', role: 'status' });
  const everyLine = element('input', { type: 'checkbox', id: 'rules-every-line' });
  const everyWords = element('span', {});
  const every = element('label', { class: 'import-every', hidden: true }, everyLine, everyWords);
  const deeds = element('div', { class: 'import-deeds', hidden: true }, addAll, cancel);
  const drop = element(
    'div',
    { class: 'import-drop' },
    element('p', {}, word('importDrop')),
    choose,
    input,
  );
  const box = element(
    'div',
    { class: 'import controls' },
    drop,
    element('div', { class: 'import-paste' }, paste, read),
    said,
    reports,
    every,
    deeds,
  );

  /** What was read and may be added, in order. @type {Map<Given, Imported>} */
  let found = new Map();
  /** @type {Given[]} */
  let given = [];

  const clear = () => {
    found = new Map();
    given = [];
    reports.replaceChildren();
    every.hidden = true;
    everyLine.checked = false;
    deeds.hidden = true;
  };

  const count = () => [...found.values()].reduce((sum, { counts }) => sum + counts.used, 0);

  const show = () => {
    const rules = count();
    deeds.hidden = given.length === 0;
    const unused = [...found.values()].reduce((sum, one) => sum + unusedLines(one).size, 0);
    every.hidden = rules === 0 || unused === 0;
    everyWords.textContent = word('importEvery', format(unused));
    addAll.hidden = rules === 0;
    addAll.textContent = rules === 1 ? word('importAddOne') : word('importAdd', format(rules));
    said.textContent =
      given.length === 0 ? '' : rules === 0 ? word('importNothing') : summary([...found.values()]);
  };

  /**
   * Reads what is given, and puts what it comes to in the place of what stands there.
   * @param {Given} one
   * @param {Element} [before]
   */
  const take = async (one, before) => {
    const { name, content, host, confirmed } = one;
    /** @type {HTMLElement} */
    let shown;
    try {
      if (content.length > MOST_FILE) throw Object.assign(new Error(), { code: 'too-large' });
      const imported = await importRules(content, {
        name,
        ...(host ? { host } : {}),
        ...(confirmed ? { confirmed } : {}),
      });
      found.set(one, imported);
      shown = reportElement(name, imported);
    } catch (error) {
      shown = refusalElement(one, /** @type {any} */ (error)?.code);
    }
    if (before) before.replaceWith(shown);
    else reports.append(shown);
    show();
  };

  /**
   * @param {Given} one
   * @param {string} code
   */
  const refusalElement = (one, code) => {
    const shown = element(
      'section',
      { class: 'import-report refused', 'data-code': code },
      element('h3', {}, one.name || word('importPasted')),
      element('p', { class: 'warning', role: 'status' }, refusalWords(code)),
    );
    if (code === 'large') {
      const button = element('button', { type: 'button', class: 'button' }, word('importLargeYes'));
      button.addEventListener('click', (event) => {
        if (event.isTrusted) take(Object.assign(one, { confirmed: true }), shown);
      });
      shown.append(button);
    }
    if (code === 'no-host') {
      const field = element('input', {
        type: 'text',
        class: 'text',
        'aria-label': word('importHost'),
        placeholder: 'example.com',
        dir: 'ltr',
        spellcheck: 'false',
      });
      const button = element('button', { type: 'button', class: 'button' }, word('importRead'));
      button.addEventListener('click', (event) => {
        const host = field.value.trim().toLowerCase();
        if (event.isTrusted && host) take(Object.assign(one, { host }), shown);
      });
      shown.append(element('div', { class: 'import-host' }, field, button));
    }
    return shown;
  };

  /** @param {Given[]} all */
  const takeAll = async (all) => {
    clear();
    given = all;
    for (const one of all) await take(one);
  };

  /** @param {Iterable<File>} files */
  const takeFiles = async (files) => {
    const chosen = [...files].slice(0, MOST_FILES);
    const all = chosen.map(async (file) => ({
      name: file.name,
      // What is too large is refused by its length alone.
      content:
        file.size > MOST_FILE
          ? new Uint8Array(MOST_FILE + 1)
          : new Uint8Array(await file.arrayBuffer()),
    }));
    await takeAll(await Promise.all(all));
  };

  choose.addEventListener('click', () => input.click());
  input.addEventListener('change', async () => {
    if (input.files?.length) await takeFiles(input.files);
    input.value = '';
  });
  read.addEventListener('click', (event) => {
    if (event.isTrusted && paste.value.trim()) takeAll([{ name: '', content: paste.value }]);
  });
  cancel.addEventListener('click', clear);
  addAll.addEventListener('click', (event) => {
    if (!event.isTrusted) return;
    const texts = [...found.values()].map((one) => (everyLine.checked ? one.text : usedText(one)));
    const text = texts.join('');
    if (!add(text, count())) {
      said.textContent = refusalWords('too-large');
      return;
    }
    paste.value = '';
    clear();
  });

  return { box, takeFiles };
}

/**
 * The numbers of the lines that are not used and would be added all the same: those of a list of filters, which is kept
 * as it is; a config becomes rules.
 * @param {Imported} imported
 */
function unusedLines({ kind, report }) {
  const unused = kind === 'filters' ? report.filter(({ outcome }) => outcome === 'unused') : [];
  return new Set(unused.map(({ line }) => line));
}

/**
 * What is added without them.
 * @param {Imported} imported
 */
function usedText(imported) {
  const unused = unusedLines(imported);
  if (unused.size === 0) return imported.text;
  return imported.text
    .split('\n')
    .filter((_, at) => !unused.has(at + 1))
    .join('\n');
}

/** @param {number} number */
function format(number) {
  return new Intl.NumberFormat(formatLanguage).format(number);
}
