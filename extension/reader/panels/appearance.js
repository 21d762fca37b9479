/**
 * From the settings to the view: the custom properties and attributes that the style sheets go by, and the reader's own
 * style sheet.
 */

import { luminance } from './contrast.js';

/** @typedef {import('../../shared/settings.js').Settings} Settings */

/**
 * @param {ShadowRoot} shadow
 * @param {HTMLElement} view
 * @returns {(settings: Settings) => void}
 */
export function makeAppearance(shadow, view) {
  const own = new CSSStyleSheet();
  shadow.adoptedStyleSheets.push(own);
  return (settings) => {
    const { dataset, style } = view;
    dataset.theme = settings.theme;
    dataset.font = settings.font;
    dataset.align = settings.align;
    dataset.hyphens = settings.hyphens;
    dataset.focus = settings.focus;
    dataset.images = settings.images ? 'shown' : 'hidden';
    /** @type {Record<string, string>} */
    const properties = {
      '--text-size': `${settings.textSize}px`,
      '--weight': String(settings.weight),
      '--line-height': String(settings.lineHeight),
      '--paragraph': `${settings.paragraph}em`,
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
