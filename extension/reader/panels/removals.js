/**
 * The list of what was removed, grouped by reason, with the rule that removed it and "put back" or "remove again" on
 * each, and a way to keep it for good. Pointed at or focused, an entry says so, that its place can be shown. Above it
 * the user's own rules that are at work here.
 */

import { word } from '../../shared/words.js';
import { element, icon } from '../element.js';
import { REPEAT_RULE } from '../pages/join.js';
import { panelFrame } from './panels.js';

/** @typedef {import('../../core/cleaned.js').Removal} Removal */
/** @typedef {import('../../core/cleaned.js').Reason} Reason */
/** @typedef {import('../../core/cleaned.js').Article} Article */

/**
 * The reasons in the order of the list, first what is most likely to be missed.
 * @returns {[Reason, string][]}
 */
function reasons() {
  return [
    ['low-score', word('reasonLowScore')],
    ['hidden', word('reasonHidden')],
    ['duplicate', word('reasonDuplicate')],
    ['author-box', word('reasonAuthorBox')],
    ['related', word('reasonRelated')],
    ['comments', word('reasonComments')],
    ['promotion', word('reasonPromotion')],
    ['newsletter', word('reasonNewsletter')],
    ['ad', word('reasonAd')],
    ['share', word('reasonShare')],
    ['consent', word('reasonConsent')],
    ['paywall', word('reasonPaywall')],
    ['error-notice', word('reasonErrorNotice')],
    ['legal', word('reasonLegal')],
    ['navigation', word('reasonNavigation')],
    ['picked', word('reasonPicked')],
    ['user-rule', word('reasonUserRule')],
  ];
}

/**
 * @typedef {object} RemovalsPanel
 * @property {HTMLElement} panel
 * @property {HTMLElement} heading
 * @property {(cleaned: import('../../core/cleaned.js').Cleaned) => void} show
 * @property {(target: EventTarget | null) => void} point takes what is pointed at or focused, an entry or not
 *
 * @typedef {object} RemovalsActions
 * @property {() => void} close
 * @property {(removal: Removal) => void} toggle
 * @property {(removal: Removal) => void} keepForGood
 * @property {(rule: string) => void} forget takes a rule of the user's away
 * @property {(number: number) => void} always removes an element of the page for good
 * @property {(removal: Removal, reason: string) => void} point shows where it stood
 * @property {() => void} unpoint
 */

/**
 * @param {RemovalsActions} actions
 * @param {HTMLElement} steps the buttons that show more and less
 * @param {AbortSignal} signal
 * @returns {RemovalsPanel}
 */
export function makeRemovalsPanel(actions, steps, signal) {
  const list = element('div', { class: 'panel-list' });
  const { panel, heading, close } = panelFrame(
    'section',
    'panel',
    word('removedHeading'),
    word('removedClose'),
    steps,
    list,
  );
  /** @type {Map<number, Removal>} */
  const byId = new Map();

  panel.addEventListener(
    'click',
    (event) => {
      if (!event.isTrusted || !(event.target instanceof Element)) return;
      const pressed = event.target.closest('button');
      if (pressed === close) actions.close();
      const { removal, keep, forget, always } = pressed?.dataset ?? {};
      const toggled = byId.get(Number(removal ?? Number.NaN));
      const kept = byId.get(Number(keep ?? Number.NaN));
      if (toggled) actions.toggle(toggled);
      else if (kept) actions.keepForGood(kept);
      else if (always !== undefined) actions.always(Number(always));
      else if (forget !== undefined) actions.forget(forget);
    },
    { signal },
  );

  /** @type {Element | null} */
  let pointed = null;
  /** @param {EventTarget | null} target */
  const point = (target) => {
    const entry = target instanceof Element ? target.closest('li') : null;
    if (entry === pointed) return;
    pointed = entry;
    const removal = byId.get(Number(entry?.dataset.entry ?? Number.NaN));
    const name = removal && reasons().find(([reason]) => reason === removal.reason)?.[1];
    if (removal) actions.point(removal, name ?? '');
    else actions.unpoint();
  };
  list.addEventListener('pointerover', (event) => point(event.target), { signal });
  list.addEventListener('pointerleave', () => point(null), { signal });
  list.addEventListener('focusin', (event) => point(event.target), { signal });
  list.addEventListener('focusout', (event) => point(event.relatedTarget), { signal });

  return {
    panel,
    heading,
    point,
    show: ({ removals, article, rules }) => {
      byId.clear();
      for (const removal of removals) byId.set(removal.id, removal);
      const { scrollTop } = list;
      pointed = null;
      const intro = element('p', { class: 'panel-intro' }, word('removedIntro'));
      list.replaceChildren(intro, ...ownRules(rules), ...groups(removals, article));
      list.scrollTop = scrollTop;
    },
  };
}

/**
 * The user's rules that did something here, and those that were left out.
 * @param {import('../../core/cleaned.js').Obeyed} [rules]
 */
function ownRules(rules) {
  const { used = [], skipped = [] } = rules ?? {};
  if (used.length + skipped.length === 0) return [];
  const count = element('span', { class: 'count' }, String(used.length + skipped.length));
  const items = [
    ...used.map(({ text }) => ruleItem(text, '')),
    ...skipped.map(({ text, why }) => ruleItem(text, skipReason(why))),
  ];
  return [
    element(
      'section',
      { class: 'group own-rules' },
      element('h3', {}, word('ownRules'), ' ', count),
      element('ul', {}, ...items),
    ),
  ];
}

/**
 * @param {string} text
 * @param {string} why it was left out; empty where it was not
 */
function ruleItem(text, why) {
  const code = element('code', { class: 'rule-text', dir: 'ltr' }, text.trim());
  const said = why ? [element('p', { class: 'rule-why' }, why)] : [];
  return element('li', {}, code, forgetButton(text), ...said);
}

/** @param {import('../../core/cleaned.js').SkipReason} why */
function skipReason(why) {
  const reasons = {
    'too-slow': word('skippedSlow'),
    'no-time': word('skippedNoTime'),
    'too-much': word('skippedTooMuch'),
    'too-much-together': word('skippedTogether'),
    'nothing-to-read': word('skippedNothing'),
  };
  return reasons[why];
}

/** @param {string} rule */
function forgetButton(rule) {
  const label = `${word('forgetRule')}: ${rule.trim()}`;
  return element(
    'button',
    { class: 'put-back', type: 'button', 'data-forget': rule, 'aria-label': label },
    icon('away'),
    word('forgetRule'),
  );
}

/** @param {Removal} removal that was taken away by hand */
function alwaysButton({ nodes, excerpt }) {
  const label = excerpt ? `${word('always')}: ${excerpt}` : word('always');
  const attributes = { class: 'keep-here', type: 'button', 'aria-label': label };
  const title = word('alwaysTitle');
  return element('button', { ...attributes, title, 'data-always': nodes[0] }, word('always'));
}

/**
 * @param {Removal[]} removals
 * @param {Article} article
 */
function groups(removals, article) {
  const made = [];
  for (const [reason, name] of reasons()) {
    const group = removals.filter((removal) => removal.reason === reason);
    if (group.length === 0) continue;
    const count = element('span', { class: 'count' }, String(group.length));
    const items = group.map((removal) => item(removal, article));
    made.push(
      element(
        'section',
        { class: 'group' },
        element('h3', {}, name, ' ', count),
        element('ul', {}, ...items),
      ),
    );
  }
  return made;
}

/**
 * @param {Removal} removal
 * @param {Article} article
 */
function item(removal, article) {
  const excerpt = removal.excerpt
    ? element(
        'p',
        { class: 'excerpt', lang: article.lang, dir: 'auto', title: removal.excerpt },
        removal.excerpt,
      )
    : element('p', { class: 'excerpt none' }, word('removedNoText'));
  const action = removal.isBack ? word('removeAgain') : word('putBack');
  const label = removal.excerpt ? `${action}: ${removal.excerpt}` : action;
  const pressed = element(
    'button',
    { class: 'put-back', type: 'button', 'data-removal': removal.id, 'aria-label': label },
    icon(removal.isBack ? 'away' : 'back'),
    action,
  );
  const rule = element('p', { class: 'rule-name', dir: 'auto' }, removal.rule);
  const isOwn = removal.reason === 'user-rule';
  const keepLabel = removal.excerpt ? `${word('keepHere')}: ${removal.excerpt}` : word('keepHere');
  const keep = isOwn
    ? forgetButton(removal.rule)
    : removal.reason === 'picked'
      ? alwaysButton(removal)
      : element(
          'button',
          {
            class: 'keep-here',
            type: 'button',
            'data-keep': removal.id,
            title: word('keepHereTitle'),
            'aria-label': keepLabel,
          },
          word('keepHere'),
        );
  const attributes = {
    class: removal.isBack ? 'is-back' : undefined,
    'data-entry': removal.id,
  };
  // No rule of a site can know what another page of the article says.
  const ways = removal.rule === REPEAT_RULE ? [pressed, rule] : [pressed, rule, keep];
  return element('li', attributes, excerpt, ...ways);
}
