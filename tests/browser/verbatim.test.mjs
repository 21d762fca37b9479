// What a page says is the same in every language stays as it is: it is not sent, and is there in the translation.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { until } from './drivers/index.mjs';
import { openReader, session } from './session.mjs';
import { allow, LOOPBACK, makeService } from './translating.mjs';

const LONG =
  'Le bac quittait la rive nord à six heures du matin avec quarante personnes, deux chiens et un piano';
const PAGE = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Le piano du bac</title></head>
<body><main><article><h1>Le piano du bac</h1>
${['rouge', 'lent', 'vieux'].map((how) => `<p>${LONG}, et il était ${how}.</p>`).join('\n')}
<p>${LONG}, écrivait <span translate="no">La Gazette <em>des Rives</em></span> ce matin-là.</p>
<p class="notranslate">Gauche, droite, gauche : ainsi disait le capitaine à chaque traversée de la rivière.</p>
<p>${LONG}, et il était accordé.</p>
</article></main></body></html>`;

const { browser, server } = await session({ '/bac': { body: PAGE } }, { allowable: [LOOPBACK] });
const service = await makeService((text) => text.toUpperCase());
after(() => service.close());
await allow(browser);

test('what is the same in every language is not sent, and stays', async () => {
  const told = [new URL(service.endpoint).origin];
  const endpoints = { hook: service.endpoint };
  await browser.store({
    translation: { service: 'hook', endpoints, told, to: 'en', show: 'translation' },
  });
  const tab = await browser.open(`${server.origin}/bac`);
  await openReader(browser, tab);
  const kept = () =>
    tab.shadow((root) =>
      [...root.querySelectorAll('main article span[translate=no]')].map((one) => one.textContent),
    );
  assert.deepEqual(await kept(), [
    'La Gazette des Rives',
    'Gauche, droite, gauche : ainsi disait le capitaine à chaque traversée de la rivière.',
  ]);
  await tab.type('l');
  await until('the translation', () =>
    tab.shadow((root) => root.textContent?.includes('ACCORDÉ') ?? false),
  );
  const [gazette] = await kept();
  assert.equal(gazette, 'La Gazette des Rives');
  const shown = await tab.shadow((root) => root.querySelector('main article')?.textContent ?? '');
  assert.match(shown, /ÉCRIVAIT La Gazette des Rives CE MATIN-LÀ/);
  assert.match(shown, /Gauche, droite, gauche/);
  const sent = service.asked.flatMap((asked) => asked.text_list).join('\n');
  assert.match(sent, /écrivait \[\[1\/\]\] ce matin-là/);
  assert.doesNotMatch(sent, /Gazette|Gauche/);
});
