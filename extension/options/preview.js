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

/**
 * How far the keys scroll, in widths and heights of the box.
 * @type {Record<string, [across: number, down: number]>}
 */
const STEPS = {
  ArrowLeft: [-0.1, 0],
  ArrowRight: [0.1, 0],
  ArrowUp: [0, -0.1],
  ArrowDown: [0, 0.1],
  PageUp: [0, -0.9],
  PageDown: [0, 0.9],
  ' ': [0, 0.9],
  Home: [0, -1_000],
  End: [0, 1_000],
};

/** @param {AbortSignal} signal */
export function makePreview(signal) {
  // The reader's own main would be the second one of this page: to who listens it is a picture with a name.
  const label = word('preview');
  const named = { class: 'preview-view', tabindex: 0, role: 'img', 'aria-label': label };
  const host = element('div', named);
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
  const main = element('main', { tabindex: -1, 'aria-hidden': 'true' }, article);
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
  host.addEventListener('keydown', (event) => {
    const [across, down] = STEPS[event.key] ?? [0, 0];
    if ((across === 0 && down === 0) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const { clientWidth, clientHeight } = main;
    main.scrollBy({ left: across * clientWidth, top: down * clientHeight });
  });
  return {
    box: element('div', { class: 'preview' }, host),
    /** @param {import('../shared/settings.js').Settings} settings */
    show: (settings) => {
      appear(settings, wordsLanguage);
      plainLinks(main, !settings.links);
    },
  };
}
