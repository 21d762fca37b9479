// Pages and rules that attack where rules are seen: the trial on the page of the options, which shows excerpts of a page;
// the words that say what a rule does; and the card with the rule that is proposed from a page's own names.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foreignIn, quiet } from './attack/harness.mjs';
import { armed, PAYLOADS } from './attack/payloads.mjs';
import { until } from './drivers/index.mjs';
import { openReader, session } from './session.mjs';

/** Payloads that stand in the names of one part. */
const NAMES = 8;

const SENTENCE =
  'The keeper of the bridge counts the boats that pass beneath it, and has done so for thirty years without missing one.';

/** Texts that are no attack, to compare with. */
const HARMLESS = PAYLOADS.slice(0, 12).map((_, at) =>
  at % 2 ? `signs \u202eand\u0000 \ufefftabs\ttoo <of> "payload" ${at}` : `words ${at}`,
);

/** Text set apart by its direction, and what turns text around. */
const SET_APART = /\u2068[^\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]*\u2069/g;
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** @param {string} text */
const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A page whose texts, names and title are these. @param {string[]} texts */
const pageOf = (texts) => {
  const names = (/** @type {number} */ at) => escaped(texts.slice(at, at + NAMES).join(' '));
  const parts = texts.map(
    (text, at) =>
      `<p class="named">${escaped(text)} ${SENTENCE}</p>${at % NAMES === 0 ? `<p class="${names(at)}" id="${escaped(text)}">Part ${at} with its names. ${SENTENCE}</p>` : ''}`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${names(0)}</title></head><body><main><article><h1>${escaped(texts[0] ?? '')}</h1>
${parts.join('\n')}</article></main></body></html>`;
};

/** A rule that would turn the words around which say what it does. */
const TURNED = '127.0.0.1##p:has-text(quay\u2069\u202e)';

/**
 * Rules with a text in what they look for, and as a line of its own.
 * @param {string[]} texts
 */
const rulesOf = (texts) =>
  [
    ...texts
      .map((text) => text.replace(/[\n\r]/g, ' '))
      .flatMap((text) => [`127.0.0.1##p:has-text(${text})`, text]),
    TURNED,
  ].join('\n');

/** @type {Record<string, { body: string }>} */
const made = {};
const { browser, server } = await session(made);
/** What tells the server from wherever it runs, also from the extension's own page. */
const hostile = PAYLOADS.map((payload, at) =>
  armed(payload, at).replaceAll(/\/(?=(?:hit|req)\/)/g, `${server.origin}/`),
);
made['/hostile'] = { body: pageOf(hostile) };
made['/harmless'] = { body: pageOf(HARMLESS) };

/**
 * Every kind of element in the options and in the editor, and every attribute that can load or run something. Runs in the
 * page.
 * @returns {string[]}
 */
function kindsThere() {
  const active =
    /^(?:on.*|src|srcset|srcdoc|href|xlink:href|action|formaction|poster|background|data|ping|is|nonce)$/;
  const editor = document.querySelector('.editor')?.shadowRoot;
  const all = [document, ...(editor ? [editor] : [])].flatMap((root) => [
    ...root.querySelectorAll('*'),
  ]);
  const kinds = all.flatMap((one) => [
    one.localName,
    ...[...one.attributes]
      .filter(({ name }) => active.test(name))
      .map(({ name }) => `${one.localName} ${name}`),
  ]);
  for (const name of ['script', 'link', 'a'])
    kinds.push(`${name}: ${all.filter((one) => one.localName === name).length}`);
  return [...new Set(kinds)].sort();
}

/**
 * Tries rules on a page, goes through all of them in the editor, and returns all kinds of elements that were seen.
 * @param {string} address
 * @param {string[]} texts
 */
async function tried(address, texts) {
  const tab = await browser.open(`${server.origin}${address}`);
  await openReader(browser, tab);
  await browser.store({ rules: rulesOf(texts) });
  await quiet(server.hits);
  const from = server.hits.length;
  const page = await browser.openOptions('rules');
  await until('the rules and the tab', () =>
    page.evaluate(
      () =>
        document.querySelector('#trial-tab option') !== null &&
        (document.querySelector('.editor')?.shadowRoot?.textContent ?? '').includes('##p'),
    ),
  );
  await page.click((root) => root.querySelector('.trial-choice button'));
  await until('what the rules find', () =>
    page.evaluate(() => document.querySelector('.trial-excerpt') !== null),
  );
  const seen = new Set(await page.evaluate(kindsThere));
  const excerpts = await page.evaluate(() =>
    [...document.querySelectorAll('.trial-excerpt, .trial-rule code')]
      .map((one) => one.textContent)
      .join('\n'),
  );
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('details')) one.open = true;
  });
  await page.click((root) =>
    root.querySelector('.editor')?.shadowRoot?.querySelector('.cm-content'),
  );
  await page.press('Home', 'Control');
  await page.evaluate(() => {
    const words = document.querySelector('.line-says')?.parentElement;
    globalThis.heard = [];
    const hear = () => globalThis.heard.push(words?.querySelector('.line-says')?.textContent ?? '');
    if (words) new MutationObserver(hear).observe(words, { childList: true, subtree: true });
  });
  for (let line = 1; line < texts.length * 2; line += 1) {
    await page.press('ArrowDown');
    if (line % 20 === 0) for (const kind of await page.evaluate(kindsThere)) seen.add(kind);
  }
  await page.press('ArrowUp');
  await page.press('End', 'Control');
  await until('the words for the last line', () =>
    page.evaluate(
      (last) => document.querySelector('.line-says')?.textContent?.startsWith(`Line ${last} `),
      texts.length * 2 + 1,
    ),
  );
  for (const kind of await page.evaluate(kindsThere)) seen.add(kind);
  const said = new Set(await page.evaluate(() => globalThis.heard));
  await quiet(server.hits);
  const asked = server.hits.slice(from);
  await page.close();
  await tab.close();
  return { seen, excerpts, said, asked };
}

test('rules and excerpts that attack are shown as the text they are', async () => {
  const plain = await tried('/harmless', HARMLESS);
  const attacked = await tried('/hostile', hostile);
  assert.deepEqual(attacked.asked, []);
  assert.ok(attacked.excerpts.includes('onerror='), attacked.excerpts.slice(0, 400));
  assert.ok(attacked.said.size > PAYLOADS.length / 2, `${attacked.said.size} said in words`);
  const turned = [...attacked.said].filter((words) =>
    TURNING.test(String(words).replace(SET_APART, '')),
  );
  assert.deepEqual(turned, [], 'no words are turned around by what a rule holds');
  const foreign = [...attacked.seen].filter((kind) => !plain.seen.has(kind));
  assert.deepEqual(foreign, []);
  console.log(
    `payloads in rules: ${attacked.said.size} said in words, ${attacked.seen.size} kinds of elements and active attributes, 0 of them foreign; 0 ran, 0 asked`,
  );
  assert.deepEqual(await browser.faults(), []);
});

test('the rule proposed from names that attack is text, is kept as one line, and holds', async () => {
  await browser.store({ rules: '' });
  const tab = await browser.open(`${server.origin}/hostile`);
  await openReader(browser, tab);
  await quiet(server.hits);
  const from = server.hits.length;
  let elements = 0;
  let rules = 0;
  for (let at = 0; at < PAYLOADS.length; at += NAMES) {
    const part = `Part ${at} with`;
    await tab.click((root) => root.querySelector('.tool.correct'));
    await until('the bar', () =>
      tab.shadow((root) => root.querySelector('.pick-bar')?.checkVisibility() ?? false),
    );
    await tab.click(
      (root, part) =>
        [...root.querySelectorAll('article p')].find((one) => one.textContent?.startsWith(part)),
      part,
    );
    await tab.click((root) => root.querySelector('main ~ .pick-bar .pick-always'));
    await until('the rule', () =>
      tab.shadow((root) =>
        /** @type {any} */ (root.querySelector('.rule-field'))?.value.startsWith('127.0.0.1##'),
      ),
    );
    const { looked, foreign } = await foreignIn(tab);
    assert.deepEqual(foreign, []);
    elements += looked;
    await tab.press('Enter');
    await until('the part to go', async () => {
      const text = await tab.shadow((root) => root.querySelector('main article')?.textContent);
      return !text.includes(part);
    });
    rules += 1;
    const kept = await tab.shadow((root) =>
      [...root.querySelectorAll('.own-rules .rule-text')].map((one) => one.textContent),
    );
    assert.equal(kept.length, rules, String(kept));
    await tab.press('Escape');
  }
  await quiet(server.hits);
  assert.deepEqual(server.hits.slice(from), []);
  console.log(
    `rules proposed from names that attack: ${rules}, ${elements} elements looked at; 0 ran, 0 asked, 0 foreign`,
  );
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});
