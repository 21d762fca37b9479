/**
 * The section on reading: every setting of the text and the page, beside a sample that is set as the reader sets it.
 */

import { element } from '../../reader/element.js';
import { makeTextControls } from '../../reader/panels/text-controls.js';
import { DEFAULTS, meant } from '../../shared/settings.js';
import { word } from '../../shared/words.js';
import { makePreview } from '../preview.js';

/** @typedef {import('../../shared/settings.js').Settings} Settings */

/**
 * The controls by what they are about. Keeping places is a matter of privacy, the single keys are shortcuts:
 * each stands there.
 * @type {[() => string, (keyof Settings)[]][]}
 */
const GROUPS = [
  [() => word('readingColors'), ['theme', 'paper', 'ink', 'accent']],
  [() => word('readingType'), ['font', 'fontName', 'textSize', 'weight']],
  [
    () => word('readingSpace'),
    ['lineHeight', 'width', 'paragraph', 'letters', 'words', 'align', 'hyphens'],
  ],
  [() => word('readingPage'), ['images', 'links', 'focus', 'vertical', 'css']],
];

/**
 * @param {import('../app.js').App} app
 * @returns {import('../app.js').Section}
 */
export function makeReadingSection(app) {
  const preview = makePreview(app.signal);
  let shown = DEFAULTS;
  const controls = makeTextControls((now) => {
    const before = shown;
    shown = now;
    preview.show(now);
    app.change({ set: difference(before, now) });
  }, app.signal);
  app.watch(({ settings }) => {
    shown = meant(settings);
    controls.showSettings(shown);
    preview.show(shown);
  });

  const groups = GROUPS.map(([title, keys]) =>
    element(
      'div',
      { class: 'group' },
      element('h3', {}, title()),
      ...keys.flatMap((key) => controls.rows.get(key) ?? []),
    ),
  );
  controls.rows.get('accent')?.after(controls.warning);
  const list = element('div', { class: 'controls' }, controls.presets, ...groups, controls.reset);
  return {
    id: 'reading',
    title: word('sectionReading'),
    intro: word('readingIntro'),
    box: element('div', { class: 'reading' }, list, preview.box),
  };
}

/**
 * What was said anew. What is as it is by default need not be said.
 * @param {Settings} before
 * @param {Settings} now
 * @returns {Record<string, unknown>}
 */
function difference(before, now) {
  const keys = /** @type {(keyof Settings)[]} */ (Object.keys(now));
  const changed = keys.filter((key) => before[key] !== now[key]);
  return Object.fromEntries(
    changed.map((key) => [key, now[key] === DEFAULTS[key] ? null : now[key]]),
  );
}
