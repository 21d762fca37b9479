/**
 * The article of a page: walked once, composed as often as the reader chooses otherwise, by the rules as they are then;
 * and the same of each further page that is fetched.
 */

import { clean, propose, suggest, weigh } from '../core/clean.js';
import { addressOf } from '../shared/dom.js';
import { sayRequest } from '../shared/messages.js';
import { DEFAULT_CHOICE } from '../shared/options.js';
import { attributesIn } from '../shared/rules.js';
import { fetchPage } from './fetch-page.js';
import { saysHidden } from './inert.js';
import { makeWalked } from './walked.js';

/**
 * @typedef {import('../reader/pages/pages.js').PageActions} PageActions
 * @typedef {import('../reader/pages/pages.js').PagesActions} PagesActions
 * @typedef {Omit<PageActions, 'address'> & PagesActions & { elements: Element[] }} Composing
 */

/**
 * @param {Document} page
 * @param {ReturnType<typeof import('./choices.js').makeChoices>} choices
 * @returns {Composing}
 */
export function makeComposing(page, choices) {
  const { told } = choices;
  // Further pages are of the same origin.
  const { hostname = '' } = URL.parse(addressOf.call(page)) ?? {};
  /** @param {string} [line] a rule beside those that are kept */
  const attributes = (line) => attributesIn(told().rules, hostname, line);
  /** @param {ReturnType<typeof makeWalked>} walked */
  const composed = ({ bytes, elements }) => ({
    elements,
    /** @type {PageActions['compose']} */
    compose: (choice) => clean(bytes(attributes()), { ...choice, ...told() }),
    /** @type {PageActions['keepForGood']} */
    keepForGood: async (id, choice, remark) => {
      const { rule } = await suggest(bytes(attributes()), { ...choice, ...told() }, id);
      if (rule !== null) await choices.addRule(rule, remark);
      return rule;
    },
    /** @type {PageActions['propose']} */
    propose: (aim, number, choice) =>
      propose(bytes(attributes()), { ...choice, ...told() }, aim, number),
    /** @type {PageActions['weigh']} */
    weigh: async (line, choice) =>
      (await weigh(bytes(attributes(line)), { ...choice, ...told() }, line)).line,
  });
  return {
    ...composed(makeWalked(page, attributes())),
    readPage: async (address, signal) => {
      const found = await fetchPage(address, signal, () => sayRequest('next-page'));
      const actions = composed(makeWalked(found.page, attributes(), saysHidden));
      const cleaned = await actions.compose(DEFAULT_CHOICE);
      return { ...actions, address: found.address, cleaned };
    },
  };
}
