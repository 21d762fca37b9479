// Pages whose Content-Security-Policy forbids much: the reader opens all the same. In Chromium such a page forbids
// WebAssembly in its content scripts too, and the background answers; in Firefox it cannot.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { serve } from './server.mjs';
import { openReader, PAGES, readerGone, session, shownArticle } from './session.mjs';

const SEED = await readFile(`${PAGES}news--rfi-seed/source.html`);

const POLICIES = [
  "script-src 'self'",
  "default-src 'none'; require-trusted-types-for 'script'",
  "default-src 'none'; script-src 'none'; style-src 'none'; img-src 'none'; sandbox",
];

const { browser, server } = await session();

test('a page without a policy gives the article the others are compared with', async () => {
  const tab = await browser.open(`${server.origin}/news--rfi-seed/`);
  await openReader(browser, tab);
  assert.match((await shownArticle(tab)).text, /Alors que l'offensive/);
  await tab.close();
});

for (const policy of POLICIES) {
  test(`the reader opens on a page with ${policy}`, async () => {
    // A server of its own is an origin of its own, of which nothing is remembered yet.
    const own = await serve({
      made: { '/': { body: SEED, headers: { 'content-security-policy': policy } } },
    });
    after(() => own.close());
    const plain = await browser.open(`${server.origin}/news--rfi-seed/`);
    await openReader(browser, plain);
    const expected = await shownArticle(plain);
    await plain.close();

    let violations = 0;
    for (const visit of ['first', 'second']) {
      const tab = await browser.open(`${own.origin}/`);
      await tab.evaluate(() => {
        globalThis.violations = [];
        document.addEventListener('securitypolicyviolation', (event) => {
          globalThis.violations.push(`${event.effectiveDirective} ${event.blockedURI}`);
        });
      });
      await openReader(browser, tab);
      assert.deepEqual(await shownArticle(tab), expected, `${visit} visit`);
      await tab.press('Escape');
      await readerGone(tab);
      const seen = await tab.evaluate(() => globalThis.violations);
      // What the page itself is refused (its own styles and images) is not ours.
      violations += seen.filter((/** @type {string} */ violation) =>
        violation.includes('wasm'),
      ).length;
      assert.deepEqual(
        seen.filter(
          (/** @type {string} */ violation) =>
            /^(?:script|style|trusted|require)/.test(violation) && !violation.includes('wasm'),
        ),
        [],
        `${visit} visit`,
      );
      await tab.close();
    }
    assert.ok(
      violations <= (browser.name === 'chromium' ? 1 : 0),
      `the page saw ${violations} violations`,
    );
    assert.deepEqual(await browser.faults(), []);
  });
}
