/**
 * The section on sites: which open by themselves or never do, what the browser lets Limpide look at, and where articles
 * look different. What rules open is shown with the rest, since it needs the same permission.
 */

import { element } from '../../reader/element.js';
import { permissions } from '../../shared/browser.js';
import { hostsOfRules } from '../../shared/opening.js';
import { siteSettings, understood } from '../../shared/settings.js';
import { isHost } from '../../shared/sites.js';
import { endpointOf, meantTranslation } from '../../shared/translation.js';
import { formatLanguage, word } from '../../shared/words.js';
import { allow, disallow, watchPermissions } from '../../sites/permission.js';
import { patternOfEndpoint } from '../../translate/permission.js';
import { button } from '../parts.js';
import { makeAdd } from '../sites/add.js';
import { makeCard } from '../sites/card.js';
import { lettersOf } from '../sites/host.js';
import { makeLook } from '../sites/look.js';
import { readPermits } from '../sites/permits.js';

/** @typedef {import('../sites/card.js').Card} Card */

/**
 * @param {import('../app.js').App} app
 * @returns {import('../app.js').Section}
 */
export function makeSitesSection(app) {
  /** @type {Map<string, Card>} */
  const cards = new Map();
  /** Sites that were touched here: they stay in the list though nothing is said of them any more. @type {Set<string>} */
  const touched = new Set();
  const list = element('ul', { class: 'site-list' });
  const none = element('p', { class: 'what' }, word('sitesNone'));
  const notes = element('div', { class: 'site-notes' });
  const look = makeLook(app);
  let edited = '';

  const said = (/** @type {string} */ host) => {
    const { sites } = app.state();
    return Object.hasOwn(sites, host) ? sites[host] : undefined;
  };
  /**
   * @param {string} host
   * @param {boolean} isGranted
   */
  const told = (host, isGranted) => {
    const name = lettersOf(host);
    app.say(isGranted ? word('saidAllowed', name) : word('saidNotAllowed', name));
  };

  /** @type {import('../sites/card.js').Acts} */
  const acts = {
    open: (host, opens) => {
      touched.add(host);
      app.change({ site: host, opens });
    },
    allow: async (host) => told(host, await allow(host)),
    disallow: async (host) => {
      touched.add(host);
      const isGone = await disallow(host);
      app.say(word(isGone ? 'saidTakenBack' : 'saidNotTakenBack', lettersOf(host)));
    },
    forget: (host, key) => {
      touched.add(host);
      const before = siteSettings(app.state().sites, host)[key];
      app.change({ set: { [key]: null }, host });
      app.undo(word('saidForgottenHere', lettersOf(host)), () =>
        app.change({ set: { [key]: before }, host }),
      );
    },
    remove: async (host) => {
      const { opens, settings, translation } = said(host) ?? {};
      touched.delete(host);
      if (host === edited) acts.edit(host, list, false);
      const next = neighbor(list, host);
      if (!(await app.change({ dropSite: host }))) return;
      if (!hostsOfRules(app.state().rules).includes(host)) disallow(host);
      next?.focus();
      app.undo(word('saidSiteRemoved', lettersOf(host)), () => {
        if (opens) app.change({ site: host, opens });
        // One word that another version said would have all of them refused.
        if (settings) app.change({ set: Object.fromEntries(understood(settings)), host });
        if (translation) app.change({ untranslated: host, isOn: true });
      });
    },
    edit: (host, place, isOpen) => {
      if (edited !== '' && edited !== host) cards.get(edited)?.endEdit();
      edited = isOpen ? host : '';
      look.setHost(edited);
      if (isOpen) place.append(look.form);
      else look.form.remove();
    },
  };

  /**
   * Both at once: the browser asks in the click alone.
   * @param {string} host
   */
  const add = async (host) => {
    const granted = allow(host);
    touched.add(host);
    await app.change({ site: host, opens: 'always' });
    await show();
    cards.get(host)?.focus();
    told(host, await granted);
  };
  const form = makeAdd(add);

  /** Whether something changed while it was being shown. */
  let isOld = false;
  let isShowing = false;
  const show = async () => {
    isOld = true;
    if (isShowing) return;
    isShowing = true;
    while (isOld) {
      isOld = false;
      await showNow();
    }
    isShowing = false;
  };
  const showNow = async () => {
    const { sites, rules, translation } = app.state();
    const ruled = hostsOfRules(rules);
    const named = [...Object.keys(sites), ...ruled, ...touched].filter(isHost);
    const permits = await readPermits(named, servicePatterns(translation));
    const hosts = [...new Set([...named, ...permits.granted])].sort(byName);
    for (const host of hosts) {
      const card = cards.get(host) ?? makeCard(host, acts);
      cards.set(host, card);
      const opens = said(host)?.opens;
      card.show({
        opens: opens === 'always' || opens === 'never' ? opens : null,
        isRuled: ruled.includes(host),
        permit: permits.of(host),
        settings: siteSettings(sites, host),
        isKnown: said(host) !== undefined,
      });
    }
    for (const [host, card] of cards) {
      if (hosts.includes(host)) continue;
      card.box.remove();
      cards.delete(host);
    }
    place(
      list,
      hosts.flatMap((host) => cards.get(host)?.box ?? []),
    );
    none.hidden = hosts.length > 0;
    list.hidden = hosts.length === 0;
    notes.replaceChildren(
      ...permits.wide.map((pattern) => wideNote(pattern)),
      ...ruled.filter((host) => !isHost(host)).map((host) => entityNote(host)),
    );
    look.show();
  };
  app.watch(show);
  watchPermissions(show, app.signal);

  return {
    id: 'sites',
    title: word('sectionSites'),
    intro: word('sitesIntro'),
    box: element('div', { class: 'sites controls' }, form.form, notes, none, list),
    linked: async (host) => {
      if (!isHost(host)) return;
      await show();
      const known = said(host)?.opens === 'always' ? cards.get(host) : undefined;
      if (known) known.focus();
      else form.offer(host);
    },
  };
}

/**
 * What was granted for a service of translation and for no site: it is shown there.
 * @param {import('../../shared/translation.js').TranslationSaid} said
 */
function servicePatterns(said) {
  const endpoints = Object.values(meantTranslation(said).endpoints).map(endpointOf);
  return endpoints.flatMap((endpoint) => (endpoint ? patternOfEndpoint(endpoint) : []));
}

/**
 * More than one site at once, which the browser can be told to allow, and Limpide never asks for.
 * @param {string} pattern
 */
function wideNote(pattern) {
  const back = button(word('siteTakeBack'), () => permissions.remove({ origins: [pattern] }));
  return element('div', { class: 'site-note' }, element('p', {}, word('siteAllowedAll')), back);
}

/** @param {string} host with `.*` at the end */
function entityNote(host) {
  const words = word('siteRuleWide', `\u2068${host}\u2069`);
  return element('div', { class: 'site-note' }, element('p', {}, words));
}

const inOrder = new Intl.Collator(formatLanguage);

/**
 * @param {string} one
 * @param {string} other
 */
function byName(one, other) {
  return inOrder.compare(lettersOf(one), lettersOf(other));
}

/**
 * Brings the boxes into order and moves none that stands where it belongs, so that the focus stays.
 * @param {HTMLElement} list
 * @param {HTMLElement[]} boxes
 */
function place(list, boxes) {
  for (const [at, box] of boxes.entries()) {
    if (list.children[at] !== box) list.insertBefore(box, list.children[at] ?? null);
  }
}

/**
 * Where the focus goes when a site leaves the list.
 * @param {HTMLElement} list
 * @param {string} host
 */
function neighbor(list, host) {
  const boxes = [...list.children];
  const at = boxes.findIndex((box) => box.getAttribute('data-host') === host);
  const next = boxes[at + 1] ?? boxes[at - 1];
  return next?.querySelector('h3') ?? document.getElementById('site-name');
}
