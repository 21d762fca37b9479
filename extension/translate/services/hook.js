/**
 * The general hook: any engine behind one small server that takes a list of texts and gives back as many. The form is the
 * one that Immersive Translate publishes for servers of one's own, so that those which there are fit here too.
 * docs/translation.md describes it, with a server to begin from.
 */

import { hookCode } from '../languages.js';
import { bearer } from './request.js';

/** @type {import('../services.js').RemoteFacts} */
export const hook = {
  // An engine of which nothing is known is given text as people write it.
  markup: 'plain',
  limits: { texts: 20, characters: 4_000 },
  key: 'optional',
  hasModel: false,
  request: ({ texts, from, to }, { endpoint, key }) => ({
    url: endpoint.href,
    headers: bearer(key),
    body: { source_lang: hookCode(from), target_lang: hookCode(to), text_list: texts },
  }),
  read: (reply) => {
    const list = reply?.translations;
    if (!Array.isArray(list)) return null;
    return {
      texts: list.map((one) => one?.text),
      detected: list.find((one) => typeof one?.detected_source_lang === 'string')
        ?.detected_source_lang,
    };
  },
};
