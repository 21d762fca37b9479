/**
 * Formulas of the Article as MathML: built from the core's tree through two tables, so that no other element, no other
 * attribute and no other value can be made. A formula without a tree is its text.
 */

import { createElementNS } from '../../shared/dom.js';
import { element } from '../element.js';

/** @typedef {import('../../core/cleaned.js').MathNode} MathNode */
/** @typedef {import('../../core/cleaned.js').Formula} Formula */

const MATHML = 'http://www.w3.org/1998/Math/MathML';

const TAGS = new Set(
  `mrow mi mn mo mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mmultiscripts mprescripts
   mtable mtr mtd mpadded mphantom mstyle merror`.split(/\s+/),
);

const FLAG = /^(?:true|false)$/;
const COUNT = /^\d{1,3}$/;
const LENGTH = /^-?\d{1,3}(?:\.\d{1,4})?(?:em|ex|px|pt|pc|in|cm|mm)$/;
const LINE = /^(?:solid|dashed)$/;

/** @type {Map<string, RegExp>} */
const ATTRIBUTES = new Map([
  ['accent', FLAG],
  ['accentunder', FLAG],
  ['columnalign', /^(?:left|center|right)$/],
  ['columnlines', LINE],
  ['columnspan', COUNT],
  ['depth', LENGTH],
  ['dir', /^(?:ltr|rtl)$/],
  ['displaystyle', FLAG],
  ['fence', FLAG],
  ['form', /^(?:prefix|infix|postfix)$/],
  ['height', LENGTH],
  ['largeop', FLAG],
  ['linethickness', LENGTH],
  ['lspace', LENGTH],
  ['mathvariant', /^normal$/],
  ['maxsize', LENGTH],
  ['minsize', LENGTH],
  ['movablelimits', FLAG],
  ['rowlines', LINE],
  ['rowspan', COUNT],
  ['rspace', LENGTH],
  ['scriptlevel', /^[+-]?[0-3]$/],
  ['stretchy', FLAG],
  ['symmetric', FLAG],
  ['voffset', LENGTH],
  ['width', LENGTH],
]);

/** Lines over and under, which browsers draw to length in some fonts and not in others: the style sheet draws them. */
const LINES = new Set(['‾', '¯', '_', '―', '─', '\u0305', '\u0332', 'ˉ']);

/** Characters from which on a formula in a sentence may be wider than a narrow screen. */
const LONG = 24;

/**
 * A formula in a sentence.
 * @param {Formula} formula
 * @returns {HTMLElement}
 */
export function inlineFormula(formula) {
  if (!formula.tree?.length) return element('span', textAttributes(formula), formula.text);
  const made = mathElement(formula.tree, false);
  const isLong = (made.textContent ?? '').length > LONG;
  return element(
    'span',
    { class: isLong ? 'formula long' : 'formula', ...attributes(formula) },
    made,
  );
}

/**
 * A formula on a line of its own, with the number the page gives it.
 * @param {Formula & { number?: string }} formula
 * @returns {HTMLElement}
 */
export function formulaElement(formula) {
  if (!formula.tree?.length) return element('p', textAttributes(formula), formula.text);
  const line = element('span', { class: 'formula alone', ...attributes(formula) });
  line.append(mathElement(formula.tree, true));
  const number = formula.number
    ? [element('span', { class: 'formula-number' }, `(${formula.number})`)]
    : [];
  return element('p', { class: 'formula-line', dir: 'ltr' }, line, ...number);
}

/** @param {Formula} formula */
function textAttributes({ markup }) {
  return { class: `math ${markup ?? 'plain'}`, translate: 'no', dir: 'ltr' };
}

/**
 * What a copy of the formula as text says stands with it.
 * @param {Formula} formula
 */
function attributes({ text, markup }) {
  return { 'data-formula': text, 'data-markup': markup, translate: 'no', dir: 'ltr' };
}

/**
 * @param {MathNode[]} tree
 * @param {boolean} isAlone
 */
function mathElement(tree, isAlone) {
  const made = createElementNS.call(document, MATHML, 'math');
  if (isAlone) made.setAttribute('display', 'block');
  // Signs grow with what stands between them in a row; Firefox 153 takes no `math` for one.
  made.append(mathNode({ tag: 'mrow', children: tree }));
  return made;
}

/**
 * Nested at most 32 deep by the core, so that calling itself is safe.
 * @param {MathNode} node
 * @returns {Element}
 */
function mathNode({ tag, attributes: said = {}, text, children = [] }) {
  const made = createElementNS.call(document, MATHML, TAGS.has(tag) ? tag : 'mrow');
  for (const [name, value] of Object.entries(said)) {
    if (ATTRIBUTES.get(name)?.test(value)) made.setAttribute(name, value);
  }
  if (text) made.append(text);
  made.append(...children.map(mathNode));
  if (isLined(tag, children)) made.setAttribute('class', 'lined');
  return made;
}

/**
 * Whether a line is drawn along all of the first child, which is more than a letter.
 * @param {string} tag
 * @param {MathNode[]} children
 */
function isLined(tag, [base, line]) {
  if ((tag !== 'mover' && tag !== 'munder') || !base?.children?.length) return false;
  return line?.tag === 'mo' && LINES.has(line.text ?? '');
}
