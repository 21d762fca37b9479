/**
 * Translation in the reader: what is needed for it, which languages, what is shown of it, and the panel that tells of all
 * that. Until the user chose a service and was told where the text goes, nothing is sent.
 */

import { word } from '../../shared/words.js';
import { isSameLanguage, languageName } from '../../translate/languages.js';
import { refusalWords } from '../../translate/refusals.js';
import { axisOf } from '../article/axis.js';
import { canBrowserTranslate } from './engine.js';
import { makeOriginalCard } from './original-card.js';
import { makeTranslatePanel } from './panel.js';
import { makeRun, runningWords } from './run.js';
import { makeShown } from './shown.js';
import { sourceOf } from './source.js';

/** @typedef {import('../../core/cleaned.js').Article} Article */
/** @typedef {import('./shown.js').Show} Show */

/**
 * @typedef {object} TranslationMeans
 * @property {HTMLElement} main
 * @property {HTMLElement} view
 * @property {ReturnType<typeof import('../article/reading.js').makeReading>} reading
 * @property {import('../announcer.js').Announcer} announcer
 * @property {HTMLButtonElement} button of the toolbar
 * @property {string} domain
 *
 * @typedef {object} TranslationActions
 * @property {import('../../content/translation.js').TranslationChoices} said what the user said about it
 * @property {import('../share/items.js').ShareActions['ask']} ask
 * @property {(section: string) => void} openOptions
 * @property {(isOpen: boolean) => void} showPanel
 * @property {() => void} changed other words are shown than before
 */

/** What the key shows after what is shown. @type {Record<Show, Show>} */
const NEXT = { original: 'both', both: 'translation', translation: 'original' };

/** Where a paragraph that is being read stands, as a share of the height. */
const READ_LINE = 0.22;

/** Milliseconds after which it is said how far a translation is. */
const SLOW = 1_000;

/** What trying again does not mend. @type {import('../../translate/failure.js').FailureCode[]} */
const TO_BE_SET = ['not-set-up', 'not-told', 'no-permission', 'key', 'quota'];

/**
 * @param {TranslationMeans} means
 * @param {TranslationActions} actions
 * @param {AbortSignal} signal
 */
export function makeTranslation(means, actions, signal) {
  const { main, view, reading, announcer, button, domain } = means;
  const { said, ask } = actions;
  /** @type {import('./source.js').Source} */
  let source = { lang: reading.cleaned().article.lang ?? '', said: '', seen: '' };
  /** @type {Promise<void> | null} */
  let finding = null;
  /** Finds out the language, once: where nobody translates, nobody needs to know. */
  const findSource = () => {
    const words = () => reading.shown().blocks.map(({ textContent }) => textContent);
    finding ??= sourceOf(reading.cleaned().article, words().join('\n')).then((found) => {
      source = found;
    });
    return finding;
  };
  /** The language that the user says the article is in. @type {string | null} */
  let corrected = null;
  let canBrowser = false;
  /** What is shown as soon as it can be. @type {Show} */
  let next = 'original';
  /** When what is running was begun. @type {number | null} */
  let begun = null;
  let slow = 0;
  signal.addEventListener('abort', () => clearTimeout(slow));

  const from = () => corrected ?? source.lang;
  const way = () => {
    const { service, endpoints, model, glossary } = said.meant();
    return JSON.stringify([from(), said.to(), service, endpoints, model, glossary]);
  };
  /** The way in which what is shown was asked for; what the user sets elsewhere leaves it as it is until it is asked for. */
  let aimed = '';
  /** What has to be done before anything is translated. @returns {import('./panel.js').Need} */
  const need = () => {
    if (said.isNever()) return 'never';
    if (said.meant().service === null) return 'service';
    if (!said.isTold()) return 'consent';
    return from() !== '' && isSameLanguage(from(), said.to()) ? 'same' : null;
  };

  const shown = makeShown(main, view, reading, actions.changed);
  const run = makeRun(
    main,
    reading,
    shown,
    {
      ...{ said, from, ask },
      tell: () => tell(),
      ended: ({ ended, failed }) => {
        if (ended) sayEnded(ended);
        else if (failed > 0) announcer.announce(word('translateSaidFailed', failed));
        else announcer.say(word('translateAllDone'));
      },
    },
    signal,
  );
  const { card, ...original } = makeOriginalCard(
    main,
    (part) => {
      const spot = shown.spotWith(part);
      return { lang: spot?.lang || from(), dir: spot?.dir ?? '' };
    },
    () => main.focus({ preventScroll: true }),
    signal,
  );
  const panel = makeTranslatePanel(
    {
      close: () => actions.showPanel(false),
      show: (wanted) => {
        if (wanted !== 'original') said.save({ show: wanted });
        setShow(wanted);
      },
      columns: (columns) => {
        said.save({ columns });
        shown.set(shown.show(), shown.target(), columns);
        tell();
      },
      from: (lang) => {
        corrected = lang;
        again();
      },
      to: (to) => {
        said.save({ to });
        again();
      },
      agree: async () => {
        await said.agree();
        begin();
      },
      useBrowser: () => {
        said.save({ service: 'browser' });
        begin();
      },
      stop: run.stop,
      retry: goOn,
      always: (isOn) => said.setAlways(from(), isOn),
      never: (isNever) => {
        said.setNever(isNever);
        saidAnew();
      },
      options: () => actions.openOptions('translation'),
    },
    domain,
    signal,
  );

  /** @param {import('../../translate/failure.js').FailureCode} code why it ended before its end */
  function sayEnded(code) {
    if (TO_BE_SET.includes(code)) {
      const toOptions = () => actions.openOptions('translation');
      announcer.announce(refusalWords(code), toOptions, word('translateOptions'));
    } else {
      const label = word(code === 'stopped' ? 'translateGoOn' : 'translateRetry');
      announcer.announce(refusalWords(code), goOn, label);
    }
  }

  function goOn() {
    if (way() === aimed) run.retry();
    else again();
  }

  const stop = () => {
    run.stop();
    sayEnded('stopped');
  };

  /** Says how far it is where that takes long and no panel says it. @param {import('./run.js').Progress} progress */
  const follow = (progress) => {
    clearTimeout(slow);
    if (!progress.isRunning) {
      begun = null;
      return announcer.follow(null);
    }
    begun ??= performance.now();
    const wait = begun + SLOW - performance.now();
    if (wait > 0) slow = window.setTimeout(() => follow(run.progress()), wait);
    else if (!panel.panel.hidden) announcer.follow(null);
    else {
      const label = word('translateStop');
      announcer.follow({ sentence: runningWords(progress), act: stop, label });
    }
  };

  /** Shows in the panel and on the button how it stands. */
  function tell() {
    const progress = run.progress();
    const { done, of, isRunning } = progress;
    follow(progress);
    button.setAttribute('aria-pressed', String(shown.show() !== 'original'));
    button.toggleAttribute('data-running', isRunning);
    button.style.setProperty('--done', of > 0 ? (done / of).toFixed(3) : '0');
    panel.tell({
      ...{ progress, canBrowser, source },
      show: shown.show(),
      need: need(),
      meant: said.meant(),
      from: from(),
      to: said.to(),
      isAlways: said.isAlways(from()),
      isNever: said.isNever(),
    });
  }

  /** @param {Show} wanted */
  async function setShow(wanted) {
    next = wanted;
    if (wanted === 'original') {
      run.stop();
      shown.set(wanted, shown.target(), false);
      announcer.say(word('translateSaidOriginal'));
      return tell();
    }
    await findSource();
    if (signal.aborted || next !== wanted) return;
    if (need() !== null) {
      next = shown.show();
      tell();
      return actions.showPanel(true);
    }
    const lang = said.to();
    const dir = await ask('directionOf', lang).catch(() => /** @type {const} */ ('ltr'));
    if (signal.aborted || next !== wanted) return;
    const isOther = way() !== aimed;
    aimed = way();
    if (isOther) {
      shown.failed.clear();
      run.forget();
    }
    const wasOriginal = shown.show() === 'original';
    shown.aim(aimed);
    shown.set(wanted, { lang, dir }, said.meant().columns);
    tell();
    announcer.say(wanted === 'both' ? word('translateSaidBoth') : languageName(lang));
    if ((wasOriginal || isOther) && !run.isDone()) await run.start();
  }

  /** Shows what was wanted, once nothing is in the way. */
  async function begin() {
    if (signal.aborted) return;
    if (need() === null) await setShow(said.meant().show);
    tell();
    panel.regainFocus();
  }

  /** Another language is meant. */
  async function again() {
    shown.failed.clear();
    run.forget();
    const before = shown.show();
    if (before === 'original') return tell();
    shown.set('original', shown.target(), false);
    if (need() === null) await setShow(before);
    tell();
  }

  function saidAnew() {
    if (shown.show() !== 'original' && need() !== null) setShow('original');
    else tell();
  }

  main.addEventListener(
    'click',
    (event) => {
      if (!event.isTrusted || !(event.target instanceof Element)) return;
      const pressed = event.target.closest('.translate-again');
      const spot = pressed && shown.spotWith(pressed);
      if (!spot) return;
      main.focus({ preventScroll: true });
      if (way() !== aimed) return again();
      shown.failed.delete(spot.key);
      shown.showSome([spot]);
      run.start();
    },
    { signal },
  );

  return {
    panel: panel.panel,
    heading: panel.heading,
    opened: async () => {
      tell();
      await findSource();
      canBrowser = await canBrowserTranslate(from() || 'en', said.to());
      if (!signal.aborted) tell();
    },
    card,
    closeOriginal: () => original.close(true),
    /** Translates by itself where the user wants that. */
    begin: async () => {
      const { service, always } = said.meant();
      if (service === null || always.length === 0 || said.isNever()) return;
      await findSource();
      if (signal.aborted) return;
      tell();
      const isWanted = shown.show() === 'original' && said.isAlways(from()) && need() === null;
      if (isWanted) await setShow(said.meant().show);
    },
    /** Shows the next of original, both and translation. */
    toggle: () => setShow(NEXT[next]),
    /** The article may be another one: what is known of it is shown at once, the rest is translated. */
    refresh: () => {
      const goesOn = run.progress().ended === null && way() === aimed;
      if (shown.refresh() && shown.show() !== 'original' && goesOn) run.start();
    },
    /** What the user said is another, here or elsewhere. */
    saidAnew,
    /** Shows what the page says where a paragraph is being read; or no more. */
    toggleOriginal: () => {
      if (original.close(true)) return;
      const { size, start, end } = axisOf(main);
      const isRead = (/** @type {HTMLElement} */ one) => {
        const rect = one.getBoundingClientRect();
        return end(rect) > size * READ_LINE && start(rect) < size;
      };
      const elements = [...shown.spots().values()].map(({ element }) => element);
      const at = elements.find((one) => one.dataset.translated === 'translation' && isRead(one));
      if (!at || !original.open(at)) announcer.announce(word('translateNoOriginal'));
    },
    /** The language of what is shown. */
    lang: () =>
      shown.show() === 'translation' ? shown.target().lang : reading.cleaned().article.lang,
    /** What is shown, as an Article to be shared. @returns {Promise<Article>} */
    article: async () => {
      const { article } = reading.cleaned();
      const show = shown.show();
      const pieces = show === 'original' ? [] : shown.pieces();
      if (pieces.length === 0) return article;
      const options = JSON.stringify({ show, to: shown.target().lang });
      return JSON.parse(
        await ask('translated', JSON.stringify(article), JSON.stringify(pieces), options),
      );
    },
  };
}
