/**
 * The choice of who translates: nobody, the browser, or one of the services, each with a sentence, and the one that is
 * chosen with what it needs.
 */

import { element } from '../../reader/element.js';
import { isRemote, meantTranslation, SERVICES } from '../../shared/translation.js';
import { word } from '../../shared/words.js';
import { watchPermissions } from '../../sites/permission.js';
import { hasTranslator } from '../../translate/services/browser.js';
import { makeSetup } from './setup.js';
import { makeTrial } from './trial.js';

/** @typedef {import('../../shared/translation.js').Service} Service */

/** @param {import('../app.js').App} app */
export function makeServices(app) {
  const cards = [null, ...SERVICES].map((service) => makeCard(service, app));
  const list = element(
    'div',
    { class: 'services', role: 'radiogroup', 'aria-labelledby': 'translation-services' },
    ...cards.map(({ box }) => box),
  );
  const show = () => {
    const { service } = meantTranslation(app.state().translation);
    for (const card of cards) card.show(service);
  };
  watchPermissions(show, app.signal);
  return {
    box: element(
      'section',
      { class: 'group' },
      element('h3', { id: 'translation-services' }, word('translateOptionsService')),
      list,
    ),
    show,
  };
}

/**
 * @param {Service | null} service
 * @param {import('../app.js').App} app
 */
function makeCard(service, app) {
  const { name, what } = wordsOf(service);
  const id = `translation-${service ?? 'none'}`;
  const isAbsent = service === 'browser' && !hasTranslator();
  const about = element('p', { class: 'what', id: `${id}-what` }, what);
  const input = element('input', {
    type: 'radio',
    name: 'translation-service',
    id,
    value: service ?? '',
    disabled: isAbsent,
    'aria-describedby': about.id,
  });
  input.addEventListener('change', (event) => {
    if (event.isTrusted) app.change({ translate: { service } });
  });
  const box = element(
    'div',
    { class: 'service', 'data-service': service ?? 'none', 'data-find': '' },
    element('label', { class: 'service-name', for: id }, input, element('span', {}, name)),
    about,
  );
  /** Made once somebody has chosen it. @type {(() => void) | null} */
  let showMore = null;
  const more = () => {
    const trial = makeTrial(/** @type {Service} */ (service), app);
    const setup = isRemote(service) ? makeSetup(service, app, trial.clear) : null;
    const place = element(
      'div',
      { class: 'service-more' },
      ...(setup ? [setup.box] : []),
      trial.box,
    );
    box.append(place);
    return () => {
      setup?.show();
      trial.show();
    };
  };
  return {
    box,
    /** @param {Service | null} chosen */
    show: (chosen) => {
      const isChosen = chosen === service;
      input.checked = isChosen;
      box.classList.toggle('chosen', isChosen);
      const place = box.querySelector('.service-more');
      place?.toggleAttribute('hidden', !isChosen);
      if (!isChosen || service === null || isAbsent) return;
      showMore ??= more();
      showMore();
    },
  };
}

/** @param {Service | null} service */
function wordsOf(service) {
  switch (service) {
    case null:
      return { name: word('translateOptionsNone'), what: word('translateOptionsNoneWhat') };
    case 'browser': {
      const what = hasTranslator()
        ? word('translateOptionsBrowserWhat')
        : word('translateOptionsBrowserAbsent');
      return { name: word('translateOptionsBrowser'), what };
    }
    case 'libretranslate':
      return { name: 'LibreTranslate', what: word('translateOptionsLibreWhat') };
    case 'deepl':
      return { name: 'DeepL', what: word('translateOptionsDeeplWhat') };
    case 'openai':
      return { name: word('translateOptionsOpenai'), what: word('translateOptionsOpenaiWhat') };
    case 'hook':
      return { name: word('translateOptionsHook'), what: word('translateOptionsHookWhat') };
  }
}
