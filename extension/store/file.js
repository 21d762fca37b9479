/**
 * The state as one file that people can read and keep: everything the user set, the rules line by line, and the places in
 * articles where that is wanted. What a file says is read back exactly.
 */

import { StateError } from '../shared/change.js';
import { define, emptyState, PARTS, SCHEMA } from '../shared/kept.js';
import { isHost } from '../shared/sites.js';
import { withoutLearned } from '../shared/translation.js';

/** @typedef {import('../shared/kept.js').State} State */

/** What a file of ours says it is. */
const FORMAT = 'limpide';

/** The longest file that is read, in characters; all that can be kept is shorter. */
const MOST_LONG = 8 << 20;

/**
 * @typedef {object} StateFile
 * @property {string} format
 * @property {number} schema
 * @property {string} when as ISO 8601
 * @property {unknown} settings
 * @property {unknown} sites
 * @property {unknown} rules as an array of lines
 * @property {unknown} [translation] without what was learned on this device, where anything was said
 * @property {unknown} [others] parts of other versions
 * @property {unknown} [places] where the reading was, as shared/places.js keeps it
 */

/**
 * @param {State} state
 * @param {{ when: number, places?: unknown }} about
 * @returns {StateFile}
 */
export function fileOf(state, { when, places }) {
  const translation = withoutLearned(state.translation);
  const others = Object.entries(state).filter(([name]) => !Object.hasOwn(PARTS, name));
  return {
    format: FORMAT,
    schema: SCHEMA,
    when: new Date(when).toISOString(),
    settings: state.settings,
    sites: state.sites,
    rules: state.rules.split('\n'),
    ...(Object.keys(translation).length > 0 ? { translation } : {}),
    ...(others.length > 0 ? { others: Object.fromEntries(others) } : {}),
    ...(places === undefined ? {} : { places }),
  };
}

/**
 * @param {State} state
 * @param {{ when: number, places?: unknown }} about
 * @returns {string} the text of the file
 */
export function exportText(state, about) {
  return `${JSON.stringify(fileOf(state, about), null, 2)}\n`;
}

/**
 * Reads the text of a file, to be handed on as the change `replace`; what it says is checked again there.
 * @param {string} text
 * @returns {{ file: StateFile, state: State }}
 * @throws {StateError}
 */
export function readFile(text) {
  if (text.length > MOST_LONG) throw new StateError('too-long');
  /** @type {any} */
  let file;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new StateError('invalid', { cause });
  }
  return { file, state: stateOf(file) };
}

/**
 * @param {any} file
 * @returns {State}
 * @throws {StateError} `newer` where a later version wrote it
 */
export function stateOf(file) {
  if (!isRecord(file) || file.format !== FORMAT || !Number.isSafeInteger(file.schema))
    throw new StateError('invalid');
  if (file.schema > SCHEMA) throw new StateError('newer');
  const { settings = {}, sites = {}, rules = [], others = {} } = file;
  // A version that did not know it carried it along among the others.
  const translation = file.translation ?? others?.translation ?? {};
  const isGood =
    isRecord(settings) &&
    isRecord(sites) &&
    isRecord(others) &&
    isRecord(translation) &&
    Object.entries(sites).every(([host, site]) => isHost(host) && isSite(site)) &&
    Array.isArray(rules) &&
    rules.every((line) => typeof line === 'string') &&
    !Object.keys(others).some((name) => name !== 'translation' && Object.hasOwn(PARTS, name));
  if (!isGood) throw new StateError('invalid');
  const state = { ...emptyState(), settings, sites, rules: rules.join('\n') };
  for (const [name, value] of Object.entries(others)) define(state, name, value);
  state.translation = withoutLearned(translation);
  return state;
}

/** @param {any} site */
function isSite(site) {
  return (
    isRecord(site) &&
    (site.settings === undefined || isRecord(site.settings)) &&
    ['always', 'never', undefined].includes(site.opens) &&
    ['never', undefined].includes(site.translation)
  );
}

/** @param {unknown} value */
function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
