/**
 * The section of what Limpide removes by itself: each reason with what is known for it, switched for all sites or for one,
 * and the languages whose words it goes by.
 */

import { furniture } from '../../core/rules.js';
import { element } from '../../reader/element.js';
import { siteSettings } from '../../shared/settings.js';
import { isHost } from '../../shared/sites.js';
import { word } from '../../shared/words.js';
import { languageName, makeLanguages } from '../furniture/languages.js';
import { makePlaces } from '../furniture/places.js';
import { makeReasons } from '../furniture/reasons.js';

/**
 * @param {import('../app.js').App} app
 * @returns {import('../app.js').Section}
 */
export function makeFurnitureSection(app) {
  const box = element('div', { class: 'furniture controls waiting' });
  /** The site that is shown; '' for all sites. */
  let host = '';
  /** Shows it anew, once there is something to show. */
  let show = () => {};

  let isBegun = false;
  const open = async () => {
    const known = await furniture().catch(() => null);
    box.classList.remove('waiting');
    if (!known) {
      box.append(element('p', { class: 'warning' }, word('importFailed')));
      return;
    }
    const said = () => (host ? siteSettings(app.state().sites, host) : app.state().settings);
    const common = () => app.state().settings;

    /**
     * @param {'keepReasons' | 'skipLanguages'} key
     * @param {string} name
     * @param {boolean} isListed
     */
    const list = (key, name, isListed) => {
      const now = namesIn(said()[key] ?? (host ? common()[key] : undefined));
      const next = isListed
        ? [...new Set([...now, name])].sort()
        : now.filter((one) => one !== name);
      const inherited = host ? namesIn(common()[key]) : [];
      const isPlain =
        next.length === inherited.length && next.every((one) => inherited.includes(one));
      app.change({ set: { [key]: isPlain ? null : next }, ...(host ? { host } : {}) });
    };
    const listed = (/** @type {'keepReasons' | 'skipLanguages'} */ key) =>
      namesIn(said()[key] ?? (host ? common()[key] : undefined));

    const places = makePlaces(app, (chosen) => {
      host = chosen;
      show();
    });
    const reasons = makeReasons(known, (reason, isKept) => list('keepReasons', reason, isKept));
    const languages = makeLanguages(known, (language, isSkipped) =>
      list('skipLanguages', language, isSkipped),
    );
    show = () => {
      places.show(host);
      reasons.show(listed('keepReasons'));
      languages.show(listed('skipLanguages'));
    };
    box.replaceChildren(places.box, reasons.box, languages.box);
    app.watch(show);
  };

  return {
    id: 'furniture',
    title: word('furniture'),
    intro: word('furnitureIntro'),
    words: [word('languagesSkipped'), ...['fr', 'de', 'en'].map(languageName)],
    box,
    shown: () => {
      if (isBegun) return;
      isBegun = true;
      open();
    },
    linked: (site) => {
      if (!isHost(site)) return;
      host = site;
      show();
    },
  };
}

/** @param {unknown} said */
function namesIn(said) {
  return Array.isArray(said) ? said.filter((one) => typeof one === 'string') : [];
}
