/**
 * DeepL, version 2 of its interface: fifty texts in a request, with placeholders as XML. Keys of the free plan end in
 * `:fx` and have a server of their own.
 */

import { deeplSource, deeplTarget } from '../languages.js';
import { under } from './request.js';

/** Where the keys of each plan are known. */
export const DEEPL_FREE = 'https://api-free.deepl.com';
export const DEEPL_PRO = 'https://api.deepl.com';

/** @type {import('../services.js').RemoteFacts} */
export const deepl = {
  markup: 'xml',
  // A request has 128 KiB at most.
  limits: { texts: 50, characters: 20_000 },
  key: 'needed',
  hasModel: false,
  request: ({ texts, from, to, isPlain }, { endpoint, key }) => ({
    url: under(endpoint, 'v2/translate'),
    headers: { Authorization: `DeepL-Auth-Key ${key}` },
    body: {
      text: texts,
      target_lang: deeplTarget(to),
      ...(from === null ? {} : { source_lang: deeplSource(from) }),
      ...(isPlain ? {} : { tag_handling: 'xml' }),
    },
  }),
  read: (reply) => {
    const list = reply?.translations;
    if (!Array.isArray(list)) return null;
    const detected = list[0]?.detected_source_language;
    return {
      texts: list.map((one) => one?.text),
      detected: typeof detected === 'string' ? detected.toLowerCase() : undefined,
    };
  },
  refusal: (status, reply) => {
    if (status === 456) return 'quota';
    const said = typeof reply?.message === 'string' ? reply.message : '';
    return status === 400 && /(?:target|source)_lang/.test(said) ? 'language' : undefined;
  },
};

/**
 * The server at which a key is known, where it is one of the two.
 * @param {string} key
 * @param {string} endpoint that is set
 * @returns {string} the endpoint, or the other of the two
 */
export function deeplEndpoint(key, endpoint) {
  if (![DEEPL_FREE, DEEPL_PRO].includes(endpoint) || key === '') return endpoint;
  return key.endsWith(':fx') ? DEEPL_FREE : DEEPL_PRO;
}
