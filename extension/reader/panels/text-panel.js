/**
 * The panel of the text and the page: every setting of the look, changed live, with presets and a way back.
 */

import { word } from '../../shared/words.js';
import { runsVertically } from '../article/axis.js';
import { element } from '../element.js';
import { panelFrame } from './panels.js';
import { makeTextControls } from './text-controls.js';

/** @typedef {import('../../shared/settings.js').Settings} Settings */

/**
 * @typedef {object} TextPanel
 * @property {HTMLElement} panel
 * @property {HTMLElement} heading
 * @property {(settings: Settings) => void} showSettings
 */

/**
 * @param {object} actions
 * @param {() => void} actions.close
 * @param {(settings: Settings) => void} actions.changed
 * @param {() => boolean | null} actions.isOnlyHere whether the look is this site's own; null where the page has no site
 * @param {(isOnlyHere: boolean) => void} actions.setOnlyHere
 * @param {(section: string) => void} actions.openOptions
 * @param {string | undefined} lang of the article
 * @param {AbortSignal} signal
 * @returns {TextPanel}
 */
export function makeTextPanel(actions, lang, signal) {
  const { presets, rows, warning, reset, showSettings } = makeTextControls(actions.changed, signal);
  const onlyHere = makeOnlyHere(actions.setOnlyHere);
  const vertical = rows.get('vertical');
  if (vertical) vertical.hidden = !runsVertically(lang);
  const way = (/** @type {string} */ section, /** @type {string} */ words) => {
    const made = element('button', { class: 'step all-settings', type: 'button' }, words);
    const open = (/** @type {Event} */ event) => event.isTrusted && actions.openOptions(section);
    made.addEventListener('click', open, { signal });
    return made;
  };
  const site = way('sites', word('siteOpenHere'));
  const { panel, heading, close } = panelFrame(
    'section',
    'text-panel',
    word('textPanel'),
    word('textPanelClose'),
    element(
      'div',
      { class: 'panel-list controls' },
      presets,
      onlyHere.row,
      ...rows.values(),
      reset,
      way('reading', word('allSettings')),
      site,
    ),
  );
  rows.get('accent')?.after(warning);
  close.addEventListener('click', (event) => event.isTrusted && actions.close(), { signal });
  return {
    panel,
    heading,
    showSettings: (settings) => {
      showSettings(settings);
      const isOnlyHere = actions.isOnlyHere();
      onlyHere.show(isOnlyHere);
      site.hidden = isOnlyHere === null;
    },
  };
}

/**
 * The switch that has what is changed in the panel hold on this site alone.
 * @param {(isOnlyHere: boolean) => void} set
 */
function makeOnlyHere(set) {
  const input = element('input', { type: 'checkbox', id: 'limpide-only-here' });
  input.addEventListener('change', (event) => event.isTrusted && set(input.checked));
  const label = element('label', { class: 'name', for: input.id }, word('onlyHere'));
  const control = element('div', { class: 'control' }, input);
  const row = element('div', { class: 'row', 'data-setting': 'only-here' }, label, control);
  return {
    row,
    /** @param {boolean | null} isOnlyHere */
    show: (isOnlyHere) => {
      row.hidden = isOnlyHere === null;
      input.checked = isOnlyHere ?? false;
    },
  };
}
