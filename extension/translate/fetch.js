/**
 * The one way in which a service is asked over the network: without the user's cookies or the page's address, to https or
 * this device alone, following no redirect, for so long and for so much. What comes back is JSON or a reason.
 */

import { endpointOf, isLoopback } from '../shared/translation.js';
import { TranslationError } from './failure.js';

/** Milliseconds from asking to the last byte of the reply. */
export const PATIENCE = 10_000;

/** Bytes of a reply. */
export const MOST_BYTES = 1 << 20;

/** The longest that a service can put off, in seconds. */
const LONGEST_AFTER = 3_600;

/**
 * @param {import('./services.js').Request} request
 * @param {AbortSignal} signal
 * @param {import('./services.js').RemoteFacts['refusal']} [refusal]
 * @param {{ patience?: number, isOnline?: () => boolean }} [options]
 * @returns {Promise<any>} the reply, as JSON
 * @throws {TranslationError}
 */
export async function fetchReply(request, signal, refusal, options = {}) {
  const { patience = PATIENCE, isOnline = () => globalThis.navigator?.onLine !== false } = options;
  const url = endpointOf(request.url);
  if (!url) throw new TranslationError('not-set-up');
  const limit = AbortSignal.timeout(patience);
  const asked = AbortSignal.any([signal, limit]);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        ...request.headers,
        'Content-Type': 'application/json',
        Accept: 'application/json',
      },
      body: JSON.stringify(request.body),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      // Not followed, and told from a server that is not there.
      redirect: 'manual',
      cache: 'no-store',
      signal: asked,
    });
    if (isRedirect(response)) throw new TranslationError('redirected');
    const reply = jsonIn(await textOf(response));
    if (!response.ok) throw refused(response, reply, refusal);
    if (reply === undefined) throw new TranslationError('garbage');
    return reply;
  } catch (error) {
    if (signal.aborted) throw new TranslationError('stopped');
    if (limit.aborted) throw new TranslationError('timeout');
    if (error instanceof TranslationError) throw error;
    const isOffline = !isLoopback(url) && !isOnline();
    throw new TranslationError(isOffline ? 'offline' : 'unreachable', { cause: error });
  }
}

/**
 * Browsers give an empty response for it; others show what it is.
 * @param {Response} response
 */
function isRedirect({ type, status }) {
  return type === 'opaqueredirect' || (status >= 300 && status < 400);
}

/**
 * Reads as much as is taken, and no byte more.
 * @param {Response} response
 * @returns {Promise<string>}
 */
async function textOf(response) {
  const said = Number(response.headers.get('Content-Length'));
  if (said > MOST_BYTES) {
    await response.body?.cancel();
    throw new TranslationError('too-large');
  }
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > MOST_BYTES) {
      await reader.cancel();
      throw new TranslationError('too-large');
    }
    text += decoder.decode(value, { stream: true });
  }
}

/**
 * @param {string} text
 * @returns {unknown} undefined where it is none
 */
function jsonIn(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * @param {Response} response
 * @param {unknown} reply
 * @param {import('./services.js').RemoteFacts['refusal']} refusal
 */
function refused({ status, headers }, reply, refusal) {
  const after = secondsIn(headers.get('Retry-After'));
  const detail = { status, ...(after === undefined ? {} : { after }) };
  const code = refusal?.(status, reply);
  if (code) return new TranslationError(code, detail);
  switch (status) {
    case 401:
    case 403:
      return new TranslationError('key', detail);
    case 402:
      return new TranslationError('quota', detail);
    case 413:
      return new TranslationError('too-large', detail);
    case 429:
    case 529:
      return new TranslationError('limited', detail);
    default:
      // It is away for a while, and says for how long.
      if (status === 503 && after !== undefined) return new TranslationError('limited', detail);
      return new TranslationError('status', detail);
  }
}

/**
 * @param {string | null} said seconds, or a date
 * @returns {number | undefined}
 */
function secondsIn(said) {
  if (said === null) return undefined;
  const seconds = /^\d+$/.test(said.trim())
    ? Number(said)
    : Math.ceil((Date.parse(said) - Date.now()) / 1_000);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), LONGEST_AFTER) : undefined;
}
