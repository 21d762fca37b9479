/**
 * The core as the options page has it: what lines of rules are, what they do on a page, what a file of rules comes to, and
 * what is known of furniture. It is an extension's page, so WebAssembly is always allowed. docs/interface.md says what each
 * part of the answers means.
 *
 * @typedef {'remove' | 'keep' | 'article' | 'title' | 'byline' | 'date' | 'next-page'} Action
 * @typedef {(
 *   'text' | 'text-like' | 'path' | 'path-like' | 'least' | 'up' | 'around' | 'xpath'
 * )} StepCode
 * @typedef {(
 *   'too-long' | 'foreign' | 'request' | 'no-separator' | 'script' | 'markup' | 'no-selector' | 'no-host' |
 *   'host-missing' | 'nothing-before-comma' | 'nothing-before-operator' | 'bad-selector' | 'unknown-operator' |
 *   'open-bracket' | 'nested-operator' | 'action-not-last' | 'action-twice' | 'action-takes-nothing' |
 *   'operator-needs-hosts' | 'action-needs-hosts' | 'no-length' | 'no-steps' | 'no-text' | 'unknown-flag' |
 *   'bad-expression' | 'bad-xpath' | 'furniture-goes' | 'unknown-furniture'
 * )} UnusedCode
 *
 * @typedef {object} RuleLine
 * @property {number} line from 1
 * @property {'blank' | 'remark' | 'rule' | 'off' | 'unused'} kind
 * @property {string[]} [hosts] absent for all
 * @property {string[]} [never]
 * @property {Action | 'open' | 'not-open' | 'furniture' | 'cancel'} [does]
 * @property {string} [selector] without its action; for `furniture` the name
 * @property {{ code: StepCode, about: string }[]} [steps]
 * @property {UnusedCode} [code] of an unused line, or of one that is off and would be unused
 * @property {string} [about] what the code is about
 * @property {number} [column] from 1, in UTF-16 units: of the selector, or of what is not understood
 * @property {number} [length] of what is not understood
 *
 * @typedef {object} RuleTest
 * @property {TestedLine[]} lines that found something or were left out
 * @property {number[]} nothing lines that hold on the page and found nothing
 * @property {number[]} cancelled lines that another cancels there
 * @property {number[]} hold lines that hold there and look for no element
 * @property {number} elsewhere rules for other sites
 * @property {{ count: number, words: number, percent: number, was: number, becomes: number, us: number }} together
 *
 * @typedef {object} TestedLine
 * @property {number} line
 * @property {number} count
 * @property {number} words
 * @property {number} percent of the article's words
 * @property {string} excerpt
 * @property {number} us microseconds it took
 * @property {import('./cleaned.js').SkipReason} [why] it is left out
 *
 * @typedef {object} Imported
 * @property {'filters' | 'config'} kind
 * @property {string} [host] of a config
 * @property {string} text to add to the rules; empty where nothing is used
 * @property {{ used: number, kept: number, notNeeded: number, unused: number }} counts of lines
 * @property {ImportedLine[]} report on every line that says something
 *
 * @typedef {object} ImportedLine
 * @property {number} line of the file
 * @property {string} text
 * @property {'used' | 'kept' | 'not-needed' | 'unused'} outcome
 * @property {string[]} [rules] that a line of a config became
 * @property {UnusedCode | ConfigCode} [code] why it is not used, or not needed
 * @property {string} [about] what the code is about
 * @property {number} [column] from 1, in UTF-16 units
 * @property {number} [length]
 *
 * @typedef {(
 *   'attributes' | 'found-anyway' | 'breaks' | 'lead-image' | 'parsed' | 'pruned' | 'guesses' | 'late-images' |
 *   'comments' | 'never-read' | 'requests' | 'rewrites' | 'changes' | 'sign-in' | 'condition' | 'ad-clue' |
 *   'self-description' | 'bad-character' | 'no-directive' | 'unknown-directive' | 'takes-no-argument' | 'no-value' |
 *   'only-quotes' | 'bad-xpath' | 'no-link' | 'no-article' | 'no-element' | 'never-finds' | 'rule-too-long'
 * )} ConfigCode of a line of a site config; up to `never-read` of what is not needed
 * @typedef {'archive' | 'no-rules' | 'large' | 'too-large' | 'no-host'} ImportRefusal
 *
 * @typedef {object} VocabularyWord
 * @property {string} name
 * @property {string[]} [also] other names
 * @property {'text' | 'number' | 'ancestor' | 'xpath' | 'nothing' | 'furniture'} takes
 * @property {boolean} needsHosts
 * @property {boolean} standsAlone
 * @property {boolean} isException
 *
 * @typedef {object} Vocabulary
 * @property {VocabularyWord[]} operators
 * @property {VocabularyWord[]} actions
 * @property {string[]} css
 * @property {string[]} reasons
 * @property {string[]} rules of furniture
 * @property {string} off what stands before a rule that is switched off
 * @property {number} mostLine bytes
 * @property {number} mostText bytes
 *
 * @typedef {object} FurnitureReason
 * @property {string} reason
 * @property {{ name: string, says: string }[]} rules
 * @property {Record<string, { count: number, examples: string[] }>} languages
 *
 * @typedef {{ reasons: FurnitureReason[], languages: string[] }} Furniture
 */

import * as glue from '../../pkg/limpide.js';
import { runtime } from '../shared/browser.js';
import { optionsText } from '../shared/options.js';
import { CleanError } from './clean.js';
import { CoreTrap, Engine } from './engine.js';

/** @type {Engine | null} */
let engine = null;

/**
 * What each line of a text is. Lines do not depend on each other: who has seen some asks for the others alone.
 * @param {string} text
 * @returns {Promise<RuleLine[]>} one for each line, but none for the end after the last line break
 * @throws {CleanError} `too-many-rules`; as all here do, `trap`, and `unavailable` where the core does not start
 */
export async function explainRules(text) {
  const { lines } = await ask('rules', text);
  return lines;
}

/**
 * What rules do on a page, instead of those that `said` has.
 * @param {Uint8Array} snapshot
 * @param {import('../shared/options.js').Said} said
 * @param {string} text
 * @returns {Promise<RuleTest>}
 * @throws {CleanError}
 */
export function testRules(snapshot, said, text) {
  return ask('testRules', snapshot, optionsText({ ...said, rules: '' }), text);
}

/**
 * What a file of rules comes to: a list of filters or a site config, which it is it says itself. Nothing is kept by it.
 * @param {Uint8Array | string} content of the file, or what was pasted
 * @param {{ name?: string, host?: string, confirmed?: boolean }} about the file's name, the host of a config whose name
 *   does not say it, and whether the reader wants it although it is `large`
 * @returns {Promise<Imported>}
 * @throws {CleanError} with a code of `ImportRefusal`
 */
export function importRules(content, about = {}) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return ask('importRules', bytes, JSON.stringify(about));
}

/**
 * All that can stand in a rule, to complete what is typed.
 * @returns {Promise<Vocabulary>}
 */
export function vocabulary() {
  return ask('vocabulary');
}

/**
 * What furniture is known, by reason and language.
 * @returns {Promise<Furniture>}
 */
export function furniture() {
  return ask('furniture');
}

/**
 * @param {'rules' | 'testRules' | 'importRules' | 'vocabulary' | 'furniture'} question
 * @param {any[]} about
 * @returns {Promise<any>}
 */
async function ask(question, ...about) {
  engine ??= new Engine(glue, runtime.getURL('pkg/limpide_bg.wasm'));
  const asked = engine.ask(question, .../** @type {any} */ (about)).catch((cause) => {
    throw cause instanceof CoreTrap ? new CleanError('trap') : new CleanError('unavailable');
  });
  const answer = JSON.parse(await asked);
  if (answer.error) throw new CleanError(answer.error.code, answer.error.message);
  return answer;
}
