/**
 * Into which language, and how what is translated is shown.
 */

import { element } from '../../reader/element.js';
import { meantTranslation, SHOWS } from '../../shared/translation.js';
import { word, wordsLanguage } from '../../shared/words.js';
import { languageName, TARGETS } from '../../translate/languages.js';
import { group, row } from '../parts.js';
import { byName, nameOf } from './names.js';

/** @param {import('../app.js').App} app */
export function makeShown(app) {
  const own = word('translateOptionsToOwn', languageName(wordsLanguage));
  const to = element('select', { class: 'text', id: 'translation-to' });
  to.append(
    element('option', { value: '' }, own),
    ...[...TARGETS].sort(byName).map((tag) => element('option', { value: tag }, nameOf(tag))),
  );
  to.addEventListener('change', (event) => {
    if (event.isTrusted) app.change({ translate: { to: to.value === '' ? null : to.value } });
  });

  const names = { both: word('translateOptionsBoth'), translation: word('translateOptionsAlone') };
  const inputs = [...SHOWS].reverse().map((value) => {
    const input = element('input', { type: 'radio', name: 'translation-show', value });
    input.addEventListener('change', (event) => {
      if (event.isTrusted) app.change({ translate: { show: value === 'both' ? null : value } });
    });
    return input;
  });
  const choice = element(
    'div',
    { class: 'options', role: 'radiogroup', 'aria-label': word('translateOptionsShow') },
    ...inputs.map((input) => {
      const name = names[/** @type {keyof typeof names} */ (input.value)];
      return element(
        'label',
        { class: 'option' },
        input,
        element('span', { class: 'sample' }, name),
      );
    }),
  );

  const columns = element('input', { type: 'checkbox', id: 'translation-columns' });
  columns.addEventListener('change', (event) => {
    if (event.isTrusted) app.change({ translate: { columns: columns.checked || null } });
  });
  const columnsRow = labelled(
    row(word('translateOptionsColumns'), word('translateOptionsColumnsWhat'), columns),
    columns,
  );
  return {
    box: group(
      word('translateOptionsShown'),
      labelled(row(word('translateOptionsTo'), '', to), to),
      row(word('translateOptionsShow'), '', choice),
      columnsRow,
    ),
    show: () => {
      const now = meantTranslation(app.state().translation);
      const tag = now.to ?? '';
      // One that is not in the list was set elsewhere, and stays.
      if (![...to.options].some(({ value }) => value === tag))
        to.append(element('option', { value: tag }, nameOf(tag)));
      to.value = tag;
      for (const input of inputs) input.checked = input.value === now.show;
      columns.checked = now.columns;
    },
  };
}

/**
 * A row whose name is the label of what is in it.
 * @param {HTMLElement} row
 * @param {HTMLElement} control
 */
function labelled(row, control) {
  const name = row.querySelector('.name');
  const label = element('label', { class: 'name', for: control.id }, name?.textContent ?? '');
  name?.replaceWith(label);
  const what = row.querySelector('.what');
  if (what) {
    what.id = `${control.id}-what`;
    control.setAttribute('aria-describedby', what.id);
  }
  return row;
}
