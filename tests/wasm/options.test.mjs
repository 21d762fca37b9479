// The options as the extension writes them: the core in the browser reads what the guard of messages lets pass, and
// answers each breadth as the command line does.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { isOptionsText, optionsText } from '../../extension/shared/options.js';
import { clean, initSync, suggest } from '../../pkg/limpide.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const command = process.env.LIMPIDE_COMMAND ?? '';
const page = `${root}tests/pages/unsure--society-page/source.html`;

initSync({ module: await readFile(`${root}pkg/limpide_bg.wasm`) });
const snapshot = await output('snapshot', page);

test('each breadth is answered as the command line answers it', async () => {
  for (const breadth of [-2, -1, 0, 1, 2]) {
    const text = optionsText({ putBack: [], breadth });
    assert.ok(isOptionsText(text));
    const native = await output('clean', '--format', 'json', '--breadth', String(breadth), page);
    assert.equal(clean(snapshot, text), native.toString().trimEnd());
  }
});

test('what was put back as a range is back at each breadth', () => {
  const { removals } = JSON.parse(clean(snapshot, ''));
  const { id, end, excerpt } = removals[0];
  for (const breadth of [-2, 0, 2]) {
    const text = optionsText({ putBack: [[id, end]], breadth });
    assert.ok(isOptionsText(text));
    const answer = JSON.parse(clean(snapshot, text));
    assert.ok(JSON.stringify(answer.article.blocks).includes(excerpt), `breadth ${breadth}`);
  }
});

test('rules are obeyed as on the command line, and the one that keeps a removal is suggested', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'limpide-rules-'));
  const file = path.join(folder, 'rules.txt');
  const rules = '##p:nth-of-type(2)\nlimpide.example##a:has-text(/^B/)\n';
  await writeFile(file, rules);
  const native = await output('clean', '--format', 'json', '--rules', file, page);
  // Files are put together with a line end between them.
  const text = optionsText({ putBack: [], breadth: 0, rules: `${rules}\n` });
  assert.ok(isOptionsText(text));
  assert.equal(clean(snapshot, text), native.toString().trimEnd());
  assert.ok(JSON.parse(clean(snapshot, text)).rules.used.length > 0);
  await rm(folder, { recursive: true });

  const [{ id }] = JSON.parse(clean(snapshot, '')).removals;
  assert.match(JSON.parse(suggest(snapshot, '', JSON.stringify({ keep: id }))).rule, /#@?#./);
  assert.equal(JSON.parse(suggest(snapshot, '', '{"keep": 4000000}')).rule, null);
});

test('what was taken away is gone at each breadth, and what was pointed at is the article', () => {
  const { article } = JSON.parse(clean(snapshot, ''));
  const { node } = article.blocks.find((/** @type {any} */ block) => block.kind === 'paragraph');
  for (const breadth of [-2, 0, 2]) {
    const text = optionsText({ putBack: [], breadth, take: [node] });
    assert.ok(isOptionsText(text));
    const { removals } = JSON.parse(clean(snapshot, text));
    const picked = removals.filter((/** @type {any} */ one) => one.reason === 'picked');
    assert.deepEqual(picked[0]?.nodes[0], node, `breadth ${breadth}`);
  }
  const text = optionsText({ putBack: [], breadth: 0, article: node });
  assert.ok(isOptionsText(text));
  assert.equal(JSON.parse(clean(snapshot, text)).article.blocks.length, 1);
  // Without an address there is no site to write a line for; a line for all sites is weighed.
  const proposed = JSON.parse(suggest(snapshot, '', JSON.stringify({ remove: node })));
  assert.deepEqual(proposed, { lines: [], best: 0 });
  const { line } = JSON.parse(
    suggest(snapshot, '', JSON.stringify({ line: '##p:nth-of-type(2)' })),
  );
  assert.equal(line.does, 'remove');
  assert.ok(line.count > 0 && line.isEverywhere);
  assert.equal(JSON.parse(suggest(snapshot, '', '{}')).error?.code, 'bad-options');
});

test('what the extension would not write is refused on arrival', () => {
  for (const text of [
    undefined,
    {},
    ' ',
    '[]',
    '{}',
    'null',
    '{"putBack": [], "breadth": 3}',
    '{"putBack": [], "breadth": 0.5}',
    '{"putBack": [], "breadth": "1"}',
    '{"putBack": [-1], "breadth": 0}',
    '{"putBack": [[1]], "breadth": 0}',
    '{"putBack": [[1, 4294967296]], "breadth": 0}',
    '{"putBack": [], "breadth": 0, "other": 1}',
    '{"putBack": [], "breadth": 0, "rules": 1}',
    '{"putBack": [], "breadth": 0, "take": [-1]}',
    '{"putBack": [], "breadth": 0, "take": 1}',
    '{"putBack": [], "breadth": 0, "article": "1"}',
    `{"putBack": [${'[1,2],'.repeat(1 << 19)}[1,2]], "breadth": 0}`,
  ]) {
    assert.equal(isOptionsText(text), false, String(text).slice(0, 60));
  }
});

test('the core refuses a breadth there is not in words', () => {
  for (const breadth of ['3', '-3', '0.5', '"1"', 'null', '[1]']) {
    const answer = JSON.parse(clean(snapshot, `{"breadth": ${breadth}}`));
    assert.equal(answer.error?.code, 'bad-options', breadth);
  }
});

/**
 * What the command line writes.
 * @param {string[]} args
 * @returns {Promise<Buffer>}
 */
async function output(...args) {
  const encoding = /** @type {'buffer'} */ ('buffer');
  return (await run(command, args, { encoding, maxBuffer: 64 << 20 })).stdout;
}
