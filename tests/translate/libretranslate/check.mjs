// LibreTranslate as it really is: `cargo xtask libretranslate` starts the server of its package, with a table of words for
// an engine, and has the extension's service and the command line translate by it. Every request and reply is judged by
// the description that the server gives of itself; so is the double that the tests of translation are made with.

import '../../store/chrome.mjs';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { libreCode } from '../../../extension/translate/languages.js';
import { around } from '../around.mjs';
import { KEY, SPOKEN } from '../servers.mjs';
import { SERVE, startReal } from './server.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const SEED = `${ROOT}tests/pages/news--rfi-seed/source.html`;

const { values } = parseArgs({
  options: { python: { type: 'string' }, command: { type: 'string' } },
});
const { python = '', command = '' } = values;
const run = promisify(execFile);
const folder = await mkdtemp(path.join(tmpdir(), 'limpide-libretranslate-'));

/** @type {(() => Promise<void>)[]} */
const closing = [() => rm(folder, { recursive: true, force: true })];

/** @typedef {Awaited<ReturnType<typeof startReal>>} Real */

/** @type {[string, number, string][]} */
const table = [];

/**
 * Does a part, and writes what passed by in it into the table.
 * @param {string} name
 * @param {Real} server
 * @param {() => Promise<string>} work returns what is to be said of it
 */
async function part(name, server, work) {
  const before = server.passed.length;
  const said = await work();
  assert.deepEqual(server.wrong, [], name);
  table.push([name, server.passed.length - before, said]);
}

/** @param {string[]} options */
async function start(...options) {
  const server = await startReal(python, folder, options);
  closing.unshift(server.close);
  return server;
}

/** @param {Real} server @param {Parameters<typeof around>[2]} [set] */
const extension = (server, set) => around('libretranslate', server.endpoint, { key: '', ...set });

/**
 * The command line on a page: what it wrote, and what it said.
 * @param {Real} server
 * @param {string} page
 * @param {string[]} options
 */
async function commandLine(server, page, ...options) {
  const service = ['--service', 'libretranslate', '--endpoint', server.endpoint];
  const all = ['clean', ...service, ...options, page];
  return run(command, all).then(
    ({ stdout, stderr }) => ({ stdout, stderr, code: 0 }),
    ({ stdout, stderr, code }) => ({ stdout, stderr, code }),
  );
}

try {
  const open = await start();
  const { version } = open.document.info;
  console.log(`libretranslate ${version}, its description: ${open.real}/spec`);
  await languages(open);
  await texts(open);
  await seed(open);
  await double(open);
  await keys(await keyed());
  await limits(await start('--req-limit', '3'), await start('--char-limit', '300'));
} finally {
  for (const close of closing) await close();
}

const width = Math.max(...table.map(([name]) => name.length));
console.log(`\n${'what'.padEnd(width)}  requests  outcome`);
for (const [name, count, said] of table)
  console.log(`${name.padEnd(width)}  ${String(count).padStart(8)}  ${said}`);
const total = table.reduce((sum, [, count]) => sum + count, 0);
console.log(`${total} requests and ${total} replies are as the document describes them`);

/** @param {Real} server */
async function languages({ real, judges, document }) {
  const list = await (await fetch(`${real}/languages`)).json();
  assert.deepEqual(judges.reply('/languages', 'get', '200')(list), []);
  const codes = list.map((/** @type {any} */ one) => one.code);
  const asked = ['en-GB', 'fr-CA', 'pt-BR', 'pt', 'zh-TW', 'zh-CN', 'no', 'iw', 'fil'];
  for (const tag of asked) assert.ok(codes.includes(libreCode(tag)), `${tag}: ${libreCode(tag)}`);
  const question = {
    method: 'POST',
    body: new URLSearchParams({ q: 'Voici une phrase en français.' }),
  };
  const detected = await (await fetch(`${real}/detect`, question)).json();
  assert.deepEqual(judges.reply('/detect', 'post', '200')(detected), []);
  assert.equal(detected[0].language, 'fr');
  const format = document.paths['/translate'].post.parameters.find(
    (/** @type {any} */ one) => one.name === 'format',
  );
  assert.deepEqual(format.schema.enum, ['text', 'html']);
  table.push(['GET /languages, POST /detect', 0, `${asked.length} tags have a language there`]);
}

/** @param {Real} server */
async function texts(server) {
  const { translate } = extension(server);
  await part('extension: markup and characters', server, async () => {
    const all = [
      'Voici un <a1>lien</a1>, <x2></x2> et &lt;b&gt; &amp; « 👩 ».',
      'Une phrase "citée" sur\u2028deux lignes.',
    ];
    const { texts } = /** @type {any} */ (await translate(all));
    assert.equal(texts[0], 'Here is a <a1>link</a1>, <x2></x2> and <b> & « 👩 ».');
    assert.match(texts[1], /^A sentence "citée" on\s/);
    return 'placeholders whole, references resolved';
  });
  await part('extension: plain text', server, async () => {
    const plain = /** @type {any} */ (
      await translate(['Un texte <b> & un lien.'], { isPlain: true })
    );
    assert.deepEqual(plain.texts, ['A text <b> & a link.']);
    return 'as it was, translated';
  });
  await part('extension: language not known', server, async () => {
    const question = { from: null, to: 'en' };
    const found = /** @type {any} */ (
      await translate(['Les présidents parlent par téléphone ce vendredi.'], question)
    );
    assert.equal(found.detected, 'fr');
    return 'fr found';
  });
  await part('extension: more than a request may be', server, async () => {
    const many = Array.from({ length: 23 }, (_, at) => `Phrase ${at} sur le texte.`);
    const long = 'Une phrase de plus sur le texte. '.repeat(200).trim();
    const { texts } = /** @type {any} */ (await translate([...many, long]));
    assert.deepEqual(
      texts.slice(0, -1),
      many.map((_, at) => `Sentence ${at} on the text.`),
    );
    assert.equal(texts.at(-1).split('on the text.').length, 201);
    return '24 texts, one of 6,599 characters';
  });
  await part('extension: languages by their own names', server, async () => {
    for (const [from, to] of [
      ['de', 'zh-TW'],
      ['de', 'zh-CN'],
      ['pt-BR', 'en-GB'],
      ['no', 'fil'],
      ['iw', 'pt-BR'],
    ]) {
      const said = /** @type {any} */ (await translate([`Ein Text ${from} ${to}.`], { from, to }));
      assert.ok(said.texts, `${from} ${to}: ${JSON.stringify(said)}`);
    }
    assert.deepEqual(await translate(['Mat.'], { to: 'xx' }), { failure: 'language', status: 400 });
    return '5 pairs taken, one language refused as one';
  });
}

/** @param {Real} server */
async function seed(server) {
  const name = 'command line: the seed article';
  await part(name, server, async () => {
    const { stdout, stderr, code } = await commandLine(server, SEED, '--translate', 'fr:en');
    assert.equal(code, 0, stderr);
    assert.match(stdout, /While that the offensive of the forces of the régime/);
    return 'French to English';
  });
  await part(`${name}, both languages as HTML`, server, async () => {
    const show = ['--translate', 'en', '--show', 'both', '--format', 'html'];
    const { stdout, stderr, code } = await commandLine(server, SEED, ...show);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /lang="en"/);
    assert.ok(
      stdout.includes("Alors que l'offensive") || stdout.includes('Alors que l&#39;offensive'),
    );
    assert.match(stdout, /the offensive/i);
    return 'each paragraph twice';
  });
  await part('command line: an article with links', server, async () => {
    const options = ['--translate', 'en:fr', '--format', 'html'];
    const page = `${ROOT}tests/pages/encyclopedia--article/source.html`;
    const before = server.passed.length;
    const { stdout, stderr, code } = await commandLine(server, page, ...options);
    assert.equal(code, 0, stderr);
    const { stdout: original } = await run(command, ['clean', '--format', 'html', page]);
    const addresses = (/** @type {string} */ html) => html.match(/href="[^"]*"/g) ?? [];
    assert.deepEqual(addresses(stdout), addresses(original));
    const marked = server.passed.slice(before).filter(({ body }) => /<[ax]\d/.test(String(body.q)));
    assert.ok(marked.length > 0);
    return `${addresses(stdout).length} links, all kept; ${marked.length} requests with placeholders`;
  });
}

/**
 * What the double of the tests takes and refuses, by the document.
 * @param {Real} server
 */
async function double({ real, judges, passed }) {
  const { speak } = SPOKEN.libretranslate;
  /** @param {any} body */
  const asked = (body) => {
    const seen = { method: 'POST', path: '/translate', headers: {}, body };
    try {
      return speak(seen);
    } catch {
      return null;
    }
  };
  let answered = 0;
  for (const { body, status } of passed.filter(({ status }) => status === 200)) {
    const answer = asked(body);
    assert.ok(answer, `the double refuses ${JSON.stringify(body).slice(0, 200)}`);
    assert.deepEqual(judges.reply('/translate', 'post', String(status))(answer.body), []);
    answered += 1;
  }
  const good = { q: ['Un texte.'], source: 'fr', target: 'en', format: 'html', api_key: 'no' };
  const refused = asked(good);
  assert.equal(refused?.status, 403);
  assert.deepEqual(judges.reply('/translate', 'post', '403')(refused.body), []);
  /** @type {any[]} */
  const bad = [
    ...['q', 'source', 'target'].map((name) => ({ [name]: undefined })),
    ...[{ q: 7 }, { source: 7 }, { target: null }, { format: 'xml' }, { alternatives: 'two' }],
    ...[{ api_key: 7 }, { Q: 'x' }, { texts: [] }],
  ].map((change) => JSON.parse(JSON.stringify({ ...good, api_key: KEY, ...change })));
  for (const body of bad) {
    assert.notDeepEqual(judges.request(body), [], `the document takes ${JSON.stringify(body)}`);
    assert.equal(asked(body), null, `the double takes ${JSON.stringify(body)}`);
  }
  const list = await (await fetch(`${real}/languages`)).json();
  for (const { code } of list) assert.ok(asked({ ...good, target: code }), `the double: ${code}`);
  table.push([
    'the double of tests/translate',
    0,
    `${answered} taken by both, ${bad.length} refused by both`,
  ]);
}

/** A server that knows one key. */
async function keyed() {
  const database = path.join(folder, 'keys.db');
  // It adds to what is there, and makes what is empty.
  await writeFile(database, '');
  const manage = [SERVE, 'keys', '--api-keys-db-path', database];
  await run(python, [...manage, 'add', '100', '--key', KEY], { cwd: folder });
  const needed = ['--require-api-key-origin', 'https://nobody.example'];
  return start('--api-keys', '--api-keys-db-path', database, ...needed);
}

/** @param {Real} server */
async function keys(server) {
  await part('extension: its key, another, none', server, async () => {
    const texts = ['Un texte avec une phrase.'];
    assert.deepEqual(await extension(server, { key: KEY }).translate(texts), {
      texts: ['A text with a sentence.'],
    });
    const wrong = await extension(server, { key: 'wrong' }).translate(texts);
    assert.deepEqual(wrong, { failure: 'key', status: 403 });
    assert.deepEqual(await extension(server).translate(texts), { failure: 'key', status: 400 });
    return 'translated, key refused (403), key missing (400)';
  });
  await part('command line: another key', server, async () => {
    const file = path.join(folder, 'key.txt');
    await writeFile(file, 'wrong\n');
    const { stderr, code } = await commandLine(
      server,
      SEED,
      '--translate',
      'fr:en',
      '--key-file',
      file,
    );
    assert.equal(code, 1);
    assert.match(stderr, /key/i);
    assert.ok(!stderr.includes('wrong'));
    return stderr.trim().split('\n').at(-1) ?? '';
  });
}

/** @param {Real} counted @param {Real} short */
async function limits(counted, short) {
  await part('extension: four requests where three are taken', counted, async () => {
    const { translate } = extension(counted);
    for (const at of [1, 2, 3])
      assert.ok(/** @type {any} */ (await translate([`Phrase ${at}.`])).texts, String(at));
    const fourth = /** @type {any} */ (await translate(['Phrase 4.']));
    assert.equal(fourth.failure, 'limited', JSON.stringify(fourth));
    const { retryAfter = 'none' } = counted.passed.at(-1) ?? {};
    return `limited (429), Retry-After: ${retryAfter}`;
  });
  await part('extension: a longer text than it takes', short, async () => {
    const long = 'Une phrase de plus sur le texte. '.repeat(20);
    const { failure, status } = /** @type {any} */ (await extension(short).translate([long]));
    assert.deepEqual({ failure, status }, { failure: 'too-large', status: 400 });
    return 'too large (400)';
  });
}
