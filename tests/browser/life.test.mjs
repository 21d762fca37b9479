// The page lives on under the view: it goes elsewhere, is left and come back to, throws the view out, and the extension
// is updated.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './drivers/index.mjs';
import {
  closeByButton,
  openAtOnce,
  openReader,
  readerGone,
  session,
  shownArticle,
} from './session.mjs';

/** @typedef {import('./drivers/index.mjs').Tab} Tab */

const SENTENCE =
  'The ferry left the north quay at six in the morning with forty people, two dogs and a piano on board, and nobody knew whose piano it was.';

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The piano</title></head>
<body><main><article><h1>The piano on the ferry</h1>
${Array.from({ length: 12 }, (_, at) => `<p>Crossing ${at}. ${SENTENCE} ${SENTENCE}</p>`).join('\n')}
<p>The end of it is told on <a href="/elsewhere">another page</a>, as ends so often are.</p>
</article></main></body></html>`;

/** Pages over which a card says that there is no article, or only links. */
const CARDS = ['/empty', '/links'];

const LINKS = Array.from(
  { length: 60 },
  (_, at) => `<li><a href="/quay/${at}">The ferries that leave from quay ${at} today</a></li>`,
).join('');

const { browser, server } = await session({
  '/piano': { body: PAGE },
  '/empty': { body: '<!doctype html><title></title><main style="height: 300px"></main>' },
  '/links': {
    body: `<!doctype html><title>Links</title><main><nav><ul>${LINKS}</ul></nav></main>`,
  },
  '/elsewhere': { body: '<!doctype html><title>Elsewhere</title><p>Elsewhere.' },
});

async function read() {
  const tab = await browser.open(`${server.origin}/piano`);
  await openReader(browser, tab);
  return tab;
}

/** Whether the page prints itself and hears its own keys. @param {Tab} tab */
const isFree = (tab) =>
  tab.evaluate(() => {
    const main = document.querySelector('main');
    const { x = 0, y = 0 } = main?.getBoundingClientRect() ?? {};
    const top = document.elementFromPoint(x + 40, Math.max(y, 0) + 40);
    return document.adoptedStyleSheets.length === 0 && Boolean(top && main?.contains(top));
  });

/** Throws the view out as soon as it is there, until the page has the last word. */
const throwOut = () => {
  /** @type {any} */ (globalThis).isThrowing = true;
  let quiet = 0;
  const watch = new MutationObserver(() => document.querySelector('limpide-reader')?.remove());
  watch.observe(document.documentElement, { childList: true });
  document.querySelector('limpide-reader')?.remove();
  const timer = setInterval(() => {
    quiet = document.querySelector('limpide-reader') ? 0 : quiet + 1;
    if (quiet < 3) return;
    clearInterval(timer);
    watch.disconnect();
    /** @type {any} */ (globalThis).isThrowing = false;
  }, 20);
};

/**
 * Waits until nothing is there and the page has ended throwing out.
 * @param {import('./drivers/index.mjs').Tab} tab
 */
async function freed(tab) {
  await until('the page to be free', () => isFree(tab));
  await until('the page to rest', () =>
    tab.evaluate(() => /** @type {any} */ (globalThis).isThrowing === false),
  );
}

/** In the page: once it has been drawn. */
const nextFrame = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(true)));
  });

test('a step of the page to another address closes the view', async () => {
  for (const address of ['/another-article', '?story=2']) {
    const tab = await read();
    await tab.evaluate((address) => history.pushState(null, '', address), address);
    await readerGone(tab);
    assert.ok(await isFree(tab), address);
    await tab.close();
  }
});

for (const path of CARDS) {
  const card = async () => {
    const tab = await browser.open(server.origin + path);
    await openReader(browser, tab);
    assert.ok(await tab.shadow((root) => root.querySelector('.card') !== null));
    return tab;
  };
  /** @param {Tab} tab */
  const hears = async (tab) => {
    await tab.evaluate(() => {
      globalThis.heard = [];
      addEventListener('keydown', ({ key }) => {
        globalThis.heard.push(key);
      });
    });
    await tab.type('a');
    assert.deepEqual(await tab.evaluate(() => globalThis.heard), ['a']);
    assert.ok(await isFree(tab));
  };

  test(`a card over ${path} goes with the page that goes elsewhere`, async () => {
    const tab = await card();
    await tab.evaluate(() => history.pushState(null, '', '/another'));
    await readerGone(tab);
    await hears(tab);
    await tab.close();
  });

  test(`a card that the page of ${path} goes on throwing out leaves it free`, async () => {
    const tab = await card();
    await tab.evaluate(throwOut);
    await freed(tab);
    await hears(tab);
    await openReader(browser, tab);
    await tab.press('Escape');
    await readerGone(tab);
    await tab.close();
  });

  test(`a card over ${path} outlives no update of the extension that the button follows`, async () => {
    const tab = await card();
    await browser.update();
    await closeByButton(browser, tab);
    await until('the page to be free', () => isFree(tab));
    await hears(tab);
    await tab.close();
  });
}

test('an address that only drops its parameters leaves the view open', async () => {
  const tab = await browser.open(`${server.origin}/piano?utm_source=letter`);
  await openReader(browser, tab);
  await tab.evaluate(() => history.replaceState(null, '', '/piano'));
  await tab.evaluate(() => {
    location.hash = 'somewhere';
  });
  assert.match((await shownArticle(tab)).text, /Crossing 11/);
  await tab.close();
});

test('a page that clears the view away has it put back as it was', async () => {
  const tab = await read();
  await tab.shadow((root) => {
    root.querySelector('main')?.scrollTo({ top: 600, behavior: 'instant' });
    const larger = root.querySelector('.larger');
    if (larger instanceof HTMLElement) larger.focus();
  });
  const ways = [
    () => document.querySelector('limpide-reader')?.remove(),
    () => document.documentElement.replaceChildren(document.head, document.body),
  ];
  for (const clear of ways) {
    await until('the scroll to be heard of', () => tab.evaluate(nextFrame));
    await tab.evaluate(clear);
    const seen = await until('the view', () =>
      tab.shadow((root) => ({
        top: root.querySelector('main')?.scrollTop,
        focus: root.activeElement?.className,
        isAbove: root.querySelector('dialog')?.matches(':modal'),
      })),
    );
    assert.deepEqual(seen, { top: 600, focus: 'tool larger', isAbove: true });
  }
  // The mouse and the keys find it as before.
  await tab.click((root) => root.querySelector('.larger'));
  assert.equal(await tab.shadow((root) => root.querySelector('.size')?.textContent), '22');
  await tab.type('-');
  await tab.press('Escape');
  await readerGone(tab);
  assert.ok(await isFree(tab));
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});

test('a page that goes on throwing the view out is free, and the reader opens again', async () => {
  const tab = await read();
  await tab.evaluate(throwOut);
  await freed(tab);
  await tab.evaluate(() => {
    globalThis.heard = [];
    addEventListener('keydown', ({ key }) => {
      globalThis.heard.push(key);
    });
  });
  await tab.type('a');
  assert.deepEqual(await tab.evaluate(() => globalThis.heard), ['a']);
  await openReader(browser, tab);
  await tab.press('Escape');
  await readerGone(tab);
  await tab.close();
});

test('a page that replaces its whole document closes the view', async () => {
  const tab = await read();
  await tab.evaluate(() => {
    const html = document.createElement('html');
    html.innerHTML = '<body><main><p>Another document, put in its place.</p></main></body>';
    document.documentElement.replaceWith(html);
  });
  await until('the sheets to go', () =>
    tab.evaluate(() => document.adoptedStyleSheets.length === 0),
  );
  await tab.close();
});

test('a link leads away, and back the page can be read again', async () => {
  const tab = await read();
  await tab.click((root) => root.querySelector('article a'));
  // A page on its way out answers nothing.
  const isAt = (/** @type {string} */ path) =>
    tab
      .evaluate((path) => location.pathname === path && document.readyState === 'complete', path)
      .catch(() => false);
  await until('the other page', () => isAt('/elsewhere'));
  await tab.evaluate(() => history.back()).catch(() => {});
  await until('the page', () => isAt('/piano'));
  // From the browser's memory the view comes back with its page, and works; loaded anew there is none.
  if ((await tab.shadow(() => true)) === null) await openReader(browser, tab);
  await tab.type('+');
  assert.equal(await tab.shadow((root) => root.querySelector('.size')?.textContent), '22');
  await tab.type('-');
  await tab.press('Escape');
  await readerGone(tab);
  assert.ok(await isFree(tab));
  await tab.close();
});

test('a page loaded anew is the page, and can be read again', async () => {
  const tab = await read();
  await tab.go(`${server.origin}/piano`);
  assert.equal(await tab.shadow(() => true), null);
  assert.ok(await isFree(tab));
  await openReader(browser, tab);
  await tab.close();
});

test('a tab that is duplicated while reading is the page, and can be read by itself', async () => {
  const tab = await read();
  const twin = await browser.duplicate();
  assert.equal(
    await twin.evaluate(() => location.pathname),
    await tab.evaluate(() => location.pathname),
  );
  assert.equal(await twin.shadow(() => true), null, 'the page, and nothing over it');
  await openReader(browser, twin);
  assert.equal((await shownArticle(twin)).title, (await shownArticle(tab)).title);
  await twin.press('Escape');
  await readerGone(twin);
  assert.equal(await tab.shadow(() => true), true, 'the first goes on reading');
  await twin.close();
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});

test('an update of the extension leaves what is open readable, and the button gives the page back', async () => {
  const tab = await read();
  await browser.update();
  assert.match((await shownArticle(tab)).text, /Crossing 11/);
  await closeByButton(browser, tab);
  await until('the page to be free', () => isFree(tab));
  await openReader(browser, tab);
  assert.match((await shownArticle(tab)).text, /Crossing 11/);
  await tab.press('Escape');
  await readerGone(tab);
  assert.ok(await isFree(tab));
  await tab.close();
});

test('keys pressed the moment the view is there are not lost, and do their work in order', async () => {
  const tab = await browser.open(`${server.origin}/piano`);
  await openAtOnce(browser, tab);
  await tab.type('x');
  await tab.press('ArrowDown');
  await until('a part to be chosen', () =>
    tab.shadow(
      (root) => root.querySelector('.pick-act')?.getAttribute('aria-disabled') === 'false',
    ),
  );
  await tab.press('Escape');
  await until('the bar to go', () =>
    tab.shadow((root) => !root.querySelector('.pick-bar')?.checkVisibility()),
  );
  await tab.press('Escape');
  await readerGone(tab);
  await tab.close();
});

/**
 * The reader alone in the page's own world; its core answers when it is told to.
 */
async function alone() {
  const tab = await browser.open(`${server.origin}/piano`);
  await tab.evaluate(async () => {
    globalThis.answers = [];
    globalThis.pressed = [];
    const getMessage = (/** @type {string} */ key) => (key === 'languageTag' ? 'en' : key);
    const heard = { addListener: () => {}, removeListener: () => {} };
    const stub = {
      i18n: { getMessage, getUILanguage: () => 'en' },
      runtime: {
        getURL: (/** @type {string} */ path) => `/${path}`,
        sendMessage: async (/** @type {{ kind: string }} */ { kind }) =>
          kind === 'where'
            ? { host: 'background', carriesBytes: true }
            : new Promise((resolve) => globalThis.answers.push(resolve)),
      },
      storage: { local: { get: async () => ({}), set: async () => {} }, onChanged: heard },
    };
    globalThis.chrome = Object.assign(globalThis.chrome ?? {}, stub);
    const { toggle } = await import(new URL('/extension/content/main.js', location.origin).href);
    globalThis.pressReader = () => {
      toggle().then((/** @type {string} */ came) => globalThis.pressed.push(came));
    };
  });
  return {
    tab,
    press: () => tab.evaluate(() => globalThis.pressReader()),
    isAsked: () =>
      until('the core to be asked', () => tab.evaluate(() => globalThis.answers.length > 0)),
    /** @param {object} json */
    answer: (json) =>
      tab.evaluate((json) => globalThis.answers.shift()?.({ json }), JSON.stringify(json)),
    pressed: () => tab.evaluate(() => globalThis.pressed),
    isThere: () => tab.evaluate(() => document.querySelector('limpide-reader') !== null),
  };
}

const CLEANED = {
  article: {
    title: 'The piano',
    lang: 'en',
    dir: 'ltr',
    words: 2,
    minutes: 1,
    blocks: [{ kind: 'paragraph', content: [{ kind: 'text', text: 'Crossing one.' }], node: 4 }],
  },
  ...{ removals: [], notes: [], confidence: 1, certainty: 'sure', breadth: 0 },
  ...{ canWiden: false, canNarrow: false },
};

test('a page that goes elsewhere while its article is prepared is not covered by it', async () => {
  const { tab, press, isAsked, answer, pressed, isThere } = await alone();
  await press();
  await isAsked();
  await tab.evaluate(() => history.pushState(null, '', '/another-article'));
  await answer(CLEANED);
  await until('the reader to give up', async () => (await pressed()).length > 0);
  assert.deepEqual(await pressed(), ['closed']);
  assert.equal(await isThere(), false);
  await press();
  await isAsked();
  await answer(CLEANED);
  await until('the reader', isThere);
  assert.deepEqual(await pressed(), ['closed', 'opened'], 'and the new page can be read');
  await tab.close();
});

test('the button pressed while what was pointed at is prepared brings the page back, once', async () => {
  const { tab, press, isAsked, answer, pressed, isThere } = await alone();
  await press();
  await isAsked();
  await answer({ error: { code: 'no-article', message: 'no article' } });
  await until('the card', isThere);
  await tab.click((root) => root.querySelector('.card .card-other'));
  await until('the page', () => tab.shadow((root) => root.querySelector('.page-pick') !== null));
  await tab.click((root) => root.querySelector('.page-pick'));
  await tab.press('Enter');
  await isAsked();
  await press();
  await until('both presses to be done', async () => (await pressed()).length === 2);
  assert.deepEqual(await pressed(), ['failed', 'closed']);
  await answer(CLEANED);
  await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  assert.equal(await isThere(), false);
  await tab.close();
});

// Firefox ends the whole view's code with its extension; there the button gives the page back, as above.
if (browser.name === 'chromium') {
  test('under a view whose extension was updated every key still finds its room', async () => {
    const tab = await read();
    await browser.update();
    /** @type {[key: string, opens: string][]} */
    const rooms = [
      ['x', '.pick-bar'],
      ['?', '.keys'],
      ['t', '#text-panel'],
    ];
    for (const [key, opens] of rooms) {
      await tab.type(key);
      await until(`what ${key} opens`, () =>
        tab.shadow((root, opens) => root.querySelector(opens)?.checkVisibility(), opens),
      );
      await tab.press('Escape');
    }
    await tab.press('Escape');
    await readerGone(tab);
    await tab.close();
  });
}
