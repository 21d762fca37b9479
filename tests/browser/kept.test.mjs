// What the user set is kept: on one site alone where that was wanted, from the versions before, when the extension is
// started anew, and when its background ends in the midst of saving.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from '../../extension/shared/kept.js';
import { bytesOfItem } from '../../extension/store/chunks.js';
import { until } from './drivers/index.mjs';
import { openReader, session } from './session.mjs';

/** @typedef {import('./drivers/index.mjs').Tab} Tab */

const SENTENCE =
  'The ferry left the north quay at six in the morning with forty people, two dogs and a piano on board, and nobody knew whose piano it was.';

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The piano</title></head>
<body><main><article><h1>The piano on the ferry</h1>
${Array.from({ length: 12 }, (_, at) => `<p>Crossing ${at}. ${SENTENCE} ${SENTENCE}</p>`).join('\n')}
</article></main></body></html>`;

const { browser, server } = await session({ '/piano': { body: PAGE } });

/** The same page, on the site that the server's address is and on another. */
const HERE = `${server.origin}/piano`;
const ELSEWHERE = HERE.replace('127.0.0.1', 'localhost');

/** @param {string} address */
async function read(address) {
  const tab = await browser.open(address);
  await openReader(browser, tab);
  return tab;
}

/** @param {Tab} tab */
const size = (tab) => tab.shadow((root) => root.querySelector('.size')?.textContent);

/** @param {Tab} tab */
const isOnlyHere = (tab) =>
  tab.shadow(
    (root) =>
      /** @type {HTMLInputElement | null} */ (root.querySelector('#limpide-only-here'))?.checked,
  );

/** @param {Tab} tab */
const switchOnlyHere = (tab) => tab.click((root) => root.querySelector('#limpide-only-here'));

test('what older versions stored holds after the update, and is kept in the form of today', async () => {
  const rules = { version: 1, text: '! A remark.\n127.0.0.1##.gone\n', before: '' };
  await browser.write({ reader: { textSize: 24, theme: 'sepia' }, rules });
  const tab = await read(HERE);
  assert.equal(await size(tab), '24');
  await tab.type('+');
  await until('the new form', async () => {
    const stored = await browser.stored();
    return !stored.reader && !stored.rules && (stored['index.0'] || stored['index.1']);
  });
  await tab.close();
  const again = await read(HERE);
  assert.equal(await size(again), '27');
  assert.equal(
    await again.shadow((root) => root.querySelector('.view')?.getAttribute('data-theme')),
    'sepia',
  );
  const texts = Object.values(await browser.stored());
  assert.ok(texts.includes(JSON.stringify(rules.text)), 'the rules are among the parts');
  await browser.store({});
  await until('the default', async () => (await size(again)) === '20');
  await again.close();
});

test('a look can be one site’s own, and stops being so', async () => {
  const here = await read(HERE);
  await here.click((root) => root.querySelector('[aria-controls=text-panel]'));
  assert.equal(await isOnlyHere(here), false);
  await switchOnlyHere(here);
  await here.press('Escape');
  await here.type('+');
  assert.equal(await size(here), '22');
  const elsewhere = await read(ELSEWHERE);
  assert.equal(await size(elsewhere), '20');
  await elsewhere.type('-');
  assert.equal(await size(elsewhere), '19');
  await elsewhere.close();

  const again = await read(HERE);
  assert.equal(await size(again), '22');
  await again.click((root) => root.querySelector('[aria-controls=text-panel]'));
  assert.equal(await isOnlyHere(again), true);
  await switchOnlyHere(again);
  assert.equal(await size(again), '19', 'the look of all sites is back');
  await here.front();
  await until('the other tab to follow', async () => (await size(here)) === '19');
  await browser.store({});
  for (const tab of [here, again]) {
    await until('the default', async () => (await size(tab)) === '20');
    await tab.close();
  }
  assert.deepEqual(await browser.faults(), []);
});

test('a rule made elsewhere is seen in the article at once', async () => {
  const tab = await read(HERE);
  const count = () => tab.shadow((root) => root.querySelectorAll('article > p').length);
  const all = await count();
  await browser.store({ rules: '127.0.0.1##p:has-text(Crossing 7)\n' });
  await until('the paragraph to go', async () => (await count()) === all - 1);
  await browser.store({});
  await until('it to come back', async () => (await count()) === all);
  await tab.close();
});

/** Asks from a page of the extension, whose world has its modules. */
const STATE = '/extension/shared/state.js';

test('what was set is there when the extension was stopped and started again', async () => {
  const tab = await read(HERE);
  await tab.type('+');
  await until('it to be kept', async () => (await kept()).state.settings.textSize === 22);
  const page = await browser.openOptions();
  await page.evaluate(async (path) => {
    const { change } = await import(path);
    await change({ addRule: { rule: '127.0.0.1##.kept', remark: 'made before' } });
  }, STATE);
  await page.close();
  await tab.close();
  await browser.restart();
  const again = await read(HERE);
  assert.equal(await size(again), '22');
  assert.match((await kept()).state.rules, /^127\.0\.0\.1##\.kept$/m);
  await browser.store({});
  await until('the default', async () => (await size(again)) === '20');
  await again.close();
});

test('with the background ended while it saves, what is kept is the old state or the new', async (context) => {
  const SIZES = [14, 15, 16, 17, 18, 19, 20, 22, 24, 27, 30, 34];
  const page = await browser.openOptions();
  let [answered, kills, interrupted] = [0, 0, 0];
  for (let round = 0; round < 15; round += 1) {
    await browser.store({ settings: { textSize: 40 }, rules: '! begin\n' });
    await page.evaluate(
      async (path, sizes, round) => {
        const { change } = await import(path);
        // Awake, so that it is stopped at its work and not at its start.
        await change({ set: { textSize: 40 } });
        const all = /** @type {any} */ (globalThis);
        all.answers = [];
        all.asked = Promise.allSettled(
          sizes.map(async (/** @type {number} */ textSize, /** @type {number} */ at) => {
            const set = change({ set: { textSize } });
            const added = change({ addRule: { rule: `a.example##.r${round}-${at}`, remark: 'x' } });
            await Promise.all([set, added]);
            all.answers.push(at);
          }),
        );
      },
      STATE,
      SIZES,
      round,
    );
    await new Promise((resolve) => setTimeout(resolve, round * 4));
    await browser.sleep();
    kills += 1;
    /** @type {number[]} */
    const done = await page.evaluate(async () => {
      const { asked, answers } = /** @type {any} */ (globalThis);
      await asked;
      return answers;
    });
    const { state, broken } = await kept();
    assert.deepEqual(broken, []);
    const rules = state.rules.split('\n').filter((line) => line.startsWith('a.example'));
    // In the order in which they were asked for: so many rules, and the size before or after the last of them.
    assert.deepEqual(
      rules,
      rules.map((_, at) => `a.example##.r${round}-${at}`),
    );
    const sizes = [SIZES[rules.length - 1] ?? 40, SIZES[rules.length]];
    assert.ok(sizes.includes(/** @type {number} */ (state.settings.textSize)), String(sizes));
    assert.ok(done.length <= rules.length, 'what was answered is kept');
    answered += done.length;
    if (rules.length < SIZES.length) interrupted += 1;
  }
  context.diagnostic(
    `${browser.name}: background ended ${kills} times, in the midst of changes ${interrupted}; answered ${answered}, lost 0`,
  );
  assert.ok(interrupted > 0, 'it was never ended in time');
  await browser.store({});
  await page.close();
});

test('the browser’s sync takes what is counted as 8,192 bytes, whatever it is made of', async () => {
  const page = await browser.openOptions();
  for (const unit of ['x', '"', '\\', '<', '>', '&', 'é', '日', '👧', '\u2028', '\n', '\u0001']) {
    const room = 8_192 - bytesOfItem('key', '');
    const count = Math.floor(room / (bytesOfItem('key', unit) - bytesOfItem('key', '')));
    const text = unit.repeat(count);
    const value = text + 'x'.repeat(8_192 - bytesOfItem('key', text));
    const outcomes = await page.evaluate(async (value) => {
      const { storage } = /** @type {any} */ (globalThis).chrome;
      const set = (/** @type {string} */ text) =>
        storage.sync.set({ key: text }).then(
          () => 'taken',
          () => 'refused',
        );
      const all = [await set(value.slice(0, -1)), await set(value), await set(`${value}x`)];
      await storage.sync.remove('key');
      return all;
    }, value);
    const what = JSON.stringify(unit);
    assert.deepEqual(outcomes.slice(0, 2), ['taken', 'taken'], what);
    if (unit === 'x') assert.equal(outcomes[2], 'refused', 'one byte more is too much');
  }
  await page.close();
});

async function kept() {
  return decode(await browser.stored());
}
