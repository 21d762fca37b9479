// Code in the article: colored by its language in every theme, copied as it was written, reached by the keyboard.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_IN_PIECE } from '../../extension/reader/code/limits.js';
import { contrast, LEAST_CONTRAST } from '../../extension/reader/panels/contrast.js';
import { until } from './drivers/index.mjs';
import { openReader, readerGone, session } from './session.mjs';

/** @typedef {import('./drivers/index.mjs').Tab} Tab */

const WORDS = 'What the piece of code below does is said here, in a sentence that is long enough.';

/** Pieces in which, together, every kind of token stands. */
const PIECES = /** @type {[string, string][]} */ ([
  ['javascript', 'const a = new Map([[1, "b"]]); // c\nrun(a, null, @d);'],
  ['html', '<p class="x">y</p>'],
  ['bash', 'echo $HOME'],
  ['json', '{ "a": 1 }'],
  ['diff', '@@ -1 +1 @@\n-a\n+b'],
]);
const KINDS =
  `attribute comment constant deleted function heading inserted keyword meta number property string tag type
  variable`.split(/\s+/);

const LONG = `let x = "${'a long line '.repeat(30)}";\n\tlet tab = 1;  \n\nlet 😀 = '<b>&amp;</b>';`;
const HUGE = 'let a = "b" + 1;\n'.repeat(6_000);

/** @param {[string, string][]} pieces languages and code */
const page = (pieces) => ({
  body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Pieces of code</title><article><h1>Pieces of code</h1>
    ${pieces.map(([language, code]) => `<p>${WORDS}</p><pre class="language-${language}">${escaped(code)}</pre>`).join('')}
    <p>${WORDS}</p><p>${WORDS}</p></article>
    <div class="newsletter"><h3>Our newsletter</h3><p>Sign up for our newsletter.</p></div></html>`,
});
/** @param {string} code */
const escaped = (code) => code.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const { browser, server } = await session({
  '/kinds': page(PIECES),
  '/long': page([
    ['rust', LONG],
    ['klingon', 'Qapla’ "x" 1'],
    ['rust', 'let y = 1;'],
  ]),
  '/huge': page([['js', HUGE]]),
});

/** @param {string} path */
async function read(path) {
  const tab = await browser.open(`${server.origin}/${path}`);
  await openReader(browser, tab);
  return tab;
}

/**
 * Waits until as many pieces of code have colors.
 * @param {Tab} tab
 * @param {number} pieces
 */
const colored = (tab, pieces) =>
  until(`${pieces} pieces of code in color`, () =>
    tab.shadow((root, pieces) => {
      const codes = [...root.querySelectorAll('.code code')];
      return codes.filter((code) => code.querySelector('span')).length === pieces;
    }, pieces),
  );

test('code is colored by its language, which is named, and guessed where it is certain', async () => {
  const tab = await read('docs--code/');
  await colored(tab, 2);
  // The last piece is colored when it comes near.
  await tab.shadow((root) => root.querySelector('.end')?.scrollIntoView());
  await colored(tab, 3);
  const seen = await tab.shadow((root) =>
    [...root.querySelectorAll('.code')].map((figure) => {
      const spans = [...figure.querySelectorAll('span')];
      const first = spans.find(
        (span) => span.className === 'code-keyword' || span.className === 'code-meta',
      );
      const plain = getComputedStyle(figure).color;
      return {
        name: figure.getAttribute('data-language'),
        first: `${first?.className} ${first?.textContent}`,
        hasColor: first !== undefined && getComputedStyle(first).color !== plain,
      };
    }),
  );
  assert.deepEqual(seen, [
    { name: 'Rust', first: 'code-keyword use', hasColor: true },
    { name: 'Python', first: 'code-keyword import', hasColor: true },
    { name: null, first: 'code-meta $', hasColor: true },
  ]);
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});

test('copying code, by hand or by its button, gives the code as written', async () => {
  const tab = await read('long');
  await colored(tab, 2);
  const texts = await tab.shadow((root) => {
    const code = root.querySelector('.code code');
    if (!code) return null;
    // Chromium keeps a selection in each shadow tree, Firefox one in the document.
    const within = /** @type {any} */ (root);
    const selection = within.getSelection ? within.getSelection() : getSelection();
    selection.selectAllChildren(code);
    return { held: code.textContent, selected: String(selection) };
  });
  assert.deepEqual(texts, { held: LONG, selected: LONG });
  await tab.click((root) => root.querySelector('.copy-code'));
  const said = () => tab.shadow((root) => root.querySelector('.spoken')?.textContent);
  await until('the word that it is copied', async () => /Copied|Copié/.test(await said()));
  await tab.close();
});

test('a language nobody knows is left plain, and so is what comes after the limit', async () => {
  const tab = await read('long');
  await colored(tab, 2);
  const plain = await tab.shadow((root) => {
    const code = root.querySelectorAll('.code code')[1];
    return { nodes: code?.childNodes.length, label: code?.closest('figure')?.dataset.language };
  });
  assert.deepEqual(plain, { nodes: 1, label: 'klingon' });
  await tab.close();

  const huge = await read('huge');
  await colored(huge, 1);
  const [text, last] = await huge.shadow((root) => {
    const code = root.querySelector('.code code');
    return [code?.textContent, code?.lastChild?.textContent?.length];
  });
  assert.equal(text, HUGE.trimEnd());
  assert.ok(last >= text.length - MOST_IN_PIECE, `${last} of ${text.length} characters are plain`);
  await huge.close();
});

test('another choice of the page is colored as well', async () => {
  const tab = await read('kinds');
  await colored(tab, PIECES.length);
  await tab.shadow((root) => root.querySelector('article')?.setAttribute('data-old', ''));
  await tab.click((root) => root.querySelector('[aria-controls=panel]'));
  await tab.click((root) => root.querySelector('#panel [data-removal]'));
  await until('the new article', () =>
    tab.shadow((root) => root.querySelector('article:not([data-old])') !== null),
  );
  const left = await tab.shadow((root) => root.querySelectorAll('.code').length);
  assert.ok(left > 0);
  await colored(tab, left);
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});

test('coloring leaves nothing in the page, while the reader is open and after leaving', async () => {
  const tab = await browser.open(`${server.origin}/kinds`);
  // A range in this registry would lead the page to the nodes of the view.
  const marks = () => tab.evaluate(() => [CSS.highlights.size, document.documentElement.outerHTML]);
  const [, before] = await marks();
  await openReader(browser, tab);
  await colored(tab, PIECES.length);
  const [size, during] = await marks();
  assert.equal(size, 0);
  assert.equal(during.replace('<limpide-reader></limpide-reader>', ''), before);
  await tab.press('Escape');
  await readerGone(tab);
  assert.deepEqual(await marks(), [0, before]);
  await tab.close();
});

/**
 * The colors of every kind of token, of plain code and of the ground of code, as `#rrggbb`.
 * @param {Tab} tab
 * @returns {Promise<Record<string, string>>}
 */
const palette = (tab) =>
  tab.shadow((root) => {
    const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const hex = (/** @type {string} */ color) => {
      if (!pen) return '';
      pen.fillStyle = color;
      pen.fillRect(0, 0, 1, 1);
      const bytes = [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
      return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
    };
    const figure = root.querySelector('.code');
    if (!figure) return {};
    const { color, backgroundColor } = getComputedStyle(figure);
    /** @type {Record<string, string>} */
    const colors = { ground: hex(backgroundColor), plain: hex(color) };
    for (const span of root.querySelectorAll('.code span'))
      colors[span.className.replace('code-', '')] = hex(getComputedStyle(span).color);
    return colors;
  });

/**
 * @param {string} theme
 * @param {Record<string, string>} colors
 */
function assertReadable(theme, { ground = '', plain = '', ...kinds }) {
  assert.deepEqual(Object.keys(kinds).sort(), KINDS);
  for (const [kind, color] of Object.entries(kinds)) {
    const reached = contrast(color, ground);
    assert.ok(reached >= LEAST_CONTRAST, `${theme}: ${kind} ${color} on ${ground}: ${reached}`);
  }
  const quiet = contrast(kinds.comment ?? '', ground);
  assert.ok(quiet < contrast(plain, ground), `${theme}: comments are as loud as code`);
}

test('the colors can be read in every theme, and comments are quieter than code', async () => {
  const tab = await read('kinds');
  await colored(tab, PIECES.length);
  await tab.click((root) => root.querySelector('[aria-controls=text-panel]'));
  for (const theme of ['light', 'sepia', 'soft', 'dark', 'contrast', 'own', 'system']) {
    await tab.click(
      (root, theme) => root.querySelector(`input[name=limpide-theme][value=${theme}]`),
      theme,
    );
    assertReadable(theme, await palette(tab));
  }
  await tab.close();
});

test('the colors can be read whatever colors a reader chose that can be read themselves', async () => {
  const tab = await read('kinds');
  await colored(tab, PIECES.length);
  for (const [paper, ink, accent] of [
    ['#ffffff', '#000000', '#0000ee'],
    ['#ffffff', '#222222', '#c00000'],
    ['#fdf6e3', '#073642', '#1f6f50'],
    ['#000000', '#ffffff', '#ffff00'],
    ['#101418', '#e0e0e0', '#8ab4f8'],
    ['#1b1b1b', '#c8c8c8', '#ff9aa2'],
    ['#00264d', '#f0f0f0', '#ffb000'],
    ['#eeeeee', '#111111', '#333333'],
  ]) {
    await tab.shadow(
      (root, paper, ink, accent) => {
        const view = /** @type {HTMLElement} */ (root.querySelector('.view'));
        view.dataset.theme = 'own';
        view.style.setProperty('--paper', paper);
        view.style.setProperty('--ink', ink);
        view.style.setProperty('--accent', accent);
      },
      paper,
      ink,
      accent,
    );
    assertReadable(`own, ${accent}`, await palette(tab));
  }
  await tab.close();
});

test('a long line is reached by the keyboard, has a name, and after it comes the button', async () => {
  const tab = await read('long');
  await until('the long line to be named', () =>
    tab.shadow((root) => root.querySelector('pre[tabindex="0"]') !== null),
  );
  const focused = () =>
    tab.shadow((root) => {
      const { activeElement: at } = root;
      return {
        tag: at?.localName,
        role: at?.getAttribute('role') ?? '',
        name: at?.getAttribute('aria-label') ?? '',
        isSeen: at !== null && getComputedStyle(at).opacity === '1',
      };
    });
  await tab.shadow((root) => {
    const heading = root.querySelector('h1');
    heading?.focus();
  });
  let stops = 0;
  while ((await focused()).tag !== 'pre' && stops < 12) {
    await tab.press('Tab');
    stops += 1;
  }
  const line = await focused();
  assert.match(line.name, /^Code (in|en) Rust$/);
  assert.equal(line.role, 'region');
  await tab.press('Tab');
  const button = await focused();
  assert.equal(button.tag, 'button');
  assert.ok(button.isSeen, 'the button is seen where it has the focus');
  await tab.press('Enter');
  await until('the word that it is copied', () =>
    tab.shadow((root) => /Copied|Copié/.test(root.querySelector('.spoken')?.textContent ?? '')),
  );
  const others = await tab.shadow((root) =>
    [...root.querySelectorAll('pre')].map((pre) => pre.hasAttribute('tabindex')),
  );
  assert.deepEqual(others, [true, false, false], 'what does not scroll is no stop');
  await tab.close();
});
