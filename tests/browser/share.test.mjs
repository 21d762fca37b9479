// Sharing from the reader: what is pasted, what is saved, what is said where something cannot be done; and a quotation's
// link leads to its words.

import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { until } from './drivers/index.mjs';
import { openReader, ROOT, session } from './session.mjs';

const TEXT =
  'The ferry left the north quay at six in the morning with forty people, two dogs and a piano on board, and nobody knew whose piano it was.';
const ADDRESS = '/the-piano?utm_source=mail&id=7';

const PICTURE = await readFile(`${ROOT}extension/icons/128.png`);

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The piano</title>
<link rel="canonical" href="${ADDRESS}"></head>
<body><main><article><h1>The piano: a <i>story</i></h1><p class="byline">By Leonie Abara</p>
<figure><img src="/shown.png" alt="The quay" width="128" height="128"><figcaption>The quay.</figcaption></figure>
${Array.from({ length: 6 }, (_, at) => `<p>Crossing ${at}. ${TEXT} It was ${['red', 'wet', 'late', 'loud', 'slow', 'far'][at]}.</p>`).join('\n')}
<p>A <a href="/notes?fbclid=abc&page=2">note</a> with a link.</p>
<figure><img src="/missing.png" alt="The bank" width="600" height="400"><figcaption>The far bank.</figcaption></figure>
<p>${TEXT} ${TEXT}</p></article></main></body></html>`;

const downloads = await mkdtemp(path.join(tmpdir(), 'limpide-saved-'));
after(() => rm(downloads, { recursive: true, force: true }));

let isSlow = false;
const { browser, server } = await session(
  {
    '/piano': { body: PAGE },
    '/forbids-wasm': { body: PAGE, headers: { 'content-security-policy': "script-src 'self'" } },
    '/boxed': { body: PAGE, headers: { 'content-security-policy': 'sandbox allow-scripts' } },
    '/shown.png': async () => {
      if (isSlow) await new Promise((resolve) => setTimeout(resolve, 3_000));
      return { body: PICTURE, type: 'image/png' };
    },
    '/missing.png': { body: 'gone', type: 'text/plain', status: 404 },
  },
  { downloads },
);

/** Where others find it. */
const SHARED = `${server.origin}/the-piano?id=7`;

/** @typedef {import('./drivers/index.mjs').Tab} Tab */

/** @param {string} [page] */
async function share(page = 'piano') {
  const tab = await browser.open(`${server.origin}/${page}`);
  await openReader(browser, tab);
  await tab.click((root) => root.querySelector('.tool.share'));
  await until('the panel', () =>
    tab.shadow((root) => root.querySelector('#share')?.checkVisibility() ?? false),
  );
  return tab;
}

/** @param {Tab} tab @param {string} name */
const choose = (tab, name) =>
  tab.click((root, name) => root.querySelector(`[data-item="${name}"]`), name);

/** @param {Tab} tab */
const said = (tab) =>
  tab.shadow((root) =>
    root.querySelector('.toast')?.checkVisibility()
      ? root.querySelector('.toast-words')?.textContent
      : '',
  );

/** @param {Tab} tab @param {RegExp} what */
const heard = (tab, what) => until(String(what), async () => what.test((await said(tab)) ?? ''));

/** @param {Tab} tab */
async function pasted(tab) {
  await heard(tab, /^Copied/);
  return browser.clipboard();
}

/** The file of this name, when it is all there. @param {string} name */
async function saved(name) {
  await until(name, async () => (await readdir(downloads)).includes(name));
  return readFile(path.join(downloads, name));
}

test('the article is copied, rich for a mail and plain for a terminal', async () => {
  const tab = await share();
  await choose(tab, 'article');
  const { text, html } = await pasted(tab);
  assert.ok(text.includes('The piano: a story'), text);
  assert.ok(text.includes('Leonie Abara') && text.includes(TEXT), text);
  assert.ok(text.includes(SHARED), text);
  assert.ok(!text.includes('<'), text);
  assert.match(html, /<h1[^>]*>The piano: a/);
  assert.ok(html.includes(`href="${SHARED}"`), html);
  assert.ok(html.includes(`${server.origin}/notes?page=2"`), html);
  assert.ok(!/fbclid|utm_/.test(html + text));
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});

test('Markdown and the link are copied by their keys', async () => {
  const tab = await share();
  await tab.type('m');
  const { text } = await pasted(tab);
  assert.match(text, /^---\ntitle: /);
  assert.match(text, /\n# The piano: a/);
  await tab.type('l');
  await until('the link', async () => (await browser.clipboard()).text === SHARED);
  await tab.close();
});

test('what was taken away by hand is not in what is shared', async () => {
  const tab = await browser.open(`${server.origin}/piano`);
  await openReader(browser, tab);
  await tab.type('x');
  for (let click = 0; click < 2; click += 1) {
    await tab.click((root) =>
      [...root.querySelectorAll('article > p')].find((one) =>
        one.textContent?.includes('Crossing 2'),
      ),
    );
  }
  await heard(tab, /^Removed/);
  await tab.press('Escape');
  await tab.type('ec');
  const { text } = await pasted(tab);
  assert.ok(text.includes('Crossing 1') && !text.includes('Crossing 2'));
  await tab.close();
});

test('selected words become a quotation, and its link leads to them', async () => {
  const tab = await browser.open(`${server.origin}/piano`);
  await openReader(browser, tab);
  await tab.type('e');
  await tab.type('q');
  await heard(tab, /^Nothing is selected/);
  await tab.shadow((root) => {
    const paragraph = [...root.querySelectorAll('article > p')].find((one) =>
      one.textContent?.startsWith('Crossing 4'),
    );
    const text = /** @type {Text} */ (paragraph?.firstChild);
    const start = text.data.indexOf('forty people');
    document.getSelection()?.setBaseAndExtent(text, start, text, start + 'forty people'.length);
  });
  await until('the words to be taken', () =>
    tab.shadow(
      (root) =>
        root.querySelector('[data-item="quote"]')?.getAttribute('aria-disabled') === 'false',
    ),
  );
  await choose(tab, 'quote');
  const { text, html } = await pasted(tab);
  assert.ok(text.startsWith('“forty people” — Leonie Abara, The piano: a story'), text);
  assert.ok(text.includes(`${SHARED}#:~:text=`), text);
  assert.match(html, /<blockquote[^>]*>.*forty people/);
  await tab.close();
});

test('the article is saved in every form', async () => {
  const tab = await share();
  /** @type {Record<string, (file: Buffer) => boolean>} */
  const forms = {
    md: (file) => file.toString().includes(`Crossing 1. ${TEXT}`),
    txt: (file) => file.toString().includes('Crossing 1.'),
    html: (file) =>
      /^<!doctype html>/i.test(file.toString()) && file.toString().includes('application/ld+json'),
    epub: (file) => file.toString('latin1', 30, 58) === 'mimetypeapplication/epub+zip',
  };
  const before = server.hits.length;
  for (const [form, isRight] of Object.entries(forms)) {
    await choose(tab, form);
    await heard(tab, new RegExp(`^Saved: .*\\.${form}$`));
    const file = (await said(tab)).replace(/^Saved: /, '');
    // A browser makes the file first and fills it then.
    await until(`all of ${file}`, async () => isRight(await saved(file)));
  }
  assert.equal(server.hits.length, before, 'nothing is asked of the network');
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});

test('images are fetched only when asked for, and what cannot be had is told', async () => {
  await rm(downloads, { recursive: true, force: true });
  const tab = await share();
  await tab.click((root) => root.querySelector('#share-images'));
  await choose(tab, 'epub');
  await heard(tab, /^Saved: .*stay links: 1\.$/);
  const [file = ''] = await until('the file', async () => {
    const files = await readdir(downloads).catch(() => []);
    return files.some((file) => file.endsWith('.epub')) ? files : null;
  });
  const book = await saved(file);
  assert.ok(book.includes(PICTURE), 'the picture is in it');
  await tab.close();
});

test('fetching images can be stopped, and then nothing is saved', async () => {
  isSlow = true;
  const tab = await share();
  await tab.click((root) => root.querySelector('#share-images'));
  const before = await readdir(downloads).catch(() => []);
  await choose(tab, 'html');
  await until('the progress', () =>
    tab.shadow((root) =>
      /^Image \d of 2/.test(root.querySelector('.share-progress')?.textContent ?? ''),
    ),
  );
  await tab.click((root) => root.querySelector('.share-stop'));
  await heard(tab, /^Stopped/);
  isSlow = false;
  assert.deepEqual(await readdir(downloads).catch(() => []), before);
  await tab.close();
});

test('where the page forbids WebAssembly, the background writes', async () => {
  const tab = await share('forbids-wasm');
  await choose(tab, 'markdown');
  assert.match((await pasted(tab)).text, /\n# The piano: a/);
  await tab.close();
});

test('a page in a sandbox saves nothing, and the reader says so', async () => {
  const tab = await share('boxed');
  await choose(tab, 'md');
  await heard(tab, /^This page does not let files be saved/);
  await tab.close();
});

test('a template is tried while it is typed, and then copied from the reader', async () => {
  const options = await browser.openOptions('sharing');
  const shown = () =>
    options.evaluate(() => ({
      filled: document.querySelector('.template-filled')?.textContent,
      said: document.querySelector('.template-filled + .what')?.textContent,
    }));
  await until('the sample', async () => (await shown()).filled?.startsWith('['));
  await options.evaluate(() => {
    const field = document.querySelector('#limpide-template');
    if (!(field instanceof HTMLTextAreaElement)) return;
    field.focus();
    field.select();
  });
  await options.type('{title} & {titel}: {url|url}');
  await until('the unknown name', async () => (await shown()).said?.includes('{titel}'));
  const { filled } = await shown();
  assert.match(filled ?? '', /^.+ & \{titel\}: https%3A%2F%2F/);
  await options.close();

  const tab = await share();
  await tab.type('t');
  await heard(tab, /\{titel\}$/);
  const { text } = await browser.clipboard();
  assert.equal(text, `The piano: a story & {titel}: ${encodeURIComponent(SHARED)}`);
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});
