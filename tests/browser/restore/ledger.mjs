// A server that is also the proxy for all else a browser asks for: every request of page, extension and browser is written
// down with its whole address. Pictures, styles and scripts of others are answered with plain ones.

import { createServer } from 'node:http';

/** A picture without detail, large enough to belong to an article. */
const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="450"><rect width="800" height="450" fill="#789"/></svg>';

/**
 * What is answered, by what the browser says it takes, and by the ending of the address where it takes anything.
 * @type {[accepted: RegExp, ending: RegExp, type: string, body: string][]}
 */
const ANSWERS = [
  [/^text\/html/, /^$/, 'text/html', '<!doctype html><title>of others</title>'],
  [/^image\//, /\.(?:avif|gif|jpe?g|png|svg|webp)$/i, 'image/svg+xml', PICTURE],
  [/^text\/css/, /\.css$/i, 'text/css', ''],
  [/^$/, /\.js$/i, 'text/javascript', ''],
];

/** What browsers ask their makers for by themselves, on no page's behalf. Pages that are served name no such host. */
const BY_ITSELF =
  /^https?:\/\/(?:[\w-]+\.)*(?:google\.com|googleapis\.com|gvt1\.com|mozilla\.(?:com|net|org)|firefox\.com)\//;

/** @typedef {{ body: Buffer, headers: Record<string, string> }} Served */

/**
 * @param {(path: string) => Served | null} pageAt the page at a path of the server's own
 */
export async function keepLedger(pageAt) {
  /** @type {string[]} */
  const hits = [];
  /** @type {Set<string>} */
  const byItself = new Set();
  const note = (/** @type {string} */ asked) => {
    if (BY_ITSELF.test(asked)) byItself.add(new URL(asked).origin);
    else hits.push(asked);
  };
  const server = createServer((request, response) => {
    const asked = request.url ?? '/';
    const isOwn = asked.startsWith('/');
    note(isOwn ? `http://${request.headers.host}${asked}` : asked);
    const page = isOwn ? pageAt(asked) : null;
    if (page) {
      response.writeHead(200, { 'cache-control': 'no-store', ...page.headers }).end(page.body);
      return;
    }
    const { accept = '' } = request.headers;
    const { pathname } = new URL(asked, 'http://127.0.0.1');
    const [, , type, body] =
      ANSWERS.find(([accepted]) => accept !== '' && accepted.test(accept)) ??
      ANSWERS.find(([, ending]) => ending.test(pathname)) ??
      [];
    response
      .writeHead(type ? 200 : 404, {
        'content-type': type ?? 'text/plain',
        'cache-control': 'max-age=3600',
        'access-control-allow-origin': '*',
      })
      .end(body ?? 'not found');
  });
  // What is asked for under TLS stays unread, and is refused.
  server.on('connect', (request, socket) => {
    note(`https://${String(request.url).replace(/:443$/, '')}/`);
    socket.on('error', () => {});
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    address: `127.0.0.1:${port}`,
    origin: `http://127.0.0.1:${port}`,
    hits,
    byItself,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
