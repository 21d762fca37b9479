/**
 * The pages of the article that is shown: the one that is open, and those fetched when the reader asked for them. Each
 * keeps its own way to be composed again, so that a part of it is put back by cleaning that page alone.
 */

import { join, ownRemoval } from './join.js';
import { choiceOf } from './numbers.js';
import { isAllSaid } from './repeats.js';

/** @typedef {import('../../core/cleaned.js').Cleaned} Cleaned */
/** @typedef {import('../../core/cleaned.js').NextPage} NextPage */
/** @typedef {import('../../shared/options.js').Choice} Choice */
/** @typedef {import('../article/reading.js').ReadingActions} ReadingActions */
/** @typedef {import('../pick/correction.js').CorrectionActions} CorrectionActions */

/** Pages of an article that are shown as one. */
export const MOST_PAGES = 50;

/** Elements of the view; the core gives no article more (SECURITY: output). */
export const MOST_NODES = 30_000;

/**
 * What can be done with a page that was cleaned.
 * @typedef {Pick<ReadingActions, 'compose' | 'keepForGood'> & Pick<CorrectionActions, 'propose' | 'weigh'> &
 *   { address: string }} PageActions
 *
 * @typedef {PageActions & { cleaned: Cleaned, elements: Element[] }} FetchedPage
 *
 * @typedef {object} PagesActions
 * @property {(address: string, signal: AbortSignal) => Promise<FetchedPage>} readPage fetches and cleans a page
 *
 * @typedef {{ address: string, number: number, of: number | null }} Next
 */

/** Why a page is not added, beside the reasons for which it cannot be had. */
export class PageError extends Error {
  /** @param {'repeats' | 'no-text'} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/**
 * @param {Cleaned} first
 * @param {Element[]} elements the elements by their number; those of further pages are added to it
 * @param {Pick<ReadingActions, 'choice' | 'forgetRule'> & Pick<CorrectionActions, 'addRule'> & PageActions & PagesActions} actions
 */
export function makePages(first, elements, actions) {
  const firstNumber = (first.nextPage?.number ?? 2) - 1;
  /** @type {(import('./join.js').Page & { next: NextPage | undefined, actions: PageActions, said: string })[]} */
  const pages = [
    {
      cleaned: first,
      number: firstNumber,
      elements: elements.length,
      next: first.nextPage,
      actions,
      said: '',
    },
  ];
  const seen = new Set([bare(actions.address)]);
  let of = first.nextPage?.of ?? 0;

  const forget = () => {
    for (const page of pages) page.said = '';
  };

  /**
   * The numbers of a page's elements among those of all pages.
   * @param {number} page counted from 0
   * @returns {[start: number, end: number]}
   */
  const numbersOf = (page) => {
    const start = pages.slice(0, page).reduce((sum, { elements }) => sum + elements, 0);
    return [start, start + (pages[page]?.elements ?? 0)];
  };
  /**
   * @param {Choice} choice
   * @param {number} page
   */
  const ownChoice = (choice, page) => choiceOf(choice, page, numbersOf(page));

  /**
   * Composes anew the pages for which the choice is another than it was.
   * @param {Choice} choice
   */
  const compose = async (choice) => {
    const composed = pages.map(async (page, at) => {
      const own = ownChoice(choice, at);
      const said = JSON.stringify(own);
      if (page.said === said) return;
      try {
        page.cleaned = await page.actions.compose(own);
        // With more of the page around it, the end of the text is less plain: what was found stays.
        page.next = page.cleaned.nextPage ?? page.next;
        page.said = said;
      } catch (error) {
        // A further page that has nothing left under this choice stays as it was.
        if (at === 0) throw error;
      }
    });
    await Promise.all(composed);
    return join(pages, choice.putBack);
  };

  return {
    choice: actions.choice,
    compose,
    /** @type {CorrectionActions['propose']} */
    propose: async (aim, number, choice) => {
      const at = pages.findIndex((_, page) => number < numbersOf(page)[1]);
      const page = pages[at];
      if (!page) throw new Error('no page has this element');
      const [start] = numbersOf(at);
      return page.actions.propose(aim, number - start, ownChoice(choice, at));
    },
    /** @type {CorrectionActions['weigh']} */
    weigh: (line, choice) => actions.weigh(line, ownChoice(choice, 0)),
    /** @type {CorrectionActions['addRule']} */
    addRule: async (rule, remark) => {
      await actions.addRule(rule, remark);
      forget();
    },
    /** @type {ReadingActions['keepForGood']} */
    keepForGood: async (id, choice, remark) => {
      const own = ownRemoval(id);
      const page = own && pages[own.page];
      if (!page) throw new Error('no rule knows of a repeat');
      const rule = await page.actions.keepForGood(own.id, ownChoice(choice, own.page), remark);
      if (rule !== null) forget();
      return rule;
    },
    /** @type {ReadingActions['forgetRule']} */
    forgetRule: async (rule) => {
      await actions.forgetRule(rule);
      forget();
    },
    /** Has each composed anew the next time: the rules are others. */
    forget,
    /** How many are shown. */
    count: () => pages.length,
    /**
     * The page after the last that is shown; null where there is none, or it is among them already.
     * @returns {Next | null}
     */
    next: () => {
      const last = pages.at(-1);
      const next = last?.next;
      if (!last || !next || seen.has(bare(next.address))) return null;
      const number = next.number ?? last.number + 1;
      return { address: next.address, number, of: of >= number ? of : null };
    },
    /**
     * Adds the next page; it is shown when the article is composed again.
     * @param {Next} next
     * @param {AbortSignal} signal
     */
    read: async (next, signal) => {
      const found = await actions.readPage(next.address, signal);
      signal.throwIfAborted();
      // A server that has no such page often sends to the first.
      if (seen.has(bare(found.address))) throw new PageError('repeats');
      const { article, notes } = found.cleaned;
      if (article.blocks.length === 0 || notes.includes('links-only'))
        throw new PageError('no-text');
      const known = pages.map(({ cleaned }) => cleaned.article.blocks);
      if (isAllSaid(known, article.blocks)) throw new PageError('repeats');
      seen.add(bare(next.address)).add(bare(found.address));
      of = Math.max(of, found.cleaned.nextPage?.of ?? 0);
      for (const element of found.elements) elements.push(element);
      pages.push({
        cleaned: found.cleaned,
        number: next.number,
        elements: found.elements.length,
        next: found.cleaned.nextPage,
        actions: found,
        said: '',
      });
    },
  };
}

/** @param {string} address */
function bare(address) {
  return address.replace(/#.*$/, '');
}
