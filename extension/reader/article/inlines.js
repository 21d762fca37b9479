/**
 * Inlines of the Article as DOM: every kind is one line of one table, and what is not in it is not made.
 */

import { createTextNode } from '../../shared/dom.js';
import { word } from '../../shared/words.js';
import { element } from '../element.js';
import { isLinkAddress } from './addresses.js';
import { inlineFormula } from './formulas.js';

/** @typedef {import('../../core/cleaned.js').Inline} Inline */

/**
 * Nested at most 16 deep by the core, so that calling itself is safe.
 * @param {Inline[]} inlines
 * @returns {Node[]}
 */
export function inlineNodes(inlines) {
  return inlines.map(inlineNode);
}

/**
 * @param {Inline} inline
 * @returns {Node}
 */
function inlineNode(inline) {
  switch (inline.kind) {
    case 'text':
      return createTextNode.call(document, inline.text);
    case 'emphasis':
      return element('em', {}, ...inlineNodes(inline.content));
    case 'strong':
      return element('strong', {}, ...inlineNodes(inline.content));
    case 'mark':
      return element('mark', {}, ...inlineNodes(inline.content));
    case 'sub':
      return element('sub', {}, ...inlineNodes(inline.content));
    case 'sup':
      return element('sup', {}, ...inlineNodes(inline.content));
    case 'deleted':
      return element('del', {}, ...inlineNodes(inline.content));
    case 'small':
      return element('small', {}, ...inlineNodes(inline.content));
    case 'verbatim':
      return element('span', { translate: 'no' }, ...inlineNodes(inline.content));
    case 'foreign':
      return element(
        'span',
        { lang: inline.lang, dir: inline.dir },
        ...inlineNodes(inline.content),
      );
    case 'link':
      return link(inline);
    case 'code':
      return element('code', { translate: 'no', dir: 'ltr' }, inline.text);
    case 'ruby':
      return ruby(inline);
    case 'abbr':
      return element('abbr', { title: inline.title }, ...inlineNodes(inline.content));
    case 'break':
      return element('br');
    case 'footnote':
      return element(
        'sup',
        {},
        element(
          'button',
          {
            class: 'note-reference',
            'data-note': inline.id,
            'aria-label': word('noteReference', inline.label),
          },
          inline.label,
        ),
      );
    case 'math':
      return inlineFormula(inline);
    default:
      return createTextNode.call(document, '');
  }
}

/** @param {Extract<Inline, { kind: 'link' }>} inline */
function link({ address, title, content }) {
  if (!isLinkAddress(address)) return element('span', {}, ...inlineNodes(content));
  const attributes = { href: address, title, rel: 'noopener noreferrer' };
  return element('a', attributes, ...inlineNodes(content));
}

/** @param {Extract<Inline, { kind: 'ruby' }>} inline */
function ruby({ content, reading }) {
  return element(
    'ruby',
    {},
    ...inlineNodes(content),
    element('rp', {}, '('),
    element('rt', {}, reading),
    element('rp', {}, ')'),
  );
}
