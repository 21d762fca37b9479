/**
 * The bar at the foot of the view while a part is chosen: what it is in words, and what can be done with it.
 */

import { word } from '../../shared/words.js';
import { element, icon } from '../element.js';

/**
 * @typedef {'wider' | 'narrower' | 'act' | 'always' | 'undo' | 'article' | 'done'} PickAction
 * @typedef {Partial<Record<PickAction, { label: string, title?: string, sign?: Parameters<typeof icon>[0] }>>} PickButtons
 */

/**
 * @param {string} label of the bar
 * @param {PickButtons} buttons in their order
 * @param {(action: PickAction) => void} press
 * @param {AbortSignal} signal
 */
export function makePickBar(label, buttons, press, signal) {
  const said = element('p', { class: 'pick-said' });
  const more = element('p', { class: 'pick-more', dir: 'auto' });
  /** @type {Map<HTMLElement, PickAction>} */
  const actions = new Map();
  for (const [name, { label, title = label, sign }] of Object.entries(buttons)) {
    const button = element(
      'button',
      { class: `pick-${name}`, type: 'button', title, 'aria-label': sign ? label : undefined },
      ...(sign ? [icon(sign)] : [label]),
    );
    actions.set(button, /** @type {PickAction} */ (name));
  }
  const bar = element(
    'div',
    { class: 'pick-bar', role: 'group', 'aria-label': label, tabindex: -1, hidden: true },
    element('div', { class: 'pick-words' }, said, more),
    element('div', { class: 'pick-buttons' }, ...actions.keys()),
  );
  /** @param {HTMLElement} button */
  const isUsable = (button) => button.getAttribute('aria-disabled') !== 'true';
  bar.addEventListener(
    'click',
    (event) => {
      if (!event.isTrusted || !(event.target instanceof Element)) return;
      const pressed = event.target.closest('button');
      const action = pressed && isUsable(pressed) ? actions.get(pressed) : undefined;
      if (action) press(action);
    },
    { signal },
  );
  return {
    bar,
    /**
     * @param {string} words what is chosen
     * @param {string} excerpt how it begins
     */
    say: (words, excerpt) => {
      said.textContent = words;
      more.textContent = excerpt;
    },
    /**
     * Not `disabled`: a button that loses the focus loses its user too.
     * @param {Partial<Record<PickAction, boolean>>} can
     */
    allow: (can) => {
      for (const [button, action] of actions) {
        const is = can[action];
        if (is !== undefined) button.setAttribute('aria-disabled', String(!is));
      }
    },
    /**
     * @param {PickAction} action
     * @param {string} title why it cannot be pressed, or what it does
     */
    explain: (action, title) => {
      for (const [button, name] of actions) if (name === action) button.title = title;
    },
  };
}

/** The bar of the article. @returns {PickButtons} */
export function removalButtons() {
  return {
    wider: { label: word('pickWider'), title: `${word('pickWider')} (←)`, sign: 'larger' },
    narrower: {
      label: word('pickNarrower'),
      title: `${word('pickNarrower')} (→)`,
      sign: 'smaller',
    },
    act: { label: word('pickRemove'), title: `${word('pickRemove')} (Enter)` },
    always: { label: word('always') },
    undo: { label: word('undo'), title: `${word('undo')} (Z)`, sign: 'back' },
    article: { label: word('pointArticle'), title: word('pointArticleTitle') },
    done: { label: word('pickDone'), title: `${word('pickDone')} (Esc)` },
  };
}

/** The bar over the page itself. @returns {PickButtons} */
export function pageButtons() {
  return {
    wider: { label: word('pickWider'), title: `${word('pickWider')} (↑)`, sign: 'larger' },
    narrower: {
      label: word('pickNarrower'),
      title: `${word('pickNarrower')} (↓)`,
      sign: 'smaller',
    },
    act: { label: word('pointThis'), title: `${word('pointThis')} (Enter)` },
    always: { label: word('always') },
    done: { label: word('pointBack'), title: `${word('pointBack')} (Esc)` },
  };
}
