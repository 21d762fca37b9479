// The rules on the page of the options, as a user goes about them: typed, mended, tried on an open tab, switched off, taken
// from a file; and two who write at the same time.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { until } from './drivers/index.mjs';
import { openReader, session, shownArticle } from './session.mjs';

/** @typedef {import('./drivers/index.mjs').Page} Page */
/** @typedef {import('./drivers/index.mjs').Tab} Tab */

const TEXT = [
  'The ferry left the north quay at six in the morning with forty people, two dogs and a piano on board, and nobody knew whose piano it was.',
  'It rained for eleven days on the whole of the plain, and on the hills as well, and on the twelfth the river stood at the door of the chapel.',
  'When the water went down again the piano stood on the far bank, in tune, and the mate swore that he had not moved it himself.',
];
const BAG =
  'Readers who carry our small canvas bag tell us that it holds two books and a lunch with ease.';

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>The piano on the ferry</title>
<body><main><article><h1>The piano on the ferry</h1><p>${TEXT[0]}</p><p class="bag-line" data-mood="salesy">${BAG}</p>
<p>${TEXT[1]}</p><p>${TEXT[2]} ${TEXT[1]}</p></article></main></body></html>`;

const { browser, server } = await session({ '/piano': { body: PAGE } });
const folder = await mkdtemp(join(tmpdir(), 'limpide-rules-'));
after(() => rm(folder, { recursive: true }));

const HOST = '127.0.0.1';

/** @param {string} [rules] */
async function openRules(rules = '') {
  await browser.store({ rules });
  const page = await browser.openOptions('rules');
  await until('the editor', () =>
    page.evaluate(() => !!document.querySelector('.editor')?.shadowRoot?.querySelector('.cm-line')),
  );
  // The page glides to its section, and what is clicked meanwhile is missed.
  let before = -1;
  await until('the page to stand still', async () => {
    const now = await page.evaluate(() => scrollY);
    const isStill = now === before;
    before = now;
    return isStill;
  });
  return page;
}

/** Puts the cursor at the end of the text. @param {Page} page */
async function enter(page) {
  await page.click((root) =>
    root.querySelector('.editor')?.shadowRoot?.querySelector('.cm-content'),
  );
  await page.press('End', 'Control');
}

/** What the editor shows, by line. @param {Page} page @returns {Promise<string[]>} */
const linesOf = (page) =>
  page.evaluate(() =>
    [...(document.querySelector('.editor')?.shadowRoot?.querySelectorAll('.cm-line') ?? [])].map(
      (line) => line.textContent,
    ),
  );

/** What is said below the editor of the line one is in. @param {Page} page @returns {Promise<string>} */
const said = (page) =>
  page.evaluate(
    () => document.querySelector('.line-says')?.textContent?.replace(/[\u2068\u2069]/g, '') ?? '',
  );

/** @param {Page} page @param {RegExp} pattern */
const saying = (page, pattern) =>
  until(`the words ${pattern}`, async () => pattern.test(await said(page)) && said(page));

/** @param {Page} page */
const kept = (page) =>
  until('the text to be kept', () =>
    page.evaluate(
      () => document.querySelector('.standing')?.getAttribute('data-standing') === 'kept',
    ),
  );

/** The rules as they are stored. @returns {Promise<string>} */
async function storedRules() {
  const items = await browser.stored();
  const slots = [items['index.0'], items['index.1']].filter(Boolean);
  const { parts } = slots.sort((one, other) => other.sequence - one.sequence)[0] ?? { parts: {} };
  return JSON.parse(items[`part.${parts.rules}`] ?? '""');
}

/** @param {Page} page @param {string} part @param {'on' | 'off'} standing */
const entry = (page, part, standing) =>
  until(`“${part}” in the list`, () =>
    page.evaluate(
      (part, isOn) =>
        [...document.querySelectorAll('.rule-entry')].some((one) => {
          const input = one.querySelector('input');
          return one.querySelector('.rule-text')?.textContent === part && input?.checked === isOn;
        }),
      part,
      standing === 'on',
    ),
  );

async function read() {
  const tab = await browser.open(`${server.origin}/piano`);
  await openReader(browser, tab);
  return tab;
}

/** @param {Tab} tab */
const hasBag = async (tab) => (await shownArticle(tab)).text.includes('canvas bag');

test('a rule is typed with an error, mended, said in words, tried on a tab, and the open reader changes', async () => {
  const tab = await read();
  assert.equal(await hasBag(tab), true);
  const page = await openRules('! mine\n');
  await enter(page);
  await page.type(`${HOST}##p:has-txt(canvas bag)`);
  assert.equal(
    await saying(page, /has-txt/),
    'Line 2 column 13: The operator :has-txt() is not known here.',
  );
  const marked = () =>
    page.evaluate(
      () =>
        document.querySelector('.editor')?.shadowRoot?.querySelector('.rule-problem')?.textContent,
    );
  await until('the problem in the line', async () => (await marked()) === ':has-txt(');
  await until('the list of problems', () =>
    page.evaluate(
      () => document.querySelector('.problems summary')?.textContent === '1 line is not used',
    ),
  );
  assert.equal(await hasBag(tab), true);

  // F8 leads to the problem and selects it, so that typing mends it.
  await page.press('Home');
  await page.press('F8');
  await page.type(':has-text(');
  assert.equal(
    await saying(page, /removes/),
    `Line 2 On ${HOST}: removes p:has-text(canvas bag) (with the text “canvas bag”)`,
  );
  await kept(page);
  assert.equal(await storedRules(), `! mine\n${HOST}##p:has-text(canvas bag)`);
  await page.hover((root) =>
    root.querySelector('.editor')?.shadowRoot?.querySelector('.cm-line .rule-host'),
  );
  await until('the words where one points', () =>
    page.evaluate(() =>
      document
        .querySelector('.editor')
        ?.shadowRoot?.querySelector('.rule-says')
        ?.textContent?.includes('removes'),
    ),
  );
  await until('the open reader to change', async () => !(await hasBag(tab)));

  await page.front();
  await until('the tab in the list', () =>
    page.evaluate(() => document.querySelector('#trial-tab option') !== null),
  );
  await page.click((root) => root.querySelector('.trial-choice button'));
  const line = () =>
    page.evaluate(
      () => document.querySelector('.trial-line')?.textContent?.replace(/\s+/g, ' ') ?? '',
    );
  const tried = await until('what it finds', line);
  assert.match(tried, /Line 2/);
  assert.match(tried, /finds 1 · 19 words \(\d+ % of the article\) · [\d.]+ ms/);
  assert.ok(tried.includes('Readers who carry our small canvas bag'));

  // While a tab is tried, the trial follows what is typed.
  await enter(page);
  await page.press('Home');
  await page.press('Enter');
  await page.press('ArrowUp');
  await page.type(`${HOST}##p`);
  await until('the new rule in the trial', async () => /Left out|whole text/.test(await line()));
  // What is not kept when the page closes is kept then, and would be among what the next test sets.
  await kept(page);
  await page.close();
  await tab.close();
  assert.deepEqual(await browser.faults(), []);
});

test('a rule that looks at an attribute nobody asked for before holds in the open reader', async () => {
  const page = await openRules();
  const tab = await read();
  assert.equal(await hasBag(tab), true);
  await page.front();
  await enter(page);
  await page.type(`${HOST}##[data-mood="salesy"]`);
  await kept(page);
  await until('the open reader to change', async () => !(await hasBag(tab)));
  await page.close();
  await tab.close();
});

test('a rule is switched off and on by its switch, by the key and by the mark before it', async () => {
  const rule = `${HOST}##.bag-line`;
  const page = await openRules(`${rule}\n! 2026-11-21: removed by hand\nexample.com##.promo\n`);
  const tab = await read();
  assert.equal(await hasBag(tab), false);
  await page.front();
  await entry(page, rule, 'on');
  await page.click(
    (root, rule) =>
      [...root.querySelectorAll('.rule-entry')]
        .find((one) => one.querySelector('.rule-text')?.textContent === rule)
        ?.querySelector('input'),
    rule,
  );
  await entry(page, rule, 'off');
  assert.equal((await linesOf(page))[0], `!off ${rule}`);
  await until('the bag to be back', () => hasBag(tab));
  await until('the rule to be kept switched off', async () =>
    (await storedRules()).startsWith(`!off ${rule}\n`),
  );

  await enter(page);
  await page.press('a', 'Control');
  await page.press('/', 'Control');
  await entry(page, 'example.com##.promo', 'off');
  await page.press('/', 'Control');
  await entry(page, 'example.com##.promo', 'on');
  await entry(page, rule, 'on');
  await page.click((root) =>
    root.querySelector('.editor')?.shadowRoot?.querySelector('.rule-switches .sign-rule'),
  );
  await entry(page, rule, 'off');

  const made = () => page.evaluate(() => document.querySelector('.rule-made')?.textContent);
  assert.equal(await made(), 'November 21, 2026: removed by hand');
  // Deleted with its remark, and back with it.
  await page.click((root) =>
    [...root.querySelectorAll('.rule-entry')]
      .find((one) => one.querySelector('.rule-made'))
      ?.querySelector('.rule-acts button:last-child'),
  );
  await until('the rule to go', async () => !(await linesOf(page)).join('\n').includes('promo'));
  assert.equal((await linesOf(page)).join('\n').includes('2026'), false);
  await page.click((root) => root.querySelector('.toast-undo'));
  await until(
    'the rule to be back',
    async () => (await linesOf(page))[2] === 'example.com##.promo',
  );
  await kept(page);
  assert.equal(
    await storedRules(),
    `!off ${rule}\n! 2026-11-21: removed by hand\nexample.com##.promo\n`,
  );
  await page.close();
  await tab.close();
  assert.deepEqual(await browser.faults(), []);
});

test('a file of 500 lines, some of them bad, is accounted for before a rule is added, and taken back', async () => {
  const bad = [
    '||ads.example^',
    'site.example##+js(nowoif)',
    '##p:has-text(x)',
    'site.example##p:has-txt(x)',
  ];
  const lines = Array.from({ length: 500 }, (_, at) =>
    at % 25 === 0 ? (bad[(at / 25) % bad.length] ?? '') : `site${at % 90}.example##.box-${at}`,
  );
  const file = join(folder, 'list.txt');
  await writeFile(file, `${lines.join('\n')}\n`);
  const page = await openRules('! mine\n');
  await page.click((root) => root.querySelector('.rules-deeds button'));
  await page.choose((root) => root.querySelector('#rules-files'), file);
  const report = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('.import-outcome summary')].map((one) => one.textContent),
    );
  await until('the report', async () => (await report()).length > 0);
  assert.deepEqual(await report(), ['480 rules that are used', '20 not used']);
  assert.equal(await storedRules(), '! mine\n');
  await page.click((root) => root.querySelector('.import-outcome.unused summary'));
  const reasons = await until('the reasons', () =>
    page.evaluate(() => {
      const lines = [...document.querySelectorAll('.import-outcome.unused li')];
      return (
        lines.length === 20 &&
        lines.slice(0, 4).map((line) => line.textContent?.replace(/[\u2068\u2069]/g, ''))
      );
    }),
  );
  assert.match(reasons[0], /^Line 1\|\|ads\.example\^This is a filter of requests/);
  assert.match(reasons[3], /^Line 76.*column 16: The operator :has-txt\(\) is not known here\.$/);
  const add = () => page.evaluate(() => document.querySelector('.import-deeds .main')?.textContent);
  assert.equal(await add(), 'Add these 480 rules');
  await page.click((root) => root.querySelector('.import-deeds .main'));
  await kept(page);
  const stored = await until('the rules to be kept', async () => {
    const rules = await storedRules();
    return rules.length > 1_000 ? rules : '';
  });
  assert.ok(stored.startsWith('! mine\n') && stored.includes('site7.example##.box-7\n'));
  // What is not used stays out, unless it is asked for.
  assert.ok(!stored.includes('||ads.example^') && !stored.includes(':has-txt('));
  await until('the groups', () =>
    page.evaluate(() => document.querySelectorAll('.rule-group').length === 40),
  );
  await page.click((root) => root.querySelector('.toast-undo'));
  await until('the rules to go again', async () => (await storedRules()) === '! mine\n');

  // What is large is asked about; what is pasted is read as a file is.
  const large = join(folder, 'large.txt');
  await writeFile(
    large,
    Array.from({ length: 9_000 }, (_, at) => `site.example##.some-box-of-${at}\n`).join(''),
  );
  await page.choose((root) => root.querySelector('#rules-files'), large);
  await until('the question', () =>
    page.evaluate(() => document.querySelector('[data-code=large]') !== null),
  );
  await page.click((root) => root.querySelector('[data-code=large] button'));
  await until('the large file', async () => (await report())[0] === '9,000 rules that are used');
  await page.click((root) => root.querySelector('.import-deeds button:last-child'));
  await page.click((root) => root.querySelector('#rules-paste'));
  await page.type('body: //div[@id="story"]');
  await page.click((root) => root.querySelector('.import-paste button'));
  await until('the question for the site', () =>
    page.evaluate(() => document.querySelector('[data-code=no-host]') !== null),
  );
  await page.click((root) => root.querySelector('.import-host input'));
  await page.type('story.example');
  await page.click((root) => root.querySelector('.import-host button'));
  await until('the config', async () => (await report())[0] === '1 rules that are used');
  await page.click((root) => root.querySelector('.import-deeds .main'));
  await until('the rule of the config', async () =>
    (await storedRules()).includes('story.example##div#story:article()'),
  );

  // A list can be had to the letter.
  await page.click((root) => root.querySelector('#rules-paste'));
  await page.type('||tracker.example^');
  await page.press('Enter');
  await page.type('quay.example##.one');
  await page.click((root) => root.querySelector('.import-paste button'));
  await until('the box', () =>
    page.evaluate(() => document.querySelector('.import-every')?.checkVisibility()),
  );
  await page.click((root) => root.querySelector('.import-every input'));
  await page.click((root) => root.querySelector('.import-deeds .main'));
  await until('both lines', async () =>
    (await storedRules()).includes('||tracker.example^\nquay.example##.one\n'),
  );
  await page.close();
  assert.deepEqual(await browser.faults(), []);
});

test('who types while the picker writes loses nothing, nor does the picker', async () => {
  const page = await openRules('! mine\n');
  const tab = await read();
  // The picker saves a rule while one types, before the pause after which it is kept.
  await tab.click((root) => root.querySelector('.tool.correct'));
  await until('the bar', () =>
    tab.shadow((root) => root.querySelector('.pick-bar')?.checkVisibility() ?? false),
  );
  await tab.click((root) =>
    [...root.querySelectorAll('article p')].find((one) => one.textContent?.includes('canvas bag')),
  );
  await tab.click((root) => root.querySelector('main ~ .pick-bar .pick-always'));
  await until('the card', () =>
    tab.shadow((root) => root.querySelector('.rule-card')?.checkVisibility() ?? false),
  );
  await page.front();
  await enter(page);
  await page.type('typed.example##.on');
  await tab.front();
  await tab.click((root) => root.querySelector('.rule-card .rule-save'));
  const both = await until('both in the storage', async () => {
    const rules = await storedRules();
    return rules.includes('typed.example##.on') && rules.includes('bag-line') ? rules : '';
  });
  assert.match(
    both,
    /^! mine\ntyped\.example##\.on\n[\s\S]*! \d{4}-\d\d-\d\d: .*\n127\.0\.0\.1##p\.bag-line\n?$/,
  );
  await page.front();
  await until('both in the editor', async () => (await linesOf(page)).join('\n') === both);
  await page.close();
  await tab.close();
  assert.deepEqual(await browser.faults(), []);
});

test('operators, furniture and hosts are completed', async () => {
  const page = await openRules('known.example##.a\n');
  await entry(page, 'known.example##.a', 'on');
  await enter(page);
  await page.type('kno');
  const options = () =>
    page.evaluate(() =>
      [
        ...(document
          .querySelector('.editor')
          ?.shadowRoot?.querySelectorAll('.cm-tooltip-autocomplete li') ?? []),
      ].map((one) => one.textContent?.replace(/[\u2068\u2069]/g, '')),
    );
  // The editor takes no key for the list in the first moment that it stands there.
  const accept = async () => {
    await until('the choice', async () => {
      const isChosen = await page.evaluate(
        () =>
          !!document
            .querySelector('.editor')
            ?.shadowRoot?.querySelector('.cm-tooltip-autocomplete [aria-selected]'),
      );
      if (!isChosen) await page.press('ArrowDown');
      return isChosen;
    });
    await page.press('Enter');
  };
  await until('the host', async () => (await options())[0] === 'known.example');
  await accept();
  await page.type('##p:has-');
  await until('the operator', async () => (await options())[0] === ':has-text()with the text “…”');
  await accept();
  await page.type('bag');
  await until(
    'the whole rule',
    async () => (await linesOf(page))[1] === 'known.example##p:has-text(bag)',
  );
  // Undo takes back by steps, and the search of the page does not hear the slash.
  await page.press('End');
  await page.press('Enter');
  await page.type('a.example##p:has-text(/x/)');
  assert.equal((await linesOf(page))[2], 'a.example##p:has-text(/x/)');
  await page.press('z', 'Control');
  await until(
    'the step back',
    async () => (await linesOf(page))[2] !== 'a.example##p:has-text(/x/)',
  );
  await page.close();
  assert.deepEqual(await browser.faults(), []);
});
