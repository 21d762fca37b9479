/**
 * The panels beside the article, of which one is open at most.
 */

import { element, icon } from '../element.js';

/** Where a panel is as wide as the window: as the style of the panels has it. */
const NARROW = '(max-width: 619px)';

/** @typedef {'contents' | 'text' | 'removed' | 'share' | 'translation'} PanelName */
/** @typedef {{ panel: HTMLElement, heading: HTMLElement, opened?: () => void }} Panel */

/**
 * A panel's frame: its title and the button that closes it, above what it holds.
 * @param {'section' | 'nav'} tag
 * @param {string} id
 * @param {string} title
 * @param {string} closeLabel
 * @param {...HTMLElement} content
 */
export function panelFrame(tag, id, title, closeLabel, ...content) {
  const heading = element('h2', { id: `${id}-title`, tabindex: -1 }, title);
  const close = element(
    'button',
    { class: 'tool close', type: 'button', title: closeLabel, 'aria-label': closeLabel },
    icon('close'),
  );
  const role = tag === 'section' ? 'region' : undefined;
  const panel = element(
    tag,
    { class: 'panel', id, role, 'aria-labelledby': heading.id, hidden: true },
    element('div', { class: 'panel-head' }, heading, close),
    ...content,
  );
  return { panel, heading, close };
}

/**
 * @param {HTMLElement} view
 * @param {() => { restore(): void }} keepPlace the article gets another width, and the reader stays where they are
 */
export function makePanels(view, keepPlace) {
  /** @type {Map<PanelName, Panel & { button: HTMLButtonElement }>} */
  const all = new Map();
  /**
   * @param {PanelName | null} which
   * @returns {boolean} whether one was open before
   */
  const show = (which) => {
    const place = keepPlace();
    const before = [...all.values()].find(({ panel }) => !panel.hidden);
    const hadFocus = before?.panel.matches(':focus-within');
    for (const [name, { panel, button }] of all) {
      panel.hidden = name !== which;
      button.setAttribute('aria-expanded', String(name === which));
    }
    view.classList.toggle('with-panel', which !== null);
    if (which) {
      const { opened, heading } = all.get(which) ?? {};
      opened?.();
      heading?.focus({ preventScroll: true });
    } else if (hadFocus) before?.button.focus({ preventScroll: true });
    place.restore();
    return before !== undefined;
  };
  return {
    /** Whether a panel leaves nothing of the article to be seen. */
    coverArticle: () => view.matches('.with-panel') && matchMedia(NARROW).matches,
    /**
     * @param {PanelName} name
     * @param {Panel} panel
     * @param {HTMLButtonElement} button of the toolbar
     */
    add: (name, panel, button) => all.set(name, { ...panel, button }),
    show,
    /** @param {PanelName} which */
    toggle: (which) => show(all.get(which)?.panel.hidden === false ? null : which),
  };
}
