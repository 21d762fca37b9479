// The doors through which an article is translated: what leaves as segments comes back as pieces, and pieces make the
// article again.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import {
  directionOf,
  initSync,
  reassemble,
  segments,
  translated,
} from '../../pkg/limpide_writer.js';

initSync({ module: await readFile(new URL('../../pkg/limpide_writer_bg.wasm', import.meta.url)) });

const link = (/** @type {string} */ words) => ({
  kind: 'link',
  address: 'https://limpide.example/',
  content: [{ kind: 'text', text: words }],
});
const text = (/** @type {string} */ words) => ({ kind: 'text', text: words });
const article = {
  title: 'Le titre',
  lang: 'fr',
  dir: 'ltr',
  words: 6,
  minutes: 1,
  blocks: [
    {
      kind: 'paragraph',
      content: [text('Voir le '), link('rapport'), text(' & '), { kind: 'code', text: 'x' }],
    },
    { kind: 'code', text: 'jamais' },
    {
      kind: 'list',
      ordered: false,
      items: [[{ kind: 'paragraph', lang: 'en', content: [text('English')] }]],
    },
  ],
};
const json = JSON.stringify(article);

test('segments leave in reading order, with placeholders', () => {
  assert.deepEqual(JSON.parse(segments(json, '')).segments, [
    { path: '/title', text: 'Le titre', plain: 'Le titre' },
    {
      path: '/blocks/0/content',
      text: 'Voir le <a1>rapport</a1> &amp; <x2/>',
      plain: 'Voir le rapport & x',
      words: ['rapport'],
    },
    { path: '/blocks/2/items/0/0/content', text: 'English', plain: 'English', lang: 'en' },
  ]);
  const plain = JSON.parse(segments(json, '{"markup":"plain","glossary":["rapport"]}')).segments;
  assert.equal(plain[1].text, 'Voir le [[1]][[2/]][[/1]] & [[3/]]');
});

test('answers come back as pieces, or are asked for again', () => {
  const path = '/blocks/0/content';
  const pieces = (/** @type {object} */ answer) =>
    JSON.parse(reassemble(json, '', JSON.stringify([{ path, ...answer }]))).pieces[0];
  assert.deepEqual(pieces({ text: '<x2/> &amp; see the <a1>report</a1>' }), {
    path,
    content: [{ kind: 'code', text: 'x' }, text(' & see the '), link('report')],
  });
  assert.deepEqual(pieces({ text: 'See the report & x' }), { path, isAgain: true });
  assert.deepEqual(pieces({ text: 'See the Report & x', isPlain: true, words: ['report'] }), {
    path,
    content: [text('See the '), link('Report'), text(' & '), { kind: 'code', text: 'x' }],
  });
  assert.deepEqual(pieces({ text: 'See <img src=1>', isPlain: true }), {
    path,
    content: [
      text('See <img src=1> ('),
      link('rapport'),
      text(', '),
      { kind: 'code', text: 'x' },
      text(')'),
    ],
  });
  assert.deepEqual(pieces({ text: ' ', isPlain: true }), {
    path,
    content: article.blocks[0]?.content,
    isUnchanged: true,
  });
});

test('pieces make an article, alone or behind the original', () => {
  const pieces = JSON.stringify([
    { path: '/title', content: [text('العنوان')] },
    { path: '/blocks/0/content', content: [text('انظر '), link('التقرير')] },
  ]);
  const alone = JSON.parse(translated(json, pieces, '{"to":"ar"}'));
  assert.deepEqual([alone.title, alone.lang, alone.dir], ['العنوان', 'ar', 'rtl']);
  assert.deepEqual(alone.blocks[2].items[0][0], {
    kind: 'paragraph',
    lang: 'en',
    dir: 'ltr',
    content: [text('English')],
  });
  const both = JSON.parse(translated(json, pieces, '{"show":"both","to":"ar"}'));
  assert.deepEqual([both.title, both.lang, both.dir], ['Le titre', 'fr', 'ltr']);
  assert.deepEqual(both.blocks[1], article.blocks[0]);
  assert.deepEqual(both.blocks[2], {
    kind: 'paragraph',
    lang: 'ar',
    dir: 'rtl',
    content: [text('انظر '), link('التقرير')],
  });
});

test('what is not of the documented form is refused', () => {
  const refuses = (/** @type {() => unknown} */ ask, /** @type {string} */ code) =>
    assert.throws(ask, (/** @type {unknown} */ thrown) => String(thrown).includes(code));
  refuses(() => segments(json, '{"markup":"pdf"}'), 'bad-options');
  refuses(() => segments('{}', ''), 'bad-article');
  refuses(() => reassemble(json, '', '{}'), 'bad-article');
  refuses(() => translated(json, '[]', '{"to":"\\"><b"}'), 'bad-options');
  refuses(
    () => translated(json, '[{"path":"/title","content":[{"kind":"b"}]}]', '{"to":"en"}'),
    'bad-article',
  );
});

test('a language says its direction', () => {
  const said = ['ar', 'fr', 'az-Arab', 'AR', 'he-IL', ''].map(directionOf);
  assert.deepEqual(said, ['rtl', 'ltr', 'rtl', 'rtl', 'rtl', 'ltr']);
});
