/**
 * The reader view: toolbar, article and panels in one mount, wired to each other. It sends no messages and reads no
 * storage; what it needs done is handed to it.
 */

import { word } from '../shared/words.js';
import { makeAppearance } from './appearance.js';
import { certaintyLine, makeSteps } from './choice.js';
import { makeContents } from './contents.js';
import { element, icon } from './element.js';
import { makeKeyList } from './keys.js';
import { makeLightbox } from './lightbox.js';
import { mount } from './mount.js';
import { makeNoteCard } from './note-card.js';
import { makePanels } from './panels.js';
import { makeProgress } from './progress.js';
import { makeReading } from './reading.js';
import { makeRemovalsPanel } from './removals.js';
import { makeSpeech } from './speech.js';
import { followLink, go } from './targets.js';
import { makeTextPanel } from './text-panel.js';
import { makeToolbar } from './toolbar.js';
import { makeTraces } from './traces.js';
import { typeKey } from './typing.js';

/** @typedef {import('../core/cleaned.js').Cleaned} Cleaned */
/** @typedef {import('../shared/settings.js').Settings} Settings */

/**
 * @typedef {object} SettingsActions
 * @property {(settings: Settings) => void} saveSettings
 * @property {(changed: (settings: Settings) => void, signal: AbortSignal) => void} watchSettings
 * @property {() => void} closed
 * @typedef {SettingsActions & import('./reading.js').ReadingActions} ViewActions
 *
 * @typedef {object} View
 * @property {() => void} close
 * @property {() => boolean} isOpen
 */

/** Milliseconds a sentence stays. */
const SAID = 7_000;

/** Milliseconds a button says that it has done its work. */
const DONE = 2_400;

/**
 * @param {Cleaned} first what is shown
 * @param {Element[]} elements the page's elements by their number
 * @param {Settings} settings
 * @param {string} domain of the page's address
 * @param {ViewActions} actions
 * @returns {View}
 */
export function openView(first, elements, settings, domain, actions) {
  let current = settings;
  const mounted = mount({
    key: (event) => typeKey(event, typed),
    regainFocus: () => main.focus({ preventScroll: true }),
    focused: () => removals.point(shadow.activeElement),
  });
  const { view, shadow, signal } = mounted;
  const close = () => {
    if (signal.aborted) return;
    mounted.unmount();
    actions.closed();
  };
  /** @param {Partial<Settings>} change */
  const change = (change) => applySettings({ ...current, ...change }, true);

  const status = element('p', { class: 'spoken', role: 'status' });
  const toast = element('p', { class: 'toast', 'aria-hidden': 'true', hidden: true });
  const dimmer = element('div', { class: 'dimmer', 'aria-hidden': 'true' });
  const toolbar = makeToolbar(
    {
      close,
      changed: change,
      toggleSpeech: () => speech.toggle(),
      toggleContents: () => panels.toggle('contents'),
      toggleText: () => panels.toggle('text'),
      toggleRemoved: () => panels.toggle('removed'),
    },
    domain,
    signal,
  );

  const steps = { inLine: makeSteps(step, signal), inPanel: makeSteps(step, signal) };
  const reading = makeReading(
    first,
    elements,
    domain,
    certaintyLine(first, steps.inLine.row),
    actions,
    {
      changed: showChoice,
      say: (words) => {
        status.textContent = words;
      },
      announce,
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
  const traces = makeTraces(main, elements, signal);
  const removals = makeRemovalsPanel(
    {
      close: () => panels.show(null),
      toggle: reading.putBackOrRemove,
      keepForGood: reading.keepForGood,
      forget: reading.forgetRule,
      point: (removal, reason) => traces.show(removal, reading.shown(), reason),
      unpoint: () => traces.hide(),
    },
    steps.inPanel.row,
    signal,
  );
  const text = makeTextPanel({ close: () => panels.show(null), changed: change }, signal);
  const contents = makeContents(main, { close: () => panels.show(null), go }, signal);
  const panels = makePanels(
    view,
    {
      contents: [contents, toolbar.contentsButton],
      text: [text, toolbar.textButton],
      removed: [removals, toolbar.removedButton],
    },
    () => {
      traces.hide();
      return reading.place();
    },
  );
  const progress = makeProgress(main, signal);
  toolbar.bar.append(progress.line);
  toolbar.site.after(progress.left);
  const speech = makeSpeech(
    main,
    {
      changed: change,
      say: announce,
      shown: (isOpen) => toolbar.speechButton.setAttribute('aria-pressed', String(isOpen)),
    },
    signal,
  );
  const lightbox = makeLightbox(main, signal);
  const note = makeNoteCard(main, go, signal);
  const keyList = makeKeyList(signal);
  const above = [dimmer, speech.bar, note.card, lightbox.box, keyList.box, status, toast];
  view.append(toolbar.bar, main, ...panels.elements, ...above);

  const typed = {
    shadow,
    main,
    blocks: () => reading.shown().blocks,
    settings: () => current,
    change,
    toolbar,
    panels,
    speech,
    lightbox,
    note,
    keyList,
    close,
  };
  const openers = { note: note.open, image: lightbox.open, copy: copyCode };
  main.addEventListener(
    'click',
    (event) => followLink(event, main, elements, reading.shown().places, openers),
    { signal },
  );
  main.addEventListener('error', (event) => hideBroken(event.target), { capture: true, signal });
  const colors = matchMedia('(prefers-color-scheme: dark)');
  colors.addEventListener('change', mounted.blendScrollbar, { signal });

  const appear = makeAppearance(shadow, view);
  applySettings(settings, false);
  actions.watchSettings((now) => applySettings(now, false), signal);
  showChoice('');
  reading.shown().heading.focus({ preventScroll: true });

  /**
   * @param {Settings} now
   * @param {boolean} isChoice made here and now, and to be kept
   */
  function applySettings(now, isChoice) {
    const place = reading.place();
    current = now;
    appear(now);
    for (const part of [speech, toolbar, text]) part.showSettings(now);
    mounted.blendScrollbar();
    place.restore();
    if (isChoice) actions.saveSettings(now);
  }

  /** @param {string} changed what the last step did */
  function showChoice(changed) {
    const cleaned = reading.cleaned();
    const { removals: list, canWiden, canNarrow, rules } = cleaned;
    const hasRules = (rules?.used.length ?? 0) + (rules?.skipped.length ?? 0) > 0;
    toolbar.showRemoved(list.length, list.length > 0 || canWiden || canNarrow || hasRules);
    removals.show(cleaned);
    const isLong = contents.show(reading.shown().article);
    toolbar.contentsButton.hidden = !isLong && contents.panel.hidden;
    progress.show(cleaned.article.minutes);
    steps.inLine.show(cleaned, changed);
    steps.inPanel.show(cleaned, changed);
  }

  /** @param {1 | -1} by */
  async function step(by) {
    const pressed = shadow.activeElement;
    const isDone = await reading.step(by);
    // The line above the article went with the old one.
    if (isDone && pressed instanceof HTMLElement) pressed.focus({ preventScroll: true });
  }

  /**
   * Says a sentence to everyone: shown for a while, and read out.
   * @param {string} sentence
   */
  function announce(sentence) {
    status.textContent = sentence;
    toast.textContent = sentence;
    toast.hidden = false;
    setTimeout(() => {
      if (toast.textContent === sentence) toast.hidden = true;
    }, SAID);
  }

  /**
   * @param {HTMLElement} pressed
   * @param {string} code
   */
  async function copyCode(pressed, code) {
    try {
      await navigator.clipboard.writeText(code);
      status.textContent = word('copied');
      pressed.replaceChildren(icon('done'));
      setTimeout(() => pressed.replaceChildren(icon('copy')), DONE);
    } catch {
      announce(word('copyRefused'));
    }
  }

  return { close, isOpen: mounted.isMounted };
}

/**
 * An image that does not load leaves its words.
 * @param {EventTarget | null} target
 */
function hideBroken(target) {
  if (!(target instanceof HTMLImageElement)) return;
  const words = element('span', { class: 'no-image' }, target.alt || word('imageMissing'));
  (target.closest('.enlarge') ?? target).replaceWith(words);
}
