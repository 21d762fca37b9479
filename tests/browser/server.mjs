// A small web server on 127.0.0.1 for the fixture pages, a person's own file, and pages a test makes up.
// It writes down every request, so that a test can show that none was made.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.htm': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
};

/**
 * A page of a test: its content, its type if it is not HTML, headers such as a content security policy, and the status
 * of the answer if it is not 200.
 * @typedef {{ body: string | Buffer, type?: string, headers?: Record<string, string>, status?: number }} Made
 *
 * A page that depends on the request, or comes late.
 * @typedef {(request: import('node:http').IncomingMessage) => Made | Promise<Made>} Making
 */

/** Stands for every photograph that a fixture names. */
const SCENE = new URL('../demo/scene.svg', import.meta.url);

/**
 * Serves `made` by exact path, then files by the longest matching prefix of `folders`. A folder's address (with `/` at
 * the end) gives its source.html or source.txt: the shape of tests/pages. A photograph that is nowhere is our own drawing.
 * @param {{ made?: Record<string, Made | Making>, folders?: Record<string, string> }} what
 */
export async function serve({ made = {}, folders = {} }) {
  /** @type {string[]} */
  const hits = [];
  const server = createServer(async (request, response) => {
    const address = new URL(request.url ?? '/', 'http://127.0.0.1');
    const name = decodeURIComponent(address.pathname);
    hits.push(`${request.method} ${name}`);
    const own = made[name];
    const answer = typeof own === 'function' ? await own(request) : own;
    const found = answer ?? (await fileAt(name, folders)) ?? (await photograph(name));
    if (!found) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
      return;
    }
    const type = found.type ?? 'text/html; charset=utf-8';
    response
      .writeHead(found.status ?? 200, {
        'content-type': type,
        'cache-control': 'no-store',
        ...found.headers,
      })
      .end(found.body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    hits,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * @param {string} name the path of the request
 * @param {Record<string, string>} folders folders by the prefix they are served under
 * @returns {Promise<Made | null>}
 */
async function fileAt(name, folders) {
  const prefixes = Object.keys(folders).filter((prefix) => name.startsWith(prefix));
  const prefix = prefixes.sort((a, b) => b.length - a.length)[0];
  if (prefix === undefined) return null;
  const folder = path.resolve(folders[prefix] ?? '');
  const file = path.resolve(folder, `./${name.slice(prefix.length)}`);
  if (file !== folder && !file.startsWith(folder + path.sep)) return null;
  const choices = name.endsWith('/')
    ? ['source.html', 'source.txt'].map((source) => path.join(file, source))
    : [file];
  for (const choice of choices) {
    const body = await readFile(choice).catch(() => null);
    if (!body) continue;
    const extension = path.extname(choice).toLowerCase();
    // A fixture may declare its own charset, which a header would override.
    const type =
      extension === '.html' && /<meta[^>]+charset/i.test(body.toString('latin1', 0, 4096))
        ? 'text/html'
        : TYPES[/** @type {keyof typeof TYPES} */ (extension)];
    return { body, type: type ?? 'application/octet-stream' };
  }
  return null;
}

/**
 * @param {string} name the path of the request
 * @returns {Promise<Made | null>}
 */
async function photograph(name) {
  if (!/\.(?:gif|jpe?g|png|webp)$/.test(name)) return null;
  return { body: await readFile(SCENE), type: TYPES['.svg'] };
}
