/**
 * What each way to share does. What is shared is the article as it is shown: with what was put back, without what was
 * taken away, all pages that were joined.
 */

import { word } from '../../shared/words.js';
import { MOST_ADDRESS, mailOf } from './addresses.js';
import { copy } from './clipboard.js';
import { fetchImages } from './images.js';
import { hand, isOpenable, save } from './leave.js';

/** @typedef {import('../../shared/writers.js').Writers} Writers */
/** @typedef {import('../../shared/writers.js').Format} Format */
/** @typedef {import('../../shared/settings.js').Settings} Settings */

/**
 * @typedef {(
 *   | 'article' | 'markdown' | 'link' | 'quote'
 *   | 'md' | 'txt' | 'html' | 'epub' | 'print'
 *   | 'system' | 'mail' | 'obsidian' | 'template'
 * )} ItemName
 *
 * @typedef {object} ShareActions
 * @property {() => Promise<import('../../core/cleaned.js').Article>} article as it is shown
 * @property {string} address the page was opened at
 * @property {() => string} pageText the text of the page, a line a block
 * @property {<Name extends keyof Writers>(question: Name, ...about: Parameters<Writers[Name]>) => Promise<ReturnType<Writers[Name]>>} ask
 * @property {(origin: string) => void} asked an image was asked of this origin
 * @property {() => Settings} settings
 * @property {import('../announcer.js').Announcer} announcer
 *
 * @typedef {object} Means
 * @property {() => import('./selected.js').Passage | null} selected
 * @property {() => boolean} withImages
 * @property {(now: { done: number, of: number } | null) => void} showProgress
 */

/** The types of the files. */
const TYPES = {
  md: 'text/markdown',
  txt: 'text/plain',
  html: 'text/html',
  epub: 'application/epub+zip',
  json: 'application/json',
};

/** Columns of plain text that is wrapped. */
const WRAPPED = 72;

/** A sentence for what went wrong. */
class Said extends Error {}

/**
 * @param {ShareActions & Means} means
 * @param {AbortSignal} signal
 */
export function makeItems(means, signal) {
  const { ask, settings, announcer } = means;
  /** What is being fetched. @type {AbortController | null} */
  let fetching = null;

  const article = async () => JSON.stringify(await means.article());
  const options = () => {
    const { frontMatter, wrapText, linkNotes } = settings();
    return JSON.stringify({
      address: means.address,
      frontMatter,
      linkNotes,
      ...(wrapText ? { wrap: WRAPPED } : {}),
    });
  };
  /** @param {Format} format @param {Map<string, Uint8Array>} [images] */
  const written = async (format, images = new Map()) =>
    ask('write', await article(), format, options(), images);
  /** @param {Format} format */
  const text = async (format) => new TextDecoder().decode(await written(format));
  const link = async () => {
    const own = (await means.article()).address;
    const address =
      (own && (await ask('sharedAddress', own))) || (await ask('sharedAddress', means.address));
    if (!address) throw new Said(word('shareNoLink'));
    return address;
  };

  /**
   * @param {Parameters<typeof copy>[0]} forms
   * @param {string} what it is, as on the button
   */
  const copied = async (forms, what) => {
    try {
      await copy(forms);
    } catch {
      throw new Said(word('copyRefused'));
    }
    announcer.announce(word('copied', what));
  };

  /** @param {Format} format */
  const saved = async (format) => {
    const file = await fileOf(format);
    if (!file) return;
    const name = await ask('fileName', (await means.article()).title, format);
    try {
      save(file.bytes, TYPES[format], name);
    } catch {
      throw new Said(word('saveRefused'));
    }
    const { missing } = file;
    announcer.announce(
      missing === 0 ? word('saidSaved', name) : word('saidSavedWithout', name, missing),
    );
  };

  /**
   * The file, with its images where they are wanted; null where the reader was closed meanwhile.
   * @param {Format} format
   */
  const fileOf = async (format) => {
    const kind = format === 'html' || format === 'epub' ? format : null;
    const wanted = kind !== null && means.withImages();
    const addresses = wanted ? JSON.parse(await ask('imagesOf', await article(), format)) : [];
    if (kind === null || addresses.length === 0)
      return { bytes: await written(format), missing: 0 };
    const going = new AbortController();
    fetching = going;
    const all = AbortSignal.any([going.signal, signal]);
    const { images, missing } = await fetchImages(
      addresses,
      kind,
      (done, of) => means.showProgress({ done, of }),
      (address) => means.asked(new URL(address).origin),
      all,
    );
    fetching = null;
    if (signal.aborted) return null;
    means.showProgress(null);
    if (going.signal.aborted) throw new Said(word('shareStopped'));
    return { bytes: await written(format, images), missing };
  };

  /** @type {Record<ItemName, () => Promise<void>>} */
  const does = {
    article: async () =>
      copied({ text: await text('txt'), html: bodyOf(await text('html')) }, word('shareArticle')),
    markdown: async () => copied({ text: await text('md') }, word('shareMarkdown')),
    link: async () => copied({ text: await link() }, word('shareLink')),
    quote: async () => {
      const passage = means.selected();
      if (!passage) throw new Said(word('shareNothingSelected'));
      const about = { ...passage, page: means.pageText(), address: means.address };
      const quote = JSON.parse(await ask('quote', await article(), JSON.stringify(about)));
      if (!quote) throw new Said(word('shareNothingSelected'));
      await copied({ text: quote.text, html: quote.html }, word('shareQuote'));
    },
    md: () => saved('md'),
    txt: () => saved('txt'),
    html: () => saved('html'),
    epub: () => saved('epub'),
    print: async () => window.print(),
    system: async () => {
      const { title } = await means.article();
      try {
        await navigator.share({ title, url: await link() });
      } catch (error) {
        // Closed again by the user.
        if (error instanceof DOMException && error.name === 'AbortError') return;
        throw new Said(word('shareRefused'));
      }
    },
    mail: async () => {
      const { title } = await means.article();
      const { address, isCut } = await mailOf(title, await text('txt'), link);
      if (address.length > MOST_ADDRESS) throw new Said(word('shareTooLong'));
      hand(address);
      if (isCut) announcer.announce(word('shareMailCut'));
    },
    obsidian: async () => {
      const { title } = await means.article();
      const markdown = await text('md');
      const name = (await ask('fileName', title, 'md')).replace(/\.md$/, '');
      const address = `obsidian://new?name=${encodeURIComponent(name)}`;
      const whole = `${address}&content=${encodeURIComponent(markdown)}`;
      if (whole.length <= MOST_ADDRESS) return hand(whole);
      await copied({ text: markdown }, word('shareMarkdown'));
      hand(`${address}&clipboard`);
    },
    template: async () => {
      const { template } = settings();
      const filled = JSON.parse(await ask('fill', template, await article(), options()));
      if (!isOpenable(filled.text)) await copied({ text: filled.text }, word('shareTemplate'));
      else if (encoded(filled.text).length <= MOST_ADDRESS) hand(filled.text);
      else throw new Said(word('shareTooLong'));
      if (filled.unknown.length > 0)
        announcer.announce(word('shareUnknown', `{${filled.unknown[0]}}`));
    },
  };

  return {
    /** @param {ItemName} name */
    act: async (name) => {
      if (fetching) return;
      try {
        await does[name]();
      } catch (error) {
        if (signal.aborted) return;
        announcer.announce(error instanceof Said ? error.message : word('shareFailed'));
      }
    },
    /** Stops fetching images; nothing is saved then. */
    stop: () => fetching?.abort(),
    /** Loads the writers, so that a click is answered while the browser still takes it for one. */
    prepare: () => {
      ask('sharedAddress', means.address).catch(() => {});
    },
  };
}

/** What stands in the body of a document that the core wrote. @param {string} html */
function bodyOf(html) {
  return /<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1]?.trim() ?? html;
}

/** An address as a program is handed it. @param {string} address */
function encoded(address) {
  return URL.canParse(address) ? new URL(address).href : address;
}
