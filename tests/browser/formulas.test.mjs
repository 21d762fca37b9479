// Reading mathematics: a formula is shown as the browser sets MathML, and carries nothing else of the page.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './drivers/index.mjs';
import { openReader, session } from './session.mjs';

const ELEMENTS =
  `math mrow mi mn mo mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mmultiscripts
   mprescripts mtable mtr mtd mpadded mphantom mstyle merror`.split(/\s+/);
const ATTRIBUTES =
  `display accent accentunder columnalign columnlines columnspan depth dir displaystyle fence form height largeop
   linethickness lspace mathvariant maxsize minsize movablelimits rowlines rowspan rspace scriptlevel stretchy symmetric
   voffset width`.split(/\s+/);

/** A sum longer than any column. */
const LONG = Array.from({ length: 60 }, (_, n) => `x_{${n + 1}}`).join(' + ');
const prose =
  'The words of this page are many enough to be an article, and they stay what they are. ';
/** @param {string} body */
const page = (body, attributes = 'lang=en') =>
  `<!doctype html><html ${attributes}><meta charset=utf-8><title>Sums</title><h1>Sums</h1><p>${prose.repeat(4)}</p>${body}<p>${prose.repeat(4)}</p>`;

const { browser, server } = await session({
  '/wide/': { body: page(`<p>\\[${LONG} = \\frac{1}{2}\\]</p>`) },
  '/sentence/': {
    body: page(
      `<p id=one>We know that \\(x^2 + y^2 = z^2\\) holds.</p><p>And <math><mfrac><mi>a</mi><mi>b</mi></mfrac></math> too: \\[\\sqrt{2}\\]</p>`,
    ),
  },
  '/annotation/': {
    body: page(
      `<p>So <math><semantics><mi>e</mi><annotation-xml encoding="text/html"><p>told<img src="/math-annotation.png"></p></annotation-xml></semantics></math> it is.</p>`,
    ),
  },
  '/arabic/': {
    body: page(
      `<p>نعلم أن \\(a + b = c\\) صحيح دائما في كل الأحوال.</p><p>\\[E = mc^2 \\tag{7}\\]</p>`,
      'lang=ar dir=rtl',
    ),
  },
});

/** @param {string} name */
async function read(name) {
  const tab = await browser.open(`${server.origin}/${name}/`);
  await openReader(browser, tab);
  return tab;
}

/**
 * What the formulas of the view are made of.
 * @param {import('./drivers/index.mjs').Tab} tab
 */
function formulas(tab) {
  return tab.shadow((root) => {
    const all = [...root.querySelectorAll('main article math')];
    const inner = all.flatMap((math) => [math, ...math.querySelectorAll('*')]);
    return {
      count: all.length,
      alone: all.filter((math) => math.getAttribute('display') === 'block').length,
      texts: root.querySelectorAll('main article .math').length,
      spaces: [...new Set(inner.map((node) => node.namespaceURI))],
      names: [...new Set(inner.map((node) => node.localName))],
      attributes: [...new Set(inner.flatMap((node) => node.getAttributeNames()))],
      heights: all.map((math) => math.getBoundingClientRect().height),
    };
  });
}

const shown = [
  { name: 'math--native', count: 8, alone: 3, texts: 0 },
  { name: 'math--mathjax-2', count: 5, alone: 2, texts: 0 },
  { name: 'math--mathjax-3', count: 4, alone: 2, texts: 0 },
  { name: 'math--katex', count: 6, alone: 2, texts: 0 },
  { name: 'math--wikipedia', count: 4, alone: 1, texts: 0 },
  { name: 'math--delimiters', count: 6, alone: 3, texts: 1 },
  { name: 'math--hostile', count: 6, alone: 0, texts: 3 },
  { name: 'blog--math', count: 8, alone: 3, texts: 0 },
];

for (const { name, count, alone, texts } of shown) {
  test(`the formulas of ${name} are shown as MathML`, async () => {
    const tab = await read(name);
    const seen = await formulas(tab);
    assert.deepEqual(
      { count: seen.count, alone: seen.alone, texts: seen.texts },
      { count, alone, texts },
    );
    assert.deepEqual(seen.spaces, ['http://www.w3.org/1998/Math/MathML']);
    assert.deepEqual(
      seen.names.filter((/** @type {string} */ name) => !ELEMENTS.includes(name)),
      [],
    );
    assert.deepEqual(
      seen.attributes.filter((/** @type {string} */ name) => !ATTRIBUTES.includes(name)),
      [],
    );
    for (const height of seen.heights) assert.ok(height > 6 && height < 200, `${height} px`);
    assert.deepEqual(await browser.faults(), []);
    await tab.close();
  });
}

for (const name of ['math--hostile', 'annotation']) {
  test(`nothing else that stands in a formula of ${name} comes through`, async () => {
    const tab = await read(name);
    const seen = await tab.shadow((root) => {
      const article = root.querySelector('main article');
      const hidden = [
        'style',
        'script',
        'img[src*=math-]',
        '[href*=math-link]',
        '[href^=javascript]',
        '#evil',
        '.evil',
      ];
      const widths = [...root.querySelectorAll('math')].map(
        (math) => math.getBoundingClientRect().width,
      );
      return {
        text: article?.textContent ?? '',
        found: hidden.filter((selector) => article?.querySelector(selector)),
        widest: Math.max(...widths),
      };
    });
    assert.deepEqual(seen.found, []);
    assert.doesNotMatch(seen.text, /told|changed|color: red/);
    assert.ok(seen.widest > 0 && seen.widest < 1_000, `${seen.widest} px`);
    await tab.close();
  });
}

test('a formula keeps its number, at the end of its line', async () => {
  const tab = await read('math--mathjax-2');
  const seen = await tab.shadow((root) => {
    const number = root.querySelector('.formula-number');
    const math = number?.parentElement?.querySelector('math');
    return {
      number: number?.textContent,
      isBeside:
        (number?.getBoundingClientRect().left ?? 0) >=
        (math?.getBoundingClientRect().right ?? Infinity) - 1,
      numbers: root.querySelectorAll('.formula-number').length,
    };
  });
  assert.deepEqual(seen, { number: '(3)', isBeside: true, numbers: 1 });
  await tab.close();
});

test('a formula wider than its line is scrolled by itself, with the keyboard too', async () => {
  const tab = await read('wide');
  const state = () =>
    tab.shadow((root) => {
      const line = root.querySelector('.formula.alone');
      const main = root.querySelector('main');
      return {
        isWide: (line?.scrollWidth ?? 0) > (line?.clientWidth ?? 0),
        tabindex: line?.getAttribute('tabindex'),
        role: line?.getAttribute('role'),
        label: line?.getAttribute('aria-label'),
        pageIsWide: (main?.scrollWidth ?? 0) > (main?.clientWidth ?? 0),
      };
    });
  await until('the name of the wide formula', async () => (await state()).label);
  assert.deepEqual(await state(), {
    isWide: true,
    tabindex: '0',
    role: 'region',
    label: 'Formula',
    pageIsWide: false,
  });
  await tab.close();
});

test('a formula that fits stops no one on the way with the Tab key', async () => {
  const tab = await read('sentence');
  assert.equal(await tab.shadow((root) => root.querySelectorAll('.formula[tabindex]').length), 0);
  await tab.close();
});

test('a formula in a sentence does not move its lines apart', async () => {
  const tab = await read('sentence');
  const heights = await tab.shadow((root) => {
    const paragraph = root.querySelector('article p:has(math)');
    const lines = paragraph?.getClientRects()[0]?.height ?? 0;
    const height = paragraph ? Number.parseFloat(getComputedStyle(paragraph).lineHeight) : 0;
    return { lines, height };
  });
  assert.ok(Math.abs(heights.lines - heights.height) < 1, JSON.stringify(heights));
  await tab.close();
});

test('copying a passage gives its formulas in TeX, and in MathML where that is read', async () => {
  const tab = await read('sentence');
  const copied = await tab.shadow((root) => {
    const [first, second] = [...root.querySelectorAll('article p:has(math)')];
    if (!first || !second) return null;
    getSelection()?.setBaseAndExtent(first, 0, second, second.childNodes.length);
    const copied = { types: '', text: '', html: '' };
    // What was set can be read while the event goes on, and no longer.
    const note = (/** @type {Event} */ event) => {
      const data = event instanceof ClipboardEvent ? event.clipboardData : null;
      copied.types = [...(data?.types ?? [])].join(' ');
      copied.text = data?.getData('text/plain') ?? '';
      copied.html = data?.getData('text/html') ?? '';
    };
    root.querySelector('main')?.addEventListener('copy', note, { once: true });
    const clipboardData = new DataTransfer();
    const event = { clipboardData, bubbles: true, cancelable: true };
    first.dispatchEvent(new ClipboardEvent('copy', event));
    return copied;
  });
  assert.equal(copied.types, 'text/plain text/html');
  // A page of Firefox may not read what an extension set.
  if (browser.name === 'chromium') {
    assert.equal(copied.text, 'We know that $x^2 + y^2 = z^2$ holds.\n\nAnd a/b too:');
    assert.match(copied.html, /<mfrac/);
  }
  await tab.close();
});

test('mathematics runs from left to right in an Arabic article, its number after it', async () => {
  const tab = await read('arabic');
  const seen = await tab.shadow((root) => {
    const all = [...root.querySelectorAll('math')];
    const [first, last] = [
      ...(root.querySelector('p:not(.formula-line) math mrow')?.children ?? []),
    ]
      .map((node) => node.getBoundingClientRect().left)
      .filter((_, index, { length }) => index === 0 || index === length - 1);
    return {
      article: getComputedStyle(root.querySelector('main article') ?? root.host).direction,
      directions: [...new Set(all.map((math) => getComputedStyle(math).direction))],
      isInOrder: (first ?? 0) < (last ?? 0),
      number: root.querySelector('.formula-number')?.textContent,
    };
  });
  assert.deepEqual(seen, { article: 'rtl', directions: ['ltr'], isInOrder: true, number: '(7)' });
  await tab.close();
});
