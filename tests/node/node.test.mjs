// The core from Node: a page, a text and a snapshot give what the command line gives; errors say what is wrong; what is
// cleaned can be written and translated. `cargo xtask test` runs it on the package as it is published (LIMPIDE_NODE).

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const COMMAND = process.env.LIMPIDE_COMMAND ?? '';
const FOLDER = process.env.LIMPIDE_NODE ?? ROOT;

/** @type {typeof import('../../node/index.js')} */
const limpide = await import(pathToFileURL(`${FOLDER}/node/index.js`).href);

const PAGES = `${ROOT}tests/pages/`;
const fixtures = (await readdir(PAGES, { withFileTypes: true })).filter((entry) =>
  entry.isDirectory(),
);
assert.ok(fixtures.length >= 25, `there are ${fixtures.length} fixtures`);

const SENTENCE =
  'The ferry left the north quay at six in the morning with forty people, two dogs and a piano on board.';
const PAGE = `<!doctype html><html lang="en"><title>The piano</title><nav><a href="/">Home</a></nav><article><h1>The piano</h1>
${`<p>${SENTENCE} <a href="/quay">The quay</a>.</p>`.repeat(5)}</article>`;

for (const { name } of fixtures) {
  test(`${name}: Node gives the article that the command line gives`, async () => {
    const source = (await readdir(PAGES + name)).find((file) => file.startsWith('source.')) ?? '';
    const address = `https://limpide.example/${name}/`;
    const bytes = await readFile(`${PAGES}${name}/${source}`);
    const text = new TextDecoder(charsetOf(bytes)).decode(bytes);
    const args = ['clean', '--format', 'json', '--url', address, `${PAGES}${name}/${source}`];
    const native = JSON.parse(await output(args));
    const isText = source.endsWith('.txt');
    const clean = isText ? limpide.cleanText : limpide.clean;
    const answer = cleaned(() => clean(text, { address }));
    assert.deepEqual(comparable(answer, isText), comparable(native, isText));
  });
}

test('a page that is no article, options that are none and broken bytes are refused by name', () => {
  const refused = (/** @type {() => unknown} */ work, /** @type {string} */ code) =>
    assert.throws(work, (error) => {
      assert.ok(error instanceof limpide.LimpideError);
      assert.equal(error.code, code);
      assert.ok(error.message.length > 10, error.message);
      return true;
    });
  refused(() => limpide.clean(''), 'empty-page');
  refused(() => limpide.clean(PAGE, { address: 'file:///etc/passwd' }), 'bad-options');
  refused(() => limpide.clean(PAGE, /** @type {any} */ ({ breadth: 9 })), 'bad-options');
  refused(() => limpide.cleanSnapshot(new Uint8Array(12)), 'bad-snapshot');
  refused(() => limpide.write(/** @type {any} */ ({ blocks: 3 }), 'md'), 'bad-article');
});

test('rules, breadth and put back are said as options', () => {
  const address = 'https://ferry.example/piano';
  const { article } = limpide.clean(PAGE, { address, rules: 'ferry.example##article > h1' });
  assert.equal(
    limpide.clean(PAGE, { address, rules: '##p:last-of-type' }).article.blocks.length,
    4,
  );
  assert.equal(article.address ?? address, address);
  const [removal] = limpide.clean(PAGE, { address }).removals;
  assert.ok(removal);
  const { removals } = limpide.clean(PAGE, { address, putBack: [removal.id] });
  assert.equal(removals.find(({ id }) => id === removal.id)?.isBack, true);
});

test('an article is written in each form', () => {
  const { article } = limpide.clean(PAGE, { address: 'https://ferry.example/piano' });
  assert.match(limpide.writeText(article, 'md'), /^# The piano\n/m);
  assert.match(limpide.writeText(article, 'md'), /\[The quay\]\(https:\/\/ferry\.example\/quay\)/);
  assert.match(
    limpide.writeText(article, 'txt', { wrap: 40 }),
    /^The ferry left the north quay at six in/m,
  );
  assert.match(limpide.writeText(article, 'html'), /<h1[^>]*>The piano<\/h1>/);
  assert.equal(JSON.parse(limpide.writeText(article, 'json')).title, 'The piano');
  const book = limpide.write(article, 'epub');
  assert.equal(String.fromCharCode(...book.subarray(0, 2)), 'PK');
});

test('an article is translated by whatever one likes', () => {
  const { article } = limpide.clean(PAGE, { address: 'https://ferry.example/piano' });
  const said = /** @type {const} */ ({ markup: 'xml' });
  const answers = limpide
    .segments(article, said)
    .map(({ path, text }) => ({ path, text: text.replaceAll('ferry', 'bac') }));
  const pieces = limpide.reassemble(article, said, answers);
  const french = limpide.translated(article, pieces, { to: 'fr' });
  assert.equal(french.lang, 'fr');
  assert.match(limpide.writeText(french, 'txt'), /The bac left the north quay/);
});

test('a page deeper and larger than any is read within the limits', () => {
  const deep = `${'<div>'.repeat(50_000)}<p>${SENTENCE}</p>`;
  assert.ok(limpide.clean(deep).notes.includes('flattened'));
  const large = limpide.clean(`<article>${`<p>${SENTENCE}</p>`.repeat(80_000)}</article>`);
  assert.ok(
    large.notes.includes('nodes-cut') || large.notes.includes('text-cut'),
    `${large.notes}`,
  );
  assert.equal(limpide.clean(PAGE).article.title, 'The piano');
});

test('the examples run and print what they say', async () => {
  const { stdout } = await run('node', [
    `${FOLDER}/node/example.js`,
    `${PAGES}news--rfi-seed/source.html`,
  ]);
  assert.match(stdout, /^title: "Les combats à Idleb/m);
  assert.match(stdout, /removed as newsletter/);
});

/**
 * What is answered, or the error as the command line prints it.
 * @param {() => import('../../node/index.js').Cleaned} work
 */
function cleaned(work) {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof limpide.LimpideError)) throw error;
    return { error: { code: error.code, message: error.message } };
  }
}

/** Numbers of elements and nodes differ: the command line numbers what no snapshot holds. */
const APART = new Set('node nodes id end'.split(' '));

/**
 * @param {unknown} answer
 * @param {boolean} isText the command line reads a text without the address it has, by which confidence differs
 */
function comparable(answer, isText) {
  const isApart = (/** @type {string} */ key) => APART.has(key) || (isText && key === 'confidence');
  return JSON.parse(JSON.stringify(answer, (key, value) => (isApart(key) ? undefined : value)));
}

/**
 * The encoding that a page of the fixtures names.
 * @param {Buffer} bytes
 */
function charsetOf(bytes) {
  return (
    /<meta[^>]+charset=["']?([\w-]+)/i.exec(bytes.toString('latin1', 0, 2_048))?.[1] ?? 'utf-8'
  );
}

/**
 * What the command line writes; 1 is its way to say that there is no article.
 * @param {string[]} args
 * @returns {Promise<string>}
 */
async function output(args) {
  const answer = await run(COMMAND, args, { maxBuffer: 64 << 20 }).catch((failed) => {
    if (failed.code !== 1) throw failed;
    return failed;
  });
  return answer.stdout;
}
