// Every service with every fault: each has its reason, nothing is thrown, what was translated before is not lost, and what
// could not be is translated once the fault is over. The table is printed.

import '../store/chrome.mjs';
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { REMOTE } from '../../extension/shared/translation.js';
import { around } from './around.mjs';
import { FAULTS, made, serve } from './servers.mjs';

/** What each fault is to be called, and what is known beside. @type {Record<string, object>} */
const EXPECTED = {
  slow: { failure: 'timeout' },
  'slow in the middle': { failure: 'timeout' },
  'status 500': { failure: 'status', status: 500 },
  'status 500 as HTML': { failure: 'status', status: 500 },
  '429, Retry-After 7': { failure: 'limited', after: 7, status: 429 },
  '429, Retry-After a date': { failure: 'limited', status: 429 },
  'away for 2 s': { failure: 'limited', after: 2, status: 503 },
  away: { failure: 'status', status: 503 },
  overloaded: { failure: 'limited', status: 529 },
  'no key': { failure: 'key', status: 401 },
  garbage: { failure: 'garbage' },
  'half of it': { failure: 'garbage' },
  'another JSON': { failure: 'garbage' },
  null: { failure: 'garbage' },
  nothing: { failure: 'garbage' },
  HTML: { failure: 'garbage' },
  '10 MB, told': { failure: 'too-large' },
  '10 MB, not told': { failure: 'too-large' },
  'redirect elsewhere': { failure: 'redirected' },
  'redirect here': { failure: 'redirected' },
  'dropped at once': { failure: 'unreachable' },
  'dropped in the middle': { failure: 'unreachable' },
};

/** How the table ends up, by fault and service. @type {Map<string, string[]>} */
const table = new Map();

test('every fault has a name to be known by', () => {
  assert.deepEqual(Object.keys(EXPECTED), Object.keys(FAULTS));
});

for (const service of REMOTE) {
  test(`${service}: no fault loses anything`, async () => {
    const server = await serve(service);
    const { translate } = around(service, server.endpoint);
    const expected = (/** @type {string[]} */ texts) => texts.map(made);
    const first = ['Un <a1>texte</a1> déjà traduit.'];
    assert.deepEqual(await translate(first), {
      texts: expected(first),
      ...(service === 'deepl' || service === 'hook' ? { detected: 'fr' } : {}),
    });
    for (const [name, fault] of Object.entries(FAULTS)) {
      server.now.fault = fault;
      const texts = [...first, `Un autre, ${name}.`];
      const before = server.seen.length;
      const answer = /** @type {any} */ (await translate(texts));
      const { after: seconds, ...plain } = answer;
      const { after: wanted, ...rest } = /** @type {any} */ (EXPECTED[name]);
      assert.deepEqual(plain, rest, name);
      if (wanted !== undefined) assert.equal(seconds, wanted);
      if (name.endsWith('a date')) assert.ok(seconds > 20 && seconds <= 30, String(seconds));
      assert.ok(server.seen.length <= before + 1, `${name}: no request is made twice`);
      server.now.fault = null;
      const again = /** @type {any} */ (await translate(texts));
      assert.deepEqual(again.texts, expected(texts), `${name}, then well`);
      const said = [plain.failure, plain.status, seconds === undefined ? '' : `${seconds} s`];
      table.set(name, [...(table.get(name) ?? []), said.filter(Boolean).join(' ')]);
    }
    assert.deepEqual(server.wrong, []);
    assert.equal(
      server.seen.filter(({ body }) => JSON.stringify(body).includes('déjà')).length,
      1,
      'what was translated is not asked for again',
    );
    await server.close();
  });

  test(`${service}: a server that is not there, and no network`, async () => {
    const server = await serve(service);
    await server.close();
    const { translate } = around(service, server.endpoint);
    assert.deepEqual(await translate(['Un texte.']), { failure: 'unreachable' });
    const far = 'https://translate.invalid/';
    const offline = around(service, far, { isOnline: false });
    assert.deepEqual(await offline.translate(['Un texte.']), { failure: 'offline' });
    table.set('no server', [...(table.get('no server') ?? []), 'unreachable']);
    table.set('offline', [...(table.get('offline') ?? []), 'offline']);
  });

  test(`${service}: too few, too many and odd texts`, async () => {
    const server = await serve(service);
    const { translate } = around(service, server.endpoint);
    const texts = ['Premier.', 'Deuxième.', 'Troisième.'];
    /** @param {(list: any[]) => any[]} edit */
    const wrongly = (edit) => (/** @type {any} */ body) => {
      if (service === 'openai') {
        const [choice] = body.choices;
        const list = JSON.parse(choice.message.content.replaceAll('```', '').replace('json', ''));
        return { choices: [{ message: { content: JSON.stringify(edit(list)) } }] };
      }
      const key = service === 'libretranslate' ? 'translatedText' : 'translations';
      return { ...body, [key]: edit(body[key]) };
    };
    server.now.change = wrongly((list) => (list.length > 1 ? list.slice(1) : list));
    const fewer = /** @type {any} */ (await translate(texts));
    assert.deepEqual(fewer.texts, texts.map(made), 'each is then asked for alone');
    server.now.change = wrongly((list) => [...list, ...list]);
    assert.deepEqual(await translate(['Quatrième.', 'Cinquième.']), { failure: 'garbage' });
    server.now.change = wrongly((list) => list.map(() => ({ text: 7 })));
    assert.deepEqual(await translate(['Sixième.']), { failure: 'garbage' });
    const blank = [...texts, 'Septième.', 'Huitième.'];
    server.now.change = wrongly((list) =>
      list.map((one) => (JSON.stringify(one).includes('Septième') ? emptied(one) : one)),
    );
    assert.deepEqual(await translate(blank), { failure: 'garbage' }, 'nothing is lost in silence');
    const asked = server.seen.length;
    assert.deepEqual(/** @type {any} */ (await translate(['Huitième.'])).texts, [
      made('Huitième.'),
    ]);
    assert.equal(server.seen.length, asked, 'what was good in it is kept');
    assert.deepEqual(server.wrong, []);
    table.set('wrong length', [...(table.get('wrong length') ?? []), 'one by one, or garbage']);
    await server.close();
  });
}

/** @param {any} one as a service gives it */
function emptied(one) {
  return typeof one === 'string' ? ' ' : { ...one, text: '' };
}

after(() => {
  const rows = [...table].map(([name, cells]) => [name, ...cells]);
  const all = [['', ...REMOTE], ...rows];
  const widths = ['', ...REMOTE].map((_, at) =>
    Math.max(...all.map((row) => (row[at] ?? '').length)),
  );
  for (const row of all)
    console.log(row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '));
});
