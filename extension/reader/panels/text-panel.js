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
 * @param {{ close(): void, changed(settings: Settings): void }} actions
 * @param {string | undefined} lang of the article
 * @param {AbortSignal} signal
 * @returns {TextPanel}
 */
export function makeTextPanel(actions, lang, signal) {
  const { presets, rows, warning, reset, showSettings } = makeTextControls(actions.changed, signal);
  const vertical = rows.get('vertical');
  if (vertical) vertical.hidden = !runsVertically(lang);
  const { panel, heading, close } = panelFrame(
    'section',
    'text-panel',
    word('textPanel'),
    word('textPanelClose'),
    element('div', { class: 'panel-list controls' }, presets, ...rows.values(), reset),
  );
  rows.get('accent')?.after(warning);
  close.addEventListener('click', (event) => event.isTrusted && actions.close(), { signal });
  return { panel, heading, showSettings };
}
