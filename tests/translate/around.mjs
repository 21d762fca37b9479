// The translator with everything around it that is not under test: a state, permissions that are there, keys, a memory.

import { fetchReply } from '../../extension/translate/fetch.js';
import { makeTranslator } from '../../extension/translate/translator.js';
import { KEY } from './servers.mjs';

/** @typedef {import('../../extension/shared/translation.js').RemoteService} RemoteService */

/** Milliseconds a service has here; ten seconds are tried in the browsers. */
export const PATIENCE = 1_500;

/**
 * @param {RemoteService} service
 * @param {string} endpoint
 * @param {{ told?: string[], isAllowed?: boolean, key?: string, model?: string, chosen?: string | null, isOnline?: boolean }} [set]
 */
export function around(service, endpoint, set = {}) {
  const { isAllowed = true, key = KEY, model = 'small', chosen = service, isOnline = true } = set;
  const { told = [new URL(endpoint).origin] } = set;
  /** @type {Map<string, import('../../extension/translate/cache.js').Made>} */
  const cached = new Map();
  /** @type {string[]} */
  const counted = [];
  /** @type {string[]} */
  const keysAsked = [];
  const translator = makeTranslator({
    state: async () => ({
      translation: { service: chosen, endpoints: { [service]: endpoint }, model, told },
    }),
    mayAsk: async () => isAllowed,
    key: async (service, origin) => {
      keysAsked.push(`${service} ${origin}`);
      return key;
    },
    cache: {
      get: async (keys) => keys.map((key) => cached.get(key)),
      set: async (entries) => {
        for (const [key, made] of entries) cached.set(key, made);
      },
    },
    count: (origin) => counted.push(origin),
    ask: (request, signal, refusal) =>
      fetchReply(request, signal, refusal, { patience: PATIENCE, isOnline: () => isOnline }),
  });
  let asked = 0;
  return {
    translator,
    cached,
    counted,
    keysAsked,
    /**
     * @param {string[]} texts
     * @param {Partial<import('../../extension/shared/translate-question.js').TranslateQuestion> & { isOwn?: boolean, isPrivate?: boolean }} [how]
     */
    translate: (texts, { isOwn = false, isPrivate = false, ...rest } = {}) => {
      asked += 1;
      const id = asked.toString(16).padStart(16, '0');
      const plain = { kind: /** @type {const} */ ('translate'), id, service, from: 'fr', to: 'en' };
      const question = { ...plain, texts, isPlain: false, ...rest };
      return translator.translate(question, { isOwn, isPrivate });
    },
  };
}
