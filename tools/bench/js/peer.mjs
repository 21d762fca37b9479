// Runs a peer over pages: `node peer.mjs readability|defuddle`. One line {"id", "path", "url"} in, one line of what came
// out of it back, as tools/bench/README.md says. The first line tells the version.

import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { gunzipSync } from 'node:zlib';

/** Elements that stand on lines of their own. */
const BLOCKS = new Set(
  `address article aside blockquote br caption center dd details dialog dir div dl dt fieldset figcaption figure footer
  form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre section summary table tbody td tfoot th thead
  tr ul`.split(/\s+/),
);
/** Elements whose text nobody reads. */
const SILENT = new Set(['script', 'style', 'template', 'noscript', 'head']);

/** How early a `meta` element must name the encoding, in bytes: browsers look no further. */
const PRESCAN_BYTES = 1024;

// What a library prints must not stand among the answers.
for (const name of ['log', 'info', 'debug', 'warn', 'error']) {
  console[name] = () => {};
}

/** The text of a file, decoded as the command line of Limpide does it. */
function read(path) {
  let bytes = readFileSync(path);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    bytes = gunzipSync(bytes);
  }
  const head = bytes.subarray(0, PRESCAN_BYTES).toString('latin1');
  const named = /charset=["']?([\w.:-]+)/i.exec(head)?.[1]?.toLowerCase();
  for (const label of [mark(bytes), named, 'utf-8']) {
    try {
      if (label) {
        return new TextDecoder(label, { fatal: label === 'utf-8' && !named }).decode(bytes);
      }
    } catch {}
  }
  return new TextDecoder('windows-1252').decode(bytes);
}

/** The encoding a byte order mark tells. */
function mark(bytes) {
  const start = bytes.subarray(0, 3).toString('hex');
  if (start.startsWith('fffe')) return 'utf-16le';
  if (start.startsWith('feff')) return 'utf-16be';
  return start === 'efbbbf' ? 'utf-8' : undefined;
}

/** The text under a node, blocks on lines of their own: `textContent` glues the words of neighboring blocks. */
function textOf(root) {
  const parts = [];
  const open = [{ node: root.firstChild, end: '' }];
  while (open.length) {
    const top = open[open.length - 1];
    const node = top.node;
    if (!node) {
      parts.push(top.end);
      open.pop();
      continue;
    }
    top.node = node.nextSibling;
    if (node.nodeType === 3 || node.nodeType === 4) {
      parts.push(node.nodeValue);
    } else if (node.nodeType === 1) {
      const name = node.nodeName.toLowerCase();
      if (!SILENT.has(name)) {
        const line = BLOCKS.has(name) ? '\n' : '';
        parts.push(line);
        open.push({ node: node.firstChild, end: line });
      }
    }
  }
  return parts.join('');
}

/** Milliseconds of the processor since a moment, those of the garbage collector's threads too. */
function since(start) {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Mozilla's Readability on jsdom, the way its README names for Node. */
async function readability() {
  const { JSDOM, VirtualConsole } = await import('jsdom');
  const { Readability } = await import('@mozilla/readability');
  return async ({ path, url }) => {
    const start = process.cpuUsage();
    const dom = new JSDOM(read(path), {
      url: url ?? undefined,
      virtualConsole: new VirtualConsole(),
    });
    const parsed = since(start);
    const article = new Readability(dom.window.document, { serializer: (root) => root }).parse();
    const ms = since(start);
    const answer = {
      text: article?.content ? textOf(article.content) : '',
      title: article?.title,
      byline: article?.byline,
      date: article?.publishedTime,
      ms,
      parse_ms: parsed,
    };
    dom.window.close();
    return answer;
  };
}

/** Defuddle on linkedom, the way its README names first for Node. */
async function defuddle() {
  const { parseHTML } = await import('linkedom');
  const { Defuddle } = await import('defuddle/node');
  return async ({ path, url }) => {
    const start = process.cpuUsage();
    const { document } = parseHTML(read(path));
    const parsed = since(start);
    // No page may be asked for over the network.
    const article = await Defuddle(document, url ?? undefined, {
      markdown: false,
      useAsync: false,
    });
    const ms = since(start);
    const { document: content } = parseHTML(
      `<!doctype html><html><body>${article.content ?? ''}</body></html>`,
    );
    return {
      text: textOf(content.body),
      title: article.title,
      byline: article.author,
      date: article.published,
      ms,
      parse_ms: parsed,
    };
  };
}

const PEERS = {
  readability: [readability, '@mozilla/readability', 'jsdom'],
  defuddle: [defuddle, 'defuddle', 'linkedom'],
};

const [prepare, ...packages] = PEERS[process.argv[2]];
const pinned = JSON.parse(
  readFileSync(new URL('package.json', import.meta.url), 'utf8'),
).dependencies;
const clean = await prepare();
const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
say({
  version: packages.map((name, at) => (at ? `${name} ${pinned[name]}` : pinned[name])).join(', '),
});
for await (const line of createInterface({ input: process.stdin })) {
  const page = JSON.parse(line);
  try {
    say({ id: page.id, ...(await clean(page)) });
  } catch (error) {
    say({
      id: page.id,
      text: '',
      error: `failed: ${String(error?.message ?? error).slice(0, 80)}`,
    });
  }
}
