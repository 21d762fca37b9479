/**
 * The search in the editor: a field above the text, that leads from one place to the next.
 */

import { element, icon } from '../../../reader/element.js';
import { word } from '../../../shared/words.js';
import {
  closeSearchPanel,
  findNext,
  findPrevious,
  getSearchQuery,
  openSearchPanel,
  SearchQuery,
  search,
  setSearchQuery,
} from '../../../vendor/codemirror.js';

/** @typedef {import('../../../vendor/codemirror.js').EditorView} View */

export const finding = () => search({ top: true, createPanel: panel });

/** @type {import('../../../vendor/codemirror.js').KeyBinding[]} */
export const FINDING_KEYS = [
  { key: 'Mod-f', run: openSearchPanel, scope: 'editor search-panel' },
  {
    key: 'F3',
    run: findNext,
    shift: findPrevious,
    scope: 'editor search-panel',
    preventDefault: true,
  },
  {
    key: 'Mod-g',
    run: findNext,
    shift: findPrevious,
    scope: 'editor search-panel',
    preventDefault: true,
  },
  { key: 'Escape', run: closeSearchPanel, scope: 'editor search-panel' },
];

/** @param {View} view */
function panel(view) {
  const field = element('input', {
    type: 'text',
    class: 'find-field',
    'main-field': 'true',
    'aria-label': word('rulesFind'),
    placeholder: word('rulesFind'),
    spellcheck: 'false',
    autocomplete: 'off',
    dir: 'auto',
    value: getSearchQuery(view.state).search,
  });
  const ask = () => {
    view.dispatch({
      effects: setSearchQuery.of(new SearchQuery({ search: field.value, literal: true })),
    });
  };
  field.addEventListener('input', ask);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      (event.shiftKey ? findPrevious : findNext)(view);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      closeSearchPanel(view);
    }
  });
  /** @param {'before' | 'after' | 'close'} name @param {string} label @param {(view: View) => boolean} run */
  const button = (name, label, run) => {
    const made = element(
      'button',
      { type: 'button', class: 'find-button', title: label, 'aria-label': label },
      icon(name),
    );
    made.addEventListener('click', () => run(view));
    return made;
  };
  const dom = element(
    'div',
    { class: 'find' },
    field,
    button('before', word('rulesFindBefore'), findPrevious),
    button('after', word('rulesFindNext'), findNext),
    button('close', word('close'), closeSearchPanel),
  );
  return { dom, top: true, mount: () => field.select() };
}
