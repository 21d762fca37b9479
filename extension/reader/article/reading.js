/**
 * The article that is shown, and every way to have another choice of the page shown in its place: more or less of it,
 * parts put back, here or for good.
 */

import { DEFAULT_CHOICE } from '../../shared/options.js';
import { word } from '../../shared/words.js';
import { element } from '../element.js';
import { blocksOf } from '../panels/traces.js';
import { articleElement, TITLE_ID } from './article.js';
import { changeOf, within, without } from './choice.js';
import { placeIn } from './place.js';

/** @typedef {import('../../core/cleaned.js').Cleaned} Cleaned */
/** @typedef {import('../../core/cleaned.js').Removal} Removal */
/** @typedef {import('../../shared/options.js').Choice} Choice */

/** Milliseconds a part that came back stays marked. */
const MARKED = 2_400;

/**
 * @typedef {object} ReadingActions
 * @property {Choice} [choice] by which the first was composed, where it is not the default
 * @property {(choice: Choice) => Promise<import('../pages/join.js').Joined>} compose composes again, with more or less and what was put back
 * @property {(id: number, choice: Choice, remark: string) => Promise<string | null>} keepForGood makes the rule that
 *   keeps a removal for good, and answers it; null where none does
 * @property {(rule: string) => Promise<void>} forgetRule
 *
 * @typedef {object} ReadingEvents
 * @property {(changed: string) => void} changed another choice is shown; what the last step did, in words
 * @property {(words: string) => void} say for those who listen
 * @property {(sentence: string, undo?: () => unknown) => void} announce for everyone; `undo` takes back what is said
 * @property {() => void} acted something was done at the place being looked at: the reading goes on there
 * @property {(...selectors: string[]) => void} focus the first of these that is there gets the focus
 */

/**
 * @param {Cleaned} first
 * @param {Element[]} elements the page's elements by their number
 * @param {string} domain
 * @param {HTMLElement | null} doubt the line above the article
 * @param {ReadingActions} actions
 * @param {ReadingEvents} events
 * @param {AbortSignal} signal
 */
export function makeReading(first, elements, domain, doubt, actions, events, signal) {
  let cleaned = first;
  let choice = actions.choice ?? DEFAULT_CHOICE;
  let shown = articleElement(cleaned, domain, doubt);
  // A stop of the Tab key, or who went to the toolbar would not come back to scroll.
  const main = element('main', { tabindex: 0, 'aria-labelledby': TITLE_ID }, shown.article);

  const place = () => placeIn(main, shown.places, () => shown.places);

  /** What was asked for last. @type {Promise<unknown>} */
  let last = Promise.resolve();
  /**
   * One after the other: each is done to what those before it have made.
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  const inTurn = (work) => {
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  };

  /**
   * Shows the article of another choice, at the place where the reader is.
   * @param {(now: Choice) => Choice | null} nextOf what is chosen then, when its turn has come; null where nothing is to be done
   * @param {string} [failed] what is said where there is no such article
   * @returns {Promise<{ before: Cleaned, brought: HTMLElement[] } | null>} what was shown before, and the blocks that were
   *   not among it; null where nothing changed
   */
  const recompose = (nextOf, failed = word('errorOther')) =>
    inTurn(async () => {
      try {
        const next = signal.aborted ? null : nextOf(choice);
        if (next === null) return null;
        const answer = await actions.compose(next);
        if (signal.aborted) return null;
        const kept = place();
        const before = cleaned;
        const seen = new Set(shown.places.values());
        [cleaned, choice] = [answer, next];
        const old = shown.article;
        shown = articleElement(cleaned, domain, doubt);
        main.querySelector('.trace')?.remove();
        old.replaceWith(shown.article);
        kept.restore();
        const brought = [...shown.places].flatMap(([block, node]) =>
          seen.has(node) ? [] : [block],
        );
        return { before, brought };
      } catch {
        events.announce(failed);
        return null;
      }
    });

  /** Shows the same choice of what there is now: a page was added. */
  const refresh = async () => {
    const isDone = (await recompose((now) => now)) !== null;
    if (isDone) events.changed('');
    return isDone;
  };

  /** @param {HTMLElement[]} blocks */
  const mark = (blocks) => {
    for (const block of blocks) {
      block.classList.add('returned');
      setTimeout(() => block.classList.remove('returned'), MARKED);
    }
  };

  /**
   * Shows what the reader changed by hand, what it brought being marked.
   * @param {Partial<Choice> | ((now: Choice) => Partial<Choice>)} by
   * @param {string} [failed] what is said where there is no such article
   * @returns {Promise<boolean>} whether it is shown
   */
  const change = async (by, failed) => {
    const done = await recompose(
      (now) => ({ ...now, ...(typeof by === 'function' ? by(now) : by) }),
      failed,
    );
    if (done) {
      mark(done.brought);
      events.acted();
      events.changed('');
    }
    return done !== null;
  };

  /** @param {Removal} removal */
  const putBackOrRemove = async (removal) => {
    const { id, end } = removal;
    if (removal.reason === 'picked') {
      const isDone = await change(({ take }) => ({
        take: take?.filter((number) => number !== removal.nodes[0]),
      }));
      if (isDone) events.say(word('saidPutBack'));
      events.focus('#panel-title');
      return;
    }
    const isBack = !removal.isBack;
    const isDone = await recompose((now) => {
      const others = without(now.putBack, [id, end]);
      return { ...now, putBack: isBack ? [...others, [id, end]] : others };
    });
    if (isDone) {
      events.acted();
      events.changed('');
      if (isBack) mark(blocksOf(removal, elements, shown));
      events.say(isBack ? word('saidPutBack') : word('saidRemoved'));
    }
    events.focus(`[data-removal="${id}"]`);
  };

  /**
   * Puts a removal back, here and on every page of the site to come.
   * @param {Removal} removal
   */
  const keepForGood = async (removal) => {
    /** @type {string | null} */
    let rule;
    try {
      rule = await inTurn(() => actions.keepForGood(removal.id, choice, word('remarkKept')));
    } catch {
      events.announce(word('ruleNotKept'));
      return;
    }
    if (rule === null) {
      events.announce(word('noRuleKeeps'));
      return;
    }
    const made = rule;
    /** @type {[number, number]} */
    const range = [removal.id, removal.end];
    let had = choice.putBack;
    const done = await recompose((now) => {
      had = within(now.putBack, range);
      return { ...now, putBack: without(now.putBack, range) };
    });
    if (done) {
      mark(done.brought);
      events.acted();
      events.changed('');
      // What was corrected meanwhile stays.
      const undo = (/** @type {Choice} */ now) => {
        return { ...now, putBack: [...without(now.putBack, range), ...had] };
      };
      events.announce(word('saidKept', domain), () => forgetRule(made, undo));
      done.brought[0]?.scrollIntoView({ behavior: 'instant', block: 'nearest' });
    }
    events.focus(`[data-forget="${CSS.escape(made)}"]`, '#panel-title');
  };

  /**
   * @param {string} rule
   * @param {(now: Choice) => Choice} [nextOf] what is shown without it
   */
  const forgetRule = async (rule, nextOf = (now) => now) => {
    try {
      await actions.forgetRule(rule);
    } catch {
      events.announce(word('ruleNotKept'));
      return;
    }
    if (await recompose(nextOf)) {
      events.changed('');
      events.announce(word('saidForgotten'));
    }
    events.focus('#panel-title');
  };

  /** @param {1 | -1} by */
  const step = async (by) => {
    const done = await recompose((now) => {
      const isMore = by > 0 ? cleaned.canWiden : cleaned.canNarrow;
      return isMore ? { ...now, breadth: cleaned.breadth + by } : null;
    });
    if (!done) return false;
    const changed = changeOf(done.before, cleaned);
    events.changed(changed);
    events.say(changed);
    mark(done.brought);
    return true;
  };

  return {
    main,
    place,
    cleaned: () => cleaned,
    shown: () => shown,
    choice: () => choice,
    change,
    putBackOrRemove,
    keepForGood,
    forgetRule,
    refresh,
    step,
  };
}
