/**
 * Fetches another page of the article, as the page itself would: its origin, its cookies, its referrer, nothing of the
 * extension's. The browser makes an inert document of it: no script runs there, no image is loaded.
 */

import { addEventListener, addressOf } from '../shared/dom.js';

/** Milliseconds a page may take. */
const PATIENCE = 10_000;

/** Bytes of a page; as many characters is all that a snapshot may hold. */
const MOST_BYTES = 8 << 20;

/** What a page of an article is. */
const READABLE = /^(?:text\/html|application\/xhtml\+xml)\b/i;

/**
 * @typedef {(
 *   'elsewhere' | 'missing' | 'not-html' | 'offline' | 'refused' | 'server' | 'sign-in' | 'too-large' | 'too-slow' |
 *   'unreachable'
 * )} Failure
 */

/** Why a page could not be had. */
export class FetchError extends Error {
  /** @param {Failure} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/**
 * @param {string} address of the page's own origin
 * @param {AbortSignal} signal
 * @param {() => void} [asked] told when the network is asked
 * @returns {Promise<{ page: Document, address: string }>} the page, and where it was found in the end
 * @throws {FetchError}
 */
export function fetchPage(address, signal, asked = () => {}) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const done = new AbortController();
    /** @param {Failure} code */
    const fail = (code) => {
      done.abort();
      request.abort();
      reject(new FetchError(code));
    };
    if (signal.aborted) return reject(signal.reason);
    if (!isOwn(address)) return fail('elsewhere');
    if (!navigator.onLine) return fail('offline');
    const listening = { signal: done.signal };
    signal.addEventListener(
      'abort',
      () => {
        done.abort();
        request.abort();
        reject(signal.reason);
      },
      listening,
    );
    // A page may forbid its own scripts to ask for anything; where a browser holds us to it, that is the reason.
    let isRefused = false;
    addEventListener.call(
      document,
      'securitypolicyviolation',
      (event) => {
        const { effectiveDirective } = /** @type {SecurityPolicyViolationEvent} */ (event);
        if (effectiveDirective === 'connect-src') isRefused = true;
      },
      listening,
    );
    request.addEventListener(
      'readystatechange',
      () => {
        if (request.readyState !== XMLHttpRequest.HEADERS_RECEIVED) return;
        const code = headersFault(request);
        if (code) fail(code);
      },
      listening,
    );
    request.addEventListener(
      'progress',
      ({ loaded }) => {
        if (loaded > MOST_BYTES) fail('too-large');
      },
      listening,
    );
    request.addEventListener('timeout', () => fail('too-slow'), listening);
    request.addEventListener(
      'error',
      // Whether the policy was the reason is told right after.
      () => setTimeout(() => fail(faultOf(isRefused))),
      listening,
    );
    request.addEventListener(
      'load',
      () => {
        const page = request.responseXML;
        if (page === null) return fail('not-html');
        done.abort();
        resolve({ page, address: request.responseURL });
      },
      listening,
    );
    request.open('GET', address);
    request.responseType = 'document';
    request.timeout = PATIENCE;
    request.send();
    asked();
  });
}

/** @param {boolean} isRefused */
function faultOf(isRefused) {
  if (isRefused) return 'refused';
  return navigator.onLine ? 'unreachable' : 'offline';
}

/**
 * What is wrong with an answer by its head alone.
 * @param {XMLHttpRequest} request
 * @returns {Failure | null}
 */
function headersFault(request) {
  const { status } = request;
  if (!isOwn(request.responseURL)) return 'elsewhere';
  if (status === 401 || status === 402 || status === 403) return 'sign-in';
  if (status === 404 || status === 410) return 'missing';
  if (status < 200 || status > 299) return 'server';
  if (!READABLE.test(request.getResponseHeader('content-type') ?? '')) return 'not-html';
  return Number(request.getResponseHeader('content-length') ?? 0) > MOST_BYTES ? 'too-large' : null;
}

/** @param {string} address */
function isOwn(address) {
  const parsed = URL.parse(address);
  const isWeb = parsed?.protocol === 'https:' || parsed?.protocol === 'http:';
  return isWeb && parsed.origin === URL.parse(addressOf.call(document))?.origin;
}
