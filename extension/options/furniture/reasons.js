/**
 * The reasons of furniture: what each is about, by what words it is known, in which languages, and a switch.
 */

import { element } from '../../reader/element.js';
import { formatLanguage, word, wordsLanguage } from '../../shared/words.js';
import { reasonNames } from '../rules/says.js';
import { languageName } from './languages.js';

/** @typedef {import('../../core/rules.js').Furniture} Furniture */
/** @typedef {import('../../core/rules.js').FurnitureReason} FurnitureReason */

/**
 * @param {Furniture} known
 * @param {(reason: string, isKept: boolean) => void} keep
 */
export function makeReasons({ reasons }, keep) {
  const names = reasonNames();
  const about = reasonWords();
  /** @type {Map<string, HTMLInputElement>} */
  const inputs = new Map();
  const items = reasons.map((one) => {
    const { reason } = one;
    const id = `limpide-reason-${reason}`;
    const input = element('input', {
      type: 'checkbox',
      role: 'switch',
      class: 'switch',
      id,
      'aria-describedby': `${id}-about`,
    });
    input.addEventListener('change', (event) => event.isTrusted && keep(reason, !input.checked));
    inputs.set(reason, input);
    const label = element('label', { class: 'reason-name', for: id }, names[reason] ?? reason);
    return element(
      'li',
      { class: 'reason', 'data-find': `${names[reason]} ${reason}`, 'data-reason': reason },
      input,
      element(
        'div',
        { class: 'reason-about' },
        label,
        element('p', { class: 'hint', id: `${id}-about` }, about[reason] ?? ''),
        detailsOf(one),
      ),
    );
  });
  return {
    box: element('ul', { class: 'reasons', 'aria-label': word('furniture') }, ...items),
    /** @param {string[]} kept reasons that are left alone */
    show: (kept) => {
      for (const [reason, input] of inputs) input.checked = !kept.includes(reason);
    },
  };
}

/** @param {FurnitureReason} one */
function detailsOf({ languages, rules }) {
  const own = languages[wordsLanguage] ? [wordsLanguage] : [];
  const others = Object.keys(languages).filter((language) => language !== wordsLanguage);
  const named = [...own, ...others.sort((one, other) => byName(one, other))];
  const details = element(
    'details',
    { class: 'reason-details' },
    element('summary', {}, word('furnitureKnown')),
  );
  details.addEventListener('toggle', () => {
    if (!details.open || details.children.length > 1) return;
    details.append(
      ...named.map((language) => {
        const { count, examples } = languages[language] ?? { count: 0, examples: [] };
        return element(
          'p',
          { class: 'reason-words' },
          element('strong', {}, languageName(language)),
          ' ',
          element('span', { lang: language }, examples.map((one) => word('quoted', one)).join(' ')),
          ...(count > examples.length
            ? [
                ` ${word('furnitureMore', new Intl.NumberFormat(formatLanguage).format(count - examples.length))}`,
              ]
            : []),
        );
      }),
      element(
        'p',
        { class: 'reason-words' },
        element('strong', {}, word('furnitureRules')),
        ' ',
        ...rules.flatMap(({ name, says }) => [
          element('code', { title: wordsLanguage === 'en' ? says : undefined }, name),
          ' ',
        ]),
      ),
    );
  });
  return details;
}

/**
 * @param {string} one
 * @param {string} other
 */
function byName(one, other) {
  return languageName(one).localeCompare(languageName(other), formatLanguage);
}

/**
 * What is removed for each reason.
 * @returns {Record<string, string>}
 */
function reasonWords() {
  return {
    ad: word('furnitureAd'),
    newsletter: word('furnitureNewsletter'),
    related: word('furnitureRelated'),
    share: word('furnitureShare'),
    consent: word('furnitureConsent'),
    navigation: word('furnitureNavigation'),
    comments: word('furnitureComments'),
    'author-box': word('furnitureAuthorBox'),
    legal: word('furnitureLegal'),
    hidden: word('furnitureHidden'),
    promotion: word('furniturePromotion'),
    paywall: word('furniturePaywall'),
    'error-notice': word('furnitureErrorNotice'),
    duplicate: word('furnitureDuplicate'),
  };
}
