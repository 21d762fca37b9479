/**
 * How a rule is written: a few, each with what it does, in the same words as one's own.
 */

import { explainRules } from '../../core/rules.js';
import { element } from '../../reader/element.js';
import { word } from '../../shared/words.js';
import { saysLine } from './says.js';

const EXAMPLES = [
  '##.newsletter-box',
  'example.com##.promo',
  'example.com,~shop.example.com##p:has-text(/^advert/i)',
  'example.com##h3:has-text(More on this):upward(section)',
  'example.com##.caption:keep()',
  'example.com##.story-body:article()',
  'example.com#@#.promo',
  'example.com#@#:furniture(related)',
  '!off example.com##.box',
];

export function makeHelp() {
  const list = element('dl', {});
  const details = element(
    'details',
    { class: 'rules-help' },
    element('summary', {}, word('rulesHelp')),
    list,
    element('p', { class: 'hint' }, word('rulesKeys')),
  );
  details.addEventListener('toggle', async () => {
    if (!details.open || list.children.length > 0) return;
    const told = await explainRules(EXAMPLES.join('\n')).catch(() => []);
    list.replaceChildren(
      ...EXAMPLES.flatMap((example, at) => {
        const about = told[at];
        const says = about ? saysLine(about) : '';
        return [
          element('dt', {}, element('code', { dir: 'ltr' }, example)),
          element('dd', {}, says),
        ];
      }),
    );
  });
  return details;
}
