// The section on sites, as a user goes about it: a site is let open by itself and the permission granted, refused and taken
// back; what is otherwise on one site is seen, changed and forgotten; a site leaves the list and comes back.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgePage } from './axe.mjs';
import { until } from './drivers/index.mjs';
import { openReader, session } from './session.mjs';

/** @typedef {import('./drivers/index.mjs').Page} Page */
/** @typedef {import('./drivers/index.mjs').Tab} Tab */

const NUMBER = '*://127.0.0.1/*';
const NAME = '*://*.localhost/*';

const { browser, server } = await session({}, { allowable: [NUMBER, NAME] });
const named = server.origin.replace('127.0.0.1', 'localhost');

/**
 * Opens the section alone: what stands above it is built once it is in sight, and would push away what is clicked here.
 * @param {string} [section]
 */
async function openSites(section = 'sites') {
  const page = await browser.openOptions(section);
  await page.evaluate(() => {
    for (const other of document.querySelectorAll('section:not(#sites)'))
      other.toggleAttribute('hidden', true);
  });
  return page;
}

/**
 * What the list shows, by host.
 * @param {Page} page
 */
const shown = (page) =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('.site')].map((site) => [
        site.getAttribute('data-host'),
        {
          name: site.querySelector('h3')?.textContent,
          opens: /** @type {HTMLInputElement | null} */ (site.querySelector(':checked'))?.value,
          permission: site.querySelector('.site-permission button')?.textContent ?? '',
          said: [...site.querySelectorAll('.site-said li')].map((one) =>
            [...one.children]
              .slice(0, 2)
              .map(({ textContent }) => textContent)
              .join(': '),
          ),
        },
      ]),
    ),
  );

/**
 * @param {Page} page
 * @param {string} host
 * @param {(site: any) => boolean} isSo
 */
const untilShown = (page, host, isSo) =>
  until(`${host} to be shown so`, async () => {
    const site = (await shown(page))[host];
    return site !== undefined && isSo(site) && site;
  });

/**
 * @param {Page} page
 * @param {string} host
 * @param {string} selector within its card
 */
const press = (page, host, selector) =>
  page.click(
    (root, host, selector) => root.querySelector(`[data-host="${host}"] ${selector}`),
    host,
    selector,
  );

/**
 * @param {Page} page
 * @param {string} host
 * @param {'always' | 'asked' | 'never'} value
 */
const choose = (page, host, value) => press(page, host, `.option:has([value=${value}])`);

/**
 * Types a site and presses the button.
 * @param {Page} page
 * @param {string} text
 */
async function add(page, text) {
  await page.click((root) => root.querySelector('#site-name'));
  await page.type(text);
  await page.press('Enter');
}

/** @param {Page} page */
const toast = (page) =>
  page.evaluate(
    () => document.querySelector('.toast:not([hidden]) .toast-words')?.textContent ?? '',
  );

/** @param {Tab} tab */
const isOpen = (tab) => tab.shadow((root) => root.querySelector('main article') !== null);

test('a site is let open by itself: its address pasted, the browser asked, its article there', async () => {
  const page = await openSites();
  assert.deepEqual(await shown(page), {});
  await add(page, `${server.origin}/long--essay/?from=here`);
  await browser.answerPrompt('allow', NUMBER);
  await untilShown(page, '127.0.0.1', (site) => site.permission === 'Take back');
  assert.equal((await shown(page))['127.0.0.1'].opens, 'always');
  const tab = await browser.open(`${server.origin}/long--essay/`);
  await until('the article to open', () => isOpen(tab));
  await tab.close();
  await page.close();
});

test('a permission that is refused leaves a button and the reason; pressed, the browser asks again', async () => {
  const page = await openSites();
  await add(page, 'localhost:8080');
  await browser.answerPrompt('refuse', NAME);
  await untilShown(page, 'localhost', (site) => site.permission === 'Allow on localhost');
  await until('the refusal', async () => /did not give the permission/.test(await toast(page)));
  await press(page, 'localhost', '.site-permission button');
  await browser.answerPrompt('allow', NAME);
  await untilShown(page, 'localhost', (site) => site.permission === 'Take back');
  // Never, below it: nothing is asked for, and it has the word there.
  await add(page, 'shop.localhost');
  await untilShown(page, 'shop.localhost', (site) => site.opens === 'always');
  await choose(page, 'shop.localhost', 'never');
  await until('it to be kept', async () => {
    const { sites } = await stateOf(page);
    return sites['shop.localhost']?.opens === 'never';
  });
  const never = await browser.open(`${named.replace('localhost', 'shop.localhost')}/long--essay/`);
  const tab = await browser.open(`${named}/long--essay/`);
  await until('the article to open', () => isOpen(tab));
  assert.equal(await isOpen(never), null);
  await never.close();
  await tab.close();
  // When asked: it opens no more, and stays in the list as long as one is here.
  await page.front();
  await choose(page, 'localhost', 'asked');
  await until('it to be kept', async () => (await stateOf(page)).sites.localhost === undefined);
  assert.equal((await shown(page)).localhost.opens, 'asked');
  await page.close();
  assert.deepEqual(await browser.faults(), []);
});

test('what is no site is refused with the reason', async () => {
  await browser.store({});
  const page = await openSites();
  const said = () => page.evaluate(() => document.getElementById('site-said')?.textContent ?? '');
  const before = Object.keys(await shown(page));
  for (const [typed, reason] of /** @type {const} */ ([
    ['', /Type the name of a site/],
    ['*.example.org', /No star is needed/],
    ['file:///etc/hosts', /begin with https/],
    ['two words', /This is no site/],
  ])) {
    await page.evaluate(() => {
      /** @type {HTMLInputElement} */ (document.getElementById('site-name')).value = '';
    });
    await add(page, typed);
    await until(`the reason for ${typed}`, async () => reason.test(await said()));
  }
  await page.type('x');
  assert.equal(await said(), '');
  assert.deepEqual(Object.keys(await shown(page)), before);
  await page.close();
});

test('letters of any script are shown beside those of the address', async () => {
  await browser.store({ sites: { 'xn--bcher-kva.example': { opens: 'never' } } });
  const page = await openSites();
  const site = await untilShown(page, 'xn--bcher-kva.example', () => true);
  assert.equal(site.name, 'bücher.example');
  const words = await page.evaluate(
    () => document.querySelector('[data-host^=xn] .site-head')?.textContent,
  );
  assert.ok(words.includes('xn--bcher-kva.example'));
  await page.close();
});

test('what is otherwise on a site is changed and forgotten, and an open article follows', async () => {
  await browser.store({ sites: { '127.0.0.1': { settings: { textSize: 24, theme: 'sepia' } } } });
  const tab = await browser.open(`${server.origin}/long--essay/`);
  await openReader(browser, tab);
  const size = () => tab.shadow((root) => root.querySelector('.size')?.textContent);
  assert.equal(await size(), '24');
  const page = await openSites();
  await untilShown(page, '127.0.0.1', ({ said }) => said.length === 2);
  assert.deepEqual((await shown(page))['127.0.0.1'].said, ['Text size: 24', 'Theme: Sepia']);
  await press(page, '127.0.0.1', '[aria-expanded]');
  await press(page, '127.0.0.1', '[data-setting=textSize] .tool:last-child');
  await until('the article to follow', async () => (await size()) === '27');
  await press(page, '127.0.0.1', '[data-setting=width] .tool:last-child');
  await untilShown(page, '127.0.0.1', ({ said }) => said.includes('Characters a line: 72'));
  // The section on reading is about all sites, and stays as it is.
  assert.equal(
    await page.evaluate(
      () => document.querySelector('#reading [data-setting=textSize] output')?.textContent,
    ),
    '20',
  );
  await press(page, '127.0.0.1', '[data-said=textSize] button');
  await until('the article to follow', async () => (await size()) === '20');
  await page.click((root) => root.querySelector('.toast-undo'));
  await until('the way back', async () => (await size()) === '27');
  // Back to what holds everywhere, nothing is otherwise any more.
  await press(page, '127.0.0.1', '[data-setting=width] .tool');
  await untilShown(page, '127.0.0.1', ({ said }) => said.length === 2);
  await page.close();
  await tab.close();
});

test('a site leaves the list and comes back by one press', async () => {
  const settings = { textSize: 24, theme: 'sepia' };
  await browser.store({
    sites: { 'a.example': { opens: 'never', settings }, 'b.example': { opens: 'always' } },
  });
  const page = await openSites();
  await untilShown(page, 'a.example', () => true);
  await press(page, 'a.example', '.site-head button');
  await until('it to leave', async () => (await shown(page))['a.example'] === undefined);
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'b.example');
  assert.equal((await stateOf(page)).sites['a.example'], undefined);
  await page.click((root) => root.querySelector('.toast-undo'));
  await untilShown(page, 'a.example', ({ opens, said }) => opens === 'never' && said.length === 2);
  assert.deepEqual((await stateOf(page)).sites['a.example'], { opens: 'never', settings });
  await page.close();
});

test('what rules open stands in the list as well, and what they cannot open is said', async () => {
  await browser.store({ rules: '127.0.0.1,google.*##:open()' });
  const page = await openSites();
  await untilShown(page, '127.0.0.1', ({ permission }) => permission === 'Take back');
  assert.match(
    await page.evaluate(() => document.querySelector('.site-notes')?.textContent ?? ''),
    /google\.\*/,
  );
  // Revoked where the browser lists it, the section says so.
  await browser.revoke(NUMBER);
  await untilShown(page, '127.0.0.1', ({ permission }) => permission === 'Allow on 127.0.0.1');
  await press(page, '127.0.0.1', '.site-permission button');
  await browser.answerPrompt('allow', NUMBER);
  await untilShown(page, '127.0.0.1', ({ permission }) => permission === 'Take back');
  const tab = await browser.open(`${server.origin}/long--essay/`);
  await until('the article to open', () => isOpen(tab));
  await tab.close();
  await page.close();
});

test('a link to a site has it typed already, with the button under the finger', async () => {
  await browser.store({});
  const page = await openSites('sites/example.org');
  const typed = () =>
    page.evaluate(() => [
      /** @type {HTMLInputElement | null} */ (document.getElementById('site-name'))?.value,
      document.activeElement?.textContent,
    ]);
  await until('the site', async () => (await typed()).join() === 'example.org,Open by itself');
  await page.close();
});

test('the reader leads there with its site', async () => {
  const tab = await browser.open(`${server.origin}/long--essay/`);
  await openReader(browser, tab);
  // The page that is there already is led on.
  const page = await browser.openOptions('reading');
  await tab.front();
  await tab.click((root) => root.querySelector('[aria-controls=text-panel]'));
  await tab.click((root) => root.querySelector('.all-settings + .all-settings'));
  await until('the site', () =>
    page.evaluate(
      () =>
        /** @type {HTMLInputElement} */ (document.getElementById('site-name')).value ===
        '127.0.0.1',
    ),
  );
  await page.close();
  await tab.close();
});

test('axe finds nothing, by day and by night, with every kind of site and the form of a look open', async () => {
  await browser.store({
    sites: {
      '127.0.0.1': { opens: 'always' },
      'a.example': { opens: 'always' },
      'xn--bcher-kva.example': {
        opens: 'never',
        settings: { theme: 'sepia', keepReasons: ['ad'] },
      },
    },
    rules: 'b.example,google.*##:open()',
  });
  const page = await openSites();
  await untilShown(page, 'b.example', () => true);
  await press(page, 'xn--bcher-kva.example', '[aria-expanded]');
  for (const scheme of /** @type {const} */ (['light', 'dark'])) {
    await page.emulate({ scheme });
    await judgePage(page, `sites, ${scheme}`, '#sites');
  }
  await page.close();
});

test('a permission is taken back by a button, and when its site leaves the list', async () => {
  await browser.store({
    sites: { '127.0.0.1': { opens: 'always' }, localhost: { opens: 'always' } },
  });
  const page = await openSites();
  for (const host of ['127.0.0.1', 'localhost'])
    await untilShown(page, host, ({ permission }) => permission === 'Take back');
  await press(page, '127.0.0.1', '.site-permission button');
  await untilShown(page, '127.0.0.1', ({ permission }) => permission === 'Allow on 127.0.0.1');
  await press(page, 'localhost', '.site-head button');
  await until('no permission to be left', () =>
    page.evaluate(async () => {
      const { permissions } = /** @type {any} */ (globalThis).chrome;
      return (await permissions.getAll()).origins.length === 0;
    }),
  );
  // The browser takes the permission back before the list has heard of it.
  await until(
    'the site to leave the list',
    async () => Object.keys(await shown(page)).join() === '127.0.0.1',
  );
  for (const origin of [server.origin, named]) {
    const tab = await browser.open(`${origin}/long--essay/`);
    assert.equal(await isOpen(tab), null);
    await tab.close();
  }
  await page.close();
  assert.deepEqual(await browser.faults(), []);
});

/**
 * The state as it is kept.
 * @param {Page} page
 */
function stateOf(page) {
  return page.evaluate(async () => {
    const { readState } = await import(new URL('../shared/state.js', location.href).href);
    return readState();
  });
}
