// A translation service that attacks the reader: payloads are what it answers, also where it is given placeholders to keep.
// They are shown as the text they are, in the article, in the list beside it, and in what is copied and printed.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { foreignIn, openShared, quiet, telling } from './attack/harness.mjs';
import { armed, PAYLOADS } from './attack/payloads.mjs';
import { until } from './drivers/index.mjs';
import { openReader, session } from './session.mjs';
import { allow, LOOPBACK, makeService } from './translating.mjs';

const PARTS = [
  'Le gardien du pont compte les bateaux qui passent dessous depuis trente ans, sans en manquer un seul.',
  'Personne ne lui a demandé de commencer, et <a href="/livre">son livre</a> est devenu la <em>mémoire</em> de la ville.',
  'À la première page, une péniche de briques<sup><a href="#n1">1</a></sup> ; à la dernière, un canot et <code>deux()</code> enfants.',
];
const PAGE = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Le gardien du pont</title></head><body><main><article><h1>Le gardien du pont</h1>
${PAYLOADS.map((_, at) => `<p>${PARTS[at % PARTS.length]} Jour ${at + 1} du livre.</p>`).join('\n')}
<figure><img src="/pont.png" alt="Le pont au matin" width="600" height="400"><figcaption>Le pont, avant le jour.</figcaption></figure>
<table><caption>Les passages</caption><tr><th>Bateau</th><th>Heure</th></tr><tr><td>La péniche rouge</td><td>Le matin</td></tr></table>
<ol class="footnotes"><li id="n1">Les briques étaient pour le théâtre de la ville.</li></ol>
</article></main></body></html>`;

let copied = '';
const { browser, server } = await session(
  { '/pont': { body: PAGE }, '/copied': () => ({ body: copied }) },
  { allowable: [LOOPBACK] },
);
let answers = 0;
const service = await makeService((text) => {
  const at = answers % PAYLOADS.length;
  answers += 1;
  // With the placeholders it was given, and without them.
  return `${answers % 2 ? text : ''} ${armed(PAYLOADS[at] ?? '', at)}`;
});
after(() => service.close());
await allow(browser);

for (const show of ['both', 'translation']) {
  test(`what a service answers is text, whatever it is (${show})`, async () => {
    const translation = {
      ...{ service: 'hook', endpoints: { hook: service.endpoint } },
      told: [new URL(service.endpoint).origin],
      ...{ to: show === 'both' ? 'en' : 'de', show },
    };
    await browser.store({ translation });
    const tab = await browser.open(`${server.origin}/pont`);
    await openReader(browser, tab);
    await quiet(server.hits);
    const from = server.hits.length;
    await tab.type('l');
    await until('all of it', () =>
      tab.shadow((root) =>
        /^All of it/.test(root.querySelector('.translate-said')?.textContent ?? ''),
      ),
    );
    const text = await tab.shadow((root) => root.querySelector('main article')?.textContent);
    assert.ok(text.includes('fetch(`/hit/0/`'), 'the payloads are shown');
    const { looked, foreign } = await foreignIn(tab);
    assert.deepEqual(foreign, []);
    const addresses = await tab.shadow((root) =>
      [...root.querySelectorAll('main article a')].map((link) => link.getAttribute('href')),
    );
    assert.deepEqual(
      addresses.filter(
        (/** @type {string} */ address) => !address.endsWith('/livre') && !address.startsWith('#'),
      ),
      [],
    );
    await tab.type('e');
    await until('the panel', () =>
      tab.shadow((root) => root.querySelector('[data-item=article]')?.checkVisibility()),
    );
    await tab.click((root) => root.querySelector('[data-item=article]'));
    await until('the copy', () =>
      tab.shadow((root) => /^Copied/.test(root.querySelector('.toast-words')?.textContent ?? '')),
    );
    copied = (await browser.clipboard()).html;
    assert.ok(copied.includes('/hit/0/'), 'the payloads are copied, as text');
    await tab.print();
    assert.deepEqual(await openShared(browser, server, '/copied'), []);
    assert.deepEqual(telling(server.hits.slice(from)), []);
    console.log(
      `payloads as translations (${show}): ${answers} answers, ${looked} elements looked at; 0 ran, 0 asked, 0 foreign`,
    );
    assert.deepEqual(await browser.faults(), []);
    await tab.close();
  });
}
