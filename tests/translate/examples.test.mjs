// The servers that docs/translation.md begins with, run as it says, and asked as Limpide asks them.

import '../store/chrome.mjs';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { around } from './around.mjs';

const DOCS = new URL('../../docs/', import.meta.url);

/** An engine as a person may have one: it takes a text and writes it in capitals. */
const ENGINE =
  'process.stdin.on("data", (part) => process.stdout.write(String(part).toUpperCase()))';

/**
 * Starts a server and waits until it says where it listens.
 * @param {string} name
 * @param {string[]} args
 * @param {Record<string, string>} [environment]
 */
async function start(name, args, environment = {}) {
  const file = fileURLToPath(new URL(`translation/${name}`, DOCS));
  const env = { ...process.env, PORT: '0', ...environment };
  const child = spawn(process.execPath, [file, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const endpoint = await new Promise((resolve, reject) => {
    child.stdout.once('data', (part) => resolve(String(part).trim()));
    child.once('close', () => reject(new Error(`${name} ended`)));
  });
  return { endpoint, stop: () => child.kill() };
}

test('the worked example translates, keeps markup, and refuses in words', async () => {
  const { endpoint, stop } = await start('server.mjs', [], { KEY: 'secret' });
  try {
    const { translate } = around('hook', endpoint, { key: 'secret' });
    assert.deepEqual(await translate(['Bonjour [[1]]monde[[/1]], merci.', 'Oui.']), {
      texts: ['hello [[1]]world[[/1]], thanks.', 'yes.'],
      detected: 'fr',
    });
    assert.deepEqual(await translate(['Bonjour'], { from: null }), {
      texts: ['hello'],
      detected: 'fr',
    });
    assert.deepEqual(await translate(['Bonjour'], { to: 'de' }), {
      failure: 'status',
      status: 400,
    });
    const { translate: other } = around('hook', endpoint, { key: 'wrong' });
    assert.deepEqual(await other(['Bonjour']), { failure: 'key', status: 401 });
    for (const body of ['', '[]', '{"text_list":[7],"source_lang":"fr","target_lang":"en"}']) {
      const { status } = await fetch(endpoint, {
        method: 'POST',
        headers: { authorization: 'Bearer secret' },
        body,
      });
      assert.equal(status, 400, body);
    }
    const { headers } = await fetch(endpoint, { method: 'OPTIONS' });
    assert.equal(headers.get('access-control-allow-origin'), null, 'no web page may ask');
  } finally {
    stop();
  }
});

test('a program on this device translates behind the other', async () => {
  const { endpoint, stop } = await start('local.mjs', [process.execPath, '-e', ENGINE]);
  try {
    const { translate } = around('hook', endpoint);
    const texts = ['Un texte, « déjà ».', 'Et un autre.'];
    // Each text starts the program anew, which takes longer than a test has.
    const answers = await Promise.all(texts.map((text) => translate([text])));
    assert.deepEqual(
      answers.map((answer) => /** @type {any} */ (answer).texts?.[0]),
      ['UN TEXTE, « DÉJÀ ».', 'ET UN AUTRE.'],
    );
    const none = await start('local.mjs', ['a-program-that-is-not-there']);
    const failed = around('hook', none.endpoint);
    assert.deepEqual(await failed.translate(texts), { failure: 'status', status: 500 });
    none.stop();
  } finally {
    stop();
  }
});

test('the documentation names every service, every failure and both servers', async () => {
  const text = await readFile(new URL('translation.md', DOCS), 'utf8');
  const { CODES } = await import('../../extension/translate/failure.js');
  const { ENDPOINTS } = await import('../../extension/shared/translation.js');
  for (const name of [...CODES, ...Object.values(ENDPOINTS), 'server.mjs', 'local.mjs'])
    assert.ok(text.includes(name), name);
});
