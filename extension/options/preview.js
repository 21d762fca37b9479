/**
 * A sample article in the reader's own rendering: its builder, its style sheets, its way from settings to looks.
 */

import { articleElement } from '../reader/article/article.js';
import { plainLinks } from '../reader/article/targets.js';
import { makeColoring } from '../reader/code/coloring.js';
import { element } from '../reader/element.js';
import { makeAppearance } from '../reader/panels/appearance.js';
import { VIEW_STYLES } from '../reader/style/sheets.js';
import { word, wordsDirection, wordsLanguage } from '../shared/words.js';
import { SAMPLE_IMAGE, SAMPLE_SITE, sample } from './sample.js';

/** What a window within the page has otherwise than one over a page. */
const FRAMED = `
article { padding-block: 36px 48px; }
.view { grid-template-rows: 0 minmax(0, 1fr); }
`;

/** @param {AbortSignal} signal */
export function makePreview(signal) {
  const host = element('div', { class: 'preview-view' });
  const shadow = host.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = [...VIEW_STYLES, FRAMED].map((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  });
  const { article } = articleElement(sample(), SAMPLE_SITE, null);
  article.querySelector('img')?.setAttribute('src', SAMPLE_IMAGE);
  // Seen and scrolled; nothing in it does anything.
  article.inert = true;
  const main = element(
    'main',
    { tabindex: 0, role: 'region', 'aria-label': word('preview') },
    article,
  );
  const dimmer = element('div', { class: 'dimmer', 'aria-hidden': 'true' });
  const view = element(
    'div',
    { class: 'view', lang: wordsLanguage, dir: wordsDirection },
    main,
    dimmer,
  );
  shadow.append(view);
  const appear = makeAppearance(shadow, view, main);
  makeColoring(main, signal).show(article);
  return {
    box: element('div', { class: 'preview' }, host),
    /** @param {import('../shared/settings.js').Settings} settings */
    show: (settings) => {
      appear(settings, wordsLanguage);
      plainLinks(main, !settings.links);
    },
  };
}
