/**
 * What the line one is in does, in words below the editor, and the list of lines that are not used. Read out once one has
 * stopped typing.
 */

import { element } from '../../reader/element.js';
import { formatLanguage, word, wordsDirection } from '../../shared/words.js';
import { saysLine, saysReason } from './says.js';

/** @typedef {import('../../core/rules.js').RuleLine} RuleLine */

/** Milliseconds after the last key before a line is read out. */
const PAUSE = 1_000;

/** Names of keys in a sentence. */
const KEYS = /((?:Ctrl|Strg)\+[^\s,、،]+|F8)/;

/** Lines that are not used, listed; the others are in the list by site. */
const MOST = 50;

/**
 * @param {(line: string) => RuleLine | undefined} of
 * @param {(number: number) => void} leadTo
 */
export function makeSaying(of, leadTo) {
  const place = element('span', { class: 'line-number' });
  // A sentence that begins with a key, or with a name, is still one of this language.
  const words = element('span', { class: 'line-words', dir: wordsDirection });
  const spoken = element('span', { class: 'spoken', role: 'status' });
  const foot = element(
    'div',
    { class: 'editor-foot' },
    element('p', { class: 'line-says' }, place, ' ', words),
    spoken,
  );
  const items = element('ul', {});
  const summary = element('summary', {});
  const list = element('details', { class: 'problems', hidden: true }, summary, items);
  /** @type {ReturnType<typeof setTimeout>} */
  let pause;

  /** @param {RuleLine} about */
  const said = (about) =>
    about.kind === 'unused'
      ? word('ruleColumn', format(about.column ?? 1), saysReason(about))
      : saysLine(about);

  return {
    foot,
    list,
    /**
     * @param {number} number
     * @param {string} line
     */
    at: (number, line) => {
      const about = of(line);
      const isWrong = about?.kind === 'unused';
      const says = about ? said(about) : '';
      place.textContent = word('ruleLine', format(number));
      words.replaceChildren(...(says ? [says] : withKeys(word('rulesKeys'))));
      foot.classList.toggle('wrong', isWrong);
      foot.classList.toggle('quiet', says === '');
      clearTimeout(pause);
      pause = setTimeout(() => {
        const now = says ? `${place.textContent}: ${says}` : '';
        if (spoken.textContent !== now) spoken.textContent = now;
      }, PAUSE);
    },
    /** @param {string[]} lines */
    problems: (lines) => {
      const wrong = lines.flatMap((line, at) => {
        const about = of(line);
        return about?.kind === 'unused' ? [{ number: at + 1, about }] : [];
      });
      list.hidden = wrong.length === 0;
      summary.textContent =
        wrong.length === 1 ? word('rulesWrongOne') : word('rulesWrong', format(wrong.length));
      items.replaceChildren(
        ...wrong.slice(0, MOST).map(({ number, about }) => {
          const button = element(
            'button',
            { type: 'button', class: 'link' },
            element('span', { class: 'line-number' }, word('ruleLine', format(number))),
            ' ',
            said(about),
          );
          button.addEventListener('click', () => leadTo(number));
          return element('li', {}, button);
        }),
      );
    },
  };
}

/**
 * A sentence with its keys set apart: each is read from left to right by itself.
 * @param {string} sentence
 */
function withKeys(sentence) {
  return sentence
    .split(KEYS)
    .map((part, at) => (at % 2 === 0 ? part : element('kbd', { dir: 'ltr' }, part)));
}

/** @param {number} number */
function format(number) {
  return new Intl.NumberFormat(formatLanguage).format(number);
}
