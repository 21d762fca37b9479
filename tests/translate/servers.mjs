// Servers on this device that speak the interfaces of the services, each as strictly as its public description has it: a
// request that is not exactly one is refused and remembered. And the ways in which a server goes wrong.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';

/** What LibreTranslate's own server answers languages by: two letters, or with the script or the region. */
const LIBRE_LANGUAGE = /^(?:[a-z]{2}|zh-Hans|zh-Hant|pt-BR)$/;

/** What DeepL's description has for the languages used here. */
const DEEPL_TARGETS = ['EN-US', 'EN-GB', 'FR', 'DE', 'NB', 'PT-BR', 'PT-PT', 'ZH-HANS', 'ZH-HANT'];
const DEEPL_SOURCES = ['EN', 'FR', 'DE', 'NB', 'PT', 'ZH'];

/** The key that these servers know. */
export const KEY = 'secret-key:fx';

/**
 * What a text is translated to: recognizable, its markup left as it is.
 * @param {string} text
 */
export const made = (text) => `»${text}«`;

/**
 * One request as it came.
 * @typedef {{ method: string, path: string, headers: import('node:http').IncomingHttpHeaders, body: any }} Seen
 *
 * How a service is spoken: checks a request and answers it.
 * @typedef {(seen: Seen) => { status?: number, headers?: Record<string, string>, body: unknown }} Speak
 */

/**
 * Exactly these keys, each as it must be.
 * @param {any} body
 * @param {Record<string, (value: any) => boolean>} needed
 * @param {Record<string, (value: any) => boolean>} [possible]
 */
function hasShape(body, needed, possible = {}) {
  assert.ok(typeof body === 'object' && body !== null && !Array.isArray(body), 'an object');
  for (const [key, isGood] of Object.entries(needed))
    assert.ok(isGood(body[key]), `${key}: ${JSON.stringify(body[key])}`);
  for (const key of Object.keys(body)) {
    if (Object.hasOwn(needed, key)) continue;
    assert.ok(possible[key]?.(body[key]), `${key} is not known: ${JSON.stringify(body[key])}`);
  }
}

const isText = (/** @type {unknown} */ value) => typeof value === 'string' && value !== '';
const isTextList = (/** @type {any} */ value) =>
  Array.isArray(value) && value.length > 0 && value.every(isText);

/** Markup as the core writes it for XML and HTML, and nothing else that begins with `<` or `&`. */
const isXml = (/** @type {string} */ text) =>
  text.replace(/<\/?[a-z]\d+>|<[a-z]\d+\/>|&(?:amp|lt|gt|quot);/g, '').search(/[<&]/) < 0;

/** @type {Record<import('../../extension/shared/translation.js').RemoteService, { path: string, speak: Speak }>} */
export const SPOKEN = {
  // As the OpenAPI document of its package has POST /translate.
  libretranslate: {
    path: '/translate',
    speak: ({ body }) => {
      hasShape(
        body,
        {
          q: (q) => isText(q) || isTextList(q),
          source: (code) => code === 'auto' || LIBRE_LANGUAGE.test(code),
          target: (code) => LIBRE_LANGUAGE.test(code),
        },
        {
          format: (format) => ['text', 'html'].includes(format),
          alternatives: Number.isSafeInteger,
          api_key: isText,
        },
      );
      if (body.format === 'html') assert.ok(body.q.every(isXml), 'markup');
      if (body.api_key !== undefined && body.api_key !== KEY)
        return { status: 403, body: { error: 'Invalid API key' } };
      // References to characters come back resolved, as from its own server.
      const plain = (/** @type {string} */ text) =>
        text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
      const translatedText = body.q.map((/** @type {string} */ text) => made(plain(text)));
      const detected = { confidence: 90, language: 'fr' };
      return {
        body: {
          translatedText,
          ...(body.source === 'auto' ? { detectedLanguage: body.q.map(() => detected) } : {}),
        },
      };
    },
  },
  // As its OpenAPI document has POST /v2/translate.
  deepl: {
    path: '/v2/translate',
    speak: ({ headers, body }) => {
      if (headers.authorization !== `DeepL-Auth-Key ${KEY}`)
        return { status: 403, body: { message: 'Forbidden' } };
      hasShape(
        body,
        {
          text: (list) => isTextList(list) && list.length <= 50,
          target_lang: (code) => DEEPL_TARGETS.includes(code),
        },
        {
          source_lang: (code) => DEEPL_SOURCES.includes(code),
          tag_handling: (handling) => ['xml', 'html'].includes(handling),
        },
      );
      if (body.tag_handling === 'xml') assert.ok(body.text.every(isXml), 'markup');
      return {
        body: {
          translations: body.text.map((/** @type {string} */ text) => ({
            detected_source_language: body.source_lang ?? 'FR',
            text: made(text),
          })),
        },
      };
    },
  },
  // As POST /v1/chat/completions is described; the model is told what to do in words.
  openai: {
    path: '/v1/chat/completions',
    speak: ({ headers, body }) => {
      if (headers.authorization !== undefined && headers.authorization !== `Bearer ${KEY}`)
        return { status: 401, body: { error: { code: 'invalid_api_key', message: 'no' } } };
      hasShape(
        body,
        {
          model: isText,
          messages: (list) =>
            list.length === 2 &&
            list[0].role === 'system' &&
            isText(list[0].content) &&
            list[1].role === 'user' &&
            isTextList(JSON.parse(list[1].content)),
        },
        { temperature: (value) => value >= 0 && value <= 2, stream: (value) => value === false },
      );
      const texts = JSON.parse(body.messages[1].content);
      const content = `\`\`\`json\n${JSON.stringify(texts.map(made))}\n\`\`\``;
      return {
        body: {
          id: 'c1',
          object: 'chat.completion',
          choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
        },
      };
    },
  },
  // As Immersive Translate publishes it for servers of one's own.
  hook: {
    path: '/translate',
    speak: ({ headers, body }) => {
      if (headers.authorization !== undefined && headers.authorization !== `Bearer ${KEY}`)
        return { status: 401, body: {} };
      hasShape(body, { source_lang: isText, target_lang: isText, text_list: isTextList });
      assert.notEqual(body.target_lang, 'auto');
      return {
        body: {
          translations: body.text_list.map((/** @type {string} */ text) => ({
            detected_source_lang: body.source_lang === 'auto' ? 'fr' : body.source_lang,
            text: made(text),
          })),
        },
      };
    },
  },
};

/**
 * The ways in which a server goes wrong, by name.
 * @typedef {(response: import('node:http').ServerResponse, answer: { body: any }) => unknown} Fault
 */

/** @type {Record<string, Fault>} */
export const FAULTS = {
  slow: () => {},
  'slow in the middle': (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"trans');
  },
  'status 500': (response) => response.writeHead(500).end('{"error":"no"}'),
  'status 500 as HTML': (response) =>
    response.writeHead(500, { 'content-type': 'text/html' }).end('<h1>Internal Server Error</h1>'),
  '429, Retry-After 7': (response) => response.writeHead(429, { 'retry-after': '7' }).end('{}'),
  '429, Retry-After a date': (response) => {
    const when = new Date(Date.now() + 30_000).toUTCString();
    response.writeHead(429, { 'retry-after': when }).end();
  },
  'away for 2 s': (response) => response.writeHead(503, { 'retry-after': '2' }).end('{}'),
  away: (response) => response.writeHead(503).end('{}'),
  overloaded: (response) => response.writeHead(529).end('{}'),
  'no key': (response) => response.writeHead(401).end('{}'),
  garbage: (response) => response.end(Buffer.from([0xff, 0xfe, 0, 1, 2, 3])),
  'half of it': (response, { body }) => response.end(JSON.stringify(body).slice(0, -5)),
  'another JSON': (response) => response.end('[{"a":null}]'),
  null: (response) => response.end('null'),
  nothing: (response) => response.end(),
  HTML: (response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>Sign in</title><script>alert(1)</script>');
  },
  '10 MB, told': (response) => {
    const body = Buffer.alloc(10 << 20, 0x20);
    response.writeHead(200, { 'content-length': body.length });
    response.end(body);
  },
  '10 MB, not told': (response) => {
    const part = Buffer.alloc(1 << 16, 0x20);
    for (let count = 0; count < 160; count += 1) response.write(part);
    response.end();
  },
  'redirect elsewhere': (response) =>
    response.writeHead(307, { location: 'http://127.0.0.1:9/translate' }).end(),
  'redirect here': (response) => response.writeHead(302, { location: '/elsewhere' }).end(),
  'dropped at once': (response) => response.destroy(),
  'dropped in the middle': (response) => {
    response.writeHead(200, { 'content-length': 500 });
    response.write('{"trans');
    setTimeout(() => response.destroy(), 20);
  },
};

/**
 * Starts a server for one service. What its requests lack is in `wrong`; a test asserts that this is empty.
 * @param {keyof typeof SPOKEN} service
 */
export async function serve(service) {
  const { path, speak } = SPOKEN[service];
  /** @type {Seen[]} */
  const seen = [];
  /** @type {string[]} */
  const wrong = [];
  /** @type {{ fault: Fault | null, change: (body: any) => any }} */
  const now = { fault: null, change: (body) => body };
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    const { method = '', url = '', headers } = request;
    try {
      const one = { method, path: url, headers, body: JSON.parse(text) };
      seen.push(one);
      assert.equal(method, 'POST');
      assert.equal(url, path);
      assert.equal(headers['content-type'], 'application/json');
      for (const name of ['cookie', 'referer']) assert.equal(headers[name], undefined, name);
      const answer = speak(one);
      if (now.fault) {
        now.fault(response, answer);
        return;
      }
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(now.change(answer.body)));
    } catch (error) {
      wrong.push(`${service}: ${/** @type {Error} */ (error).message}`);
      response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"wrong"}');
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const base = { libretranslate: '', deepl: '', openai: '/v1', hook: '/translate' }[service];
  return {
    endpoint: `http://127.0.0.1:${port}${base}`,
    origin: `http://127.0.0.1:${port}`,
    seen,
    wrong,
    now,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
