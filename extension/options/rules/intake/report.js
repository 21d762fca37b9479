/**
 * What a file of rules came to: how many of its lines are used, and why the others are not, line by line.
 */

import { element } from '../../../reader/element.js';
import { formatLanguage, word } from '../../../shared/words.js';
import { saysReason } from '../says.js';

/** @typedef {import('../../../core/rules.js').Imported} Imported */
/** @typedef {import('../../../core/rules.js').ImportedLine} ImportedLine */

/** Lines of a report that are shown before one asks for more. */
const PORTION = 100;

/**
 * What files came to in one line.
 * @param {Imported[]} files
 */
export function summary(files) {
  const sum = (/** @type {keyof Imported['counts']} */ name) =>
    files.reduce((all, { counts }) => all + counts[name], 0);
  const parts = [`${format(sum('used'))} ${word('importUsed')}`];
  if (sum('unused') > 0) parts.push(`${format(sum('unused'))} ${word('importUnused')}`);
  return parts.join(' · ');
}

/**
 * @param {string} name of the file
 * @param {Imported} imported
 */
export function reportElement(name, { kind, host, counts, report }) {
  const outcomes = /** @type {const} */ ([
    ['used', counts.used, word('importUsed')],
    ['kept', counts.kept, word('importKept')],
    ['unused', counts.unused, word('importUnused')],
    ['not-needed', counts.notNeeded, word('importNotNeeded')],
  ]);
  const lists = outcomes
    .filter(([, count]) => count > 0)
    .map(([outcome, count, label]) =>
      outcomeElement(
        report.filter((line) => line.outcome === outcome),
        count,
        label,
        outcome,
      ),
    );
  const about = kind === 'config' && host ? word('importConfig', host) : word('importFilters');
  return element(
    'section',
    { class: 'import-report' },
    element('h3', {}, element('bdi', {}, name || word('importPasted'))),
    element('p', { class: 'hint' }, about),
    ...lists,
  );
}

/**
 * @param {ImportedLine[]} lines
 * @param {number} count
 * @param {string} label
 * @param {string} outcome
 */
function outcomeElement(lines, count, label, outcome) {
  const list = element('ol', { class: 'import-lines' });
  let shown = 0;
  const fill = () => {
    list.querySelector('.import-more')?.remove();
    for (const line of lines.slice(shown, shown + PORTION)) list.append(lineElement(line));
    shown = Math.min(lines.length, shown + PORTION);
    if (shown === lines.length) return;
    const more = element(
      'button',
      { type: 'button', class: 'button' },
      word('rulesMore', format(lines.length - shown)),
    );
    more.addEventListener('click', fill);
    list.append(element('li', { class: 'import-more' }, more));
  };
  const details = element(
    'details',
    { class: `import-outcome ${outcome}` },
    element('summary', {}, element('span', { class: 'import-number' }, format(count)), ` ${label}`),
    list,
  );
  details.addEventListener('toggle', () => {
    if (details.open && shown === 0) fill();
  });
  return details;
}

/** @param {ImportedLine} line */
function lineElement({ line, text, rules = [], code, about, column }) {
  const parts = [
    element('span', { class: 'import-place' }, word('ruleLine', format(line))),
    element('code', { dir: 'ltr' }, text),
  ];
  for (const rule of rules.filter((rule) => rule !== text)) {
    parts.push(element('code', { class: 'import-rule', dir: 'ltr' }, `→ ${rule}`));
  }
  if (code) {
    const why = reasonOf(code, about);
    const isPlaced = column !== undefined && column > 1;
    parts.push(
      element(
        'span',
        { class: 'import-why' },
        isPlaced ? word('ruleColumn', format(column), why) : why,
      ),
    );
  }
  return element('li', {}, ...parts);
}

/**
 * @param {NonNullable<ImportedLine['code']>} code
 * @param {string} [about]
 */
function reasonOf(code, about) {
  switch (code) {
    case 'attributes':
    case 'found-anyway':
    case 'breaks':
    case 'lead-image':
    case 'parsed':
    case 'pruned':
    case 'guesses':
    case 'late-images':
    case 'comments':
    case 'never-read':
      return word('importAnyway');
    case 'requests':
      return word('importRequests');
    case 'rewrites':
    case 'changes':
      return word('importRewrites');
    case 'sign-in':
      return word('importSignIn');
    case 'condition':
    case 'ad-clue':
    case 'self-description':
      return word('importCondition');
    case 'bad-character':
    case 'no-directive':
    case 'unknown-directive':
    case 'takes-no-argument':
    case 'no-value':
    case 'only-quotes':
      return word('importNoDirective');
    case 'no-link':
    case 'no-article':
    case 'no-element':
    case 'never-finds':
      return word('importFindsNothing');
    case 'rule-too-long':
      return saysReason({ line: 0, kind: 'unused', code: 'too-long', about: '1024' });
    default:
      return saysReason({ line: 0, kind: 'unused', code, about });
  }
}

/**
 * Why a file is not taken.
 * @param {string} code
 */
export function refusalWords(code) {
  switch (code) {
    case 'archive':
      return word('importArchive');
    case 'no-rules':
      return word('importNoRules');
    case 'large':
      return word('importLarge');
    case 'too-large':
    case 'too-many-rules':
      return word('importTooLarge');
    case 'no-host':
      return word('importNoHost');
    default:
      return word('importFailed');
  }
}

/** @param {number} number */
function format(number) {
  return new Intl.NumberFormat(formatLanguage).format(number);
}
