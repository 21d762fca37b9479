/**
 * The words for the parts and signs of formulas, by language; formula-words.js puts them together.
 */

/**
 * The words of a language. `$1` and `$2` stand for what is said of the parts.
 * @typedef {object} Words
 * @property {Record<string, string>} signs
 * @property {Record<string, string>} accents above a letter
 * @property {Record<string, string>} large signs that take a range, before it is said
 * @property {string[]} greek names of the letters, alpha to omega
 * @property {string} capital
 * @property {string} over a fraction of two short parts
 * @property {string} fraction one of longer parts
 * @property {string} root
 * @property {string} rootOf of another order
 * @property {string} squared
 * @property {string} cubed
 * @property {string} power
 * @property {string} prime
 * @property {string} index
 * @property {string} from a range
 * @property {string} fromTo a range with both ends
 * @property {string} of between a function and what it is of
 * @property {string} rows a table
 */

/** @type {Record<string, Words>} by primary language */
export const FORMULA_WORDS = {
  en: {
    signs: {
      '=': 'equals',
      '≠': 'is not equal to',
      '≈': 'is about',
      '≡': 'is congruent to',
      '+': 'plus',
      '-': 'minus',
      '−': 'minus',
      '±': 'plus or minus',
      '×': 'times',
      '⋅': 'times',
      '·': 'times',
      '/': 'over',
      '÷': 'divided by',
      '<': 'is less than',
      '>': 'is greater than',
      '≤': 'is at most',
      '≥': 'is at least',
      '∈': 'in',
      '∉': 'not in',
      '⊂': 'is a subset of',
      '⊆': 'is a subset of',
      '∪': 'union',
      '∩': 'intersected with',
      '→': 'to',
      '⇒': 'implies',
      '⇔': 'if and only if',
      '∀': 'for all',
      '∃': 'there is',
      '∞': 'infinity',
      '∂': 'partial',
      '∇': 'nabla',
      '∅': 'the empty set',
      '∝': 'is proportional to',
      '∑': 'the sum',
      '∏': 'the product',
      '∫': 'the integral',
      '!': 'factorial',
      '%': 'percent',
      '(': 'open parenthesis',
      ')': 'close parenthesis',
      '[': 'open bracket',
      ']': 'close bracket',
      '{': 'open brace',
      '}': 'close brace',
      '|': 'bar',
      '…': 'and so on',
      '⋯': 'and so on',
    },
    accents: {
      '^': 'hat',
      ˆ: 'hat',
      '¯': 'bar',
      '‾': 'bar',
      '→': 'vector',
      '~': 'tilde',
      '˙': 'dot',
      '¨': 'double dot',
    },
    large: {
      '∑': 'the sum',
      '∏': 'the product',
      '∫': 'the integral',
      '⋃': 'the union',
      '⋂': 'the intersection',
      lim: 'the limit',
    },
    greek:
      'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega'.split(
        ' ',
      ),
    capital: 'capital $1',
    over: '$1 over $2',
    fraction: 'the fraction $1, over $2, end of fraction',
    root: 'the square root of $1',
    rootOf: 'the root of order $2 of $1',
    squared: '$1 squared',
    cubed: '$1 cubed',
    power: '$1 to the power of $2',
    prime: '$1 prime',
    index: '$1 sub $2',
    from: '$1 over $2 of',
    fromTo: '$1 from $2 to $3 of',
    of: 'of',
    rows: 'a table of $1 rows:',
  },
  fr: {
    signs: {
      '=': 'égale',
      '≠': 'est différent de',
      '≈': 'est environ',
      '≡': 'est congru à',
      '+': 'plus',
      '-': 'moins',
      '−': 'moins',
      '±': 'plus ou moins',
      '×': 'fois',
      '⋅': 'fois',
      '·': 'fois',
      '/': 'sur',
      '÷': 'divisé par',
      '<': 'est inférieur à',
      '>': 'est supérieur à',
      '≤': 'est au plus',
      '≥': 'est au moins',
      '∈': 'appartient à',
      '∉': 'n’appartient pas à',
      '⊂': 'est inclus dans',
      '⊆': 'est inclus dans',
      '∪': 'union',
      '∩': 'inter',
      '→': 'vers',
      '⇒': 'implique',
      '⇔': 'équivaut à',
      '∀': 'pour tout',
      '∃': 'il existe',
      '∞': 'l’infini',
      '∂': 'd rond',
      '∇': 'nabla',
      '∅': 'l’ensemble vide',
      '∝': 'est proportionnel à',
      '∑': 'la somme',
      '∏': 'le produit',
      '∫': 'l’intégrale',
      '!': 'factorielle',
      '%': 'pour cent',
      '(': 'parenthèse ouvrante',
      ')': 'parenthèse fermante',
      '[': 'crochet ouvrant',
      ']': 'crochet fermant',
      '{': 'accolade ouvrante',
      '}': 'accolade fermante',
      '|': 'barre',
      '…': 'et ainsi de suite',
      '⋯': 'et ainsi de suite',
    },
    accents: {
      '^': 'chapeau',
      ˆ: 'chapeau',
      '¯': 'barre',
      '‾': 'barre',
      '→': 'vecteur',
      '~': 'tilde',
      '˙': 'point',
      '¨': 'deux points',
    },
    large: {
      '∑': 'la somme',
      '∏': 'le produit',
      '∫': 'l’intégrale',
      '⋃': 'l’union',
      '⋂': 'l’intersection',
      lim: 'la limite',
    },
    greek:
      'alpha bêta gamma delta epsilon zêta êta thêta iota kappa lambda mu nu xi omicron pi rhô sigma tau upsilon phi khi psi oméga'.split(
        ' ',
      ),
    capital: '$1 majuscule',
    over: '$1 sur $2',
    fraction: 'la fraction $1, sur $2, fin de la fraction',
    root: 'la racine carrée de $1',
    rootOf: 'la racine d’ordre $2 de $1',
    squared: '$1 au carré',
    cubed: '$1 au cube',
    power: '$1 puissance $2',
    prime: '$1 prime',
    index: '$1 indice $2',
    from: '$1 pour $2 de',
    fromTo: '$1 de $2 à $3 de',
    of: 'de',
    rows: 'un tableau de $1 lignes :',
  },
};
