// Correcting by hand: parts are removed by pointer and by keys, widened, narrowed and undone; a rule is seen and edited
// before it is saved, and holds on the next page of the site; the article is pointed at on the page itself.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './drivers/index.mjs';
import { openReader, readerGone, session, shownArticle } from './session.mjs';

const TEXT = [
  'The ferry left the north quay at six in the morning with forty people, two dogs and a piano on board, and nobody knew whose piano it was.',
  'It rained for eleven days on the whole of the plain, and on the hills as well, and on the twelfth the river stood at the door of the chapel.',
  'When the water went down again the piano stood on the far bank, in tune, and the mate swore that he had not moved it himself.',
];
const PROMO =
  'Readers who carry our small canvas bag tell us that it holds two books and a lunch with ease.';

/** @param {string} name */
function story(name) {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>The piano on the ferry, ${name}</title>
<body><main><article class="story"><h1>The piano on the ferry, ${name}</h1>
<p>${TEXT[0]}</p>
<p class="bag-line">${PROMO} <a href="/bag">See it.</a></p>
<p>${TEXT[1]}</p>
<div class="facts-box"><h2>The crossing in short</h2><ul><li>It takes forty minutes on a quiet day.</li><li>It takes two hours when it blows.</li></ul></div>
<p>${TEXT[2]} ${TEXT[1]}</p></article></main>
</body></html>`;
}

const LINKS = `<!doctype html><html lang="en"><title>The Quay</title><body><main><ul>${Array.from(
  { length: 30 },
  (_, at) => `<li><a href="/${at}">The story number ${at}</a></li>`,
).join('')}</ul></main></body></html>`;

const { browser, server } = await session({
  '/one': { body: story('one') },
  '/two': { body: story('two') },
  '/forbids-wasm': {
    body: story('three'),
    headers: { 'content-security-policy': "script-src 'self'" },
  },
  '/links': { body: LINKS },
});

/** @typedef {import('./drivers/index.mjs').Tab} Tab */

/** @param {string} [page] */
async function read(page = 'one') {
  const tab = await browser.open(`${server.origin}/${page}`);
  await openReader(browser, tab);
  return tab;
}

/** @param {Tab} tab */
async function correct(tab) {
  await tab.click((root) => root.querySelector('.tool.correct'));
  await until('the bar', () =>
    tab.shadow((root) => root.querySelector('.pick-bar')?.checkVisibility() ?? false),
  );
}

/**
 * @param {Tab} tab
 * @param {string} part
 */
async function clickPart(tab, part) {
  await tab.click(
    (root, part) =>
      [...root.querySelectorAll('article :is(p, li, h2)')].find((one) =>
        one.textContent?.includes(part),
      ),
    part,
  );
}

/** @param {Tab} tab @param {string} selector */
function textOf(tab, selector) {
  return tab.shadow((root, selector) => root.querySelector(selector)?.textContent ?? '', selector);
}

/** @param {Tab} tab @param {string} part */
async function shows(tab, part) {
  return (await shownArticle(tab)).text.includes(part);
}

/** @param {Tab} tab @param {string} part */
const gone = (tab, part) => until(`“${part}” to go`, async () => !(await shows(tab, part)));
/** @param {Tab} tab @param {string} part */
const back = (tab, part) => until(`“${part}” to be there`, () => shows(tab, part));

/** @param {Tab} tab @param {string} name */
const press = (tab, name) =>
  tab.click((root, name) => root.querySelector(`main ~ .pick-bar .pick-${name}`), name);

/** @param {Tab} tab */
const rules = (tab) =>
  tab.shadow((root) =>
    [...root.querySelectorAll('.own-rules .rule-text')].map((rule) => rule.textContent),
  );

/** Opens the card with the rule for the line about the bag. @param {Tab} tab */
async function openCard(tab) {
  await correct(tab);
  await clickPart(tab, 'canvas bag');
  await press(tab, 'always');
  await until('the card', () =>
    tab.shadow((root) => root.querySelector('.rule-card')?.checkVisibility() ?? false),
  );
}

/** Empties the field and types. @param {Tab} tab @param {string} text */
async function retype(tab, text) {
  await tab.shadow((root) => {
    const field = root.querySelector('.rule-field');
    if (field instanceof HTMLInputElement) field.select();
  });
  await tab.type(text);
}

test('a part is removed by pointer and comes back by undo', async () => {
  const tab = await read();
  await correct(tab);
  await tab.hover((root) => root.querySelectorAll('article > p')[1]);
  await until('the outline', () =>
    tab.shadow((root) => root.querySelector('.pick-box.pointed') !== null),
  );
  // The link in it is not followed.
  await tab.click((root) => root.querySelector('article > p a'));
  const seen = await tab.shadow((root) => {
    const box = root.querySelector('.pick-box.chosen')?.getBoundingClientRect();
    const part = root.querySelectorAll('article > p')[1]?.getBoundingClientRect();
    return {
      said: root.querySelector('.pick-said')?.textContent,
      holds: !!box && !!part && box.top < part.top && box.bottom > part.bottom,
    };
  });
  assert.deepEqual(seen, { said: 'Paragraph, 21 words', holds: true });
  assert.equal(await tab.evaluate(() => location.pathname), '/one');
  await clickPart(tab, 'canvas bag');
  await gone(tab, 'canvas bag');
  assert.ok((await textOf(tab, '.toast-words')).includes('21'));
  const picked = () =>
    tab.shadow(
      (root) =>
        [...root.querySelectorAll('#panel .rule-name')].filter(
          (one) => one.textContent === 'picked',
        ).length,
    );
  assert.equal(await picked(), 1);
  await press(tab, 'undo');
  await back(tab, 'canvas bag');
  assert.equal(await picked(), 0);
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});

/** Goes to the button beside the last sentence by Tab alone. @param {Tab} tab */
async function tabToUndo(tab) {
  await until('the button to have the focus', async () => {
    await tab.press('Tab');
    return tab.shadow((root) => root.activeElement?.matches('.toast-undo') ?? false);
  });
}

test('what was just done is undone beside the words that say so, by pointer and by keys', async () => {
  const tab = await read();
  const undo = () => tab.shadow((root) => root.querySelector('.toast-undo')?.checkVisibility());
  await correct(tab);
  await clickPart(tab, 'canvas bag');
  await clickPart(tab, 'canvas bag');
  await gone(tab, 'canvas bag');
  await tab.click((root) => root.querySelector('.toast-undo'));
  await back(tab, 'canvas bag');
  assert.equal(await textOf(tab, '.toast-words'), 'Undone.');
  assert.equal(await undo(), false, 'there is nothing more to undo');

  await tab.press('Escape');
  await openCard(tab);
  await tab.press('Enter');
  await until('the rule', async () => (await rules(tab)).length === 1);
  await tabToUndo(tab);
  assert.equal(await tab.shadow((root) => root.activeElement?.textContent), 'Undo');
  await tab.press('Enter');
  await until('the rule to go', async () => (await rules(tab)).length === 0);
  await back(tab, 'canvas bag');
  assert.equal(
    await tab.shadow((root) => root.activeElement?.tagName),
    'MAIN',
    'the focus is not lost with the button',
  );
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});

test('a part is removed by keys alone, wider and narrower, and Esc leaves one thing at a time', async () => {
  const tab = await read();
  await tab.type('x');
  await until('the bar', () =>
    tab.shadow((root) => root.querySelector('.pick-bar')?.checkVisibility() ?? false),
  );
  const said = () => textOf(tab, '.pick-said');
  for (let at = 0; at < 5; at += 1) await tab.press('ArrowDown');
  assert.equal(await said(), 'List item, 8 words');
  assert.ok((await textOf(tab, '.spoken')).includes('forty minutes'));
  await tab.press('ArrowLeft');
  assert.equal(await said(), 'List, 15 words');
  await tab.press('ArrowLeft');
  assert.equal(await said(), '2 parts together, 19 words');
  assert.equal(await tab.shadow((root) => root.querySelectorAll('.pick-box').length), 1);
  await tab.press('ArrowLeft');
  assert.equal(await said(), '2 parts together, 19 words', 'the whole article is not chosen');
  await tab.press('ArrowRight');
  assert.equal(await said(), 'List, 15 words');
  await tab.press('Enter');
  await gone(tab, 'forty minutes');
  assert.ok(await shows(tab, 'The crossing in short'));
  await tab.press('ArrowUp');
  await tab.press('Enter');
  await gone(tab, 'The crossing in short');
  await tab.type('zz');
  await back(tab, 'The crossing in short');
  await tab.type('z');
  await back(tab, 'forty minutes');
  await tab.press('Escape');
  assert.equal(
    await tab.shadow((root) => root.querySelector('.pick-bar')?.checkVisibility()),
    false,
  );
  assert.equal(await tab.shadow((root) => root.querySelector('.pick-box')), null);
  await tab.press('Escape');
  await readerGone(tab);
  await tab.close();
});

test('what was removed by hand is in the list, and is put back from there', async () => {
  const tab = await read();
  await correct(tab);
  await clickPart(tab, 'canvas bag');
  await tab.press('Enter');
  await gone(tab, 'canvas bag');
  await tab.press('Escape');
  await tab.click((root) => root.querySelector('[aria-controls=panel]'));
  await tab.click((root) =>
    root.querySelector('#panel button[aria-label^="Put back: Readers who carry"]'),
  );
  await back(tab, 'canvas bag');
  await tab.close();
});

test('Tab goes around within the card of a rule, whichever rule is chosen in it', async () => {
  const tab = await read();
  await openCard(tab);
  const isOn = (/** @type {string} */ selector) =>
    tab.shadow((root, which) => root.activeElement?.matches(which) ?? false, selector);
  await tab.press('Tab', 'Shift');
  await tab.press('ArrowDown');
  if (await isOn('.rule-choice:first-child input')) await tab.press('ArrowDown');
  assert.ok(await isOn('.rule-choice:not(:first-child) input:checked'));
  await tab.press('Tab', 'Shift');
  assert.ok(await isOn('.rule-save, .rule-cancel'), 'from the first stop to the last');
  await tab.press('Tab');
  assert.ok(await isOn('.rule-choice input:checked'), 'and back');
  await tab.close();
});

for (const page of ['one', 'forbids-wasm']) {
  test(`a rule is seen, saved, holds on the next page of the site, and is forgotten: ${page}`, async () => {
    const tab = await read(page);
    await openCard(tab);
    const card = await tab.shadow((root) => ({
      rule: /** @type {any} */ (root.querySelector('.rule-field')).value,
      does: root.querySelector('.rule-does')?.textContent,
      warning: root.querySelector('.rule-card .warning')?.textContent,
      choices: [...root.querySelectorAll('.rule-choice code')].map((one) => one.textContent),
      isFocused: root.activeElement?.className,
    }));
    assert.equal(card.rule, '127.0.0.1##p.bag-line');
    assert.ok(
      card.does.includes('1 part, 21 words') && card.does.includes('canvas bag'),
      card.does,
    );
    assert.equal(card.warning, '');
    assert.ok(card.choices.length >= 2, String(card.choices));
    assert.equal(card.isFocused, 'rule-field');
    await tab.press('Enter');
    await gone(tab, 'canvas bag');
    assert.deepEqual(await rules(tab), ['127.0.0.1##p.bag-line']);
    await tab.close();

    const next = await read('two');
    assert.ok(!(await shows(next, 'canvas bag')), 'it holds on another page');
    await next.click((root) => root.querySelector('[aria-controls=panel]'));
    await next.click((root) => root.querySelector('.own-rules .put-back'));
    await back(next, 'canvas bag');
    await next.close();
  });
}

test('a rule is edited before it is saved; what is no rule is refused, and nothing is lost', async () => {
  const tab = await read();
  await openCard(tab);
  const state = () =>
    tab.shadow((root) => ({
      value: /** @type {any} */ (root.querySelector('.rule-field')).value,
      isInvalid: root.querySelector('.rule-field')?.getAttribute('aria-invalid'),
      isOff: root.querySelector('.rule-save')?.getAttribute('aria-disabled'),
      warning: root.querySelector('.rule-card .warning')?.textContent ?? '',
      does: root.querySelector('.rule-does')?.textContent ?? '',
    }));
  await retype(tab, '127.0.0.1##p:nonsense(x)');
  const bad = await until('the fault', async () => {
    const now = await state();
    // While it is typed, what is there of it is no rule either.
    return now.isInvalid === 'true' && now.warning.includes('nonsense') && now;
  });
  assert.ok(bad.warning.includes('character 13') && bad.warning.includes('nonsense'), bad.warning);
  assert.equal(bad.isOff, 'true');
  await tab.press('Enter');
  await tab.click((root) => root.querySelector('.rule-save'));
  assert.equal((await state()).value, '127.0.0.1##p:nonsense(x)');
  assert.ok(await shows(tab, 'canvas bag'));

  await retype(tab, '127.0.0.1##main');
  await until('the warning', async () => (await state()).warning.includes('whole text'));
  assert.equal((await state()).isOff, 'true');
  await retype(tab, '127.0.0.1##h1');
  await until('the warning', async () => (await state()).warning.includes('title'));
  assert.equal((await state()).isOff, 'false');
  await retype(tab, '127.0.0.1##.facts-box');
  await until('what it does', async () => (await state()).does.includes('1 part, 19 words'));
  await tab.click((root) => root.querySelector('.rule-save'));
  await gone(tab, 'forty minutes');
  assert.ok(await shows(tab, 'canvas bag'));
  // Undone, the rule is gone as well.
  await press(tab, 'undo');
  await back(tab, 'forty minutes');
  assert.deepEqual(await rules(tab), []);
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});

test('Cancel and Esc close the card and write nothing; another choice is another rule', async () => {
  const tab = await read();
  await openCard(tab);
  await tab.click((root) => root.querySelector('.rule-choice input'));
  const value = await tab.shadow(
    (root) => /** @type {any} */ (root.querySelector('.rule-field')).value,
  );
  assert.match(value, /:has-text\(\/\^Readers who carry/);
  await tab.press('Escape');
  assert.equal(
    await tab.shadow((root) => root.querySelector('.rule-card')?.checkVisibility()),
    false,
  );
  assert.ok(
    await tab.shadow((root) => root.querySelector('.pick-bar')?.checkVisibility()),
    'the bar is still there',
  );
  await press(tab, 'always');
  await until('the card', () =>
    tab.shadow((root) => root.querySelector('.rule-card')?.checkVisibility() ?? false),
  );
  await tab.click((root) => root.querySelector('.rule-cancel'));
  assert.deepEqual(await rules(tab), []);
  assert.ok(await shows(tab, 'canvas bag'));
  await tab.close();
});

/** Everything of the page that pointing could have changed. */
function state() {
  return {
    html: document.documentElement.outerHTML,
    scroll: [scrollX, scrollY],
    focus: document.activeElement?.tagName,
    sheets: document.adoptedStyleSheets.length,
  };
}

test('the article is pointed at on the page, which stays as it was', async () => {
  const tab = await browser.open(`${server.origin}/one`);
  await tab.evaluate(() => {
    document.body.style.marginBottom = '3000px';
    scrollTo({ top: 40, behavior: 'instant' });
    globalThis.noticed = [];
    for (const type of ['click', 'pointerdown', 'mousemove', 'keydown', 'wheel']) {
      document.addEventListener(type, () => globalThis.noticed.push(type));
    }
    new MutationObserver((records) => {
      for (const { type, target } of records) {
        if (target !== document.documentElement) globalThis.noticed.push(type);
      }
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  const before = await tab.evaluate(state);
  await openReader(browser, tab);
  await correct(tab);
  await press(tab, 'article');
  const page = () =>
    tab.shadow((root) => ({
      isSeen:
        getComputedStyle(/** @type {Element} */ (root.querySelector('main'))).visibility ===
        'hidden',
      said: root.querySelector('.page-pick .pick-more')?.textContent,
    }));
  await until('the view to step aside', async () => (await page()).isSeen);
  // From the article down, along, in and out again.
  const saidIs = (/** @type {string} */ words) =>
    until(`“${words}”`, async () => (await page()).said?.startsWith(words));
  await saidIs('The piano on the ferry');
  await tab.press('ArrowDown');
  for (let at = 0; at < 4; at += 1) await tab.press('ArrowRight');
  await saidIs('The crossing in short It takes');
  await tab.press('ArrowDown');
  await tab.press('ArrowRight');
  await saidIs('It takes forty minutes');
  await tab.press('ArrowUp');
  await saidIs('The crossing in short It takes');
  await tab.press('Enter');
  await gone(tab, 'The ferry left');
  assert.ok(await shows(tab, 'forty minutes'));
  assert.equal(await tab.shadow((root) => root.querySelector('.page-pick')), null);
  await press(tab, 'undo');
  await back(tab, 'The ferry left');

  // Esc goes back to the reader, and nothing has changed.
  await press(tab, 'article');
  await until('the view to step aside', async () => (await page()).isSeen);
  await tab.press('Escape');
  await until('the view', async () => !(await page()).isSeen);
  assert.ok(await shows(tab, 'The ferry left'));
  await tab.press('Escape');
  await tab.press('Escape');
  await readerGone(tab);
  assert.deepEqual(await tab.evaluate(state), before);
  assert.deepEqual(await tab.evaluate(() => globalThis.noticed), []);
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});

test('the article pointed at with the mouse is remembered for the site by its rule', async () => {
  const tab = await read();
  await correct(tab);
  await press(tab, 'article');
  await until('the page', () => tab.shadow((root) => root.querySelector('.page-pick') !== null));
  // Where the heading of the box stands on the page, the view being out of the way.
  const place = await tab.evaluate(() => {
    const { left, top, height } = /** @type {Element} */ (
      document.querySelector('.facts-box h2')
    ).getBoundingClientRect();
    return { left, top: top + height / 2 };
  });
  await tab.shadow((root, { left, top }) => {
    const mark = document.createElement('i');
    mark.className = 'test-mark';
    mark.style.cssText = `position:absolute;left:${left + 20}px;top:${top}px;width:2px;height:2px;pointer-events:none`;
    root.querySelector('.page-pick')?.append(mark);
  }, place);
  await tab.click((root) => root.querySelector('.test-mark'));
  await until('the part', async () =>
    (await textOf(tab, '.page-pick .pick-more')).startsWith('The crossing in short'),
  );
  await tab.click((root) => root.querySelector('.page-pick .pick-wider'));
  await until('the box', async () =>
    (await textOf(tab, '.page-pick .pick-more')).includes('two hours'),
  );
  await tab.click((root) => root.querySelector('.page-pick .pick-always'));
  await gone(tab, 'The ferry left');
  await until('the card', () =>
    tab.shadow((root) => root.querySelector('.rule-card')?.checkVisibility() ?? false),
  );
  await tab.press('Enter');
  await until('the rule', async () => (await rules(tab)).length === 1);
  assert.deepEqual(await rules(tab), ['127.0.0.1##div.facts-box:article()']);
  await tab.close();

  const next = await read('two');
  assert.ok(await shows(next, 'two hours'));
  assert.ok(!(await shows(next, 'The ferry left')));
  await next.click((root) => root.querySelector('[aria-controls=panel]'));
  await next.click((root) => root.querySelector('.own-rules .put-back'));
  await back(next, 'The ferry left');
  await next.close();
});

test('on a page of links the article can be pointed at as well', async () => {
  const tab = await browser.open(`${server.origin}/links`);
  await openReader(browser, tab);
  const label = 'Point at the article on the page';
  await tab.click(
    (root, label) =>
      [...root.querySelectorAll('.card button')].find((one) => one.textContent === label),
    label,
  );
  await until('the page', () => tab.shadow((root) => root.querySelector('.page-pick') !== null));
  await tab.press('Escape');
  await until('the card', () =>
    tab.shadow((root) => root.querySelector('.card')?.checkVisibility() ?? false),
  );
  await tab.click(
    (root, label) =>
      [...root.querySelectorAll('.card button')].find((one) => one.textContent === label),
    label,
  );
  await tab.click((root) => root.querySelector('.page-pick'));
  await until('a part', async () =>
    (await textOf(tab, '.page-pick .pick-more')).includes('story number'),
  );
  await tab.press('Enter');
  await until('the article', () =>
    tab.shadow((root) => root.querySelector('main article') !== null),
  );
  assert.ok(await shows(tab, 'story number'));
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});

/**
 * The view itself in the page's own world, with the functions it is handed: what fails, or has no site, at will.
 * @param {string} domain
 */
async function viewAlone(domain) {
  const tab = await browser.open(`${server.origin}/one`);
  await tab.evaluate(
    async (origin, domain) => {
      const getMessage = (/** @type {string} */ key) => (key === 'languageTag' ? 'en' : key);
      const stub = { i18n: { getMessage, getUILanguage: () => 'en' }, runtime: {}, storage: {} };
      globalThis.chrome = Object.assign(globalThis.chrome ?? {}, stub);
      const { openView } = await import(`${origin}/extension/reader/view.js`);
      const { DEFAULTS } = await import(`${origin}/extension/shared/settings.js`);
      const elements = [...document.querySelectorAll('*')];
      const blocks = [...document.querySelectorAll('main p')].map((one) => ({
        kind: 'paragraph',
        content: [{ kind: 'text', text: one.textContent }],
        node: elements.indexOf(one),
      }));
      const article = { title: 'A title', lang: 'en', dir: 'ltr', words: 99, minutes: 1, blocks };
      const counts = { confidence: 1, certainty: 'sure', breadth: 0 };
      const cleaned = { article, removals: [], notes: [], ...counts };
      const line = {
        rule: `${domain}##p.bag-line`,
        does: 'remove',
        count: 1,
        words: 21,
        percent: 9,
        excerpt: 'Readers',
      };
      const fails = async () => {
        throw new Error('the storage is full');
      };
      const at = { settings: DEFAULTS, domain, place: null };
      openView(cleaned, elements, at, {
        address: location.href,
        readPage: fails,
        compose: async () => cleaned,
        propose: async () => ({ lines: [line], best: 0 }),
        weigh: async (/** @type {string} */ rule) => ({ ...line, rule }),
        addRule: fails,
        forgetRule: fails,
        keepForGood: fails,
        saveSettings: () => {},
        savePlace: () => {},
        forgetPlaces: fails,
        isOnlyHere: () => null,
        setOnlyHere: () => {
          throw new Error('no site');
        },
        watch: () => {},
        closed: () => {},
      });
    },
    server.origin,
    domain,
  );
  await correct(tab);
  await clickPart(tab, 'canvas bag');
  return tab;
}

test('a rule that cannot be kept stays in its field, and the reader is told', async () => {
  const tab = await viewAlone('quay.example');
  await press(tab, 'always');
  await until('the card', () =>
    tab.shadow((root) => root.querySelector('.rule-card')?.checkVisibility() ?? false),
  );
  await tab.press('Enter');
  await until('a word on it', async () => (await textOf(tab, '.toast-words')) === 'ruleNotKept');
  const card = await tab.shadow((root) => ({
    isOpen: root.querySelector('.rule-card')?.checkVisibility(),
    value: /** @type {any} */ (root.querySelector('.rule-field')).value,
    undo: root.querySelector('.pick-undo')?.getAttribute('aria-disabled'),
  }));
  assert.deepEqual(card, { isOpen: true, value: 'quay.example##p.bag-line', undo: 'true' });
  await tab.close();
});

test('a page of no site has nothing to remember by, and says so', async () => {
  const tab = await viewAlone('');
  const button = await tab.shadow((root) => {
    const button = root.querySelector('main ~ .pick-bar .pick-always');
    return { isOff: button?.getAttribute('aria-disabled'), why: button?.getAttribute('title') };
  });
  assert.deepEqual(button, { isOff: 'true', why: 'alwaysNoSite' });
  await press(tab, 'always');
  assert.equal(
    await tab.shadow((root) => root.querySelector('.rule-card')?.checkVisibility()),
    false,
  );
  await tab.close();
});

test('a formula is chosen as one', async () => {
  const tab = await read('math--native/');
  await correct(tab);
  await tab.click((root) => root.querySelector('article .formula-line math'));
  assert.match(await textOf(tab, 'main ~ .pick-bar'), /Formula/);
  await tab.close();
});
