/**
 * The toolbar: close, the site, text size with its number, themes, and the buttons of the two panels.
 * One tab stop; the arrow keys move within it.
 */

import { TEXT_SIZES } from '../shared/settings.js';
import { word } from '../shared/words.js';
import { element, icon } from './element.js';
import { themeNames } from './panels/names.js';

/** @typedef {import('../shared/settings.js').Settings} Settings */
/** @typedef {Settings['theme']} Theme */

/** The themes that are one press away; the others stand in the panel of the text. */
const THEMES = /** @type {const} */ (['system', 'light', 'sepia', 'dark']);

/**
 * @typedef {object} Toolbar
 * @property {HTMLElement} bar
 * @property {HTMLButtonElement} removedButton
 * @property {HTMLButtonElement} textButton
 * @property {HTMLButtonElement} contentsButton
 * @property {HTMLButtonElement} translateButton
 * @property {HTMLButtonElement} shareButton
 * @property {HTMLButtonElement} correctButton
 * @property {HTMLButtonElement} speechButton
 * @property {HTMLElement} site
 * @property {(settings: Settings) => void} showSettings
 * @property {(steps: number) => void} resize
 * @property {(count: number, isUseful: boolean) => void} showRemoved hides the button where its list is of no use
 * @property {(key: string, focused: Element) => boolean} moveFocus answers whether the key was one of its own
 */

/**
 * @param {object} actions
 * @param {() => void} actions.close
 * @param {(settings: Settings) => void} actions.changed
 * @param {() => void} actions.toggleCorrection
 * @param {() => void} actions.toggleSpeech
 * @param {() => void} actions.toggleContents
 * @param {() => void} actions.toggleText
 * @param {() => void} actions.toggleTranslation
 * @param {() => void} actions.toggleShare
 * @param {() => void} actions.toggleRemoved
 * @param {string} domain
 * @param {AbortSignal} signal
 * @returns {Toolbar}
 */
export function makeToolbar(actions, domain, signal) {
  /** @type {Settings} */
  let settings;
  const close = button('close', icon('close'), `${word('close')} (Esc)`, word('close'));
  const smaller = button('smaller', icon('smaller'), word('textSmaller'));
  const larger = button('larger', icon('larger'), word('textLarger'));
  const size = element('output', { class: 'size', 'aria-label': word('textSize') });
  const themes = THEMES.map(themeButton);
  /** The theme of the panel that was chosen last: it can be come back to. @type {Theme | null} */
  let other = null;
  const another = themeButton('own');
  another.hidden = true;
  themes.push(another);
  const letters = element('span', { class: 'letters', 'aria-hidden': 'true' }, 'Aa');
  const text = opener('text', letters, word('textPanel'), 'text-panel');
  const speech = button('speak', icon('speech'), word('speech'));
  speech.setAttribute('aria-pressed', 'false');
  const correct = button('correct', icon('pick'), word('correct'));
  correct.setAttribute('aria-pressed', 'false');
  const contents = opener('contents', icon('contents'), word('contents'), 'contents');
  const translate = opener('translate', icon('translate'), word('translation'), 'translation');
  translate.setAttribute('aria-pressed', 'false');
  const share = opener('share', icon('share'), word('share'), 'share');
  const site = element('bdi', { class: 'bar-site' }, domain);
  const count = element('span', { class: 'count' });
  const label = element('span', { class: 'label' }, word('removed'));
  const removed = element(
    'button',
    {
      class: 'tool removed',
      type: 'button',
      'aria-expanded': 'false',
      'aria-controls': 'panel',
      title: word('removedTitle'),
    },
    icon('removed'),
    label,
    // Its name is what it shows, and that is two words.
    ' ',
    count,
  );
  const sizes = { class: 'sizes', role: 'group', 'aria-label': word('textSize') };
  const choices = { class: 'themes', role: 'radiogroup', 'aria-label': word('theme') };
  const bar = element(
    'div',
    { class: 'bar', role: 'toolbar', 'aria-label': word('toolbar') },
    close,
    site,
    element('div', sizes, smaller, size, larger),
    element('div', choices, ...themes),
    speech,
    contents,
    text,
    translate,
    share,
    correct,
    removed,
  );

  /** @param {Partial<Settings>} change */
  const change = (change) => {
    settings = { ...settings, ...change };
    showSettings(settings);
    actions.changed(settings);
  };
  /** @param {number} step */
  const resize = (step) => {
    const textSize = TEXT_SIZES[TEXT_SIZES.indexOf(settings.textSize) + step];
    if (textSize !== undefined) change({ textSize });
  };
  /** @param {Settings} now */
  const showSettings = (now) => {
    settings = now;
    size.textContent = String(now.textSize);
    // Not `disabled`: a button that loses the focus at the last step loses its user too.
    smaller.setAttribute('aria-disabled', String(now.textSize === TEXT_SIZES[0]));
    larger.setAttribute('aria-disabled', String(now.textSize === TEXT_SIZES.at(-1)));
    if (!isPressedAt(now.theme)) other = now.theme;
    if (other) nameTheme(another, other);
    another.hidden = other === null;
    for (const choice of themes) {
      choice.setAttribute('aria-checked', String(choice.dataset.theme === now.theme));
    }
  };

  const stops = [
    close,
    smaller,
    larger,
    ...themes,
    speech,
    contents,
    text,
    translate,
    share,
    correct,
    removed,
  ];
  /** @param {HTMLElement} only */
  const setStop = (only) => {
    for (const stop of stops) stop.tabIndex = stop === only ? 0 : -1;
  };
  setStop(close);

  bar.addEventListener(
    'click',
    (event) => {
      if (!event.isTrusted || !(event.target instanceof Element)) return;
      const pressed = event.target.closest('button');
      if (pressed) setStop(pressed);
      if (pressed === close) actions.close();
      else if (pressed === smaller) resize(-1);
      else if (pressed === larger) resize(1);
      else if (pressed === speech) actions.toggleSpeech();
      else if (pressed === correct) actions.toggleCorrection();
      else if (pressed === contents) actions.toggleContents();
      else if (pressed === text) actions.toggleText();
      else if (pressed === translate) actions.toggleTranslation();
      else if (pressed === share) actions.toggleShare();
      else if (pressed === removed) actions.toggleRemoved();
      else {
        const theme = pressed === another ? other : THEMES.find(isThemeOf(pressed));
        if (theme) change({ theme });
      }
    },
    { signal },
  );

  /** @type {Toolbar['moveFocus']} */
  const moveFocus = (key, focused) => {
    const shown = stops.filter((stop) => stop.checkVisibility());
    const at = shown.indexOf(/** @type {HTMLButtonElement} */ (focused));
    if (at < 0) return false;
    const forward = getComputedStyle(bar).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const backward = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    /** @type {Record<string, number>} */
    const places = { [forward]: at + 1, [backward]: at - 1, Home: 0, End: shown.length - 1 };
    const place = places[key];
    if (place === undefined) return false;
    const next = shown.at(place % shown.length);
    if (next) {
      setStop(next);
      next.focus();
    }
    return true;
  };

  return {
    bar,
    removedButton: removed,
    textButton: text,
    contentsButton: contents,
    translateButton: translate,
    shareButton: share,
    correctButton: correct,
    speechButton: speech,
    site,
    showSettings,
    resize,
    showRemoved: (removals, isUseful) => {
      count.textContent = String(removals);
      removed.hidden = !isUseful;
    },
    moveFocus,
  };
}

/**
 * The button of a panel.
 * @param {string} kind
 * @param {Node} content
 * @param {string} title
 * @param {string} panel its id
 */
function opener(kind, content, title, panel) {
  const made = button(kind, content, title);
  made.setAttribute('aria-expanded', 'false');
  made.setAttribute('aria-controls', panel);
  return made;
}

/** @param {Theme} theme */
function isPressedAt(theme) {
  return THEMES.some((name) => name === theme);
}

/** @param {HTMLElement | null} pressed */
function isThemeOf(pressed) {
  return (/** @type {Theme} */ theme) => theme === pressed?.dataset.theme;
}

/** @param {Theme} theme */
function themeButton(theme) {
  const made = button('theme', element('span', { class: 'swatch' }), '');
  made.setAttribute('role', 'radio');
  nameTheme(made, theme);
  return made;
}

/**
 * @param {HTMLButtonElement} made
 * @param {Theme} theme
 */
function nameTheme(made, theme) {
  const name = themeNames()[theme];
  made.dataset.theme = theme;
  made.title = name;
  made.setAttribute('aria-label', name);
  made.firstElementChild?.setAttribute('class', `swatch ${theme}`);
}

/**
 * @param {string} kind
 * @param {Node} content
 * @param {string} title
 */
function button(kind, content, title, label = title) {
  const attributes = { class: `tool ${kind}`, type: 'button', title, 'aria-label': label };
  return element('button', attributes, content);
}
