// The server of the package `libretranslate`, started on this device, and a listener before it: whatever a client sends and
// whatever comes back passes by, is judged by the server's own description, and goes on unchanged.

import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { judgesOf } from './document.mjs';

export const SERVE = fileURLToPath(
  new URL('../../../tools/libretranslate/serve.py', import.meta.url),
);

/** Milliseconds until it has to answer; it reads a table of words of every language first. */
const START_LIMIT = 60_000;

/**
 * A request that passed by.
 * @typedef {{ body: any, status: number, reply: any, retryAfter: string | undefined }} Passed
 */

/** A port that nobody has. @returns {Promise<number>} */
async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * @param {string} python of the environment that has the package
 * @param {string} folder for what it writes
 * @param {string[]} [options] of libretranslate
 */
export async function startReal(python, folder, options = []) {
  const port = await freePort();
  const own = ['--host', '127.0.0.1', '--port', String(port), '--disable-files-translation'];
  const child = spawn(python, [SERVE, ...own, '--disable-web-ui', ...options], {
    cwd: folder,
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      printed = (printed + data).slice(-2_000);
    });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const real = `http://127.0.0.1:${port}`;
  const start = Date.now();
  /** @type {any} */
  let document = null;
  while (!document) {
    document = await fetch(`${real}/spec`).then(
      (answer) => answer.json(),
      () => null,
    );
    if (child.exitCode !== null || Date.now() - start > START_LIMIT) {
      child.kill();
      throw new Error(`the server of libretranslate did not start:\n${printed}`);
    }
    if (!document) await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const judges = judgesOf(document);
  /** @type {Passed[]} */
  const passed = [];
  /** @type {string[]} */
  const wrong = [];
  const listener = createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    const { url = '', headers } = request;
    const type = headers['content-type'] ?? '';
    const { host: _host, connection: _connection, ...told } = headers;
    const answer = await fetch(`${real}${url}`, {
      method: request.method ?? 'GET',
      headers: /** @type {Record<string, string>} */ (told),
      body: text,
    });
    const replied = await answer.text();
    const body = JSON.parse(text);
    const reply = JSON.parse(replied);
    const status = answer.status;
    if (request.method !== 'POST' || url !== '/translate' || type !== 'application/json')
      wrong.push(`${request.method} ${url} ${type}`);
    wrong.push(...judges.request(body).map((fault) => `request: ${fault}`));
    wrong.push(
      ...judges
        .reply(
          '/translate',
          'post',
          String(status),
        )(reply)
        .map((fault) => `reply: ${fault}`),
    );
    const retryAfter = answer.headers.get('retry-after') ?? undefined;
    passed.push({ body, status, reply, retryAfter });
    response.writeHead(status, {
      'content-type': answer.headers.get('content-type') ?? '',
      ...(retryAfter ? { 'retry-after': retryAfter } : {}),
    });
    response.end(replied);
  });
  await new Promise((resolve) => listener.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (listener.address());
  return {
    document,
    judges,
    /** Without the listener. */
    real,
    endpoint: `http://127.0.0.1:${address.port}`,
    passed,
    wrong,
    close: async () => {
      listener.closeAllConnections();
      await new Promise((resolve) => listener.close(resolve));
      child.kill();
      await ended;
    },
  };
}
