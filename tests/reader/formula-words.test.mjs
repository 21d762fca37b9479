// Formulas in words, as they are read aloud.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';

const WORDS = new URL('../../extension/reader/aids/formula-words.js', import.meta.url).href;
const NAMES = new URL('../../extension/reader/aids/formulas/index.js', import.meta.url).href;
const LANGUAGES = readdirSync(new URL('../../_locales', import.meta.url)).map((name) =>
  name.replace(/_.*/, ''),
);

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
  assert.equal(formulaWords(math(mi('x')), 'fi'), null, 'in other languages as they stand');
  assert.equal(formulaWords(math(mi('x')), ''), null);
});

const QUADRATIC = [
  mi('x'),
  mo('='),
  mfrac(mrow(mo('−'), mi('b'), mo('±'), msqrt(mi('d'))), mrow(mn('2'), mi('a'))),
];
const SUM = [
  munderover(mo('∑'), mrow(mi('k'), mo('='), mn('1')), mi('n')),
  msup(msub(mi('x'), mi('k')), mn('2')),
];

test('formulas are said in the language of the article', async () => {
  const { formulaWords } = await import(WORDS);
  /** @type {[string, string, string][]} */
  const said = [
    [
      'ar',
      'x يساوي الكسر ناقص b زائد أو ناقص الجذر التربيعي لـ d، على 2 a، نهاية الكسر',
      'مجموع من k يساوي 1 إلى n لـ x دليل k تربيع',
    ],
    [
      'de-AT',
      'x gleich der Bruch minus b plus minus Wurzel aus d, durch 2 a, Ende des Bruchs',
      'die Summe von k gleich 1 bis n von x Index k Quadrat',
    ],
    [
      'es',
      'x igual a la fracción menos b más menos la raíz cuadrada de d, sobre 2 a, fin de la fracción',
      'el sumatorio desde k igual a 1 hasta n de x sub k al cuadrado',
    ],
    [
      'it',
      'x uguale a la frazione meno b più o meno la radice quadrata di d, fratto 2 a, fine della frazione',
      'la sommatoria da k uguale a 1 a n di x con indice k al quadrato',
    ],
    [
      'ja',
      'x イコール 分数、分母は 2 a、分子は マイナス b プラスマイナス ルート d、分数終わり、',
      'k イコール 1 から n までの 総和、 x の添え字 k の2乗',
    ],
    [
      'nl',
      'x is gelijk aan de breuk min b plus of min de wortel uit d, gedeeld door 2 a, einde van de breuk',
      'de som van k is gelijk aan 1 tot n van x index k kwadraat',
    ],
    [
      'pl',
      'x równa się ułamek minus b plus minus pierwiastek kwadratowy z d, przez 2 a, koniec ułamka',
      'suma od k równa się 1 do n z x z indeksem k do kwadratu',
    ],
    [
      'pt-BR',
      'x igual a fração menos b mais ou menos raiz quadrada de d, sobre 2 a, fim da fração',
      'o somatório de k igual a 1 até n de x índice k ao quadrado',
    ],
  ];
  for (const [lang, quadratic, sum] of said) {
    assert.equal(formulaWords(math(mrow(...QUADRATIC)), lang), quadratic);
    assert.equal(formulaWords(math(mrow(...SUM)), lang), sum);
  }
});

test('every language of the interface has all words of formulas', async () => {
  const { FORMULA_WORDS } = await import(NAMES);
  const { en } = FORMULA_WORDS;
  assert.deepEqual(Object.keys(FORMULA_WORDS).sort(), [...new Set(LANGUAGES)].sort());
  for (const [lang, words] of Object.entries(FORMULA_WORDS)) {
    assert.deepEqual(Object.keys(words), Object.keys(en), lang);
    assert.equal(words.greek.length, 24, lang);
    for (const [name, said] of Object.entries(words)) {
      if (name === 'greek') continue;
      if (typeof said === 'object') {
        assert.deepEqual(Object.keys(said), Object.keys(en[name]), `${lang} ${name}`);
        assert.ok(Object.values(said).every(Boolean), `${lang} ${name}`);
      } else {
        const places = (/** @type {string} */ text) => (text.match(/\$\d/g) ?? []).sort();
        assert.deepEqual(places(said), places(en[name]), `${lang} ${name}`);
      }
    }
  }
});
