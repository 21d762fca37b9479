/**
 * The panels beside the article, of which one is open at most.
 */

/** @typedef {'contents' | 'text' | 'removed'} PanelName */
/** @typedef {{ panel: HTMLElement, heading: HTMLElement }} Panel */

/**
 * @param {HTMLElement} view
 * @param {Record<PanelName, [Panel, HTMLButtonElement]>} all each with its button in the toolbar
 * @param {() => { restore(): void }} keepPlace the article gets another width, and the reader stays where they are
 */
export function makePanels(view, all, keepPlace) {
  const entries = /** @type {[PanelName, [Panel, HTMLButtonElement]][]} */ (Object.entries(all));
  /**
   * @param {PanelName | null} which
   * @returns {boolean} whether one was open before
   */
  const show = (which) => {
    const place = keepPlace();
    const before = entries.find(([, [{ panel }]]) => !panel.hidden);
    for (const [name, [{ panel }, button]] of entries) {
      panel.hidden = name !== which;
      button.setAttribute('aria-expanded', String(name === which));
    }
    view.classList.toggle('with-panel', which !== null);
    if (which) all[which][0].heading.focus({ preventScroll: true });
    else before?.[1][1].focus({ preventScroll: true });
    place.restore();
    return before !== undefined;
  };
  return {
    elements: entries.map(([, [{ panel }]]) => panel),
    show,
    /** @param {PanelName} which */
    toggle: (which) => show(all[which][0].panel.hidden ? which : null),
  };
}
