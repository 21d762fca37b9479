/**
 * The reader view: toolbar, article and list of removals in one mount. It sends no messages and reads no storage;
 * what it needs done is handed to it.
 */

import { DEFAULT_CHOICE } from '../shared/options.js';
import { word } from '../shared/words.js';
import { makeAppearance } from './appearance.js';
import { articleElement } from './article.js';
import { certaintyLine, changeOf, makeSteps, without } from './choice.js';
import { makeContents } from './contents.js';
import { element, icon } from './element.js';
import { actionOf, makeKeyList } from './keys.js';
import { makeLightbox } from './lightbox.js';
import { mount } from './mount.js';
import { makeNoteCard } from './note-card.js';
import { makePanels } from './panels.js';
import { placeIn } from './place.js';
import { makeProgress } from './progress.js';
import { makeRemovalsPanel } from './removals.js';
import { makeSpeech } from './speech.js';
import { followLink, go } from './targets.js';
import { makeTextPanel } from './text-panel.js';
import { makeToolbar } from './toolbar.js';
import { blocksOf, makeTraces } from './traces.js';

/** @typedef {import('../core/cleaned.js').Cleaned} Cleaned */
/** @typedef {import('../core/cleaned.js').Removal} Removal */
/** @typedef {import('../shared/options.js').Choice} Choice */
/** @typedef {import('../shared/settings.js').Settings} Settings */

/**
 * @typedef {object} ViewActions
 * @property {(choice: Choice) => Promise<Cleaned>} compose composes again, with more or less and what was put back
 * @property {(id: number, choice: Choice, remark: string) => Promise<string>} keepForGood makes the rule that keeps a
 *   removal for good, and answers it
 * @property {(rule: string) => Promise<void>} forgetRule
 * @property {(settings: Settings) => void} saveSettings
 * @property {(changed: (settings: Settings) => void, signal: AbortSignal) => void} watchSettings
 * @property {() => void} closed
 *
 * @typedef {object} View
 * @property {() => void} close
 * @property {() => boolean} isOpen
 */

const FOCUSABLE = 'a[href], button:not([hidden]), input, textarea, select, [tabindex="0"]';

/** Where a paragraph that was gone to begins, as a share of the height. */
const READING_LINE = 0.22;

/** Milliseconds a sentence stays. */
const SAID = 7_000;

/** Milliseconds a part that was put back stays marked. */
const MARKED = 2_400;

/**
 * @param {Cleaned} first what is shown
 * @param {Element[]} elements the page's elements by their number
 * @param {Settings} settings
 * @param {string} domain of the page's address
 * @param {ViewActions} actions
 * @returns {View}
 */
export function openView(first, elements, settings, domain, actions) {
  let cleaned = first;
  let choice = DEFAULT_CHOICE;

  const mounted = mount({
    key: (event) => key(event),
    regainFocus: () => main.focus({ preventScroll: true }),
    focused: () => removals.point(shadow.activeElement),
  });
  const { view, shadow, signal } = mounted;
  const close = () => {
    if (signal.aborted) return;
    mounted.unmount();
    actions.closed();
  };

  const toolbar = makeToolbar(
    {
      close,
      changed: (now) => applySettings(now, true),
      toggleSpeech: () => speech.toggle(),
      toggleContents: () => panels.toggle('contents'),
      toggleText: () => panels.toggle('text'),
      toggleRemoved: () => panels.toggle('removed'),
    },
    domain,
    signal,
  );
  const steps = { inLine: makeSteps(step, signal), inPanel: makeSteps(step, signal) };
  const doubt = certaintyLine(first, steps.inLine.row);
  let shown = articleElement(cleaned, domain, doubt);
  const removals = makeRemovalsPanel(
    {
      close: () => panels.show(null),
      toggle: putBackOrRemove,
      keepForGood,
      forget: forgetRule,
      point: (removal, reason) => traces.show(removal, shown, reason),
      unpoint: () => traces.hide(),
    },
    steps.inPanel.row,
    signal,
  );
  const main = element('main', { tabindex: -1 }, shown.article);
  const traces = makeTraces(main, elements, signal);
  const text = makeTextPanel(
    { close: () => panels.show(null), changed: (now) => applySettings(now, true) },
    signal,
  );
  const contents = makeContents(main, { close: () => panels.show(null), go }, signal);
  const progress = makeProgress(main, signal);
  toolbar.bar.append(progress.line);
  toolbar.site.after(progress.left);
  const appear = makeAppearance(shadow, view);
  const status = element('p', { class: 'spoken', role: 'status' });
  const dimmer = element('div', { class: 'dimmer', 'aria-hidden': 'true' });
  const toast = element('p', { class: 'toast', 'aria-hidden': 'true', hidden: true });
  let current = settings;
  const speech = makeSpeech(
    main,
    {
      changed: (change) => applySettings({ ...current, ...change }, true),
      say: announce,
      shown: (isOpen) => toolbar.speechButton.setAttribute('aria-pressed', String(isOpen)),
    },
    signal,
  );
  const lightbox = makeLightbox(main, signal);
  const keyList = makeKeyList(signal);
  const note = makeNoteCard(main, go, signal);
  const panels = makePanels(
    view,
    {
      contents: [contents, toolbar.contentsButton],
      text: [text, toolbar.textButton],
      removed: [removals, toolbar.removedButton],
    },
    () => {
      traces.hide();
      return placeOnScreen();
    },
  );
  view.append(
    toolbar.bar,
    main,
    ...panels.elements,
    dimmer,
    speech.bar,
    note.card,
    lightbox.box,
    keyList.box,
    status,
    toast,
  );
  const openers = { note: note.open, image: lightbox.open, copy: copyCode };
  main.addEventListener(
    'click',
    (event) => followLink(event, main, elements, shown.places, openers),
    { signal },
  );
  main.addEventListener('error', (event) => hideBroken(event.target), { capture: true, signal });

  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', mounted.blendScrollbar, {
    signal,
  });

  applySettings(settings, false);
  actions.watchSettings((now) => applySettings(now, false), signal);
  showChoice('');
  shown.heading.focus({ preventScroll: true });

  /**
   * @param {Settings} now
   * @param {boolean} isChoice made here and now, and to be kept
   */
  function applySettings(now, isChoice) {
    const place = placeOnScreen();
    current = now;
    appear(now);
    speech.showSettings(now);
    toolbar.showSettings(now);
    text.showSettings(now);
    mounted.blendScrollbar();
    place.restore();
    if (isChoice) actions.saveSettings(now);
  }

  /** @param {string} changed what the last step did */
  function showChoice(changed) {
    const { removals: list, canWiden, canNarrow, rules } = cleaned;
    const hasRules = (rules?.used.length ?? 0) + (rules?.skipped.length ?? 0) > 0;
    toolbar.showRemoved(list.length, list.length > 0 || canWiden || canNarrow || hasRules);
    removals.show(cleaned);
    toolbar.contentsButton.hidden = !contents.show(shown.article) && contents.panel.hidden;
    progress.show(cleaned.article.minutes);
    steps.inLine.show(cleaned, changed);
    steps.inPanel.show(cleaned, changed);
  }

  /** @param {Removal} removal */
  async function putBackOrRemove(removal) {
    const isBack = !removal.isBack;
    const { id, end } = removal;
    const others = without(choice.putBack, [id, end]);
    const before = await recompose({
      ...choice,
      putBack: isBack ? [...others, [id, end]] : others,
    });
    if (before) {
      // It was acted on: here is where the reading goes on.
      traces.stay();
      showChoice('');
      if (isBack) markReturned(blocksOf(removal, elements, shown));
      status.textContent = isBack ? word('saidPutBack') : word('saidRemoved');
    }
    const pressed = shadow.querySelector(`[data-removal="${id}"]`);
    if (pressed instanceof HTMLElement) pressed.focus({ preventScroll: true });
  }

  /**
   * Puts a removal back, here and on every page of the site to come.
   * @param {Removal} removal
   */
  async function keepForGood(removal) {
    const seen = new Set(shown.places.values());
    /** @type {string} */
    let rule;
    try {
      rule = await actions.keepForGood(removal.id, choice, word('remarkKept'));
    } catch {
      announce(word('ruleNotKept'));
      return;
    }
    const putBack = without(choice.putBack, [removal.id, removal.end]);
    if (await recompose({ ...choice, putBack })) {
      traces.stay();
      showChoice('');
      const returned = [...shown.places].filter(([, node]) => !seen.has(node));
      markReturned(returned.map(([block]) => block));
      announce(word('saidKept', domain));
    }
    focusRule(rule);
  }

  /** @param {string} rule */
  async function forgetRule(rule) {
    try {
      await actions.forgetRule(rule);
    } catch {
      announce(word('ruleNotKept'));
      return;
    }
    if (await recompose(choice)) {
      showChoice('');
      announce(word('saidForgotten'));
    }
    focusRule('');
  }

  /**
   * What was pressed is gone: the focus goes to the rule that came of it, or to the head of the list.
   * @param {string} rule
   */
  function focusRule(rule) {
    const button = rule && shadow.querySelector(`[data-forget="${CSS.escape(rule)}"]`);
    const target = button instanceof HTMLElement ? button : removals.heading;
    target.focus({ preventScroll: true });
  }

  /** @param {1 | -1} by */
  async function step(by) {
    if (!(by > 0 ? cleaned.canWiden : cleaned.canNarrow)) return;
    const seen = new Set(shown.places.values());
    const pressed = shadow.activeElement;
    const before = await recompose({ ...choice, breadth: cleaned.breadth + by });
    if (!before) return;
    const changed = changeOf(before, cleaned);
    showChoice(changed);
    const returned = [...shown.places].filter(([, node]) => !seen.has(node));
    markReturned(returned.map(([block]) => block));
    status.textContent = changed;
    // The line above the article went with the old one.
    if (pressed instanceof HTMLElement) pressed.focus({ preventScroll: true });
  }

  /**
   * Shows the article of another choice, at the place where the reader is.
   * @param {Choice} next
   * @returns {Promise<Cleaned | null>} what was shown before; null where nothing changed
   */
  async function recompose(next) {
    try {
      const answer = await actions.compose(next);
      if (signal.aborted) return null;
      const place = placeOnScreen();
      const before = cleaned;
      [cleaned, choice] = [answer, next];
      shown = articleElement(cleaned, domain, doubt);
      main.replaceChildren(shown.article);
      place.restore();
      return before;
    } catch {
      status.textContent = word('errorOther');
      return null;
    }
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
      setTimeout(() => pressed.replaceChildren(icon('copy')), MARKED);
    } catch {
      announce(word('copyRefused'));
    }
  }

  /** @param {HTMLElement[]} blocks */
  function markReturned(blocks) {
    for (const block of blocks) {
      block.classList.add('returned');
      setTimeout(() => block.classList.remove('returned'), MARKED);
    }
  }

  function placeOnScreen() {
    return placeIn(main, shown.places, () => shown.places);
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean} whether the key was used here
   */
  function key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return false;
    if (lightbox.key(event.key)) return true;
    if (event.key === 'Escape') {
      if (keyList.close() || note.close(true)) return true;
      if (speech.isOpen()) {
        speech.close();
        toolbar.speechButton.focus({ preventScroll: true });
        return true;
      }
      if (!panels.show(null)) close();
      return true;
    }
    const focused = shadow.activeElement;
    if (event.key === 'Tab') return moveTab(focused, event.shiftKey);
    if (focused !== null && toolbar.moveFocus(event.key, focused)) return true;
    const isTyping = focused?.matches('input, textarea, select') ?? false;
    return !isTyping && current.keys && singleKey(event.key);
  }

  /**
   * @param {string} pressed
   * @returns {boolean} whether it does something
   */
  function singleKey(pressed) {
    const isDimmed = current.focus !== 'off' && shadow.activeElement?.closest('.panel') === null;
    if (isDimmed && (pressed === 'ArrowDown' || pressed === 'ArrowUp')) {
      const line = current.lineHeight * current.textSize;
      main.scrollBy({ top: pressed === 'ArrowDown' ? line : -line, behavior: 'instant' });
      return true;
    }
    const action = actionOf(pressed);
    if (action === 'next' || action === 'before') goToParagraph(action === 'next' ? 1 : -1);
    else if (action === 'larger') toolbar.resize(1);
    else if (action === 'smaller') toolbar.resize(-1);
    else if (action === 'speech') speech.toggle();
    else if (action === 'help') keyList.open(shadow.activeElement);
    else if (action === 'focus') {
      applySettings({ ...current, focus: current.focus === 'off' ? '3' : 'off' }, true);
    } else if (action === 'contents' && toolbar.contentsButton.hidden) return false;
    else if (action) panels.toggle(action);
    return action !== undefined;
  }

  /** @param {1 | -1} by */
  function goToParagraph(by) {
    const edge = main.getBoundingClientRect().top + main.clientHeight * READING_LINE;
    const tops = shown.blocks.map((block) => block.getBoundingClientRect().top - edge);
    // The block at the line itself is the one being read.
    const next = by > 0 ? tops.find((top) => top > 2) : tops.findLast((top) => top < -2);
    if (next !== undefined) main.scrollBy({ top: next, behavior: 'instant' });
  }

  /**
   * Keeps Tab within the view; inside it the browser moves by itself.
   * @param {Element | null} focused
   * @param {boolean} isBackward
   */
  function moveTab(focused, isBackward) {
    const within = lightbox.isOpen() ? lightbox.box : shadow;
    const stops = [...within.querySelectorAll(FOCUSABLE)].filter(
      (stop) => stop instanceof HTMLElement && stop.tabIndex >= 0 && stop.checkVisibility(),
    );
    const last = stops.at(isBackward ? 0 : -1);
    if (focused !== last && focused !== null) return false;
    const next = stops.at(isBackward ? -1 : 0);
    if (next instanceof HTMLElement) next.focus();
    return true;
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
