// Reading aloud. Firefox has voices for tests; where a machine has none, a sentence says so.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './drivers/index.mjs';
import { openReader, session } from './session.mjs';

const { browser, server } = await session({
  '/passages': {
    body: `<!doctype html><html lang=en><title>Passages</title><p id=one>It rained<sup><button>1</button></sup> all <b>day. Then</b> it stopped. « … »</p>
      <p id=two lang="not a language">One. Two.</p>`,
  },
});

/** @param {string} page */
async function read(page) {
  const tab = await browser.open(`${server.origin}/${page}/`);
  await openReader(browser, tab);
  return tab;
}

test('a block is said sentence by sentence, and every word is found again', async () => {
  const tab = await browser.open(`${server.origin}/passages`);
  const said = await tab.evaluate(async (address) => {
    const { sentencesOf, wordEnd } = await import(address);
    const block = document.querySelector('#one');
    const sentences = sentencesOf(block, 'en');
    const second = sentences[1];
    const start = second.text.indexOf('stopped');
    return {
      texts: sentences.map((/** @type {{ text: string }} */ { text }) =>
        text.trim().replace(/\s+/g, ' '),
      ),
      across: String(sentences[0].range(0, sentences[0].text.length)).replace(/\s+/g, ' ').trim(),
      word: String(second.range(start, wordEnd(second.text, start))),
      unknown: sentencesOf(document.querySelector('#two'), 'not a language').length,
    };
  }, `${server.origin}/extension/reader/aids/passage.js`);
  assert.deepEqual(said.texts, ['It rained all day.', 'Then it stopped.']);
  // The range spans the mark of the note, which is not said.
  assert.equal(said.across, 'It rained1 all day.');
  assert.equal(said.word, 'stopped');
  assert.equal(said.unknown, 2);
  await tab.close();
});

test('reading aloud begins where the reader is, goes on to the end, and Esc stops it', async () => {
  const tab = await read('long--essay');
  const look = () =>
    tab.shadow((root) => ({
      isOpen: root.querySelector('.speech')?.checkVisibility() ?? false,
      marked: [...(CSS.highlights.get('limpide-sentence') ?? [])].map(String).join(' '),
      toast: root.querySelector('.toast')?.checkVisibility() ?? false,
      sentence: root.querySelector('.toast')?.textContent ?? '',
    }));
  await tab.click((root) => root.querySelector('.tool.speak'));
  const begun = await until('a voice, or a word on it', async () => {
    const now = await look();
    return (now.isOpen || now.toast) && now;
  });
  if (browser.name === 'firefox') assert.ok(begun.isOpen, begun.sentence);
  if (begun.isOpen) {
    await tab.press('Escape');
    const closed = await look();
    assert.equal(closed.isOpen, false);
    assert.equal(closed.marked, '');
    assert.ok(await tab.shadow((root) => root.querySelector('article') !== null), 'only the voice');
  } else {
    assert.match(begun.sentence, /English|anglais/);
  }
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});
