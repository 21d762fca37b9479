// What the user set is kept: on one site alone where that was wanted, and from the versions before.

import assert from 'node:assert/strict';
import { test } from 'node:test';
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
