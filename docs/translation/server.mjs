// A server of one's own behind the hook of Limpide, as small as it can be: Node 20, nothing to install.
//
//   node docs/translation/server.mjs          listens on http://127.0.0.1:8765/translate
//   PORT=9000 KEY=secret node …               another port; a key that has to be given
//
// Its engine is a toy: it knows a few words of French. Replace `translate` by yours; docs/translation/local.mjs does so
// with any program that reads text and writes its translation.

import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';

/** Bytes of a request that are read. */
const MOST = 1 << 20;

/** Whole words alone: what stands in double brackets marks a link or emphasis and has to come back as it is. */
const WORDS = { bonjour: 'hello', monde: 'world', merci: 'thanks', oui: 'yes', non: 'no' };

/**
 * The engine. One text at a time here; an engine that takes several is faster with all of them.
 * @param {string[]} texts
 * @param {{ from: string, to: string }} languages as the request names them; `auto` where the language is not known
 * @returns {Promise<{ text: string, from?: string }[]>} as many as there were, in the same order
 */
async function toy(texts, { from, to }) {
  if (!['fr', 'auto'].includes(from) || to !== 'en') throw new Refusal(400, 'from French into English alone');
  return texts.map((text) => ({
    text: text.replace(/\p{L}+/gu, (word) => WORDS[word.toLowerCase()] ?? word),
    from: 'fr',
  }));
}

/** What the asker did wrong. */
export class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * Listens on this device alone. No header lets web pages ask: browser extensions need none, and others are not to.
 * @param {typeof toy} translate
 * @param {{ port?: number, key?: string }} [options]
 */
export function listen(translate, { port = 8765, key = '' } = {}) {
  const server = createServer(async (request, response) => {
    const answer = (status, body) =>
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    try {
      if (request.method !== 'POST') throw new Refusal(405, 'POST alone');
      if (key && request.headers.authorization !== `Bearer ${key}`) throw new Refusal(401, 'the key is another');
      const { source_lang: from, target_lang: to, text_list: texts } = await bodyOf(request);
      const isAsked = [from, to].every((one) => typeof one === 'string') && Array.isArray(texts);
      if (!isAsked || !texts.every((text) => typeof text === 'string'))
        throw new Refusal(400, 'source_lang, target_lang and text_list are needed');
      const made = await translate(texts, { from, to });
      answer(200, {
        translations: made.map((one) => ({ detected_source_lang: one.from ?? from, text: one.text })),
      });
    } catch (error) {
      // Engines say much when they fail; whoever asked learns that it failed, and the rest stands here.
      if (!(error instanceof Refusal)) console.error(error);
      answer(error.status ?? 500, { error: error instanceof Refusal ? error.message : 'the engine failed' });
    }
  });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}

/** @param {import('node:http').IncomingMessage} request */
async function bodyOf(request) {
  const parts = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length > MOST) throw new Refusal(413, 'that is too much at once');
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8')) ?? {};
  } catch {
    throw new Refusal(400, 'this is no JSON');
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const server = await listen(toy, { port: Number(process.env.PORT ?? 8765), key: process.env.KEY });
  console.log(`http://127.0.0.1:${server.address().port}/translate`);
}
