/**
 * The rooms of the view that are loaded once the article is seen, and where in it each will stand. What they need is handed
 * to them as to all others.
 */

import { createTextNode } from '../shared/dom.js';

/** @typedef {import('../shared/settings.js').Settings} Settings */

/**
 * @typedef {object} Means
 * @property {HTMLElement} view
 * @property {ShadowRoot} shadow
 * @property {HTMLElement} main
 * @property {ReturnType<typeof import('./article/reading.js').makeReading>} reading
 * @property {Element[]} elements the page's elements by their number
 * @property {string} domain
 * @property {import('./announcer.js').Announcer} announcer
 * @property {import('./toolbar.js').Toolbar} toolbar
 * @property {ReturnType<typeof import('./panels/panels.js').makePanels>} panels
 * @property {import('./panels/traces.js').Traces} traces
 * @property {{ inPanel: import('./article/choice.js').Steps }} steps
 *
 * @typedef {object} RoomActions
 * @property {(change: Partial<Settings>) => void} change
 * @property {() => Settings} settings
 * @property {() => boolean | null} isOnlyHere
 * @property {(isOnlyHere: boolean) => void} setOnlyHere
 * @property {(section: string) => void} openOptions
 * @property {Pick<import('./share/items.js').ShareActions, 'ask' | 'asked' | 'pageText' | 'address'>} share
 * @property {() => Promise<import('../content/translation.js').TranslationChoices>} translation what was said about it
 * @property {() => void} translated other words are shown than before
 * @property {ReturnType<typeof import('./pages/pages.js').makePages>} pages
 *
 * @typedef {ReturnType<typeof makeRooms>} Rooms
 */

/**
 * @param {ReturnType<typeof import('./later.js').makeLater>} later
 * @param {Means} means
 * @param {RoomActions} actions
 * @param {AbortSignal} signal
 */
export function makeRooms(later, means, actions, signal) {
  const { main, shadow, view, reading, toolbar, panels, traces, announcer } = means;
  /** Where rooms will stand, in the order in which Tab meets them. @type {Text[]} */
  const places = [];
  /**
   * A room with elements of its own.
   * @template T
   * @param {() => Promise<T>} load
   * @param {(room: T) => HTMLElement[]} elementsOf
   */
  const placed = (load, elementsOf) => {
    const place = createTextNode.call(document, '');
    places.push(place);
    return later.room(async () => {
      const room = await load();
      place.replaceWith(...elementsOf(room));
      return room;
    });
  };

  const text = placed(
    async () => {
      const { makeTextPanel } = await import('./panels/text-panel.js');
      const panel = makeTextPanel(
        {
          close: () => panels.show(null),
          changed: actions.change,
          isOnlyHere: actions.isOnlyHere,
          setOnlyHere: actions.setOnlyHere,
          openOptions: actions.openOptions,
        },
        reading.cleaned().article.lang,
        signal,
      );
      panel.showSettings(actions.settings());
      panels.add('text', panel, toolbar.textButton);
      return panel;
    },
    ({ panel }) => [panel],
  );
  const share = placed(
    async () => {
      const { makeSharePanel } = await import('./share/panel.js');
      const panel = makeSharePanel(
        main,
        shadow,
        {
          ...actions.share,
          announcer,
          settings: actions.settings,
          article: async () => translation.there()?.article() ?? reading.cleaned().article,
          close: () => panels.show(null),
        },
        signal,
      );
      panels.add('share', panel, toolbar.shareButton);
      return panel;
    },
    ({ panel }) => [panel],
  );
  const translation = placed(
    async () => {
      const [{ makeTranslation }, said] = await Promise.all([
        import('./translate/translation.js'),
        actions.translation(),
      ]);
      const translation = makeTranslation(
        { main, view, reading, announcer, domain: means.domain, button: toolbar.translateButton },
        {
          said,
          ask: actions.share.ask,
          openOptions: actions.openOptions,
          showPanel: (isOpen) => panels.show(isOpen ? 'translation' : null),
          changed: actions.translated,
        },
        signal,
      );
      panels.add('translation', translation, toolbar.translateButton);
      translation.begin();
      return translation;
    },
    ({ panel, card }) => [panel, card],
  );
  const removed = placed(
    async () => {
      const { makeRemovalsPanel } = await import('./panels/removals.js');
      const panel = makeRemovalsPanel(
        {
          close: () => panels.show(null),
          toggle: reading.putBackOrRemove,
          keepForGood: reading.keepForGood,
          forget: reading.forgetRule,
          always: (number) => correction.use((correction) => correction.always('remove', number)),
          point: (removal, reason) => traces.show(removal, reading.shown(), reason),
          unpoint: () => traces.hide(),
        },
        means.steps.inPanel.row,
        signal,
      );
      panel.show(reading.cleaned());
      panels.add('removed', panel, toolbar.removedButton);
      return panel;
    },
    ({ panel }) => [panel],
  );
  const speech = placed(
    async () => {
      const { makeSpeech } = await import('./aids/speech.js');
      const speech = makeSpeech(
        main,
        {
          changed: actions.change,
          say: announcer.announce,
          shown: (isOpen, hadFocus) => {
            view.classList.toggle('with-speech', isOpen);
            toolbar.speechButton.setAttribute('aria-pressed', String(isOpen));
            if (hadFocus) toolbar.speechButton.focus({ preventScroll: true });
          },
        },
        signal,
      );
      speech.showSettings(actions.settings());
      return speech;
    },
    ({ bar }) => [bar],
  );
  const correction = placed(
    async () => {
      const { makeCorrection } = await import('./pick/correction.js');
      return makeCorrection(
        {
          ...means,
          actions: actions.pages,
          shown: (isOpen) => toolbar.correctButton.setAttribute('aria-pressed', String(isOpen)),
        },
        signal,
      );
    },
    ({ elements }) => elements,
  );
  const note = placed(
    async () => {
      const [{ makeNoteCard }, { go }] = await Promise.all([
        import('./aids/note-card.js'),
        import('./article/targets.js'),
      ]);
      return makeNoteCard(main, go, signal);
    },
    ({ card }) => [card],
  );
  const lightbox = placed(
    async () => (await import('./aids/lightbox.js')).makeLightbox(main, signal),
    ({ box }) => [box],
  );
  const keyList = placed(
    async () => (await import('./aids/keys.js')).makeKeyList(signal),
    ({ box }) => [box],
  );
  const coloring = later.room(async () => {
    const { makeColoring } = await import('./code/coloring.js');
    const coloring = makeColoring(main, signal);
    coloring.show(reading.shown().article);
    return coloring;
  });
  const copying = later.room(async () => {
    const { copyCode } = await import('./aids/code-copy.js');
    return copyCode;
  });

  return {
    places,
    ...{ text, share, translation, removed, speech, correction, note, lightbox, keyList, coloring },
    /** @param {Settings} now */
    showSettings: (now) => {
      for (const room of [text, speech]) room.there()?.showSettings(now);
    },
    /** What can be pressed in the article. @type {import('./article/targets.js').Openers} */
    openers: {
      note: (reference, otherwise) => note.use((note) => note.open(reference) || otherwise()),
      image: (image) => lightbox.use((lightbox) => lightbox.open(image)),
      copy: (pressed, code) => copying.use((copyCode) => copyCode(pressed, code, announcer)),
    },
  };
}
