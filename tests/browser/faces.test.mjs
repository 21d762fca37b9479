// A page may declare fonts under the very names that the reader asks its letters of, and a page's fonts hold within the
// reader too: none of them is asked for, and no letter is shown by one.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { VIEW_STYLES } from '../../extension/reader/style/sheets.js';
import { FACES } from '../../extension/reader/style/tokens.js';
import { quiet } from './attack/harness.mjs';
import { openReader, readerGone, session } from './session.mjs';

const SENTENCE =
  'The setter of the morning paper kept a drawer of letters that fitted no other drawer, and nobody asked him what they were for.';

/** All families that the view names. */
const families = [
  ...new Set(
    [...VIEW_STYLES, FACES].flatMap((css) =>
      [...css.matchAll(/(?:--(?:serif|sans|mono)|font-family):([^;}]*)/g)].flatMap(
        ([, list = '']) =>
          list
            .split(',')
            .map((name) => name.trim().replace(/^'(.*)'$/, '$1'))
            .filter((name) => name !== '' && !name.startsWith('var(')),
      ),
    ),
  ),
].filter((name) => !/^(?:inherit|serif|sans-serif|monospace|system-ui|math)$/.test(name));

/** @param {string} lang */
const page = (
  lang,
) => `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>The drawer of letters</title>
<style>${families.map((name, at) => `@font-face { font-family: "${name}"; src: url(/face/${at}); }`).join('\n')}</style></head>
<body><main><article><h1>The drawer of letters</h1>${Array.from({ length: 12 }, (_, at) => `<p>${SENTENCE} It was drawer ${at}, <code>of(letters)</code>.</p>`).join('\n')}
<pre><code>const drawer = letters.of('morning');</code></pre>
<p>Its sum is <math><mi>x</mi><mo>+</mo><mn>1</mn></math>. ${SENTENCE}</p></article></main></body></html>`;

const FONT = await readFile(new URL('../demo/scene.svg', import.meta.url));
const { browser, server } = await session({
  '/en': { body: page('en') },
  '/ja': { body: page('ja') },
  '/used': { body: page('en').replace('<body>', '<body style="font-family: Georgia">') },
  ...Object.fromEntries(
    families.map((_, at) => [`/face/${at}`, { body: FONT, type: 'font/woff2' }]),
  ),
});

for (const lang of ['en', 'ja']) {
  test(`no font that the page has put in the place of the reader's is asked for (${lang})`, async () => {
    assert.ok(families.length > 40, families.join());
    const tab = await browser.open(`${server.origin}/${lang}`);
    await quiet(server.hits);
    const before = [...server.hits];
    await openReader(browser, tab);
    await quiet(server.hits);
    assert.deepEqual(server.hits, before);
    await tab.press('Escape');
    await readerGone(tab);
    await tab.close();
    assert.deepEqual(await browser.faults(), []);
  });
}

test('a font of the page is asked for by the page', async () => {
  const tab = await browser.open(`${server.origin}/used`);
  await quiet(server.hits);
  assert.ok(server.hits.includes(`GET /face/${families.indexOf('Georgia')}`), String(server.hits));
  await tab.close();
});
