// The links of quotations: fifty passages of one long page full of the same words, each opened in the browser, which has to
// scroll to that passage and to no other.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { until } from './drivers/index.mjs';
import { ROOT, session } from './session.mjs';

const QUOTES = 50;

/** Words that come again and again, with what a link has to escape among them. */
const WORDS =
  'the ferry, the river & the bank; a two-way piano (out of tune) went “home” at 100% of low-water — l’été, naïve 橋 и берег'.split(
    ' ',
  );

/** A generator that gives the same numbers at every run (Park and Miller, 1988). @param {number} seed */
function numbers(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (state * 16_807) % 2_147_483_647;
    return state % below;
  };
}

const next = numbers(7);
const PARAGRAPHS = Array.from({ length: 60 }, () =>
  Array.from({ length: 24 }, () => WORDS[next(WORDS.length)]).join(' '),
);

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The same words</title>
<style>p { margin: 0 0 1200px }</style></head><body><h1>The same words</h1>
${PARAGRAPHS.map((text, at) => `<p id="p${at}">${text.replaceAll('&', '&amp;')}</p>`).join('\n')}</body></html>`;

const { browser, server } = await session({ '/words': { body: PAGE } });

/** The writers, as the reader has them. */
async function writers() {
  const glue = await import(`${ROOT}pkg/limpide_writer.js`);
  glue.initSync({ module: await readFile(`${ROOT}pkg/limpide_writer_bg.wasm`) });
  return glue;
}

test('the links of fifty quotations lead to their words', async () => {
  const { quote } = await writers();
  const article = JSON.stringify({
    title: 'The same words',
    lang: 'en',
    dir: 'ltr',
    address: `${server.origin}/words`,
    words: 0,
    minutes: 0,
    blocks: PARAGRAPHS.map((text) => ({ kind: 'paragraph', content: [{ kind: 'text', text }] })),
  });
  const page = ['The same words', ...PARAGRAPHS].join('\n');
  const tab = await browser.open(`${server.origin}/words`);
  const missed = [];
  for (let at = 0; at < QUOTES; at += 1) {
    // Not the first few, which are in sight without any link.
    const index = 3 + next(PARAGRAPHS.length - 3);
    const paragraph = PARAGRAPHS[index] ?? '';
    const words = paragraph.split(' ');
    const from = next(words.length - 1);
    const to = from + 1 + next(Math.min(12, words.length - from));
    const text = words.slice(from, to).join(' ');
    const before = words.slice(0, from).join(' ');
    const after = words.slice(to).join(' ');
    const { link } = JSON.parse(
      quote(article, JSON.stringify({ text, before: `${before} `, after: ` ${after}`, page })),
    );
    assert.ok(link.includes('#:~:text='), `${text}: ${link}`);
    // Another document in between: else the browser stays on the one it has.
    await tab.go(`${server.origin}/long--essay/`);
    await tab.go(link);
    const isSeen = await until('the place', () =>
      tab.evaluate((id) => {
        const { top, bottom } = /** @type {Element} */ (
          document.getElementById(id)
        ).getBoundingClientRect();
        return window.scrollY > 0 ? { seen: top >= 0 && bottom <= window.innerHeight } : null;
      }, `p${index}`),
    ).catch(() => ({ seen: false }));
    if (!isSeen.seen) missed.push(`${text} → ${link}`);
  }
  assert.deepEqual(missed, []);
  await tab.close();
});
