/**
 * Reads the article aloud with the voices of the machine, the sentence and the word being said marked. Voices that
 * would send the text away are not used.
 */

import { RATES } from '../../shared/settings.js';
import { formatLanguage, word } from '../../shared/words.js';
import { axisOf, ownMotion } from '../article/axis.js';
import { element, icon } from '../element.js';
import { sentencesOf, wordEnd } from './passage.js';
import { makeSpeechMarks } from './speech-marks.js';

/** @typedef {import('../../shared/settings.js').Settings} Settings */

/** Milliseconds a browser may take to list its voices. */
const VOICES_LIMIT = 1_500;

/**
 * @typedef {object} Speech
 * @property {HTMLElement} bar
 * @property {() => void} toggle begins where the reader is, or ends
 * @property {() => boolean} isOpen
 * @property {() => void} close
 * @property {(settings: Settings) => void} showSettings
 */

/**
 * @param {HTMLElement} main
 * @param {{ changed(change: Partial<Settings>): void, say(sentence: string): void, shown(isOpen: boolean, hadFocus: boolean): void }} actions
 * @param {AbortSignal} signal
 * @returns {Speech}
 */
export function makeSpeech(main, actions, signal) {
  const back = tool('before', word('speechBefore'));
  const pause = tool('pause', word('speechPause'));
  const next = tool('after', word('speechAfter'));
  const slower = tool('smaller', word('speechSlower'));
  const faster = tool('larger', word('speechFaster'));
  const rate = element('output', { class: 'rate', 'aria-label': word('speechRate') });
  const voices = element('select', { class: 'voices', 'aria-label': word('speechVoice') });
  const shut = tool('close', word('speechClose'));
  const bar = element(
    'div',
    { class: 'speech', role: 'group', 'aria-label': word('speech'), hidden: true },
    back,
    pause,
    next,
    element('span', { class: 'rates' }, slower, rate, faster),
    voices,
    shut,
  );
  /** @type {Settings | null} */
  let settings = null;
  /** The block being read, and the sentence in it. */
  let at = { block: 0, sentence: 0 };
  let isPaused = false;
  /** Counts the sentences begun: what an older one still reports is of no account. */
  let turn = 0;
  /** @type {SpeechSynthesisVoice[]} */
  let known = [];

  const blocks = () =>
    /** @type {HTMLElement[]} */ ([
      ...main.querySelectorAll('article > :not(.notice, .end, .code, .footnotes, .page-mark)'),
    ]);
  /** @param {HTMLElement | undefined} block */
  const langOf = (block) => block?.lang || block?.closest('article')?.lang || '';

  const marks = makeSpeechMarks(main, signal);
  const stop = () => {
    turn += 1;
    window.speechSynthesis.cancel();
    marks.clear();
  };
  const close = () => {
    if (bar.hidden) return;
    stop();
    const hadFocus = bar.matches(':focus-within');
    bar.hidden = true;
    actions.shown(false, hadFocus);
  };
  signal.addEventListener('abort', close);

  const say = () => {
    stop();
    isPaused = false;
    showPaused();
    const block = blocks()[at.block];
    if (!block) return close();
    const sentences = sentencesOf(block, langOf(block));
    const sentence = sentences[at.sentence];
    if (!sentence) {
      at = { block: at.block + 1, sentence: 0 };
      return say();
    }
    const mine = turn;
    const utterance = new SpeechSynthesisUtterance(sentence.text);
    const { lang } = sentence;
    const voice = voiceFor(lang);
    // Of two languages, the one that this machine can say is said.
    if (!voice && sentences.some((other) => voiceFor(other.lang))) {
      at = { ...at, sentence: at.sentence + 1 };
      return say();
    }
    if (lang) utterance.lang = lang;
    if (voice) utterance.voice = voice;
    utterance.rate = settings?.rate ?? 1;
    utterance.onstart = () => {
      if (mine !== turn) return;
      const whole = sentence.range(0, sentence.text.length);
      marks.mark('sentence', whole);
      follow(whole);
    };
    utterance.onboundary = ({ name, charIndex, charLength }) => {
      if (mine !== turn || name !== 'word') return;
      const end = charLength ? charIndex + charLength : wordEnd(sentence.text, charIndex);
      marks.mark('word', sentence.range(charIndex, end));
    };
    utterance.onend = () => {
      if (mine !== turn) return;
      at = { ...at, sentence: at.sentence + 1 };
      say();
    };
    utterance.onerror = ({ error }) => {
      if (mine !== turn) return;
      close();
      actions.say(word('speechFailed', error));
    };
    window.speechSynthesis.speak(utterance);
  };

  /** @param {Range | null} range */
  const follow = (range) => {
    if (!range) return;
    const axis = axisOf(main);
    const rect = range.getBoundingClientRect();
    if (axis.start(rect) > 20 && axis.end(rect) < axis.size - 90) return;
    axis.scrollBy(axis.start(rect) - axis.size * 0.25, ownMotion());
  };

  /** @param {string} lang */
  const voicesFor = (lang) => {
    const [primary = ''] = lang.toLowerCase().split('-');
    const own = known.filter((voice) => voice.lang.toLowerCase().split(/[-_]/)[0] === primary);
    return primary ? own : known;
  };
  /** @param {string} lang */
  const voiceFor = (lang) => {
    const fitting = voicesFor(lang);
    return fitting.find(({ name }) => name === settings?.voice) ?? fitting[0];
  };

  const showPaused = () => {
    const label = isPaused ? word('speechGoOn') : word('speechPause');
    pause.replaceChildren(icon(isPaused ? 'play' : 'pause'));
    pause.title = label;
    pause.setAttribute('aria-label', label);
  };
  /** @param {Settings} now */
  const showSettings = (now) => {
    settings = now;
    rate.textContent = `${new Intl.NumberFormat(formatLanguage).format(now.rate)}×`;
    slower.setAttribute('aria-disabled', String(now.rate === RATES[0]));
    faster.setAttribute('aria-disabled', String(now.rate === RATES.at(-1)));
    if ([...voices.options].some(({ value }) => value === now.voice)) voices.value = now.voice;
  };
  /** @param {1 | -1} by */
  const changeRate = (by) => {
    const value = settings && RATES[RATES.indexOf(settings.rate) + by];
    if (!value) return;
    actions.changed({ rate: value });
    if (!isPaused) say();
  };
  /** @param {1 | -1} by */
  const jump = (by) => {
    const goesToStart = by < 0 && at.sentence > 0;
    const block = goesToStart ? at.block : at.block + by;
    at = { block: Math.min(Math.max(block, 0), blocks().length - 1), sentence: 0 };
    say();
  };

  bar.addEventListener(
    'click',
    (event) => {
      if (!event.isTrusted || !(event.target instanceof Element)) return;
      const pressed = event.target.closest('button');
      if (pressed === shut) close();
      else if (pressed === back) jump(-1);
      else if (pressed === next) jump(1);
      else if (pressed === slower) changeRate(-1);
      else if (pressed === faster) changeRate(1);
      else if (pressed === pause) {
        // Cancelled and begun again rather than paused: not every engine can go on.
        if (isPaused) return say();
        stop();
        isPaused = true;
        showPaused();
      }
    },
    { signal },
  );
  voices.addEventListener('change', (event) => {
    if (!event.isTrusted) return;
    actions.changed({ voice: voices.value });
    if (!isPaused) say();
  });

  const open = async () => {
    known = await localVoices();
    if (signal.aborted) return;
    const all = blocks();
    const { end } = axisOf(main);
    const first = all.findIndex((block) => end(block.getBoundingClientRect()) > 8);
    at = { block: Math.max(first, 0), sentence: 0 };
    const block = all[at.block];
    const own = langOf(block);
    const langs = block ? sentencesOf(block, own).map((sentence) => sentence.lang) : [];
    const lang = langs.find((one) => voicesFor(one).length > 0) ?? own;
    const fitting = voicesFor(lang);
    if (fitting.length === 0) {
      actions.say(word('speechNoVoice', languageName(lang)));
      return;
    }
    voices.replaceChildren(...fitting.map(({ name }) => element('option', { value: name }, name)));
    voices.hidden = fitting.length < 2;
    if (settings) showSettings(settings);
    bar.hidden = false;
    actions.shown(true, false);
    pause.focus({ preventScroll: true });
    say();
  };

  return {
    bar,
    toggle: () => (bar.hidden ? open() : close()),
    isOpen: () => !bar.hidden,
    close,
    showSettings,
  };
}

/** The voices that speak on this machine. Browsers list them late. */
async function localVoices() {
  const { speechSynthesis } = window;
  if (!speechSynthesis) return [];
  const here = () => speechSynthesis.getVoices().filter(({ localService }) => localService);
  if (here().length > 0) return here();
  await new Promise((resolve) => {
    speechSynthesis.addEventListener('voiceschanged', resolve, { once: true });
    setTimeout(resolve, VOICES_LIMIT);
  });
  return here();
}

/** @param {string} lang */
function languageName(lang) {
  try {
    return new Intl.DisplayNames(formatLanguage, { type: 'language' }).of(lang) ?? lang;
  } catch {
    return lang;
  }
}

/**
 * @param {'before' | 'after' | 'pause' | 'close' | 'smaller' | 'larger'} name
 * @param {string} label
 */
function tool(name, label) {
  const attributes = { class: 'tool', type: 'button', title: label, 'aria-label': label };
  return element('button', attributes, icon(name));
}
