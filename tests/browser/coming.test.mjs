// A page that the browser is still reading when the reader is asked for: what has come is read where no more comes, and
// what is on its way is waited for.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import { until } from './drivers/index.mjs';
import { readerGone, session } from './session.mjs';

const SENTENCE =
  'The ferry left the north quay at six in the morning with forty people, two dogs and a piano on board, and nobody knew whose piano it was.';

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The piano</title></head>
<body><main><article><h1>The piano on the ferry</h1>
${Array.from({ length: 12 }, (_, at) => `<p>Crossing ${at}. ${SENTENCE} ${SENTENCE}</p>`).join('\n')}
</article></main></body></html>`;

const { browser, server } = await session({ '/other': { body: PAGE } });

/** Pages that come in parts. @type {Map<string, (response: import('node:http').ServerResponse) => void>} */
const coming = new Map();
const slow = createServer((request, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  coming.get(request.url ?? '')?.(response);
});
await new Promise((resolve) => slow.listen(0, '127.0.0.1', () => resolve(undefined)));
after(() => {
  slow.closeAllConnections();
  slow.close();
});
const { port } = /** @type {import('node:net').AddressInfo} */ (slow.address());

/** Opens a page that does not end, as far as it has come. @param {string} path */
async function begin(path) {
  const tab = await browser.open(`${server.origin}/other`);
  await tab.evaluate((address) => {
    location.href = address;
  }, `http://127.0.0.1:${port}${path}`);
  await until('the page to come', () =>
    tab
      .evaluate(() => location.pathname === '/slow' && document.querySelectorAll('p').length > 3)
      .catch(() => false),
  );
  assert.equal(await tab.evaluate(() => document.readyState), 'loading');
  return tab;
}

/** @param {import('./drivers/index.mjs').Tab} tab */
const shownText = (tab) =>
  until('the article', () => tab.shadow((root) => root.querySelector('main article')?.textContent));

const MIDDLE = PAGE.indexOf('<p>Crossing 6');

/** Opens a page of which half has come; the other half comes when it is told to. */
async function beginHalf() {
  /** @type {import('node:http').ServerResponse | undefined} */
  let rest;
  coming.set('/slow', (response) => {
    response.write(PAGE.slice(0, MIDDLE));
    rest = response;
  });
  return { tab: await begin('/slow'), goOn: () => rest?.end(PAGE.slice(MIDDLE)) };
}

test('a page whose script does not come is read without it', async () => {
  coming.set('/slow', (response) => {
    response.write(PAGE.replace('</main>', '</main><script src="/never"></script>'));
  });
  const tab = await begin('/slow');
  const pressed = tab.toggle();
  assert.match(await shownText(tab), /Crossing 11/);
  await pressed.catch(() => {});
  await tab.press('Escape');
  await readerGone(tab);
  slow.closeAllConnections();
  await tab.close();
});

test('a page that is still coming is waited for', async () => {
  const { tab, goOn } = await beginHalf();
  const pressed = tab.toggle();
  await until('the key to be heard', async () => (await tab.shadow(() => true)) === null);
  goOn();
  assert.match(await shownText(tab), /Crossing 11/);
  await pressed.catch(() => {});
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});

test('what comes after the page was read is told, and read again when it is asked for', async () => {
  const { tab, goOn } = await beginHalf();
  const pressed = tab.toggle();
  assert.doesNotMatch(await shownText(tab), /Crossing 6/);
  goOn();
  await pressed.catch(() => {});
  const said = await until('the sentence', () =>
    tab.shadow((root) => root.querySelector('.rest .next-title')?.textContent),
  );
  assert.match(said, /^More of this page has come/);
  assert.equal(await tab.shadow((root) => root.querySelector('.toast-words')?.textContent), said);
  await tab.press('End');
  await tab.click((root) => root.querySelector('.rest button'));
  const read = () => tab.shadow((root) => root.querySelector('main article')?.textContent);
  assert.match(
    await until('all of it', async () => (await read())?.match(/Crossing 11/)?.[0]),
    /11/,
  );
  assert.equal(await tab.shadow((root) => root.querySelector('.rest') !== null), false);
  await tab.press('Escape');
  await readerGone(tab);
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});

test('a page that goes on with scripts alone has nothing to tell', async () => {
  /** @type {import('node:http').ServerResponse | undefined} */
  let rest;
  coming.set('/slow', (response) => {
    response.write(PAGE.replace('</article>', '<script src="/never"></script>').slice(0, -20));
    rest = response;
  });
  coming.set('/never', (response) => response.end(''));
  const tab = await begin('/slow');
  const pressed = tab.toggle();
  assert.match(await shownText(tab), /Crossing 11/);
  rest?.end('<script>document.title = "read"</script></body></html>');
  await until('the page to end', () => tab.evaluate(() => document.readyState !== 'loading'));
  await pressed.catch(() => {});
  assert.equal(await tab.shadow((root) => root.querySelector('.rest') !== null), false);
  await tab.close();
});
