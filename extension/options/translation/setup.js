/**
 * What a service over the network needs: its address, the model, the key, the browser's permission; and where text goes.
 */

import { element, icon } from '../../reader/element.js';
import {
  ENDPOINTS,
  endpointOf,
  isLoopback,
  meantTranslation,
  TRANSLATION,
} from '../../shared/translation.js';
import { word } from '../../shared/words.js';
import { keyFrom, readKey, writeKey } from '../../translate/keys.js';
import { allowAsking, disallowAsking, mayAsk } from '../../translate/permission.js';
import { deeplEndpoint } from '../../translate/services/deepl.js';
import { REMOTE_SERVICES } from '../../translate/services.js';
import { button } from '../parts.js';
import { makeField } from './field.js';

/** @typedef {import('../../shared/translation.js').RemoteService} RemoteService */

/**
 * @param {RemoteService} service
 * @param {import('../app.js').App} app
 * @param {() => void} changed called where what is set has become other
 */
export function makeSetup(service, app, changed) {
  const facts = REMOTE_SERVICES[service];
  const meant = () => meantTranslation(app.state().translation);
  const endpoint = () => endpointOf(meant().endpoints[service]) ?? new URL(ENDPOINTS[service]);

  /** @param {string} address */
  const keepAddress = async (address) => {
    const said = /** @type {any} */ (app.state().translation.endpoints) ?? {};
    const { [service]: _, ...others } = TRANSLATION.endpoints.check(said) ? said : {};
    const own = address === ENDPOINTS[service] ? {} : { [service]: address };
    const endpoints = { ...others, ...own };
    const isNone = Object.keys(endpoints).length === 0;
    await app.change({ translate: { endpoints: isNone ? null : endpoints } });
    changed();
  };
  const address = makeField(
    `translation-address-${service}`,
    { label: word('translateOptionsAddress'), refused: word('translateOptionsAddressRefused') },
    (text) => endpointOf(text) !== null,
    keepAddress,
    { type: 'url', placeholder: ENDPOINTS[service] },
  );
  const model = makeField(
    `translation-model-${service}`,
    {
      label: word('translateOptionsModel'),
      what: word('translateOptionsModelWhat'),
      refused: word('translateOptionsModelRefused'),
    },
    (text) => TRANSLATION.model.check(text),
    async (text) => {
      await app.change({ translate: { model: text === '' ? null : text } });
      changed();
    },
  );
  const key = makeField(
    `translation-key-${service}`,
    {
      label: word('translateOptionsKey'),
      what: word('translateOptionsKeyWhat'),
      refused: word('translateOptionsKeyRefused'),
    },
    (text) => keyFrom(text) !== null,
    async (text) => {
      const found = keyFrom(text) ?? '';
      if (found === '') return;
      // Keys of the free plan are known at another server than the others.
      const at = service === 'deepl' ? deeplEndpoint(found, endpoint().origin) : '';
      if (at !== '' && at !== endpoint().origin) await keepAddress(at);
      await keepKey(found, word('translateOptionsKeySaid'));
    },
    { type: 'password' },
  );
  const kept = element('span', { class: 'what' }, word('translateOptionsKeyKept'));
  const forget = button(word('translateOptionsKeyForget'), async () => {
    await keepKey('', word('translateOptionsKeyGone'));
    key.input.focus();
  });
  forget.classList.add('quiet');
  const keyKept = element(
    'div',
    { class: 'service-key', hidden: true },
    icon('done'),
    kept,
    forget,
  );

  /**
   * @param {string} text empty forgets it
   * @param {string} words
   */
  const keepKey = async (text, words) => {
    try {
      await writeKey(service, endpoint().origin, text);
      key.input.value = '';
      app.say(words);
    } catch {
      app.say(word('optionsRefused'));
    }
    await show();
    changed();
  };

  const goes = element('p', { class: 'service-goes' });
  const permission = element('div', { class: 'service-permission' });
  let line = '';
  const showPermission = async () => {
    const url = endpoint();
    const isAllowed = await mayAsk(url);
    const next = `${url.origin} ${isAllowed}`;
    if (next === line) return;
    line = next;
    const hadFocus = permission.contains(document.activeElement);
    permission.replaceChildren(...permissionLine(url, isAllowed, app));
    if (hadFocus) permission.querySelector('button')?.focus();
  };
  const show = async () => {
    const now = meant();
    const url = endpoint();
    address.show(now.endpoints[service]);
    model.show(now.model);
    const where = word(
      isLoopback(url) ? 'translateOptionsGoesHere' : 'translateOptionsGoesTo',
      `\u2068${url.origin}\u2069`,
    );
    if (goes.textContent !== where) goes.textContent = where;
    const has = await readKey(service, url.origin).catch(() => '');
    keyKept.hidden = has === '';
    await showPermission();
  };
  return {
    box: element(
      'div',
      { class: 'service-setup' },
      goes,
      address.row,
      ...(facts.hasModel ? [model.row] : []),
      ...(facts.key === 'none' ? [] : [key.row, keyKept]),
      permission,
    ),
    show,
  };
}

/**
 * @param {URL} endpoint
 * @param {boolean} isAllowed
 * @param {import('../app.js').App} app
 * @returns {Node[]}
 */
function permissionLine(endpoint, isAllowed, app) {
  const origin = `\u2068${endpoint.origin}\u2069`;
  const say = (/** @type {string} */ words) => element('p', { class: 'what' }, words);
  if (!isAllowed) {
    const ask = button(word('translateOptionsAllow', origin), async () => {
      if (!(await allowAsking(endpoint))) app.say(word('translateOptionsNotAllowed', origin));
    });
    ask.classList.add('main');
    return [icon('notice'), say(word('translateOptionsAllowWhy')), ask];
  }
  const back = button(
    word('siteTakeBack'),
    async () => {
      if (!(await disallowAsking(endpoint))) app.say(word('saidNotTakenBack', origin));
    },
    word('siteTakeBackNamed', origin),
  );
  return [icon('done'), say(word('translateOptionsAllowed')), back];
}
