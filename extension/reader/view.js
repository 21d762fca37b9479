/**
 * The reader view: toolbar, article and panels in one mount, wired to each other. It sends no messages and reads no
 * storage; what it needs done is handed to it.
 */

import { addressOf } from '../shared/dom.js';
import { word } from '../shared/words.js';
import { makeBookmark } from './aids/bookmark.js';
import { followCopied } from './aids/copies.js';
import { copyFormulas } from './aids/copy-formulas.js';
import { openAtPlace } from './aids/opening.js';
import { makeProgress } from './aids/progress.js';
import { makeScrollers } from './aids/scrollers.js';
import { turnWheel } from './aids/sideways.js';
import { typeKey } from './aids/typing.js';
import { makeAnnouncer } from './announcer.js';
import { replaceBroken } from './article/broken.js';
import { certaintyLine, makeSteps } from './article/choice.js';
import { makeReading } from './article/reading.js';
import { followLink, go, plainLinks } from './article/targets.js';
import { element } from './element.js';
import { makeLater } from './later.js';
import { mount } from './mount/mount.js';
import { goOnPage, rememberLeft } from './mount/page-place.js';
import { makeNextPageCard } from './pages/card.js';
import { pageIn } from './pages/join.js';
import { makePages } from './pages/pages.js';
import { makeRestCard } from './pages/rest.js';
import { makeAppearance } from './panels/appearance.js';
import { makeContents } from './panels/contents.js';
import { makePanels } from './panels/panels.js';
import { makeTraces } from './panels/traces.js';
import { makeRooms } from './rooms.js';
import { makeToolbar } from './toolbar.js';

/** @typedef {import('../core/cleaned.js').Cleaned} Cleaned */
/** @typedef {import('../shared/settings.js').Settings} Settings */

/**
 * @typedef {object} SettingsActions
 * @property {(settings: Settings) => void} saveSettings
 * @property {() => boolean | null} isOnlyHere whether the look is this site's own; null where the page has no site
 * @property {(isOnlyHere: boolean) => Settings} setOnlyHere answers the settings as they are then
 * @property {(changed: { settings(now: Settings): void, rules(): void, translation(): void }, signal: AbortSignal) => void} watch
 * @property {import('./rooms.js').RoomActions['translation']} translation
 * @property {(place: import('../shared/places.js').Place | null) => void} savePlace
 * @property {() => void} forgetPlaces
 * @property {(section: string) => void} openOptions
 * @property {() => void} closed
 * @property {Pick<import('./share/items.js').ShareActions, 'ask' | 'asked' | 'pageText'>} share
 * @typedef {SettingsActions & import('./article/reading.js').ReadingActions &
 *   Parameters<typeof makePages>[2]} ViewActions
 *
 * @typedef {object} Setting
 * @property {Settings} settings
 * @property {string} domain of the page's address
 * @property {import('../shared/places.js').Place | null} place where the article was left another day
 *
 * @typedef {object} View
 * @property {() => void} close
 * @property {() => boolean} isOpen
 * @property {AbortSignal} signal aborted when it is taken away
 * @property {(number: number) => unknown} alwaysArticle shows the rule that says what the article is
 * @property {(again: () => unknown) => void} offerAgain says that the page has gone on since, with a way to read that
 */

/**
 * @param {Cleaned} first what is shown
 * @param {Element[]} elements the page's elements by their number
 * @param {Setting} setting
 * @param {ViewActions} actions
 * @returns {View}
 */
export function openView(first, elements, setting, actions) {
  const begun = { unmount: () => {} };
  try {
    return build(first, elements, setting, actions, begun);
  } catch (error) {
    // Half a view would leave the page out of reach behind it.
    begun.unmount();
    throw error;
  }
}

/**
 * @param {Cleaned} first
 * @param {Element[]} elements
 * @param {Setting} setting
 * @param {ViewActions} actions
 * @param {{ unmount(): void }} begun is told how what stands in the page already is taken away
 * @returns {View}
 */
function build(first, elements, { settings, domain, place }, actions, begun) {
  let current = settings;
  let isShown = false;
  const close = () => {
    if (signal.aborted) return;
    const left = bookmark.leave();
    const node = left?.block && reading.shown().places.get(left.block);
    const element = typeof node === 'number' ? elements[node] : undefined;
    try {
      mounted.unmount();
    } finally {
      actions.closed();
    }
    // Read on, the page is led along; else it stands where it stood.
    if (!left || addressOf.call(document) !== actions.address) return;
    goOnPage(element);
    rememberLeft(actions.address, left.place, element);
  };
  const mounted = mount(
    {
      key: (event) => {
        // On the way to the button that is offered, nothing is done yet.
        if (!['Tab', 'Shift', 'Enter', ' '].includes(event.key)) announcer.acted();
        return typeKey(event, typed);
      },
      close,
      regainFocus: () => main.focus({ preventScroll: true }),
      focused: () => rooms.removed.there()?.point(shadow.activeElement),
    },
    word('view'),
  );
  begun.unmount = mounted.unmount;
  const { view, shadow, signal } = mounted;
  /** @param {Partial<Settings>} change */
  const change = (change) => applySettings({ ...current, ...change }, true);

  const announcer = makeAnnouncer(() => main.focus({ preventScroll: true }), signal);
  const dimmer = element('div', { class: 'dimmer', 'aria-hidden': 'true' });
  const toolbar = makeToolbar(
    {
      close,
      changed: change,
      toggleCorrection: () => rooms.correction.use((correction) => correction.toggle()),
      toggleSpeech: () => rooms.speech.use((speech) => speech.toggle()),
      toggleContents: () => togglePanel('contents'),
      toggleText: () => togglePanel('text'),
      toggleTranslation: () => togglePanel('translation'),
      toggleShare: () => togglePanel('share'),
      toggleRemoved: () => togglePanel('removed'),
    },
    domain,
    signal,
  );

  const pages = makePages(first, elements, actions);
  const steps = { inLine: makeSteps(step, signal), inPanel: makeSteps(step, signal) };
  const reading = makeReading(
    first,
    elements,
    domain,
    certaintyLine(first, steps.inLine.row),
    pages,
    {
      changed: showChoice,
      say: announcer.say,
      announce: announcer.announce,
      acted: () => traces.stay(),
      focus: (...selectors) => {
        const found = selectors.map((selector) => shadow.querySelector(selector));
        const first = found.find((one) => one instanceof HTMLElement);
        if (first instanceof HTMLElement) first.focus({ preventScroll: true });
      },
    },
    signal,
  );
  const { main } = reading;
  const nextPage = makeNextPageCard(
    pages,
    main,
    {
      joined: reading.refresh,
      say: announcer.say,
      goTo: (number) => go(main.querySelector(`.page-mark[data-page="${number}"]`)),
    },
    signal,
  );
  main.append(nextPage.box);
  const traces = makeTraces(main, elements, signal);
  /** @param {HTMLElement} heading */
  const goTo = (heading) => {
    if (panels.coverArticle()) panels.show(null);
    go(heading, 'start');
  };
  const contents = makeContents(main, { close: () => panels.show(null), go: goTo }, signal);
  const panels = makePanels(view, () => {
    // The place of the reading is asked for now: on its way there the article would be elsewhere.
    traces.hide('instant');
    return reading.place();
  });
  panels.add('contents', contents, toolbar.contentsButton);
  /** @param {import('./panels/panels.js').PanelName} name */
  const togglePanel = (name) =>
    name === 'contents' ? panels.toggle(name) : rooms[name].use(() => panels.toggle(name));
  const bookmark = makeBookmark(
    main,
    () => reading.shown().blocks,
    (block) => pageIn(reading.cleaned(), block),
    actions.savePlace,
    signal,
  );
  const progress = makeProgress(main, signal);
  toolbar.bar.append(progress.line);
  toolbar.site.after(progress.left);
  const scrollers = makeScrollers(main, signal);
  turnWheel(main, signal);
  copyFormulas(main, shadow, signal);
  const later = makeLater(
    {
      type: (event) => typeKey(event, typed),
      failed: () => announcer.announce(word('errorOther')),
    },
    signal,
  );
  const rooms = makeRooms(
    later,
    { view, shadow, main, reading, elements, domain, announcer, toolbar, panels, traces, steps },
    {
      ...{ change, pages },
      settings: () => current,
      share: { ...actions.share, address: actions.address },
      openOptions: actions.openOptions,
      translation: actions.translation,
      translated: showWords,
      isOnlyHere: actions.isOnlyHere,
      setOnlyHere: (isOnlyHere) => applySettings(actions.setOnlyHere(isOnlyHere), false),
    },
    signal,
  );
  view.append(toolbar.bar, main, contents.panel, dimmer, ...rooms.places, ...announcer.elements);

  const typed = {
    ...{ shadow, main, toolbar, panels, later, rooms, change, togglePanel, close },
    blocks: () => reading.shown().blocks,
    settings: () => current,
  };
  main.addEventListener(
    'click',
    (event) => followLink(event, main, elements, reading.shown().places, rooms.openers),
    { signal },
  );
  view.addEventListener(
    'click',
    (event) =>
      followCopied(event, main, elements, reading.shown().places, rooms.openers, () => {
        rooms.note.there()?.close(true);
        rooms.lightbox.there()?.close();
        rooms.translation.there()?.closeOriginal();
        return shadow.activeElement;
      }),
    { signal },
  );
  replaceBroken(main, signal);
  const colors = matchMedia('(prefers-color-scheme: dark)');
  colors.addEventListener('change', mounted.blendScrollbar, { signal });

  const appear = makeAppearance(shadow, view, main);
  /** That of the words that are shown. */
  let language = first.article.lang;
  applySettings(settings, false);
  actions.watch(
    {
      settings: (now) => applySettings(now, false),
      rules: () => {
        pages.forget();
        reading.refresh();
      },
      translation: () => rooms.translation.there()?.saidAnew(),
    },
    signal,
  );
  showChoice('');
  reading.shown().heading.focus({ preventScroll: true });
  openAtPlace(
    {
      ...{ view, main, elements, bookmark, nextPage, announcer },
      places: reading.shown().places,
    },
    actions.address,
    current.places ? place : null,
    signal,
  );
  later.prefetch();

  /**
   * @param {Settings} now
   * @param {boolean} isChoice made here and now, and to be kept
   */
  function applySettings(now, isChoice) {
    // Not at first: the article has no place yet, and would be laid out for it in a look that is not its own.
    const place = isShown ? reading.place() : null;
    isShown = true;
    current = now;
    appear(now, language);
    plainLinks(main, !now.links);
    bookmark.keepPlaces(now.places);
    if (isChoice && !now.places) actions.forgetPlaces();
    toolbar.showSettings(now);
    rooms.showSettings(now);
    mounted.blendScrollbar();
    place?.restore();
    if (isChoice) actions.saveSettings(now);
  }

  /** @param {string} changed what the last step did */
  function showChoice(changed) {
    const cleaned = reading.cleaned();
    const { removals: list, canWiden, canNarrow, rules } = cleaned;
    // What was put back is in the list, to be removed again, and in the article.
    const missing = list.filter(({ isBack }) => !isBack).length;
    const hasRules = (rules?.used.length ?? 0) + (rules?.skipped.length ?? 0) > 0;
    toolbar.showRemoved(missing, list.length > 0 || canWiden || canNarrow || hasRules);
    rooms.removed.there()?.show(cleaned);
    rooms.translation.there()?.refresh();
    showWords();
    rooms.coloring.there()?.show(reading.shown().article);
    progress.show(cleaned.article.minutes);
    scrollers.show(reading.shown().article);
    steps.inLine.show(cleaned, changed);
    steps.inPanel.show(cleaned, changed);
    nextPage.show();
  }

  /** What follows from the words that are shown, the page's or a translation's. */
  function showWords() {
    const now = rooms.translation.there()?.lang() ?? first.article.lang;
    if (now !== language) {
      language = now;
      appear(current, now);
    }
    plainLinks(main, !current.links);
    const isLong = contents.show(reading.shown().article);
    toolbar.contentsButton.hidden = !isLong && contents.panel.hidden;
  }

  /** @param {1 | -1} by */
  async function step(by) {
    const pressed = shadow.activeElement;
    const isDone = await reading.step(by);
    // The line above the article went with the old one.
    if (isDone && pressed instanceof HTMLElement) pressed.focus({ preventScroll: true });
  }

  return {
    close,
    isOpen: mounted.isMounted,
    signal,
    alwaysArticle: (number) =>
      rooms.correction.use((correction) => correction.always('article', number)),
    offerAgain: (again) => {
      nextPage.box.before(makeRestCard(again, signal));
      announcer.announce(word('moreCame'), again, word('readAgain'));
    },
  };
}
