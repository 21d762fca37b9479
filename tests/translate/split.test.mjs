// Texts that are longer than a service takes: pieces between sentences, no markup torn, nothing lost.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { split } from '../../extension/translate/split.js';
import { numbers } from '../store/random.mjs';

test('what is short enough stays whole; a long text is parted between sentences', () => {
  assert.deepEqual(split('One. Two.', 20, 'en'), ['One. Two.']);
  assert.deepEqual(split('First one. Second one. Third.', 23, 'en'), [
    'First one. Second one. ',
    'Third.',
  ]);
  assert.deepEqual(split('一番目の文。二番目の文。三番目の文。', 12, 'ja'), [
    '一番目の文。二番目の文。',
    '三番目の文。',
  ]);
});

test('markup is not torn, and what it goes around stays together where it can', () => {
  const xml = 'A <a1>linked one. And two</a1>. Then <x2/> alone. <b3>Bold</b3> end.';
  for (const piece of split(xml, 40, 'en')) {
    const [begins, ends] = [piece.match(/<[a-z]\d>/g) ?? [], piece.match(/<\/[a-z]\d>/g) ?? []];
    assert.equal(begins.length, ends.length, piece);
  }
  const plain = 'A [[1]]linked one. And two[[/1]]. Then [[2/]] alone. [[3]]Bold[[/3]] end.';
  for (const piece of split(plain, 45, 'en')) {
    const all = piece.match(/\[\[\/?\d\]\]/g) ?? [];
    assert.equal(all.length % 2, 0, piece);
  }
});

test('a sentence or a word that is too long is parted all the same', () => {
  const sentence = 'word '.repeat(50);
  for (const piece of split(sentence, 30, 'en')) assert.ok(piece.length <= 30);
  const wide = '👩'.repeat(50);
  for (const piece of split(wide, 7, null)) {
    assert.ok(piece.length <= 7);
    assert.doesNotMatch(piece, /^[\udc00-\udfff]|[\ud800-\udbff]$/, 'no half of a character');
  }
});

test('joined, the pieces of any text are the text, each short enough, in little time', () => {
  const random = numbers(7);
  const parts = [
    'A word. ',
    '<a1>',
    '</a1>',
    '[[2]]',
    '[[/2]]',
    '&amp;',
    '<',
    '&',
    '終わり。',
    'x',
  ];
  for (let count = 0; count < 300; count += 1) {
    const length = Math.floor(random() * 200);
    const text = Array.from(
      { length },
      () => parts[Math.floor(random() * parts.length)] ?? '',
    ).join('');
    const most = 10 + Math.floor(random() * 60);
    const pieces = split(text, most, 'en');
    assert.equal(pieces.join(''), text);
    for (const piece of pieces) assert.ok(piece.length <= most);
  }
  const start = process.cpuUsage();
  for (const hostile of ['<a1>'.repeat(50_000), '&amp;'.repeat(40_000), '['.repeat(200_000)])
    assert.equal(split(hostile, 2_000, 'en').join(''), hostile);
  // Processor time: what grew with the square would take far more of it, and a busy machine takes no more.
  const { user, system } = process.cpuUsage(start);
  assert.ok(user + system < 5_000_000, `${(user + system) / 1_000} ms`);
});
