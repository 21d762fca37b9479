// A WebDriver BiDi connection: commands out, answers in. Only what the Firefox driver needs.

import WebSocket from 'ws';

/** Milliseconds after which a command without an answer is taken for hung: said so, rather than waited for in silence. */
const COMMAND_LIMIT = 90_000;

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
  socket.on('message', (data) => {
    const message = JSON.parse(String(data));
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

  await send('session.new', { capabilities: {} });
  return { send, call };
}
