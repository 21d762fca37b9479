/**
 * The form of the look of one site: the controls of the text, set as that site has them. There is one, which stands in the
 * card of the site that is being changed.
 */

import { element } from '../../reader/element.js';
import { makeTextControls } from '../../reader/panels/text-controls.js';
import { DEFAULTS, meantFor, withoutSite } from '../../shared/settings.js';
import { word } from '../../shared/words.js';

/** @typedef {import('../../shared/settings.js').Settings} Settings */

/** In their order; the own style sheet and the presets are set for all sites, or in the reader. */
const KEYS = /** @type {const} */ ([
  ...['theme', 'paper', 'ink', 'accent', 'font', 'fontName', 'textSize', 'weight', 'lineHeight'],
  ...['width', 'paragraph', 'align', 'hyphens', 'images', 'links'],
]);

/** @param {import('../app.js').App} app */
export function makeLook(app) {
  let host = '';
  let shown = DEFAULTS;
  const controls = makeTextControls((now) => {
    const changed = /** @type {(keyof Settings)[]} */ (Object.keys(now)).filter(
      (key) => now[key] !== shown[key],
    );
    const otherwise = withoutSite(app.state(), host);
    const said = changed.map((key) => [key, now[key] === otherwise[key] ? null : now[key]]);
    shown = now;
    app.change({ set: Object.fromEntries(said), host });
  }, app.signal);
  const rows = KEYS.flatMap((key) => controls.rows.get(/** @type {keyof Settings} */ (key)) ?? []);
  const furniture = element('a', {}, word('siteFurniture'));
  const form = element(
    'form',
    { class: 'controls site-look', 'aria-label': word('siteEdit') },
    ...rows,
    controls.warning,
    element('p', { class: 'site-furniture' }, furniture),
  );
  setApart(form);
  form.addEventListener('submit', (event) => event.preventDefault());
  const show = () => {
    if (host === '') return;
    shown = meantFor(app.state(), host);
    controls.showSettings(shown);
  };
  return {
    form,
    show,
    /** @param {string} wanted host, '' for none */
    setHost: (wanted) => {
      host = wanted;
      furniture.setAttribute('href', `#furniture/${host}`);
      show();
    },
  };
}

/**
 * The same controls stand in the section on reading: names and labels must not meet theirs. The names of radio buttons are
 * told apart by their form.
 * @param {HTMLElement} form
 */
function setApart(form) {
  for (const name of ['id', 'for', 'aria-describedby']) {
    for (const one of form.querySelectorAll(`[${name}]`)) {
      one.setAttribute(name, `site-${one.getAttribute(name)}`);
    }
  }
}
