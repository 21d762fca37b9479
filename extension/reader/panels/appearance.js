/**
 * From the settings to the view: the custom properties and attributes that the style sheets go by, and the reader's own
 * style sheet.
 */

import { runsVertically } from '../article/axis.js';
import { luminance } from './contrast.js';

/** @typedef {import('../../shared/settings.js').Settings} Settings */

/**
 * @param {ShadowRoot} shadow
 * @param {HTMLElement} view
 * @param {HTMLElement} main
 * @returns {(settings: Settings, lang: string | undefined) => void}
 */
export function makeAppearance(shadow, view, main) {
  const own = new CSSStyleSheet();
  shadow.adoptedStyleSheets.push(own);
  return (settings, lang) => {
    const { dataset, style } = view;
    dataset.theme = settings.theme;
    dataset.font = settings.font;
    dataset.align = settings.align;
    dataset.hyphens = settings.hyphens;
    dataset.focus = settings.focus;
    dataset.keys = settings.keys ? 'on' : 'off';
    const isVertical = settings.vertical && runsVertically(lang);
    dataset.writing = isVertical ? 'vertical' : 'horizontal';
    main.dataset.writing = dataset.writing;
    dataset.links = settings.links ? 'shown' : 'plain';
    dataset.images = settings.images ? 'shown' : 'hidden';
    /** @type {Record<string, string>} */
    const properties = {
      '--text-size': `${settings.textSize}px`,
      '--weight': String(settings.weight),
      '--line-height': String(settings.lineHeight),
      '--paragraph': String(settings.paragraph),
      '--letters': `${settings.letters}em`,
      '--words': `${settings.words}em`,
      '--chars': String(settings.width),
      '--focus-lines': settings.focus === 'off' ? '0' : settings.focus,
      '--own-font': settings.fontName ? `"${settings.fontName}"` : 'serif',
    };
    if (settings.theme === 'own') Object.assign(properties, ownColors(settings));
    for (const name of ['--paper', '--ink', '--accent', 'color-scheme']) style.removeProperty(name);
    for (const [name, value] of Object.entries(properties)) style.setProperty(name, value);
    own.replaceSync(settings.css);
  };
}

/** @param {Settings} settings */
function ownColors({ paper, ink, accent }) {
  return {
    '--paper': paper,
    '--ink': ink,
    '--accent': accent,
    'color-scheme': luminance(paper) < luminance(ink) ? 'dark' : 'light',
  };
}
