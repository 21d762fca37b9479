/**
 * The section on shortcuts: the key that opens the reader, as the browser has it, and the single keys that work in it,
 * with the switch that turns them off.
 */

import { KEY_TABLE } from '../../reader/aids/key-table.js';
import { element } from '../../reader/element.js';
import { makeSwitch } from '../../reader/panels/controls.js';
import { DEFAULTS, meant } from '../../shared/settings.js';
import { word } from '../../shared/words.js';
import { explain, group } from '../parts.js';
import { makeBinding } from '../shortcuts/binding.js';

/**
 * @param {import('../app.js').App} app
 * @returns {import('../app.js').Section}
 */
export function makeShortcutsSection(app) {
  const binding = makeBinding(app);
  const keys = makeSwitch('keys', word('keysOn'), ({ keys }) => {
    app.change({ set: { keys: keys === DEFAULTS.keys ? null : keys } });
  });
  const what = explain(keys.row, '');
  const rows = KEY_TABLE.map(([, keys, name]) => keyRow(keys, name()));
  const table = element(
    'dl',
    { class: 'key-table' },
    ...rows,
    keyRow(['Esc'], word('close'), 'always'),
  );
  app.watch(({ settings }) => {
    const now = meant(settings);
    keys.show(now);
    what.textContent = word(now.keys ? 'keysOnWhat' : 'keysAreOff');
    table.classList.toggle('off', !now.keys);
  });
  return {
    id: 'shortcuts',
    title: word('sectionShortcuts'),
    intro: word('shortcutsIntro'),
    box: element(
      'div',
      { class: 'shortcuts controls' },
      group(word('shortcutsEverywhere'), binding.row),
      group(word('shortcutsReader'), keys.row, table),
    ),
    shown: binding.read,
  };
}

/**
 * @param {string[]} keys that do the same
 * @param {string} does
 * @param {string} [kind]
 */
function keyRow(keys, does, kind) {
  const shown = keys.map((key) => element('kbd', {}, key.length === 1 ? key.toUpperCase() : key));
  const parted = shown.flatMap((key, at) => (at === 0 ? [key] : [' ', key]));
  return element(
    'div',
    { class: 'key', 'data-find': '', 'data-key': keys[0], ...(kind ? { 'data-kind': kind } : {}) },
    element('dt', { dir: 'ltr' }, ...parted),
    element('dd', {}, does),
  );
}
