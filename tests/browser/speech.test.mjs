// Reading aloud. Firefox has voices for tests; where a machine has none, a sentence says so.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './drivers/index.mjs';
import { openReader, session } from './session.mjs';

const { browser, server } = await session({
  '/passages': {
    body: `<!doctype html><html lang=en><title>Passages</title><p id=one>It rained<sup><button>1</button></sup> all <b>day. Then</b> it stopped. « … »</p>
      <p id=three>So <math><mrow><msup><mi>a</mi><mn>2</mn></msup><mo>=</mo><mi>π</mi></mrow></math> it is.</p>
      <p id=twins><span class=source lang=fr>Il pleut. Un chien dort.</span><span class=translation lang=en>It rains. A dog sleeps.</span></p>
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

test('a formula is said in words, and marked whole', async () => {
  const tab = await browser.open(`${server.origin}/passages`);
  const said = await tab.evaluate(async (address) => {
    const { sentencesOf, wordEnd } = await import(address);
    const [sentence] = sentencesOf(document.querySelector('#three'), 'en');
    const start = sentence.text.indexOf('squared');
    const range = sentence.range(start, wordEnd(sentence.text, start));
    const after = sentence.text.indexOf('it is');
    return {
      text: sentence.text.replace(/\s+/g, ' ').trim(),
      marked: range.cloneContents().querySelector('math')?.textContent,
      after: String(sentence.range(after, wordEnd(sentence.text, after))),
    };
  }, `${server.origin}/extension/reader/aids/passage.js`);
  assert.deepEqual(said, {
    text: 'So a squared equals pi it is.',
    marked: 'a2=π',
    after: 'it',
  });
  await tab.close();
});

test('two languages are said one after the other, each as its own', async () => {
  const tab = await browser.open(`${server.origin}/passages`);
  const said = await tab.evaluate(async (address) => {
    const { sentencesOf } = await import(address);
    return sentencesOf(document.querySelector('#twins'), 'fr').map(
      (/** @type {{ text: string, lang: string }} */ { text, lang }) => [lang, text.trim()],
    );
  }, `${server.origin}/extension/reader/aids/passage.js`);
  assert.deepEqual(said, [
    ['fr', 'Il pleut.'],
    ['fr', 'Un chien dort.'],
    ['en', 'It rains.'],
    ['en', 'A dog sleeps.'],
  ]);
  await tab.close();
});

test('the sentence and the word are marked under their lines, wherever they break', async () => {
  const tab = await browser.open(`${server.origin}/passages`);
  const boxes = await tab.evaluate(async (address) => {
    const { makeSpeechMarks } = await import(address);
    document.body.innerHTML =
      '<main style="position:relative;width:200px;font:20px/30px serif"><article><p>It rained all <b>day and all night</b>, and then it stopped.</article></main>';
    const main = document.querySelector('main');
    const marks = makeSpeechMarks(main, new AbortController().signal);
    const range = document.createRange();
    range.selectNodeContents(/** @type {Node} */ (document.querySelector('p')));
    marks.mark('sentence', range);
    const sentence = [...document.querySelectorAll('.spoken-sentence')].map((box) =>
      box.getBoundingClientRect(),
    );
    const word = document.createRange();
    word.selectNodeContents(/** @type {Node} */ (document.querySelector('b')));
    marks.mark('word', word);
    const words = document.querySelectorAll('.spoken-word').length;
    const lines = Math.round((document.querySelector('p')?.clientHeight ?? 0) / 30);
    marks.clear();
    return {
      lines,
      sentences: sentence.length,
      words,
      left: document.querySelectorAll('.spoken-marks').length,
    };
  }, `${server.origin}/extension/reader/aids/speech-marks.js`);
  assert.ok(boxes.lines > 1);
  assert.equal(boxes.sentences, boxes.lines);
  assert.ok(boxes.words >= 1 && boxes.words <= 2);
  assert.equal(boxes.left, 0);
  await tab.close();
});

test('reading aloud begins where the reader is, goes on to the end, and Esc stops it', async () => {
  const tab = await read('long--essay');
  const look = () =>
    tab.shadow((root) => ({
      isOpen: root.querySelector('.speech')?.checkVisibility() ?? false,
      marks: root.querySelectorAll('.spoken-marks').length,
      seen: /** @type {any} */ (root).seen ?? 0,
      toast: root.querySelector('.toast')?.checkVisibility() ?? false,
      sentence: root.querySelector('.toast-words')?.textContent ?? '',
    }));
  // The voices of tests say an article in no time.
  await tab.shadow((root) => {
    const main = root.querySelector('main');
    const count = () => {
      const marks = main?.querySelectorAll('.spoken-sentence').length ?? 0;
      Object.assign(root, { seen: Math.max(/** @type {any} */ (root).seen ?? 0, marks) });
    };
    if (main) new MutationObserver(count).observe(main, { childList: true, subtree: true });
  });
  await tab.click((root) => root.querySelector('.tool.speak'));
  const begun = await until('a voice, or a word on it', async () => {
    const now = await look();
    return (now.isOpen || now.toast) && now;
  });
  if (browser.name === 'firefox') assert.ok(begun.isOpen, begun.sentence);
  if (begun.isOpen) {
    await until('a sentence to be marked', async () => (await look()).seen > 0);
    await tab.press('Escape');
    const closed = await look();
    assert.equal(closed.isOpen, false);
    assert.equal(closed.marks, 0);
    assert.ok(await tab.shadow((root) => root.querySelector('article') !== null), 'only the voice');
  } else {
    assert.match(begun.sentence, /English|anglais/);
  }
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});
