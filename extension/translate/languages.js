/**
 * Languages as the services name them. What enters is a tag of BCP 47 as a page or a setting has it (`fr`, `pt-BR`,
 * `zh-TW`, `nb`), what leaves is what one service calls it; and their names for people.
 */

import { formatLanguage } from '../shared/words.js';

/** Codes that are not used any more, and languages that go by their larger one. @type {Record<string, string>} */
const SAME = { iw: 'he', in: 'id', ji: 'yi', jw: 'jv', mo: 'ro', no: 'nb', cmn: 'zh', tl: 'fil' };

/** Where Chinese is written with traditional characters, unless the script says otherwise. */
const TRADITIONAL = ['TW', 'HK', 'MO'];

/**
 * A tag in its parts, its language in the code used today.
 * @param {string} tag
 * @returns {{ language: string, script: string, region: string }} script and region empty where none is said
 */
export function partsOf(tag) {
  const [language = '', ...rest] = tag.split(/[-_]/);
  const found = language.toLowerCase();
  const script = rest.find((part) => /^[a-z]{4}$/i.test(part)) ?? '';
  const region = rest.find((part) => /^(?:[a-z]{2}|\d{3})$/i.test(part)) ?? '';
  return {
    language: SAME[found] ?? found,
    script: script.charAt(0).toUpperCase() + script.slice(1).toLowerCase(),
    region: region.toUpperCase(),
  };
}

/**
 * Whether a tag is Chinese in traditional characters.
 * @param {string} tag
 */
function isTraditional(tag) {
  const { language, script, region } = partsOf(tag);
  if (language === 'yue') return true;
  return language === 'zh' && (script ? script === 'Hant' : TRADITIONAL.includes(region));
}

/**
 * Whether two tags are one language for whoever reads: of the same language, and the same script of Chinese.
 * @param {string} one
 * @param {string} other
 */
export function isSameLanguage(one, other) {
  return (
    partsOf(one).language === partsOf(other).language && isTraditional(one) === isTraditional(other)
  );
}

/**
 * As the browser's own translator names it.
 * @param {string} tag
 */
export function browserCode(tag) {
  const { language } = partsOf(tag);
  if (language === 'zh') return isTraditional(tag) ? 'zh-Hant' : 'zh';
  return language === 'nb' ? 'no' : language;
}

/**
 * As LibreTranslate names it.
 * @param {string | null} tag
 */
export function libreCode(tag) {
  if (tag === null) return 'auto';
  const { language, region } = partsOf(tag);
  if (language === 'zh') return isTraditional(tag) ? 'zh-Hant' : 'zh-Hans';
  if (language === 'fil') return 'tl';
  return language === 'pt' && region === 'BR' ? 'pt-BR' : language;
}

/**
 * As DeepL names what a text is in; it knows no varieties of these.
 * @param {string} tag
 */
export function deeplSource(tag) {
  return partsOf(tag).language.toUpperCase();
}

/**
 * As DeepL names what a text is to be in: where it knows varieties, one of them.
 * @param {string} tag
 */
export function deeplTarget(tag) {
  const { language, region } = partsOf(tag);
  switch (language) {
    case 'en':
      return ['GB', 'AU', 'IE', 'NZ', 'ZA', 'IN'].includes(region) ? 'EN-GB' : 'EN-US';
    case 'pt':
      return region === 'BR' ? 'PT-BR' : 'PT-PT';
    case 'zh':
      return isTraditional(tag) ? 'ZH-HANT' : 'ZH-HANS';
    default:
      return language.toUpperCase();
  }
}

/**
 * As the published format of the hook names it.
 * @param {string | null} tag
 */
export function hookCode(tag) {
  if (tag === null) return 'auto';
  const { language } = partsOf(tag);
  if (language === 'zh') return isTraditional(tag) ? 'zh-TW' : 'zh-CN';
  return language === 'nb' ? 'no' : language;
}

/**
 * As one says it to a model: its name in English, with the tag.
 * @param {string} tag
 */
export function englishName(tag) {
  const name = nameIn('en', tag);
  return name === tag ? tag : `${name} (${tag})`;
}

/**
 * The name of a language, in the language of the interface.
 * @param {string} tag
 */
export function languageName(tag) {
  return nameIn(formatLanguage, tag);
}

/**
 * @param {string} language the name is to be in
 * @param {string} tag
 */
function nameIn(language, tag) {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag;
  } catch {
    // No tag that anyone knows.
    return tag;
  }
}

/** Languages one can choose to translate into; a service may know fewer. */
export const TARGETS = [
  ...['ar', 'bg', 'bn', 'ca', 'cs', 'da', 'de', 'el', 'en', 'en-GB', 'eo', 'es', 'et', 'eu', 'fa'],
  ...['fi', 'fr', 'ga', 'gl', 'he', 'hi', 'hr', 'hu', 'id', 'it', 'ja', 'ko', 'lt', 'lv', 'ms'],
  ...['nb', 'nl', 'pl', 'pt', 'pt-BR', 'ro', 'ru', 'sk', 'sl', 'sq', 'sr', 'sv', 'sw', 'ta', 'th'],
  ...['tr', 'uk', 'ur', 'vi', 'zh-Hans', 'zh-Hant'],
];
