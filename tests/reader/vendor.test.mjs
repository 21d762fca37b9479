// The third party's code that ships is what the pinned packages give, to the byte.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { bundle, VENDORED } from '../../tools/vendor/build.mjs';

test('the editor that ships is built of the pinned packages, and of them alone', async () => {
  const kept = await readFile(VENDORED, 'utf8');
  assert.ok((await bundle()) === kept, 'run `npm run vendor` and look at what has changed');
  assert.match(
    kept,
    /^\/\*\n \* CodeMirror 6[\s\S]*MIT License[\s\S]*Permission is hereby granted/,
  );
  assert.doesNotMatch(kept, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser/);
});
