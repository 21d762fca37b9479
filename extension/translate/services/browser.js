/**
 * The browser's own translator, where it has one: on this device, in the page's own context, so that a page may forbid it.
 * https://webmachinelearning.github.io/translation-api/ is what it follows; Chromium has it from version 138 on a desktop.
 */

import { i18n } from '../../shared/browser.js';
import { TranslationError } from '../failure.js';
import { browserCode } from '../languages.js';
import { split } from '../split.js';

/**
 * What is used of the interface; types of it are not everywhere yet.
 * @typedef {{ sourceLanguage: string, targetLanguage: string }} Pair
 * @typedef {EventTarget} Monitor told of `downloadprogress`
 * @typedef {object} OwnTranslator
 * @property {(text: string, options?: { signal?: AbortSignal }) => Promise<string>} translate
 * @property {() => void} [destroy]
 * @typedef {object} TranslatorInterface
 * @property {(pair: Pair) => Promise<'unavailable' | 'downloadable' | 'downloading' | 'available'>} availability
 * @property {(options: Pair & { signal?: AbortSignal, monitor?: (monitor: Monitor) => void }) => Promise<OwnTranslator>} create
 * @typedef {object} DetectorInterface
 * @property {() => Promise<string>} availability
 * @property {() => Promise<{ detect: (text: string) => Promise<{ detectedLanguage: string, confidence: number }[]> }>} create
 */

/**
 * How it stands with a pair of languages: `absent` where this browser has no translator, `forbidden` where the page does
 * not let it run, `unavailable` where it cannot translate from one into the other, else what the browser says.
 * @typedef {'absent' | 'forbidden' | 'unavailable' | 'downloadable' | 'downloading' | 'available'} Availability
 */

/** The share of a text that is tried when all of it was too much, and how often that is done again. */
const SMALLER = 0.5;
const MOST_CUTS = 4;

/** A language that is surer than this is what the text is in. */
const SURE = 0.5;

/** Two that are asked about only to see whether any can be translated: every translator there is knows them. */
const COMMON = { sourceLanguage: 'en', targetLanguage: 'es' };

/** Whether this browser translates by itself. */
export function hasTranslator() {
  return interfaceNamed('Translator') !== undefined;
}

/**
 * @param {string} from
 * @param {string} to
 * @returns {Promise<Availability>} never rejects
 */
export async function availabilityOf(from, to) {
  const translator = /** @type {TranslatorInterface | undefined} */ (interfaceNamed('Translator'));
  if (!translator) return 'absent';
  if (isForbidden('translator')) return 'forbidden';
  try {
    const found = await translator.availability(pairOf(from, to));
    if (found !== 'unavailable') return found;
    // A policy that cannot be read shows in that not even these can be had.
    const common = await translator.availability(COMMON);
    return common === 'unavailable' ? 'forbidden' : 'unavailable';
  } catch {
    return 'unavailable';
  }
}

/**
 * Makes the browser ready for a pair of languages; what it has to download first it does only in a click.
 * @param {{ from: string, to: string }} languages
 * @param {{ signal: AbortSignal, progress?: (share: number) => void }} how told from 0 to 1 while it downloads
 * @returns {Promise<{ translate: (text: string, signal: AbortSignal) => Promise<string>, close: () => void }>}
 * @throws {TranslationError}
 */
export async function openTranslator({ from, to }, { signal, progress }) {
  const translator = /** @type {TranslatorInterface | undefined} */ (interfaceNamed('Translator'));
  if (!translator) throw new TranslationError('not-set-up');
  /** @param {Monitor} monitor */
  const monitor = (monitor) =>
    monitor.addEventListener('downloadprogress', (event) => {
      const { loaded, total } = /** @type {ProgressEvent} */ (event);
      // Early versions told bytes, later ones a share.
      progress?.(total > 1 ? loaded / total : loaded);
    });
  const opened = await inWords(signal, () =>
    translator.create({ ...pairOf(from, to), signal, monitor }),
  );
  return {
    translate: (text, stopped) => inWords(stopped, () => whole(opened, text, stopped)),
    close: () => opened.destroy?.(),
  };
}

/** The pair that is open, so that a page's texts are not each begun anew. */
let current = { pair: '', opened: /** @type {ReturnType<typeof openTranslator> | null} */ (null) };

/**
 * Translates on this device, one text after another.
 * @param {string[]} texts plain, or with markup of the plain kind
 * @param {{ from: string, to: string }} languages
 * @param {AbortSignal} signal
 * @param {(share: number) => void} [loaded] told from 0 to 1 while the browser downloads what it needs
 * @returns {Promise<string[]>}
 * @throws {TranslationError}
 */
export async function translateHere(texts, { from, to }, signal, loaded) {
  const pair = JSON.stringify(pairOf(from, to));
  if (current.pair !== pair || !current.opened) {
    current.opened?.then(({ close }) => close()).catch(() => {});
    const opened = openTranslator({ from, to }, { signal, progress: loaded });
    current = { pair, opened };
    const forget = () => {
      if (current.opened === opened) current.opened = null;
    };
    opened.catch(forget);
    // What is stopped later ends the translator too.
    signal.addEventListener('abort', forget, { once: true });
  }
  const { translate } = await /** @type {ReturnType<typeof openTranslator>} */ (current.opened);
  const translated = [];
  for (const text of texts) {
    if (signal.aborted) throw new TranslationError('stopped');
    translated.push(text.trim() === '' ? text : await translate(text, signal));
  }
  return translated;
}

/**
 * The language a text is in, as far as the browser can tell on this device.
 * @param {string} text
 * @returns {Promise<string | null>} null where it is not sure
 */
export async function detectLanguage(text) {
  return (await detectByDetector(text)) ?? detectByExtension(text);
}

/** @param {string} text */
async function detectByDetector(text) {
  const detector = /** @type {DetectorInterface | undefined} */ (
    interfaceNamed('LanguageDetector')
  );
  try {
    // Nothing is downloaded for this.
    if (!detector || (await detector.availability()) !== 'available') return null;
    const [best] = await (await detector.create()).detect(text);
    return best && best.confidence >= SURE && best.detectedLanguage !== 'und'
      ? best.detectedLanguage
      : null;
  } catch {
    return null;
  }
}

/** @param {string} text */
async function detectByExtension(text) {
  try {
    const { isReliable, languages } = await i18n.detectLanguage(text);
    const [best] = languages;
    return best && (isReliable || best.percentage >= SURE * 100) && best.language !== 'und'
      ? best.language
      : null;
  } catch {
    // The extension was updated under the page.
    return null;
  }
}

/**
 * @param {string} name
 * @returns {unknown} undefined where it is not there, or an element of the page goes by that name
 */
function interfaceNamed(name) {
  const found = /** @type {any} */ (globalThis)[name];
  return typeof found === 'function' || typeof found?.create === 'function' ? found : undefined;
}

/**
 * Whether the page's policy forbids a feature, where the browser says so.
 * @param {string} feature
 */
function isForbidden(feature) {
  const policy = /** @type {any} */ (document).featurePolicy;
  const isKnown = policy?.features?.().includes(feature) ?? false;
  return isKnown && !policy.allowsFeature(feature);
}

/**
 * @param {string} from
 * @param {string} to
 * @returns {Pair}
 */
function pairOf(from, to) {
  return { sourceLanguage: browserCode(from), targetLanguage: browserCode(to) };
}

/**
 * Translates a text in pieces where it is too much at once.
 * @param {OwnTranslator} opened
 * @param {string} text
 * @param {AbortSignal} signal
 */
async function whole(opened, text, signal) {
  for (let [most, cuts] = [text.length, 0]; ; cuts += 1) {
    try {
      const pieces = [];
      for (const piece of split(text, most, null))
        pieces.push(piece.trim() === '' ? piece : await opened.translate(piece, { signal }));
      return pieces.join('');
    } catch (error) {
      const isTooMuch = /** @type {any} */ (error)?.name === 'QuotaExceededError';
      if (!isTooMuch || cuts === MOST_CUTS) throw error;
      most = Math.ceil(most * SMALLER);
    }
  }
}

/**
 * @template T
 * @param {AbortSignal} signal
 * @param {() => Promise<T>} task
 * @returns {Promise<T>}
 */
async function inWords(signal, task) {
  try {
    return await task();
  } catch (cause) {
    if (signal.aborted) throw new TranslationError('stopped', { cause });
    /** @type {Record<string, import('../failure.js').FailureCode>} */
    const codes = {
      AbortError: 'stopped',
      NetworkError: 'unreachable',
      // By the page's policy, or since nobody pressed anything.
      NotAllowedError: 'no-permission',
      NotSupportedError: 'language',
      QuotaExceededError: 'too-large',
    };
    const name = /** @type {any} */ (cause)?.name;
    throw new TranslationError(codes[name] ?? 'unavailable', { cause });
  }
}
