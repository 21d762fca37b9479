/**
 * The panel that shares the article as it is shown: copied, saved as a file, handed to another program. Each item is one
 * click and, while the panel is open, one key.
 */

import { word } from '../../shared/words.js';
import { element } from '../element.js';
import { panelFrame } from '../panels/panels.js';
import { makeItems } from './items.js';
import { watchSelected } from './selected.js';

/** @typedef {import('./items.js').ItemName} ItemName */

/** What is not there on every system, or not every time. */
const CONDITIONAL = /** @type {const} */ ({ system: 'hidden', quote: 'disabled' });

/**
 * The groups, each with its items, their keys and their names.
 * @returns {[heading: string, [ItemName, key: string, label: string][]][]}
 */
function groups() {
  return [
    [
      word('shareCopy'),
      [
        ['article', 'c', word('shareArticle')],
        ['markdown', 'm', word('shareMarkdown')],
        ['link', 'l', word('shareLink')],
        ['quote', 'q', word('shareQuote')],
      ],
    ],
    [
      word('shareSave'),
      [
        ['md', '1', 'Markdown'],
        ['txt', '2', word('shareText')],
        ['html', '3', word('shareHtml')],
        ['epub', '4', word('shareEpub')],
        ['print', 'p', word('sharePrint')],
      ],
    ],
    [
      word('shareSend'),
      [
        ['system', 'w', word('shareSystem')],
        ['mail', 'e', word('shareMail')],
        ['obsidian', 'o', 'Obsidian'],
        ['template', 't', word('shareTemplate')],
      ],
    ],
  ];
}

/**
 * @typedef {object} SharePanel
 * @property {HTMLElement} panel
 * @property {HTMLElement} heading
 * @property {(key: string) => boolean} key answers whether the key was one of an item
 * @property {() => void} opened
 */

/**
 * @param {HTMLElement} main
 * @param {ShadowRoot} shadow
 * @param {import('./items.js').ShareActions & { close(): void }} actions
 * @param {AbortSignal} signal
 * @returns {SharePanel}
 */
export function makeSharePanel(main, shadow, actions, signal) {
  /** @type {Map<ItemName, HTMLButtonElement>} */
  const buttons = new Map();
  /** @type {Map<string, ItemName>} */
  const keys = new Map();
  const images = element('input', { type: 'checkbox', id: 'share-images' });
  const progress = element('p', { class: 'share-progress', role: 'status' });
  const stop = element('button', { class: 'step share-stop', type: 'button' }, word('pageStop'));
  const running = element('div', { class: 'share-running', hidden: true }, progress, stop);

  const withImages = [
    element(
      'label',
      { class: 'share-images' },
      images,
      element('span', {}, word('shareImages'), element('small', {}, word('shareImagesWhat'))),
    ),
    running,
  ];
  const sections = groups().map(([heading, entries], at) => {
    const id = `share-${at}`;
    const list = entries.map(([name, key, label]) => {
      const button = element(
        'button',
        { class: 'share-item', type: 'button', 'data-item': name },
        element('span', {}, label),
        element('kbd', { 'aria-hidden': 'true' }, key.toUpperCase()),
      );
      button.setAttribute('aria-keyshortcuts', key.toUpperCase());
      buttons.set(name, button);
      keys.set(key, name);
      return element('li', {}, button);
    });
    return element(
      'div',
      { class: 'share-group', role: 'group', 'aria-labelledby': id },
      element('h3', { id }, heading),
      element('ul', {}, ...list),
      ...(at === 1 ? withImages : []),
    );
  });
  const { panel, heading, close } = panelFrame(
    'section',
    'share',
    word('share'),
    word('shareClose'),
    element('div', { class: 'panel-list share' }, ...sections),
  );

  const selected = watchSelected(main, shadow, showUsable, signal);
  const items = makeItems(
    {
      ...actions,
      selected,
      withImages: () => images.checked,
      /** @param {{ done: number, of: number } | null} now */
      showProgress: (now) => {
        const hadFocus = stop.matches(':focus');
        running.hidden = now === null;
        if (now)
          progress.textContent = word('shareFetching', Math.min(now.done + 1, now.of), now.of);
        else if (hadFocus) heading.focus({ preventScroll: true });
      },
    },
    signal,
  );

  function showUsable() {
    for (const [name, how] of Object.entries(CONDITIONAL)) {
      const button = buttons.get(/** @type {ItemName} */ (name));
      if (!button) continue;
      if (how === 'hidden') button.hidden = !('share' in navigator);
      else button.setAttribute('aria-disabled', String(selected() === null));
    }
  }
  showUsable();

  panel.addEventListener(
    'click',
    (event) => {
      if (!event.isTrusted || !(event.target instanceof Element)) return;
      const pressed = event.target.closest('button');
      if (pressed === close) actions.close();
      else if (pressed === stop) items.stop();
      else {
        const found = [...buttons].find(([, button]) => button === pressed);
        if (found) items.act(found[0]);
      }
    },
    { signal },
  );

  return {
    panel,
    heading,
    key: (key) => {
      const name = panel.hidden ? undefined : keys.get(key.toLowerCase());
      if (!name || buttons.get(name)?.hidden) return false;
      items.act(name);
      return true;
    },
    opened: () => {
      showUsable();
      items.prepare();
    },
  };
}
