// The second module, which writes what is shared: the same bytes as the command line, refusals in words, and what the
// reader's menu asks it for.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
  fileName,
  fill,
  imagesOf,
  initSync,
  quote,
  sharedAddress,
  write,
} from '../../pkg/limpide_writer.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const command = process.env.LIMPIDE_COMMAND ?? '';
const name = 'news--rfi-seed';
const page = `${root}tests/pages/${name}/source.html`;
const address = `https://limpide.example/${name}/`;

initSync({ module: await readFile(`${root}pkg/limpide_writer_bg.wasm`) });
const { article } = JSON.parse((await output('json')).toString());
const json = JSON.stringify(article);

test('every form is written as the command line writes it', async () => {
  for (const format of ['md', 'txt', 'html', 'epub']) {
    const native = await output(format);
    assert.deepEqual(Buffer.from(write(json, format, '', new Map())), native, format);
  }
  const options = JSON.stringify({ wrap: 60, linkNotes: true, frontMatter: false });
  const native = await output('txt', '--wrap', '60', '--link-notes');
  assert.deepEqual(Buffer.from(write(json, 'txt', options, new Map())), native);
});

test('images are in the file where their bytes are handed over', async () => {
  const image = await readFile(`${root}tests/shared/images/gray.png`);
  const addresses = JSON.parse(imagesOf(json, 'epub'));
  assert.equal(addresses.length, 2);
  assert.deepEqual(JSON.parse(imagesOf(json, 'md')), []);
  const images = new Map(addresses.map((/** @type {string} */ one) => [one, image]));
  const book = Buffer.from(write(json, 'epub', '', images)).toString('latin1');
  assert.ok(book.startsWith('PK') && book.includes('EPUB/images/2.png'));
  const html = Buffer.from(write(json, 'html', '', images)).toString();
  assert.ok(html.includes('src="data:image/png;base64,'));
  // What is no image is not taken for one.
  const other = new Map([[addresses[0], new TextEncoder().encode('<svg onload="alert(1)"/>')]]);
  assert.ok(
    !Buffer.from(write(json, 'epub', '', other))
      .toString('latin1')
      .includes('EPUB/images'),
  );
});

test('a selection is quoted with a link that leads to it', () => {
  const text = 'freiner » le régime';
  const about = { text, before: 'homologue russe de « ', after: ' syrien', page: textOf(article) };
  const quoted = JSON.parse(quote(json, JSON.stringify(about)));
  assert.match(
    quoted.text,
    /^«\u00a0freiner » le régime\u00a0» — Rédaction internationale, Les combats/,
  );
  assert.ok(quoted.text.endsWith(`, 2020-02-28, ${quoted.link}`));
  assert.equal(quoted.link, `${article.address}#:~:text=freiner%20%C2%BB%20le%20r%C3%A9gime`);
  assert.ok(quoted.html.startsWith('<blockquote cite='));
  assert.equal(quote(json, JSON.stringify({ text: ' \n' })), 'null');
});

test('a template is filled, a title is the name of a file, an address is one that others can open', () => {
  const filled = JSON.parse(fill('{title|url}|{date}|{nothing}', json, ''));
  assert.deepEqual(filled, {
    text: `${encodeURIComponent(article.title).replace(/'/g, '%27')}|2020-02-28|{nothing}`,
    unknown: ['nothing'],
  });
  assert.equal(fileName('../CON: a\u202eb/', 'md'), 'CON- ab.md');
  assert.equal(sharedAddress('https://a.example/b?utm_source=x&c=1'), 'https://a.example/b?c=1');
  for (const internal of ['chrome-extension://a/b', 'moz-extension://a/b', 'blob:x', 'file:///a']) {
    assert.equal(sharedAddress(internal), undefined, internal);
  }
});

test('what cannot be written is refused in words', () => {
  const deep = `{"title":"T","blocks":${'['.repeat(100_000)}`;
  for (const [code, work] of /** @type {[string, () => unknown][]} */ ([
    ['bad-article', () => write('{}', 'md', '', new Map())],
    ['too-large', () => write(deep, 'md', '', new Map())],
    ['bad-options', () => write(json, 'pdf', '', new Map())],
    ['bad-options', () => write(json, 'md', '{"other": 1}', new Map())],
    ['bad-options', () => quote(json, '[]')],
  ])) {
    assert.throws(work, (thrown) => {
      const { error } = JSON.parse(String(thrown));
      return error.code === code && error.message.length > 20;
    });
  }
  // Refusing is no trap: the module goes on.
  assert.ok(write(json, 'md', '', new Map()).length > 100);
});

/**
 * The words of an article's paragraphs, a line each, as a page shows them.
 * @param {{ blocks: any[] }} article
 */
function textOf({ blocks }) {
  const words = (/** @type {any} */ part) => part.text ?? part.content?.map(words).join('') ?? '';
  return blocks.map(words).join('\n');
}

/**
 * What the command line writes.
 * @param {string} format
 * @param {string[]} switches
 * @returns {Promise<Buffer>}
 */
async function output(format, ...switches) {
  const args = ['clean', '--format', format, '--url', address, ...switches, page];
  const { stdout } = await run(command, args, { encoding: 'buffer', maxBuffer: 64 << 20 });
  return stdout;
}
