/**
 * The section on Limpide itself: what it is, its version and licence, whose work is in it.
 */

import { element } from '../../reader/element.js';
import { runtime } from '../../shared/browser.js';
import { word } from '../../shared/words.js';
import { CREDITS } from '../credits.js';
import { group, row } from '../parts.js';

/** Where the source is, as Cargo.toml has it. */
const SOURCE = 'https://limpide.example/';

/** An address of an example leads nowhere (RFC 2606): until there is another one, none is shown. */
const IS_PUBLIC = !/\.(?:example|invalid|test)$/.test(new URL(SOURCE).hostname);

const LICENCES = /** @type {const} */ (['MIT', 'Apache 2.0']);

/** @returns {import('../app.js').Section} */
export function makeAboutSection() {
  const link = { href: SOURCE, rel: 'noopener noreferrer', target: '_blank' };
  const libraries = CREDITS.map(([name, licence]) =>
    element(
      'li',
      {},
      element('span', { class: 'credit-name', translate: 'no' }, name),
      element('span', { class: 'what', translate: 'no' }, licence),
    ),
  );
  return {
    id: 'about',
    title: word('sectionAbout'),
    intro: word('aboutIntro'),
    box: element(
      'div',
      { class: 'controls' },
      element(
        'div',
        { class: 'group' },
        row(word('aboutVersion'), '', runtime.getManifest().version),
        row(word('aboutLicence'), '', word('licenceEither', ...LICENCES)),
        ...(IS_PUBLIC ? [row(word('aboutSource'), '', element('a', link, SOURCE))] : []),
        row(word('aboutKeys'), '', element('a', { href: '#shortcuts' }, word('sectionShortcuts'))),
      ),
      group(
        word('aboutCredits'),
        element('p', { class: 'what' }, word('creditsWhat')),
        element('ul', { class: 'credits', 'data-find': '' }, ...libraries),
      ),
    ),
  };
}
