// A WebDriver BiDi connection: commands out, answers in. Only what the Firefox driver needs.

import WebSocket from 'ws';

/** Milliseconds after which a command without an answer is taken for hung: said so, rather than waited for in silence. */
const COMMAND_LIMIT = 90_000;

const STARTED = 'browsingContext.navigationStarted';

const ARRIVED = ['browsingContext.load', 'browsingContext.fragmentNavigated'];

const FAILED = 'browsingContext.navigationFailed';

/** What the browser says of a page whose frame, or whose predecessor's, has failed. */
const OF_A_FRAME = /Address rejected|NS_BINDING_ABORTED/;

/**
 * Opens a connection and a session.
 * @param {string} address of the browser's socket, `ws://…`
 */
export async function connect(address) {
  const socket = new WebSocket(`${address}/session`, { perMessageDeflate: false });
  await new Promise((resolve, reject) => {
    socket.once('open', () => resolve(undefined));
    socket.once('error', reject);
  });
  /** @type {Map<number, { resolve: (result: any) => void, reject: (error: Error) => void }>} */
  const pending = new Map();
  let last = 0;
  /** @type {Set<(method: string, params: any) => void>} */
  const listeners = new Set();
  socket.on('message', (data) => {
    const message = JSON.parse(String(data));
    if (message.type === 'event') {
      for (const listener of listeners) listener(message.method, message.params);
      return;
    }
    const waiting = pending.get(message.id);
    pending.delete(message.id);
    if (message.type === 'error')
      waiting?.reject(new Error(`${message.error}: ${message.message}`));
    else waiting?.resolve(message.result);
  });
  socket.on('close', () => {
    for (const { reject } of pending.values())
      reject(new Error('the browser closed the connection'));
    pending.clear();
  });

  /**
   * @param {string} method
   * @param {object} [params]
   * @returns {Promise<any>}
   */
  const send = (method, params = {}) =>
    new Promise((resolve, reject) => {
      if (socket.readyState !== WebSocket.OPEN)
        return reject(new Error(`the browser was closed before ${method}`));
      last += 1;
      const id = last;
      const timer = setTimeout(() => {
        pending.delete(id);
        reject(new Error(`no answer to ${method} in ${COMMAND_LIMIT / 1000} s`));
      }, COMMAND_LIMIT);
      /** @type {<T>(settle: (value: T) => void) => (value: T) => void} */
      const settling = (settle) => (value) => {
        clearTimeout(timer);
        settle(value);
      };
      pending.set(id, { resolve: settling(resolve), reject: settling(reject) });
      socket.send(JSON.stringify({ id, method, params }));
    });

  /**
   * Calls a function, given as text, in a tab or in the browser's own window; its answer comes back as JSON would
   * keep it. `first` is handed over as it is (a reference to a node), the rest as values.
   * @param {string} context
   * @param {string} source
   * @param {unknown[]} args
   * @param {object[]} [first]
   */
  const call = async (context, source, args, first = []) => {
    const answer = await send('script.callFunction', {
      target: { context },
      functionDeclaration: `async (...all) => {
        const values = JSON.parse(all.pop());
        return JSON.stringify(await (${source})(...all, ...values)) ?? 'null';
      }`,
      arguments: [...first, { type: 'string', value: JSON.stringify(args) }],
      awaitPromise: true,
    });
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
    return JSON.parse(answer.result.value);
  };

  /**
   * Brings a tab to an address and waits for the load event. The browser's own waiting takes a frame's error page for the
   * page's, and fails; then the events say how it went, which pages of an extension do not send.
   * @param {string} context
   * @param {string} url
   */
  const navigate = (context, url) =>
    new Promise((resolve, reject) => {
      /** @type {string | null} */
      let navigation = null;
      /** @param {Error} [failed] */
      const end = (failed) => {
        clearTimeout(timer);
        listeners.delete(listener);
        if (failed) reject(failed);
        else resolve(undefined);
      };
      const timer = setTimeout(
        () => end(new Error(`no load event of ${url} in ${COMMAND_LIMIT / 1000} s`)),
        COMMAND_LIMIT,
      );
      /** @type {(method: string, params: any) => void} */
      const listener = (method, params) => {
        if (params.context !== context) return;
        if (method === STARTED) navigation ??= params.navigation;
        if (navigation === null || params.navigation !== navigation) return;
        if (ARRIVED.includes(method)) end();
        if (method === FAILED) end(new Error(`${params.message ?? method} on the way to ${url}`));
      };
      listeners.add(listener);
      send('browsingContext.navigate', { context, url, wait: 'complete' }).then(
        () => end(),
        (failed) => {
          if (!OF_A_FRAME.test(failed.message)) end(failed);
        },
      );
    });

  await send('session.new', { capabilities: {} });
  await send('session.subscribe', { events: [STARTED, ...ARRIVED, FAILED] });
  return { send, call, navigate };
}
