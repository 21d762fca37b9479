/**
 * The search over all sections: rows and sections in which the words are not found fold away while one types, and
 * where they are found they are marked, without a change to what the sections have made.
 */

import { element, icon } from '../reader/element.js';
import { word } from '../shared/words.js';
import { otherWords } from './find-words.js';

/** @typedef {import('./app.js').Section} Section */

/** What folds away by itself; `data-find` holds words that a row is found by beside those it shows. */
const ROW = '.row, .presets, .reset, [data-find]';
/** What folds away when nothing in it is left. */
const GROUP = '.group';

/** What is shown with its section, and nobody looks for by name. */
const UNSOUGHT = '.credits';

/** Words of other languages are put together: from this length on a word is found within another, characters. */
const LEAST_WITHIN = 5;

const MARKS = 'found';

/**
 * @param {Section[]} sections
 * @param {HTMLElement[]} shown their elements
 * @param {HTMLElement[]} links to them
 * @param {AbortSignal} signal
 */
export function makeSearch(sections, shown, links, signal) {
  const input = element('input', {
    type: 'search',
    id: 'search',
    placeholder: word('optionsSearch'),
    'aria-label': word('optionsSearch'),
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const form = element('search', { class: 'search' }, icon('find'), input);
  const count = element('p', { class: 'spoken', role: 'status' });
  form.append(count);
  const nothing = element('p', { class: 'nothing', hidden: true });

  const find = () => {
    const wanted = plain(input.value.trim()).split(/\s+/).filter(Boolean);
    /** @type {Range[]} */
    const ranges = [];
    let found = 0;
    for (const [at, box] of shown.entries()) {
      const section = sections[at];
      const about = [section?.title, section?.intro, ...(section?.words ?? []), otherWords(box)];
      const isAll = holds(about.join(' '), wanted);
      const rows = [...box.querySelectorAll(ROW)].filter((row) => !row.parentElement?.closest(ROW));
      const matching = rows.filter((row) => isAll || holds(wordsOf(row), wanted));
      for (const row of rows) row.classList.toggle('folded', !matching.includes(row));
      for (const group of box.querySelectorAll(GROUP)) {
        const own = rows.filter((row) => group.contains(row));
        const isEmpty = own.length > 0 && own.every((row) => row.matches('.folded, [hidden]'));
        group.classList.toggle('folded', isEmpty && wanted.length > 0);
      }
      const isFound =
        wanted.length === 0 || isAll || matching.some((row) => !row.matches('[hidden]'));
      box.classList.toggle('folded', !isFound);
      links[at]?.parentElement?.classList.toggle('folded', !isFound);
      if (wanted.length === 0 || !isFound) continue;
      found += isAll ? Math.max(1, rows.length) : matching.length;
      ranges.push(...rangesIn(box, wanted));
    }
    document.body.classList.toggle('searching', wanted.length > 0);
    nothing.hidden = wanted.length === 0 || found > 0;
    nothing.textContent = nothing.hidden ? '' : word('optionsNothing', input.value.trim());
    count.textContent =
      wanted.length === 0
        ? ''
        : found === 0
          ? nothing.textContent
          : found === 1
            ? word('optionsFoundOne')
            : word('optionsFound', found);
    CSS.highlights.delete(MARKS);
    if (ranges.length > 0) CSS.highlights.set(MARKS, new Highlight(...ranges));
  };
  const clear = () => {
    if (input.value === '') return;
    input.value = '';
    find();
  };
  input.addEventListener('input', find, { signal });
  input.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || input.value === '') return;
      event.preventDefault();
      clear();
    },
    { signal },
  );
  document.addEventListener(
    'keydown',
    (event) => {
      const [target] = event.composedPath();
      const isTyped =
        target instanceof Element && target.closest('input, textarea, [contenteditable]');
      if (event.key !== '/' || isTyped || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.focus();
      input.select();
    },
    { signal },
  );
  return { form, nothing, clear };
}

/**
 * @param {string} text
 * @param {string[]} wanted
 */
function holds(text, wanted) {
  const found = plain(text);
  return wanted.every((one) => placeOf(found, one) >= 0);
}

/**
 * Where a word is found in a text, both plain: at the beginning of a word; within one where the script has no spaces or
 * hangs what is small before a word, and where the word is long enough to be a part of another.
 * @param {string} text
 * @param {string} wanted
 * @param {number} [from]
 */
function placeOf(text, wanted, from = 0) {
  const isAnywhere = wanted.length >= LEAST_WITHIN || !BY_BEGINNINGS.test(wanted);
  let at = text.indexOf(wanted, from);
  while (at > 0 && !isAnywhere && IN_WORD.test(text.slice(Math.max(0, at - 2), at)))
    at = text.indexOf(wanted, at + 1);
  return at;
}

/** A word of a script whose words stand apart and begin with what they are. */
const BY_BEGINNINGS = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]/u;

/** The end of what goes on as a word: a hyphen parts none, since what is behind it is no beginning. */
const IN_WORD = /[\p{L}\p{N}]-?$/u;

/** @param {Element} row */
function wordsOf(row) {
  if (row.matches(UNSOUGHT)) return '';
  const heading = row.closest(GROUP)?.querySelector(':scope > h3')?.textContent ?? '';
  const find = row.getAttribute('data-find') ?? '';
  return [row.textContent, find, heading, otherWords(row)].join(' ');
}

/**
 * Where the words stand in what is shown.
 * @param {HTMLElement} box
 * @param {string[]} wanted
 */
function rangesIn(box, wanted) {
  /** @type {Range[]} */
  const ranges = [];
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { text, places } = fold(node.textContent ?? '');
    for (const one of wanted) {
      for (let at = placeOf(text, one); at >= 0; at = placeOf(text, one, at + one.length)) {
        const range = new Range();
        range.setStart(node, places[at] ?? 0);
        range.setEnd(node, places[at + one.length] ?? node.textContent?.length ?? 0);
        ranges.push(range);
      }
    }
  }
  return ranges;
}

/**
 * The text without case and accents, and where each of its characters stood.
 * @param {string} text
 */
function fold(text) {
  let folded = '';
  /** @type {number[]} */
  const places = [];
  let at = 0;
  for (const character of text) {
    const plain = character.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    for (let unit = 0; unit < plain.length; unit++) places.push(at);
    folded += plain;
    at += character.length;
  }
  return { text: folded, places };
}

/** @param {string} text */
const plain = (text) => fold(text).text;
