/**
 * The words for the parts and signs of formulas, a file for each language; formula-words.js puts them together.
 */

import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { it } from './it.js';
import { ja } from './ja.js';
import { nl } from './nl.js';
import { pl } from './pl.js';
import { pt } from './pt.js';

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
export const FORMULA_WORDS = { ar, de, en, es, fr, it, ja, nl, pl, pt };
