/**
 * LibreTranslate, on a server of one's own or a public one: `POST /translate` as its OpenAPI document has it, with a list
 * of texts. Markup is given as HTML. Its replies have character references resolved.
 */

import { libreCode } from '../languages.js';
import { under } from './request.js';

/** @type {import('../services.js').RemoteFacts} */
export const libretranslate = {
  markup: 'html',
  // The public servers take 2,000 characters a text. A server of one's own needs a second for a few sentences.
  limits: { texts: 10, characters: 2_000 },
  key: 'optional',
  hasModel: false,
  request: ({ texts, from, to, isPlain }, { endpoint, key }) => ({
    url: under(endpoint, 'translate'),
    headers: {},
    body: {
      q: texts,
      source: libreCode(from),
      target: libreCode(to),
      format: isPlain ? 'text' : 'html',
      ...(key ? { api_key: key } : {}),
    },
  }),
  read: (reply) => {
    if (!Array.isArray(reply?.translatedText)) return null;
    const [detected] = [reply.detectedLanguage ?? []].flat();
    return { texts: reply.translatedText, detected: detected?.language };
  },
  refusal: (status, reply) => {
    const said = typeof reply?.error === 'string' ? reply.error : '';
    if (status !== 400) return undefined;
    // Without a key where one is needed, with a text that is too long, and without the language it says 400 alike.
    if (/\bAPI key\b/i.test(said)) return 'key';
    if (/\bnot supported\b|\bnot available\b/i.test(said)) return 'language';
    return /\bexceeds\b/i.test(said) ? 'too-large' : undefined;
  },
};
