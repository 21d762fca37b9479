// The article on paper.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { until } from './drivers/index.mjs';
import { openReader, readerGone, session } from './session.mjs';

const SENTENCE =
  'The ferry left the north quay at six in the morning with forty people, two dogs and a piano on board, and nobody knew whose piano it was.';

const { browser, server } = await session({
  '/long': {
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The piano</title></head><body>
<nav>${'<a href="/news">News</a> '.repeat(400)}</nav><main><article><h1>The piano on the ferry</h1>
${Array.from({ length: 60 }, (_, at) => `<p>Crossing ${at}. ${SENTENCE} ${SENTENCE}</p>`).join('\n')}
</article></main></body></html>`,
  },
});

/**
 * How many pages a PDF has. What Firefox writes of its structure is compressed.
 * @param {Buffer} pdf
 */
function pagesOf(pdf) {
  const plain = pdf.toString('latin1');
  const parts = [...plain.matchAll(/stream\r?\n([\s\S]*?)endstream/g)].map(([, part = '']) => {
    try {
      return inflateSync(Buffer.from(part, 'latin1')).toString('latin1');
    } catch {
      // An image, or a font.
      return '';
    }
  });
  return [plain, ...parts].join('\n').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

test('the article is printed whole, and the reading goes on where it was', async () => {
  const tab = await browser.open(`${server.origin}/long`);
  await openReader(browser, tab);
  await tab.shadow((root) =>
    root.querySelector('main')?.scrollTo({ top: 900, behavior: 'instant' }),
  );
  // 60 paragraphs of three lines and the distance below them are 190 lines and more; a sheet has 50 at most.
  assert.ok(pagesOf(await tab.print()) >= 4);
  await until('the reading to go on where it was', () =>
    tab.shadow((root) => root.querySelector('main')?.scrollTop === 900),
  );
  const after = await tab.shadow((root) => ({
    isModal: root.querySelector('dialog')?.matches(':modal') ?? false,
    isWithin: root.querySelector('dialog .view') !== null,
  }));
  assert.deepEqual(after, { isModal: true, isWithin: true });
  await tab.press('Escape');
  await readerGone(tab);
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});

test('a page alone is printed as it is once the reader is closed', async () => {
  const tab = await browser.open(`${server.origin}/long`);
  const before = pagesOf(await tab.print());
  await openReader(browser, tab);
  await tab.press('Escape');
  await readerGone(tab);
  assert.equal(pagesOf(await tab.print()), before);
  await tab.close();
});

test('a page that only says it prints moves nothing of the view', async () => {
  const tab = await browser.open(`${server.origin}/long`);
  await openReader(browser, tab);
  await tab.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.ok(await tab.shadow((root) => root.querySelector('dialog .view') !== null));
  await tab.close();
});
