// The snapshot of a page whose names were made to break it is read like any other.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { SnapshotWriter } from '../../extension/content/snapshot.js';
import { clean, initSync } from '../../pkg/limpide.js';

initSync({ module: await readFile(new URL('../../pkg/limpide_bg.wasm', import.meta.url)) });

const TEXT =
  'The ferry stood still in the ninth winter, when the river froze from bank to bank, and nobody crossed it for weeks. ';

test('names of elements and attributes with half a character are written once, and the page is read', () => {
  const half = String.fromCharCode(0xd800);
  const writer = new SnapshotWriter();
  for (const name of ['html', 'body']) {
    writer.open(name);
    writer.attributesEnd(0);
  }
  for (let n = 0; n < 8; n += 1) {
    writer.open(n % 2 ? 'p' : `x-${half}`);
    writer.attribute(`data-${half}`, 'a');
    writer.attribute(`data-${String.fromCharCode(0xdc00)}`, 'a');
    writer.attributesEnd(0);
    writer.text(TEXT.repeat(3));
    writer.close();
  }
  writer.close();
  writer.close();
  const answer = JSON.parse(clean(writer.bytes('https://a.example/', 'https://a.example/'), ''));
  assert.equal(answer.error, undefined);
  assert.ok(answer.article.words > 200, `${answer.article.words} words`);
});
