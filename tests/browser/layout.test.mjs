// How the parts of an article stand on the screen: tables and formulas that are wider than the column, numbers below each
// other, notes at their words, and all of it in its place on a page that enlarges itself.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './drivers/index.mjs';
import { openReader, readerGone, session } from './session.mjs';

/** @typedef {import('./drivers/index.mjs').Tab} Tab */

const SENTENCE =
  'The mill stood by the river and ground the corn of three villages until the frost came and stopped it. ';
const PARAGRAPH = `<p>${SENTENCE.repeat(4)}</p>`;

const MONTHS = Array.from({ length: 16 }, (_, at) => at + 1);
const WIDE = `<table><caption>Flow</caption><tr><th>Mill</th>${MONTHS.map((at) => `<th>Month ${at}</th>`).join('')}</tr>
<tr><th>Upper mill</th>${MONTHS.map((at) => `<td>${at * 37}.${at % 9}</td>`).join('')}</tr>
<tr><th>Lower mill</th>${MONTHS.map((at) => `<td>${at * 51}.${at % 7}</td>`).join('')}</tr></table>`;

const SMALL = `<table><tr><th>Mill</th><th>Corn</th><th>Share</th><th>Year</th></tr>
<tr><th>Upper</th><td>1,204</td><td>55 %</td><td>since 1890</td></tr>
<tr><th>Lower</th><td>98</td><td>4.5 %</td><td>1904</td></tr></table>`;

/**
 * @param {string} attributes of the whole page
 * @param {string} style
 */
const page = (
  attributes,
  style = '',
) => `<!doctype html><html lang="en" ${attributes}><head><meta charset="utf-8"><title>Mills</title><style>${style}</style></head>
<body><main><article><h1>The mills by the river and their corn</h1>${PARAGRAPH}${WIDE}${PARAGRAPH}${SMALL}${PARAGRAPH.repeat(2)}<hr>${PARAGRAPH}</article></main></body></html>`;

const { browser, server } = await session({
  '/mills': { body: page('') },
  '/from-the-right': { body: page('dir="rtl"') },
  '/enlarged': { body: page('', 'html { zoom: 1.5; }') },
});

/** @param {string} path */
async function read(path) {
  const tab = await browser.open(server.origin + path);
  await openReader(browser, tab);
  return tab;
}

for (const [path, first, last] of /** @type {const} */ ([
  ['/mills', 'right', 'left'],
  ['/from-the-right', 'left', 'right'],
])) {
  test(`${path}: a table that is too wide says where there is more, until one is there`, async () => {
    const tab = await read(path);
    const seen = () =>
      tab.shadow((root) => {
        const table = root.querySelector('.table');
        if (!(table instanceof HTMLElement)) return null;
        const column = root.querySelector('article > p:not(.byline)');
        return {
          more: table.dataset.more ?? '',
          isWider: table.clientWidth > (column?.clientWidth ?? 0) + 40,
          isFading: getComputedStyle(table).maskImage !== 'none',
        };
      });
    /** @param {number} share of what is hidden */
    const scroll = (share) =>
      tab.shadow((root, share) => {
        const table = root.querySelector('.table');
        const sign = table && getComputedStyle(table).direction === 'rtl' ? -1 : 1;
        const hidden = (table?.scrollWidth ?? 0) - (table?.clientWidth ?? 0);
        table?.scrollTo({ left: sign * share * hidden, behavior: 'instant' });
      }, share);
    assert.deepEqual(await seen(), { more: first, isWider: true, isFading: true });
    await scroll(0.5);
    await until('both sides', async () => (await seen()).more === 'left right');
    await scroll(1);
    await until('the other side', async () => (await seen()).more === last);
    const fits = await tab.shadow((root) => {
      const [, small] = root.querySelectorAll('.table');
      return small instanceof HTMLElement ? { ...small.dataset } : null;
    });
    assert.deepEqual(fits, {}, 'one that fits keeps to the column and is whole');
    await tab.close();
  });
}

test('in a row all stands on one line, and numbers end below each other', async () => {
  const tab = await read('/mills');
  const found = await tab.shadow((root) => {
    const [, small] = root.querySelectorAll('.table table');
    const rows = [...(small?.querySelectorAll('tr') ?? [])];
    // Where the text of a cell stands: a mark of no size on its line.
    const baseline = (/** @type {Element} */ cell) => {
      const mark = document.createElement('i');
      mark.style.cssText = 'display: inline-block';
      (cell.querySelector('p') ?? cell).append(mark);
      const { bottom } = mark.getBoundingClientRect();
      mark.remove();
      return bottom;
    };
    return {
      lines: rows.map((row) => [...row.children].map(baseline)),
      aligned: rows.map((row) => [...row.children].map((cell) => getComputedStyle(cell).textAlign)),
    };
  });
  for (const [first = 0, ...others] of found.lines)
    for (const other of others) assert.ok(Math.abs(other - first) <= 1, `${other} beside ${first}`);
  for (const row of found.aligned) assert.deepEqual(row, ['start', 'right', 'right', 'start']);
  await tab.close();
});

test('a rule stands in the middle between what it parts', async () => {
  const tab = await read('/mills');
  const [above, below] = await tab.shadow((root) => {
    const rule = root.querySelector('article > hr');
    const { top = 0, bottom = 0 } = rule?.getBoundingClientRect() ?? {};
    const before = rule?.previousElementSibling?.getBoundingClientRect().bottom ?? 0;
    return [top - before, (rule?.nextElementSibling?.getBoundingClientRect().top ?? 0) - bottom];
  });
  assert.ok(above > 8 && Math.abs(above - below) <= 1, `${above} above, ${below} below`);
  await tab.close();
});

test('notes and the ways back from them begin no line', async () => {
  const tab = await browser.open(`${server.origin}/blog--footnotes/`);
  await openReader(browser, tab);
  const alone = await tab.shadow((root) => {
    const main = root.querySelector('main');
    const article = root.querySelector('article');
    const found = [];
    if (!(main && article)) return ['no article'];
    for (let width = 300; width < 720; width += 7) {
      article.style.width = `${width}px`;
      for (const part of article.querySelectorAll('.note-reference, .note-back')) {
        const block = part.closest('p, li');
        const range = document.createRange();
        const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
        let before = null;
        while (walker.nextNode()) {
          const node = walker.currentNode;
          if (!(node.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING)) break;
          if (block?.contains(node) && node.textContent?.trim()) before = node;
        }
        const text = before?.textContent?.trimEnd() ?? '';
        if (!before || text.length === 0) continue;
        range.setStart(before, text.length - 1);
        range.setEnd(before, text.length);
        const letter = range.getBoundingClientRect();
        const { top, bottom } = part.getBoundingClientRect();
        if (top > letter.bottom || bottom < letter.top) found.push(`${part.className} at ${width}`);
      }
    }
    return found;
  });
  assert.deepEqual(alone, []);
  await tab.close();
});

test('a page that enlarges itself leaves the reader as it is, and what is chosen where it stands', async () => {
  const sizes = [];
  for (const path of ['/mills', '/enlarged']) {
    const tab = await read(path);
    await tab.type('x');
    await until('the bar', () =>
      tab.shadow((root) => root.querySelector('.pick-bar')?.checkVisibility()),
    );
    for (let step = 0; step < 2; step += 1) await tab.press('ArrowDown');
    const { width, height, beside } = await tab.shadow((root) => {
      const box = root.querySelector('.pick-box')?.getBoundingClientRect();
      const bar = root.querySelector('.bar')?.getBoundingClientRect();
      const middle = box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      const blocks = [...root.querySelectorAll('article > *, article th, article td')];
      const isAt = (/** @type {Element} */ one) => {
        const { left, top, right, bottom } = one.getBoundingClientRect();
        return (
          Math.abs(left - 6 - (box?.left ?? 0)) <= 2 &&
          Math.abs(top - 6 - (box?.top ?? 0)) <= 2 &&
          Math.abs(right + 6 - (box?.right ?? 0)) <= 2 &&
          Math.abs(bottom + 6 - (box?.bottom ?? 0)) <= 2
        );
      };
      return {
        width: bar?.width,
        height: bar?.height,
        beside: middle !== undefined && blocks.some(isAt),
      };
    });
    assert.ok(beside, `${path}: the outline stands at its part`);
    sizes.push([width, height]);
    await tab.press('Escape');
    await tab.press('Escape');
    await tab.press('Escape');
    await readerGone(tab);
    await tab.close();
  }
  assert.deepEqual(sizes[0]?.[1], sizes[1]?.[1]);
});
