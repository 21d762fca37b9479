/**
 * Correcting the article by hand: parts that are taken away, here or on every page of the site, the article pointed at on
 * the page, and each step undone for as long as the view is open.
 */

import { word } from '../../shared/words.js';
import { makePickBar, removalButtons } from './bar.js';
import { makeParts } from './parts.js';
import { makePicker } from './picker.js';
import { pointAtPage } from './pointing.js';
import { makeRuleCard } from './rule-card.js';

/** @typedef {import('../../shared/options.js').Choice} Choice */
/** @typedef {'remove' | 'article'} Aim */

/**
 * @typedef {object} CorrectionActions
 * @property {(aim: Aim, number: number, choice: Choice) => Promise<import('../../core/cleaned.js').Proposed>} propose
 * @property {(line: string, choice: Choice) => Promise<import('../../core/cleaned.js').Weighed>} weigh
 * @property {(rule: string, remark: string) => Promise<void>} addRule
 * @property {(rule: string) => Promise<void>} forgetRule
 *
 * What was done, by which it is undone.
 * @typedef {(
 *   | { kind: 'take', number: number }
 *   | { kind: 'article', before: number | undefined }
 *   | { kind: 'rule', rule: string, before: Pick<Choice, 'take' | 'article'> }
 * )} Step
 *
 * @typedef {ReturnType<typeof makeCorrection>} Correction
 */

/**
 * @param {object} means
 * @param {HTMLElement} means.view
 * @param {ShadowRoot} means.shadow
 * @param {ReturnType<typeof import('../article/reading.js').makeReading>} means.reading
 * @param {Element[]} means.elements the page's elements by their number
 * @param {string} means.domain empty where the page has none
 * @param {CorrectionActions} means.actions
 * @param {import('../announcer.js').Announcer} means.announcer
 * @param {(isOpen: boolean) => void} means.shown
 * @param {AbortSignal} signal
 */
export function makeCorrection(means, signal) {
  const { view, shadow, reading, elements, domain, actions, announcer, shown } = means;
  const parts = makeParts(elements);
  const article = () => reading.shown().article;
  /** @type {Step[]} */
  const steps = [];
  /** @type {import('./pointing.js').Pointing | null} */
  let pointing = null;
  /** @type {{ aim: Aim, number: number } | null} */
  let meant = null;
  let isBusy = false;
  /** @type {Element | null} */
  let before = null;

  const { bar, say, allow, explain } = makePickBar(
    word('pickBar'),
    removalButtons(),
    press,
    signal,
  );
  const picker = makePicker(
    reading.main,
    article,
    parts,
    {
      show: (words, excerpt) => {
        say(words || word('pickHint'), excerpt);
        showUsable();
      },
      say: announcer.say,
      act: () => press('act'),
    },
    signal,
  );
  const rules = makeRuleCard(
    { weigh: (line) => actions.weigh(line, reading.choice()), save: saveRule },
    signal,
  );

  function showUsable() {
    const isChosen = picker.chosen() !== null;
    allow({
      wider: isChosen && picker.canWiden(),
      narrower: picker.canNarrow(),
      act: isChosen,
      always: isChosen && domain !== '',
      undo: steps.length > 0,
    });
    explain('always', domain === '' ? word('alwaysNoSite') : word('alwaysTitle'));
  }

  /** @param {import('./bar.js').PickAction} action */
  function press(action) {
    /** @type {Record<import('./bar.js').PickAction, () => unknown>} */
    const does = {
      wider: picker.widen,
      narrower: picker.narrow,
      act: take,
      always: () => always('remove', picker.chosen()?.number),
      undo,
      article: () => point(),
      done: stop,
    };
    does[action]();
  }

  /**
   * One thing at a time: what is shown changes under it.
   * @template T
   * @param {() => Promise<T>} work
   */
  async function alone(work) {
    if (isBusy || signal.aborted) return undefined;
    isBusy = true;
    try {
      return await work();
    } finally {
      isBusy = false;
    }
  }

  function take() {
    const chosen = picker.chosen();
    if (!chosen) return undefined;
    const { number, blocks } = chosen;
    if (
      blocks.filter((block) => block.parentElement === article()).length ===
      reading.shown().blocks.length
    ) {
      announcer.announce(word('pickAll'));
      return undefined;
    }
    return alone(async () => {
      const words = picker.words();
      const { take = [] } = reading.choice();
      if (!(await reading.change({ take: [...take, number] }))) return;
      steps.push({ kind: 'take', number });
      if (picker.isPicking()) picker.after(number);
      announcer.announce(words === 1 ? word('saidTakenOne') : word('saidTaken', words), undo);
    });
  }

  function undo() {
    return alone(async () => {
      const last = steps.at(-1);
      if (!last) return;
      if (last.kind === 'rule') {
        try {
          await actions.forgetRule(last.rule);
        } catch {
          announcer.announce(word('ruleNotKept'));
          return;
        }
      }
      if (!(await reading.change(undone(last)))) return;
      steps.pop();
      if (picker.isPicking()) picker.clear();
      showUsable();
      announcer.announce(word('saidUndone'));
    });
  }
  /**
   * @param {Step} step
   * @returns {Partial<Choice>}
   */
  function undone(step) {
    if (step.kind === 'rule') return step.before;
    if (step.kind === 'article') return { article: step.before };
    return { take: reading.choice().take?.filter((number) => number !== step.number) };
  }

  /**
   * Opens the card with the rules for an element.
   * @param {Aim} aim
   * @param {number | undefined} number
   */
  function always(aim, number) {
    if (number === undefined || domain === '') return undefined;
    return alone(async () => {
      try {
        const proposed = await actions.propose(aim, number, reading.choice());
        if (signal.aborted) return;
        if (proposed.lines.length === 0) {
          announcer.announce(word('ruleNoName'));
          return;
        }
        meant = { aim, number };
        rules.open(proposed, shadow.activeElement);
      } catch {
        announcer.announce(word('errorOther'));
      }
    });
  }

  /** @param {string} rule */
  async function saveRule(rule) {
    const saved = await alone(async () => {
      const { take = [], article } = reading.choice();
      const remark = meant?.aim === 'article' ? word('remarkArticle') : word('remarkTaken');
      try {
        await actions.addRule(rule, remark);
      } catch {
        announcer.announce(word('ruleNotKept'));
        return false;
      }
      steps.push({ kind: 'rule', rule, before: { take, article } });
      // What the rule does is not done by hand as well.
      const rest = take.filter((number) => number !== meant?.number);
      await reading.change({ take: rest, article: meant?.aim === 'article' ? undefined : article });
      if (picker.isPicking()) picker.clear();
      announcer.announce(word('saidRuleKept', domain), undo);
      return true;
    });
    return saved ?? false;
  }

  /** Lets the article be pointed at on the page. */
  async function point() {
    if (pointing || isBusy) return;
    const wasPicking = picker.isPicking();
    const numbers = [...reading.shown().places.values()];
    pointing = pointAtPage(view, elements, parts, parts.common(numbers), {
      hasSite: domain !== '',
      say: announcer.say,
    });
    const pointed = await pointing.done;
    pointing = null;
    if (signal.aborted) return;
    bar.focus({ preventScroll: true });
    if (!pointed) return;
    const { number, isForGood } = pointed;
    const isShown = await alone(async () => {
      const { article } = reading.choice();
      if (!(await reading.change({ article: number }, word('pointNothing')))) return false;
      steps.push({ kind: 'article', before: article });
      if (wasPicking) picker.clear();
      announcer.announce(word('saidArticle'), undo);
      return true;
    });
    if (isShown && isForGood) await always('article', number);
  }

  function start() {
    before = shadow.activeElement;
    bar.hidden = false;
    view.classList.add('with-picker');
    picker.start();
    bar.focus({ preventScroll: true });
    announcer.say(word('pickHint'));
    shown(true);
  }
  function stop() {
    if (!picker.isPicking()) return false;
    rules.close();
    picker.stop();
    bar.hidden = true;
    view.classList.remove('with-picker');
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    shown(false);
    return true;
  }

  /** @type {Record<string, import('./bar.js').PickAction>} */
  const keys = {
    ArrowLeft: 'wider',
    '+': 'wider',
    '=': 'wider',
    ArrowRight: 'narrower',
    '-': 'narrower',
    Delete: 'act',
    Backspace: 'act',
    z: 'undo',
    Z: 'undo',
  };

  signal.addEventListener('abort', () => pointing?.cancel());
  return {
    elements: [bar, rules.card],
    toggle: () => (picker.isPicking() ? stop() : start()),
    point,
    always,
    isPointing: () => pointing !== null,
    /** What Tab stays within, where something is open above all else. */
    within: () => (pointing ? pointing.layer : rules.isOpen() ? rules.card : null),
    /** Esc. @returns {boolean} whether something was closed */
    close: () => rules.close() || stop(),
    /**
     * @param {string} key
     * @param {Element | null} focused
     * @returns {boolean} whether the key was one of its own
     */
    key: (key, focused) => {
      if (pointing) return pointing.key(key, focused);
      if (rules.isOpen()) {
        if (key === 'Enter' && rules.isField(focused)) {
          rules.commit();
          return true;
        }
        return false;
      }
      if (!picker.isPicking() || focused?.closest('.panel, .bar')) return false;
      if (key === 'ArrowDown' || key === 'ArrowUp') picker.step(key === 'ArrowDown' ? 1 : -1);
      else if (key === 'Enter' && !focused?.matches('button')) take();
      else if (keys[key]) press(keys[key]);
      else return false;
      return true;
    },
  };
}
