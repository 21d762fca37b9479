/**
 * What the user set, as it is meant on this page: settings, with those of its site on top, and rules; kept when they are
 * changed here, told when they are changed elsewhere. What cannot be kept holds until the view is closed.
 */

import { keysOf, meant, meantFor, siteSettings, withoutSite } from '../shared/settings.js';
import { hostsOver } from '../shared/sites.js';
import { change, watchState } from '../shared/state.js';

/** @typedef {import('../shared/settings.js').Settings} Settings */
/** @typedef {import('../shared/state.js').State} State */

/** The settings one may have otherwise on a site, as the panel of the text shows them. */
const LOOK = keysOf('reading');

/**
 * @param {State} first
 * @param {string} host of the page, '' where it has none
 */
export function makeChoices(first, host) {
  let state = first;
  let now = meantFor(state, host);
  /** The host whose own look this page has, and whether what is changed here is to hold there alone. */
  let own = hostWithLook(state, host);
  let isOnlyHere = own !== null;
  /** What could not be kept. @type {Partial<Settings>} */
  let unkept = {};

  /** @param {State} next */
  const take = (next) => {
    const wasEmpty = own === null;
    state = next;
    now = { ...meantFor(state, host), ...unkept };
    own = hostWithLook(state, host);
    // Switched on, and nothing is otherwise yet.
    isOnlyHere = own !== null || (isOnlyHere && wasEmpty);
  };

  /**
   * @param {import('../shared/change.js').Change} asked
   * @returns {Promise<boolean>} whether it is kept
   */
  const keep = async (asked) => {
    try {
      state = await change(asked);
      return true;
    } catch {
      // Full, private, or gone with the extension.
      return false;
    }
  };

  /**
   * @param {(keyof Settings)[]} keys
   * @param {Settings} wanted
   * @param {Settings} otherwise what holds where nothing is said
   * @param {string} [site]
   */
  const say = async (keys, wanted, otherwise, site) => {
    if (keys.length === 0) return;
    const said = keys.map((key) => [key, isSame(wanted[key], otherwise[key]) ? null : wanted[key]]);
    const about = site === undefined ? {} : { host: site };
    const isKept = await keep({ set: Object.fromEntries(said), ...about });
    unkept = isKept ? without(unkept, keys) : { ...unkept, ...only(wanted, keys) };
  };

  return {
    settings: () => now,
    /** What the choices about translation are made of. @type {import('./translation.js').Said} */
    said: { state: () => state, host, keep },
    /** What the core is told. */
    told: () => toldOf(state, now),
    /** @param {Settings} wanted */
    save: (wanted) => {
      const all = /** @type {(keyof Settings)[]} */ (Object.keys(wanted));
      const differing = all.filter((key) => !isSame(wanted[key], now[key]));
      const here = isOnlyHere ? differing.filter((key) => LOOK.includes(key)) : [];
      now = wanted;
      const site = own ?? host;
      say(here, wanted, withoutSite(state, site), site);
      if (here.length > 0) own = site;
      say(
        differing.filter((key) => !here.includes(key)),
        wanted,
        meant({}),
      );
    },
    /** Whether what is changed here holds on this site alone; null where the page has no host. */
    isOnlyHere: () => (host === '' ? null : isOnlyHere),
    /**
     * @param {boolean} wanted
     * @returns {Settings} as they are then: without it, the site looks like all others, or like the site it is a part of
     */
    setOnlyHere: (wanted) => {
      isOnlyHere = wanted;
      if (!wanted && own !== null) {
        const site = own;
        keep({ set: Object.fromEntries(LOOK.map((key) => [key, null])), host: site });
        unkept = without(unkept, LOOK);
        now = { ...now, ...only(withoutSite(state, site), LOOK) };
        own = hostWithLook({ ...state, sites: { ...state.sites, [site]: {} } }, host);
        isOnlyHere = own !== null;
      }
      return now;
    },
    /**
     * @param {string} rule
     * @param {string} remark
     */
    addRule: async (rule, remark) => {
      state = await change({ addRule: { rule, remark } });
    },
    /** @param {string} rule */
    dropRule: async (rule) => {
      state = await change({ dropRule: rule });
    },
    /**
     * @param {{ settings(now: Settings): void, rules(): void, translation(): void }} changed
     * @param {AbortSignal} signal
     */
    watch: (changed, signal) => {
      watchState((next) => {
        const before = toldOf(state, now);
        take(next);
        changed.settings(now);
        changed.translation();
        if (!isSame(toldOf(state, now), before)) changed.rules();
      }, signal);
    },
  };
}

/**
 * @param {Partial<Settings>} settings
 * @param {(keyof Settings)[]} keys
 * @returns {Partial<Settings>}
 */
function without(settings, keys) {
  const rest = Object.entries(settings).filter(([key]) => !keys.includes(/** @type {any} */ (key)));
  return Object.fromEntries(rest);
}

/**
 * @param {Settings} settings
 * @param {(keyof Settings)[]} keys
 * @returns {Partial<Settings>}
 */
function only(settings, keys) {
  return Object.fromEntries(keys.map((key) => [key, settings[key]]));
}

/**
 * @param {State} state
 * @param {Settings} settings
 */
function toldOf({ rules }, { keepReasons, skipLanguages }) {
  return { rules, keepReasons, skipLanguages };
}

/**
 * The nearest host over this one that has a look of its own.
 * @param {State} state
 * @param {string} host
 */
function hostWithLook({ sites }, host) {
  const hasLook = (/** @type {string} */ over) =>
    LOOK.some((key) => Object.hasOwn(siteSettings(sites, over), key));
  return hostsOver(host).find(hasLook) ?? null;
}

/**
 * @param {unknown} one
 * @param {unknown} other
 */
function isSame(one, other) {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
