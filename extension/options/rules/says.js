/**
 * What a line of the rules does, or why it does nothing, in the words of the interface.
 */

import { formatLanguage, word } from '../../shared/words.js';

/** @typedef {import('../../core/rules.js').RuleLine} RuleLine */

/**
 * @param {RuleLine} line
 * @returns {string} '' for an empty line or a remark
 */
export function saysLine(line) {
  switch (line.kind) {
    case 'rule':
      return word('ruleSays', saysPlace(line), saysDoes(line));
    case 'off':
      return line.code
        ? word('ruleOff', saysReason(line))
        : word('ruleOff', word('ruleSays', saysPlace(line), saysDoes(line)));
    case 'unused':
      return saysReason(line);
    default:
      return '';
  }
}

/** @param {RuleLine} line */
export function saysPlace({ hosts = [], never = [] }) {
  const place = hosts.length > 0 ? word('rulePlaceOn', listed(hosts)) : word('rulePlaceAll');
  return never.length > 0 ? word('rulePlaceBut', place, listed(never)) : place;
}

/**
 * What it does, without where.
 * @param {RuleLine} line
 */
export function saysDoes({ does, selector = '', steps = [] }) {
  const what = isolated(selector);
  if (does === 'furniture') return word('ruleDoesFurniture', reasonNames()[selector] ?? what);
  if (does === 'open') return word('ruleDoesOpen');
  if (does === 'not-open') return word('ruleDoesNotOpen');
  const said = actionSays(does ?? 'remove', what);
  return steps.length > 0 ? `${said} (${listed(steps.map(saysStep))})` : said;
}

/**
 * @param {string} does
 * @param {string} what
 */
export function actionSays(does, what) {
  switch (does) {
    case 'keep':
      return word('ruleDoesKeep', what);
    case 'article':
      return word('ruleDoesArticle', what);
    case 'title':
      return word('ruleDoesTitle', what);
    case 'byline':
      return word('ruleDoesByline', what);
    case 'date':
      return word('ruleDoesDate', what);
    case 'next-page':
      return word('ruleDoesNextPage', what);
    case 'cancel':
      return word('ruleDoesCancel', what);
    default:
      return word('ruleDoesRemove', what);
  }
}

/** @param {{ code: import('../../core/rules.js').StepCode, about: string }} step */
export function saysStep({ code, about }) {
  switch (code) {
    case 'text':
      return word('ruleStepText', isolated(about));
    case 'text-like':
      return word('ruleStepTextLike', isolated(about));
    case 'path':
      return word('ruleStepPath', isolated(about));
    case 'path-like':
      return word('ruleStepPathLike', isolated(about));
    case 'least':
      return word('ruleStepLeast', about);
    case 'up':
      return about === '1' ? word('ruleStepParent') : word('ruleStepUp', about);
    case 'around':
      return word('ruleStepAround', isolated(about));
    case 'xpath':
      return word('ruleStepXPath');
  }
}

/**
 * Why a line is not used.
 * @param {RuleLine} line
 */
export function saysReason({ code, about = '' }) {
  const what = isolated(about);
  switch (code) {
    case 'too-long':
      return word('unusedTooLong', about);
    case 'foreign':
      return word('unusedForeign');
    case 'request':
      return word('unusedRequest');
    case 'no-separator':
      return word('unusedNoSeparator');
    case 'script':
      return word('unusedScript');
    case 'markup':
      return word('unusedMarkup');
    case 'no-selector':
      return word('unusedNoSelector');
    case 'no-host':
      return word('unusedNoHost', what);
    case 'host-missing':
      return word('unusedHostMissing');
    case 'nothing-before-comma':
      return word('unusedNothingBeforeComma');
    case 'nothing-before-operator':
      return word('unusedNothingBeforeOperator');
    case 'bad-selector':
      return word('unusedBadSelector', what);
    case 'unknown-operator':
      return word('unusedUnknownOperator', isolated(`:${about}()`));
    case 'open-bracket':
      return word('unusedOpenBracket', isolated(`:${about}(`));
    case 'nested-operator':
      return word('unusedNestedOperator');
    case 'action-not-last':
      return word('unusedActionNotLast');
    case 'action-twice':
      return word('unusedActionTwice');
    case 'action-takes-nothing':
      return word('unusedActionTakesNothing', isolated(`:${about}()`));
    case 'operator-needs-hosts':
      return word('unusedOperatorNeedsHosts');
    case 'action-needs-hosts':
      return word('unusedActionNeedsHosts', isolated(`:${about}()`));
    case 'no-length':
      return word('unusedNoLength');
    case 'no-steps':
      return word('unusedNoSteps', about);
    case 'no-text':
      return word('unusedNoText');
    case 'unknown-flag':
      return word('unusedUnknownFlag', what);
    case 'bad-expression':
      return word('unusedBadExpression');
    case 'bad-xpath':
      return word('unusedBadXPath');
    case 'furniture-goes':
      return word('unusedFurnitureGoes');
    case 'unknown-furniture':
      return word('unusedUnknownFurniture', what);
    default:
      return word('unusedOther');
  }
}

/**
 * The reasons of furniture in words, by their names.
 * @returns {Record<string, string>}
 */
export function reasonNames() {
  return {
    ad: word('reasonAd'),
    newsletter: word('reasonNewsletter'),
    related: word('reasonRelated'),
    share: word('reasonShare'),
    consent: word('reasonConsent'),
    navigation: word('reasonNavigation'),
    comments: word('reasonComments'),
    'author-box': word('reasonAuthorBox'),
    legal: word('reasonLegal'),
    hidden: word('reasonHidden'),
    promotion: word('reasonPromotion'),
    paywall: word('reasonPaywall'),
    'error-notice': word('reasonErrorNotice'),
    duplicate: word('reasonDuplicate'),
  };
}

const lists = new Intl.ListFormat(formatLanguage, { type: 'unit', style: 'short' });

/** @param {string[]} parts */
function listed(parts) {
  return lists.format(parts);
}

/** What in a rule would end its being set apart, or turn the words after it around. */
const DIRECTION_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Code within a sentence of another direction: set apart, so that its signs stay where they are. A sign that would not stay
 * is shown as one that cannot be shown.
 * @param {string} code
 */
function isolated(code) {
  return `\u2068${code.replace(DIRECTION_CONTROLS, '\ufffd')}\u2069`;
}
