// What the options page asks of the core in the browser: lines of rules told, tried on a page, and furniture shown and
// switched.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { isOptionsText, optionsText } from '../../extension/shared/options.js';
import * as core from '../../pkg/limpide.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const command = process.env.LIMPIDE_COMMAND ?? '';
const page = `${root}tests/pages/news--rfi-seed/source.html`;
const address = 'https://www.rfi.fr/fr/idleb';

core.initSync({ module: await readFile(`${root}pkg/limpide_bg.wasm`) });
const snapshot = await output('snapshot', '--url', address, page);

test('each line is told, with places as an editor counts them', () => {
  const text = '! 😀\nrfi.fr##.ad\n\n!off ##.ad\n😀.fr##p\n';
  const { lines } = JSON.parse(core.rules(text));
  assert.deepEqual(
    lines.map((/** @type {any} */ line) => line.kind),
    ['remark', 'rule', 'blank', 'off', 'unused'],
  );
  const { line, code, about, column, length } = lines[4];
  assert.deepEqual({ line, code, about }, { line: 5, code: 'no-host', about: '😀.fr' });
  assert.equal('😀.fr##p'.substr(column - 1, length), '😀.fr');
  const long = JSON.parse(core.rules('!'.repeat((1 << 20) + 1)));
  assert.equal(long.error.code, 'too-many-rules');
});

test('ten thousand lines are told while somebody types', () => {
  const text = Array.from({ length: 10_000 }, (_, at) => `host${at}.example##.ad-${at} > p`).join(
    '\n',
  );
  const began = performance.now();
  assert.equal(JSON.parse(core.rules(text)).lines.length, 10_000);
  // It takes 60 ms on a machine of 2026; the bound catches what grows with the square.
  assert.ok(performance.now() - began < 2_000);
});

test('rules are tried on a page without being obeyed', () => {
  const told = JSON.parse(
    core.testRules(snapshot, '', 'rfi.fr##p:nth-of-type(1)\n##.none\nother.example##p\n##body'),
  );
  const [first, second] = told.lines;
  assert.equal(first.line, 1);
  assert.ok(first.count > 0 && first.words > 0 && first.excerpt.length > 0 && first.us >= 0);
  assert.deepEqual([second.line, second.why], [4, 'too-much']);
  assert.deepEqual([told.nothing, told.elsewhere], [[2], 1]);
  assert.ok(told.together.becomes < told.together.was);
  assert.equal(JSON.parse(core.testRules(new Uint8Array(3), '', '##p')).error.code, 'bad-snapshot');
});

test('files of rules are read by what is in them', () => {
  const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);
  const about = JSON.stringify({ name: 'rfi.fr.txt' });
  const list = JSON.parse(core.importRules(bytes('||a.fr^\nrfi.fr##.ad\n'), about));
  assert.deepEqual([list.kind, list.text], ['filters', '||a.fr^\nrfi.fr##.ad\n']);
  assert.deepEqual(list.counts, { used: 1, kept: 0, notNeeded: 0, unused: 1 });
  const config = JSON.parse(core.importRules(bytes('title: //h1\ntidy: no\n'), about));
  assert.deepEqual([config.kind, config.host, config.counts.used], ['config', 'rfi.fr', 1]);
  assert.match(config.text, /^rfi\.fr##h1:title\(\)$/m);
  for (const [content, code] of /** @type {[Uint8Array, string][]} */ ([
    [bytes('PK\x03\x04'), 'archive'],
    [new Uint8Array(4), 'no-rules'],
    [bytes('##.a\n'.repeat(60_000)), 'large'],
    [bytes('##.a\n'.repeat(300_000)), 'too-large'],
  ])) {
    assert.equal(JSON.parse(core.importRules(content, about)).error.code, code);
  }
  const large = JSON.stringify({ confirmed: true });
  const lines = JSON.parse(core.importRules(bytes('##.a\n'.repeat(60_000)), large)).report.length;
  assert.equal(lines, 60_000);
});

test('furniture is left alone as on the command line', async () => {
  const text = optionsText({
    putBack: [],
    breadth: 0,
    keepReasons: ['ad', 'newsletter'],
    skipLanguages: ['fr'],
  });
  assert.ok(isOptionsText(text));
  const switches = ['--keep-reason', 'ad', '--keep-reason', 'newsletter', '--skip-language', 'fr'];
  const native = await output('clean', '--format', 'json', '--url', address, ...switches, page);
  assert.equal(core.clean(snapshot, text), native.toString().trimEnd());
  assert.notEqual(core.clean(snapshot, text), core.clean(snapshot, ''));
});

test('what the options can switch and complete is told', () => {
  const { reasons, languages } = JSON.parse(core.furniture());
  assert.ok(languages.includes('fr'));
  for (const { reason, rules } of reasons) {
    assert.ok(isOptionsText(optionsText({ putBack: [], breadth: 0, keepReasons: [reason] })));
    for (const { name } of rules) {
      const [line] = JSON.parse(core.rules(`a.fr#@#:furniture(${name})`)).lines;
      assert.equal(line.does, 'furniture');
    }
  }
  const { operators, off } = JSON.parse(core.vocabulary());
  assert.ok(operators.some((/** @type {any} */ one) => one.name === 'has-text'));
  assert.equal(JSON.parse(core.rules(`${off}##p`)).lines[0].kind, 'off');
});

test('switches that nobody could have set are refused on arrival', () => {
  for (const text of [
    '{"putBack": [], "breadth": 0, "keepReasons": "ad"}',
    '{"putBack": [], "breadth": 0, "keepReasons": [1]}',
    '{"putBack": [], "breadth": 0, "skipLanguages": ["f r"]}',
    `{"putBack": [], "breadth": 0, "skipLanguages": [${'"fr",'.repeat(64)}"fr"]}`,
  ]) {
    assert.equal(isOptionsText(text), false, text);
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
