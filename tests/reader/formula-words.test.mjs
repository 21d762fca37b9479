// Formulas in words, as they are read aloud.

import assert from 'node:assert/strict';
import { test } from 'node:test';

const WORDS = new URL('../../extension/reader/aids/formula-words.js', import.meta.url).href;

/**
 * A formula as a tree: `mi('x')`, `mrow(…)`.
 * @param {string} localName
 * @returns {(...parts: any[]) => any}
 */
const made =
  (localName) =>
  (...parts) => {
    const isLeaf = parts.every((part) => typeof part === 'string');
    return {
      localName,
      children: isLeaf ? [] : parts,
      textContent: parts.map((part) => (isLeaf ? part : part.textContent)).join(''),
    };
  };
const [math, mrow, mi, mn, mo, mfrac, msqrt, mroot, msup, msub, msubsup, munderover, mover] = [
  'math',
  'mrow',
  'mi',
  'mn',
  'mo',
  'mfrac',
  'msqrt',
  'mroot',
  'msup',
  'msub',
  'msubsup',
  'munderover',
  'mover',
].map(made);

/** @type {[any, string, string][]} */
const FORMULAS = [
  [
    [msup(mi('a'), mn('2')), mo('+'), msup(mi('b'), mn('2')), mo('='), msup(mi('c'), mn('2'))],
    'a squared plus b squared equals c squared',
    'a au carré plus b au carré égale c au carré',
  ],
  [[mfrac(mn('1'), mn('2'))], '1 over 2', '1 sur 2'],
  [
    [mfrac(mrow(mo('−'), mi('b'), mo('±'), msqrt(mi('d'))), mrow(mn('2'), mi('a')))],
    'the fraction minus b plus or minus the square root of d, over 2 a, end of fraction',
    'la fraction moins b plus ou moins la racine carrée de d, sur 2 a, fin de la fraction',
  ],
  [[mroot(mi('x'), mi('n'))], 'the root of order n of x', 'la racine d’ordre n de x'],
  [
    [munderover(mo('∑'), mrow(mi('i'), mo('='), mn('1')), mi('n')), msub(mi('x'), mi('i'))],
    'the sum from i equals 1 to n of x sub i',
    'la somme de i égale 1 à n de x indice i',
  ],
  [
    [
      msubsup(mo('∫'), mn('0'), mi('∞')),
      mi('f'),
      mo('\u2061'),
      mo('('),
      mi('x'),
      mo(')'),
      mi('d'),
      mi('x'),
    ],
    'the integral from 0 to infinity of f of x d x',
    '',
  ],
  [
    [mi('f'), mo('('), mi('x'), mo(')'), mo('='), mi('λ'), mo('⋅'), mi('Ω')],
    'f of x equals lambda times capital omega',
    'f de x égale lambda fois oméga majuscule',
  ],
  [[msup(mi('e'), mrow(mi('i'), mi('π')))], 'e to the power of i pi', 'e puissance i pi'],
  [[mover(mi('x'), mo('^')), msup(mi('f'), mo('′'))], 'x hat f prime', 'x chapeau f prime'],
  [
    [mo('('), mi('a'), mo('+'), mi('b'), mo(')'), mo('∈'), mi('ℝ')],
    'open parenthesis a plus b close parenthesis in ℝ',
    '',
  ],
  [
    [mi('f'), mo('('), mo('('), mi('a'), mo(')'), mo('+'), mi('b'), mo(')')],
    'f of open parenthesis a close parenthesis plus b',
    'f de parenthèse ouvrante a parenthèse fermante plus b',
  ],
];

test('formulas are said in words', async () => {
  const { formulaWords } = await import(WORDS);
  for (const [parts, english, french] of FORMULAS) {
    assert.equal(formulaWords(math(mrow(...parts)), 'en-GB'), english);
    if (french) assert.equal(formulaWords(math(mrow(...parts)), 'fr'), french);
  }
  assert.equal(formulaWords(math(mi('x')), 'ja'), null, 'in other languages as they stand');
  assert.equal(formulaWords(math(mi('x')), ''), null);
});
