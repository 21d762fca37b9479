/**
 * Why something could not be translated: a code for each reason that a person can do something about.
 */

/**
 * `not-set-up`: no such service was chosen, or it lacks an address, a key or a model. `not-told`: the user was not told yet
 * where the text goes. `no-permission`: the browser does not let us ask there. `offline`, `unreachable`, `timeout`: nobody
 * answered. `redirected`, `status`, `garbage`, `too-large`: what answered is no such service, is out of order, or sent or
 * was sent more than is taken. `limited`: too much at once. `key`, `quota`: the key, or what it has left. `language`: not
 * from or into this language. `stopped`: by the user. `unavailable`: the background is gone with the extension that was
 * updated.
 */
export const CODES = /** @type {const} */ ([
  'not-set-up',
  'not-told',
  'no-permission',
  'offline',
  'unreachable',
  'timeout',
  'redirected',
  'status',
  'garbage',
  'too-large',
  'limited',
  'key',
  'quota',
  'language',
  'stopped',
  'unavailable',
]);

/**
 * @typedef {typeof CODES[number]} FailureCode
 * @typedef {{ after?: number, status?: number }} FailureDetail seconds after which to try again; the status of HTTP
 */

export class TranslationError extends Error {
  /**
   * @param {FailureCode} code
   * @param {FailureDetail & ErrorOptions} [detail]
   */
  constructor(code, { after, status, ...options } = {}) {
    super(code, options);
    this.name = 'TranslationError';
    this.code = code;
    this.after = after;
    this.status = status;
  }
}
