// Pages that hold no article, hold nothing, or may not be read at all: a plain sentence, never a silent click.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './drivers/index.mjs';
import { openReader, readerGone, session } from './session.mjs';

const LINKS = Array.from(
  { length: 40 },
  (_, at) => `<li><a href="/go/${at}">Link ${at}</a></li>`,
).join('');

/** A PDF of one empty page; viewers forgive the missing table of offsets. */
const PDF = `%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 300 300]>> endobj
trailer <</Root 1 0 R>>
%%EOF
`;

const { browser, server } = await session({
  '/links': {
    body: `<!doctype html><html lang="en"><title>Links</title><nav><ul>${LINKS}</ul></nav></html>`,
  },
  '/empty': { body: '<!doctype html><title></title>' },
  '/nothing': { body: '' },
  '/paper.pdf': { body: PDF, type: 'application/pdf' },
  '/data.json': { body: '{"a": 1}', type: 'application/json' },
});

for (const [path, what] of [
  ['/links', 'a page of links alone'],
  ['/empty', 'an empty page'],
  ['/nothing', 'a page of zero bytes'],
]) {
  test(`${what}: the reader says in a sentence that there is no article`, async () => {
    const tab = await browser.open(server.origin + path);
    const before = await tab.evaluate(() => document.documentElement.outerHTML);
    await openReader(browser, tab);
    const said = await tab.shadow((root) => root.querySelector('[role=status] p')?.textContent);
    assert.match(said, /\p{L}+ \p{L}+ .*[.!?。]/u);
    await tab.press('Escape');
    await readerGone(tab);
    assert.equal(await tab.evaluate(() => document.documentElement.outerHTML), before);
    assert.deepEqual(await browser.faults(), []);
    await tab.close();
  });
}

const OWN = browser.name === 'chromium' ? 'chrome://version' : 'about:support';

for (const { address, what } of [
  { address: OWN, what: 'a page of the browser itself' },
  { address: `${server.origin}/paper.pdf`, what: 'a PDF document' },
  { address: `${server.origin}/data.json`, what: 'a JSON document' },
]) {
  test(`${what}: the button says that it cannot be read`, async () => {
    const before = await buttonBefore();
    const tab = await browser.open(address);
    await tab.toggle();
    const after = await until('the button to say so', async () => {
      const button = await tab.button();
      // The badge and the words come one after the other.
      return button.badge === '' || button.title === before.title ? null : button;
    });
    assert.notEqual(after.title, before.title);
    assert.ok(after.title.length > 10);
    // Firefox shows such a document in a page of its own, which is closed like its others.
    const isOpen = browser.name === 'chromium';
    if (isOpen && address.endsWith('.json')) assert.match(after.title, /JSON/);
    assert.equal(await tab.shadow(() => true), null);
    assert.deepEqual(await browser.faults(), []);
    await tab.close();
  });
}

/** What the button shows on a page that can be read. */
async function buttonBefore() {
  const tab = await browser.open(`${server.origin}/links`);
  await openReader(browser, tab);
  const button = await tab.button();
  assert.equal(button.badge, '');
  await tab.close();
  return button;
}
