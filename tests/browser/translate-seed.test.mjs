// A whole news article read in both languages, from its title to its last paragraph: side by side, the translation
// alone, and the page's own words again. A picture of it is left in out/.

import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { until } from './drivers/index.mjs';
import { openReader, PAGES, ROOT, session } from './session.mjs';
import { allow, LOOPBACK, makeService } from './translating.mjs';

const SEED = 'news--rfi-seed';

/** What the article says, a part a line; names and dates are no part of it. */
const [TITLE = '', , CAPTION = '', , ...PARAGRAPHS] = (
  await readFile(`${PAGES}${SEED}/expected.txt`, 'utf8')
)
  .split('\n')
  .filter(Boolean);

const { browser, server } = await session({}, { allowable: [LOOPBACK] });
const service = await makeService((text) => `EN: ${text}`);
after(() => service.close());
await allow(browser);

test('the article is read in both languages, to its end', async () => {
  const { endpoint } = service;
  const told = [new URL(endpoint).origin];
  const translation = { service: 'hook', endpoints: { hook: endpoint }, told, to: 'en' };
  await browser.store({ translation: { ...translation, columns: true } });
  const tab = await browser.open(`${server.origin}/${SEED}/`);
  await openReader(browser, tab);
  const whole = () => tab.shadow((root) => root.querySelector('main article')?.outerHTML);
  const before = await whole();
  await tab.type('l');
  await until('all of it', () =>
    tab.shadow((root) =>
      /^All of it/.test(root.querySelector('.translate-said')?.textContent ?? ''),
    ),
  );
  const pairs = () =>
    tab.shadow((root) =>
      [...root.querySelectorAll('[data-translated="both"]')].map((pair) => {
        const [source, translation] = ['.source', '.translation'].map((name) =>
          pair.querySelector(name),
        );
        const [left, right] = [source, translation].map((one) => one?.getBoundingClientRect());
        return {
          words: [source?.textContent, translation?.textContent],
          lang: [source, translation].map((one) => one?.closest('[lang]')?.getAttribute('lang')),
          isBeside: (left?.right ?? 0) <= (right?.left ?? 0),
          isParagraph: pair.matches('article > p'),
        };
      }),
    );
  const columns = await pairs();
  const found = columns.map((/** @type {any} */ { words }) => words[0]);
  for (const said of [TITLE, CAPTION, ...PARAGRAPHS]) assert.ok(found.includes(said), said);
  for (const { words, lang, isBeside, isParagraph } of columns) {
    assert.equal(words[1], `EN: ${words[0]}`);
    assert.deepEqual(lang, ['fr', 'en']);
    if (isParagraph) assert.ok(isBeside, words[0]);
  }
  await tab.shadow((root) =>
    root.querySelector('article > p')?.scrollIntoView({ block: 'center', behavior: 'instant' }),
  );
  await mkdir(`${ROOT}out`, { recursive: true });
  const picture = await tab.screenshot();
  await writeFile(`${ROOT}out/translation--${browser.name}.png`, picture);
  assert.equal(picture.toString('latin1', 1, 4), 'PNG');

  await tab.type('l');
  await until('the translation alone', () =>
    tab.shadow((root) => root.querySelector('.source') === null),
  );
  const alone = await tab.shadow((root) =>
    [...root.querySelectorAll('article > p')].map((one) => one.textContent),
  );
  for (const said of PARAGRAPHS) assert.ok(alone.includes(`EN: ${said}`), said);
  await tab.type('l');
  await until('the words of the page', async () => (await whole()) === before);
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});

test('the notes of an article are translated, at its end and where they are read', async () => {
  const { endpoint } = service;
  const told = [new URL(endpoint).origin];
  await browser.store({
    translation: { service: 'hook', endpoints: { hook: endpoint }, told, to: 'fr' },
  });
  const tab = await browser.open(`${server.origin}/blog--footnotes/`);
  await openReader(browser, tab);
  await tab.type('l');
  await until('all of it', () =>
    tab.shadow((root) =>
      /^All of it/.test(root.querySelector('.translate-said')?.textContent ?? ''),
    ),
  );
  const notes = await tab.shadow((root) =>
    [...root.querySelectorAll('.footnotes .translation')].map((one) => one.textContent?.trim()),
  );
  assert.equal(notes.length, 3);
  assert.ok(notes.includes('EN: A mermaid could double the price of a small chart.'), `${notes}`);
  await tab.click((root) => root.querySelector('.note-reference'));
  await until('the card', () =>
    tab.shadow((root) => root.querySelector('.note-card')?.checkVisibility() ?? false),
  );
  const card = await tab.shadow((root) => root.querySelector('.note-card')?.textContent);
  assert.match(card, /EN: Two of them are printed in full/);
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});
