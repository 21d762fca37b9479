// A French article read in English: both languages, one of them, the page's own again; what is sent, and when; what stays
// when it is stopped, goes wrong, or the article becomes another.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { judge } from './axe.mjs';
import { until } from './drivers/index.mjs';
import { keptState } from './drivers/kept.mjs';
import { openReader, session } from './session.mjs';
import { allow, LOOPBACK, makeService, textOf } from './translating.mjs';

const SENTENCE =
  'Le bac quittait la rive nord à six heures du matin avec quarante personnes, deux chiens et un piano, et personne ne savait à qui était le piano.';

const PAGE = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Le piano du bac</title></head>
<body><nav><a href="/un">Accueil</a> <a href="/deux">Culture</a></nav>
<main><article><h1>Le piano du bac</h1>
<p>${SENTENCE} Une <a href="/note" title="À lire à bord">note du capitaine</a> de la <abbr title="Compagnie des bacs">CDB</abbr> en parle, et <em>longuement</em>.</p>
<h2>La première traversée</h2>
${['rouge', 'mouillé', 'lent', 'vieux'].map((how) => `<p>${SENTENCE} Il était ${how}.</p>`).join('\n')}
<figure><img src="/quai.png" alt="Le quai au matin" width="600" height="400"><figcaption>Le quai, avant le départ.</figcaption></figure>
<h2>Ce que le bac transporte</h2>
<ul><li>Des gens et leurs chiens, tous les jours de la semaine.</li><li>Du courrier, quand il y en a, et parfois un piano.</li></ul>
<table><caption>Les départs</caption><tr><th>Rive</th><th>Heure</th></tr><tr><td>La rive nord</td><td>6:00</td></tr><tr><td>La rive sud</td><td>7:15</td></tr></table>
<pre><code class="language-python">print("un piano")</code></pre>
<h2>La dernière traversée</h2>
${['seul', 'accordé', 'vendu', 'perdu', 'sauvé', 'noir'].map((how) => `<p>${SENTENCE} À la fin il était ${how}.</p>`).join('\n')}
<blockquote><p>« Je l’aurais jeté à l’eau, si l’eau avait été moins froide », dit le capitaine de ce vieux piano.</p></blockquote>
</article></main></body></html>`;

/**
 * A page of two, with what only it says.
 * @param {number} number
 */
const pageOfTwo = (
  number,
) => `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Deux pages</title></head>
<body><main><article><h1>Deux pages</h1>
${['aube', 'midi', 'soir', 'nuit'].map((when) => `<p>À la page ${number}, ${when} : ${SENTENCE}</p>`).join('\n')}
</article><div class="pages">Page ${number} sur 2 : ${number === 1 ? '<b>1</b> <a href="/histoire-du-bac/2/">2</a>' : '<a href="/histoire-du-bac/">1</a> <b>2</b>'}
${number === 1 ? '<a href="/histoire-du-bac/2/">Page suivante</a>' : ''}</div></main></body></html>`;

const { browser, server } = await session(
  {
    '/piano': { body: PAGE },
    '/forbids': {
      body: PAGE,
      headers: { 'content-security-policy': "default-src 'none'; img-src 'self'" },
    },
    '/histoire-du-bac/': { body: pageOfTwo(1) },
    '/histoire-du-bac/2/': { body: pageOfTwo(2) },
    // Of a language whose common words the core knows, it would see by itself that it is another.
    '/misnamed': { body: PAGE.replace('lang="fr"', 'lang="lb"') },
  },
  { allowable: [LOOPBACK] },
);
const service = await makeService((text) => `EN: ${text}`);
after(() => service.close());
await allow(browser);

/** @typedef {import('./drivers/index.mjs').Tab} Tab */

/**
 * A translation is kept by its languages: who wants to see it asked for takes one of their own.
 * @param {Record<string, unknown>} [said]
 */
async function setUp(said = {}) {
  service.asked = [];
  service.delay = () => 0;
  service.fault = () => null;
  const told = [new URL(service.endpoint).origin];
  const translation = { service: 'hook', endpoints: { hook: service.endpoint }, told, to: 'en' };
  await browser.store({ translation: { ...translation, ...said } });
}

/** @param {string} [page] */
async function open(page = 'piano') {
  const tab = await browser.open(`${server.origin}/${page}`);
  await openReader(browser, tab);
  return tab;
}

/** @param {Tab} tab @param {string} selector */
const press = (tab, selector) =>
  tab.click(
    (root, selector) =>
      [...root.querySelectorAll(selector)].find((/** @type {Element} */ one) =>
        one.checkVisibility(),
      ),
    selector,
  );

/** @param {Tab} tab @param {string} selector */
const count = (tab, selector) =>
  tab.shadow((root, selector) => root.querySelectorAll(selector).length, selector);

/** @param {Tab} tab @param {RegExp} what */
const status = (tab, what) =>
  until(String(what), async () =>
    what.test(await tab.shadow((root) => root.querySelector('.translate-said')?.textContent ?? '')),
  );

/** @param {Tab} tab */
const allDone = (tab) => status(tab, /^All of it/);

/** The article without the colors of its code, which come when the browser has time. @param {Tab} tab */
const article = (tab) =>
  tab.shadow((root) => {
    const copy = root.querySelector('main article')?.cloneNode(true);
    if (!(copy instanceof Element)) return undefined;
    for (const code of copy.querySelectorAll('pre code')) code.textContent = `${code.textContent}`;
    return copy.outerHTML;
  });

/** @param {Tab} tab */
const openPanel = (tab) => press(tab, '.tool.translate');

test('nothing is sent before a service was chosen and its place was told', async () => {
  await browser.store({ translation: {} });
  service.asked = [];
  const tab = await open();
  const hits = server.hits.length;
  await tab.type('l');
  await until('the panel', async () =>
    /^Translation/.test(await textOf(tab, '#translation-title')),
  );
  assert.match(await textOf(tab, '.translate-sentence'), /No translation service is chosen yet/);
  await tab.type('l');
  assert.equal(await count(tab, '[data-translated]'), 0);
  await press(tab, '.translate-buttons .step');
  await until('the settings', async () =>
    (await browser.addresses()).some((address) => address.endsWith('#translation')),
  );
  await tab.front();

  await browser.store({
    translation: { service: 'hook', endpoints: { hook: service.endpoint }, to: 'en' },
  });
  const { host } = new URL(service.endpoint);
  await until('where the text goes', async () =>
    (await textOf(tab, '.translate-sentence')).includes(host),
  );
  assert.deepEqual(service.asked, []);
  await press(tab, '.translate-go');
  await allDone(tab);
  assert.ok(service.asked.length > 0);
  assert.equal(server.hits.length, hits, 'nothing is asked of the page’s own server');
  await tab.close();

  const again = await open();
  await again.type('l');
  await allDone(again);
  assert.equal(await textOf(again, '.translate-sentence'), '', 'who was told is not told again');
  assert.deepEqual(await browser.faults(), []);
  await again.close();
});

test('both languages: each part with its translation, links and code as they were', async () => {
  await setUp();
  const tab = await open();
  await tab.type('l');
  await allDone(tab);
  const shown = await tab.shadow((root) => {
    const pairs = [...root.querySelectorAll('[data-translated="both"]')].map((pair) => ({
      tag: pair.tagName,
      source: pair.querySelector('.source')?.textContent ?? '',
      translation: pair.querySelector('.translation')?.textContent ?? '',
      lang: pair.querySelector('.translation')?.getAttribute('lang'),
      dir: pair.querySelector('.translation')?.getAttribute('dir'),
    }));
    const link = root.querySelector('article .translation a');
    return {
      pairs,
      link: [link?.textContent, link?.getAttribute('href')],
      titles: [...root.querySelectorAll('article p [title]')].map((one) =>
        one.getAttribute('title'),
      ),
      emphasis: root.querySelector('article .translation em')?.textContent,
      code: root.querySelector('article .code')?.textContent,
      contents: [...root.querySelectorAll('#contents .entry')].map((one) => one.textContent),
      lang: root.querySelector('main article')?.getAttribute('lang'),
    };
  });
  for (const { source, translation, lang, dir } of shown.pairs) {
    assert.equal(translation, `EN: ${source}`);
    assert.deepEqual([lang, dir], ['en', 'ltr']);
  }
  const sources = shown.pairs.map((/** @type {any} */ { source }) => source);
  for (const said of [
    'Le piano du bac',
    'Le quai, avant le départ.',
    'Les départs',
    'La rive nord',
  ])
    assert.ok(sources.includes(said), said);
  assert.ok(!sources.includes('6:00'), 'a number is no words');
  assert.deepEqual(shown.link, ['note du capitaine', `${server.origin}/note`]);
  assert.equal(shown.emphasis, 'longuement');
  const titles = ['À lire à bord', 'Compagnie des bacs'];
  assert.deepEqual(shown.titles, [...titles, ...titles.map((title) => `EN: ${title}`)]);
  assert.equal(shown.code, 'print("un piano")');
  assert.ok(shown.contents.includes('La première traversée'), String(shown.contents));
  assert.equal(shown.lang, 'fr');
  const sent = service.asked.flatMap(({ text_list }) => text_list).join('\n');
  assert.ok(!sent.includes('print('));
  assert.ok(service.asked.every((one) => one.source_lang === 'fr' && one.target_lang === 'en'));
  await tab.close();
});

test('one key: both, the translation alone, and the page’s own words exactly as they were', async () => {
  await setUp();
  const tab = await open();
  const before = await article(tab);
  await tab.type('l');
  await allDone(tab);
  await tab.type('l');
  await until('the translation alone', async () => (await count(tab, '.source')) === 0);
  const shown = await tab.shadow((root) => ({
    lang: root.querySelector('main article')?.getAttribute('lang'),
    title: root.querySelector('h1')?.textContent,
    alt: root.querySelector('article img')?.getAttribute('alt'),
    heading: root.querySelector('#contents .entry')?.textContent,
  }));
  assert.deepEqual(shown, {
    lang: 'en',
    title: 'EN: Le piano du bac',
    alt: 'EN: Le quai au matin',
    heading: 'EN: La première traversée',
  });
  const sent = service.asked.length;
  await tab.type('l');
  await until('the original', async () => (await count(tab, '[data-translated]')) === 0);
  assert.equal(await article(tab), before);
  await tab.type('l');
  await until('both again', async () => (await count(tab, '.translation')) > 10);
  assert.equal(service.asked.length, sent, 'what is known is not asked for again');
  await tab.close();
});

test('beside a translation stands what the page says: where one points, and by a key', async () => {
  await setUp({ show: 'translation' });
  const tab = await open();
  await openPanel(tab);
  await press(tab, '.translate-shows .option:has([value=translation])');
  await allDone(tab);
  await tab.press('Escape');
  const card = () => textOf(tab, '.original-words');
  await tab.hover((root) => root.querySelector('article > p'));
  await until('the original', async () => (await card()).startsWith('Le bac quittait'));
  assert.equal(await textOf(tab, '.original-name'), 'Original: French');
  await tab.hover((root) => root.querySelector('.bar'));
  await until('it to go', async () => (await card()) === '');
  await tab.type('o');
  await until('the original of what is read', async () => (await card()) !== '');
  const focused = () =>
    tab.shadow((root) => root.activeElement?.closest('.original-card') !== null);
  assert.ok(await focused());
  await tab.press('Escape');
  await until('it to be closed', async () => (await card()) === '');
  assert.ok(!(await focused()));
  assert.ok(await tab.shadow((root) => root.querySelector('main article') !== null));
  await tab.close();
});

test('stopped at once, what is finished stays, and the rest follows when it is wanted', async () => {
  await setUp({ to: 'it' });
  const tab = await open();
  await openPanel(tab);
  service.delay = ({ text_list }) => (text_list.join().includes('noir') ? 1_500 : 0);
  await press(tab, '.translate-shows .option:has([value=both])');
  await status(tab, /^[1-9]\d* of /);
  const done = await count(tab, '.translation');
  assert.ok(done > 0);
  await press(tab, '.translate-line .step');
  await status(tab, /^Stopped/);
  const asked = service.asked.length;
  service.delay = () => 0;
  await new Promise((resolve) => setTimeout(resolve, 1_800));
  assert.equal(await count(tab, '.translation'), done);
  assert.equal(service.asked.length, asked);
  await press(tab, '.translate-line .step');
  await allDone(tab);
  assert.ok((await count(tab, '.translation')) > done);
  await tab.close();
});

test('a part that fails says so where it stands, and is tried again there', async () => {
  await setUp({ to: 'es' });
  const isBad = (/** @type {string[]} */ texts) => texts.some((text) => text.includes('vendu'));
  service.fault = ({ text_list }) =>
    isBad(text_list) ? { status: 200, body: '<html>Sorry</html>' } : null;
  const tab = await open();
  await tab.type('l');
  await status(tab, /^Parts not translated: 1\./);
  assert.equal(await count(tab, '.translate-again'), 1);
  const failed = await textOf(tab, 'article p:has(> .translate-again)');
  assert.match(failed, /vendu\.Not translated/);
  service.fault = () => null;
  await press(tab, '.translate-again');
  await allDone(tab);
  assert.equal(await count(tab, '.translate-again'), 0);
  await tab.close();
});

test('a slow translation says how far it is, and is stopped and gone on with there', async () => {
  await setUp({ to: 'cs' });
  service.delay = () => 700;
  const tab = await open();
  await tab.type('l');
  const toast = () =>
    tab.shadow((root) => {
      const found = root.querySelector('.toast');
      return found?.checkVisibility() ? found.textContent : '';
    });
  await until('how far it is', async () =>
    /^Translating… [1-9]\d* of \d+Stop$/.test(await toast()),
  );
  await press(tab, '.toast button');
  await until('that it was stopped', async () => /Go on$/.test(await toast()));
  const done = await count(tab, '.translation');
  assert.ok(done > 0);
  service.delay = () => 0;
  await press(tab, '.toast button');
  await allDone(tab);
  assert.ok((await count(tab, '.translation')) > done);
  assert.equal(await toast(), '');
  assert.equal(await count(tab, '[aria-busy]'), 0);
  await tab.close();
});

test('no language is proposed to be translated into itself', async () => {
  await setUp({ to: 'fr' });
  const tab = await open();
  await tab.type('l');
  await until('the panel', () =>
    tab.shadow((root) => root.querySelector('#translation')?.checkVisibility()),
  );
  const into = '#limpide-translate-to';
  const chosen = () =>
    tab.shadow((root, into) => {
      const { value, selectedOptions } = root.querySelector(into) ?? {};
      return [value, selectedOptions?.[0]?.textContent];
    }, into);
  assert.deepEqual(await chosen(), ['', 'Choose a language']);
  await tab.close();
});

test('a service that is out of order is told in a sentence, and loses nothing', async () => {
  await setUp({ to: 'pt' });
  service.fault = () => ({ status: 500, body: 'no' });
  const tab = await open();
  await tab.type('l');
  await status(tab, /^The service reports/);
  assert.match(await textOf(tab, '.toast-words'), /^The service reports/);
  assert.equal(await textOf(tab, '.toast button'), 'Try again');
  assert.equal(await count(tab, '.translate-again'), 0, 'said once, and not at every part');
  assert.ok((await textOf(tab, 'main article')).includes('à la fin il était'.replace('à', 'À')));
  let times = 0;
  service.fault = () => {
    times += 1;
    return times === 1 ? { status: 429, headers: { 'retry-after': '1' } } : null;
  };
  await openPanel(tab);
  await press(tab, '.translate-line .step');
  await status(tab, /asks to wait 1 s/);
  await allDone(tab);
  await tab.close();
});

test('an answer whose links got lost is asked for once more, and has them at their words', async () => {
  await setUp();
  const tab = await open();
  const strip = (/** @type {string} */ text) => text.replace(/\[\[\/?\d+\/?\]\]/g, '');
  const own = await makeService((text) => `EN: ${strip(text)}`);
  await setUp({ endpoints: { hook: own.endpoint }, told: [new URL(own.endpoint).origin] });
  await tab.type('l');
  await allDone(tab);
  assert.equal(
    await tab.shadow((root) => root.querySelector('.translation a')?.getAttribute('href')),
    `${server.origin}/note`,
  );
  await own.close();
  await tab.close();
});

test('an article that becomes another keeps what was translated, and translates what came', async () => {
  await setUp({ to: 'da' });
  const tab = await open();
  await tab.type('x');
  for (let click = 0; click < 2; click += 1) {
    await tab.click((root) =>
      [...root.querySelectorAll('article > p')].find((one) => one.textContent?.includes('rouge')),
    );
  }
  await until('the part to go', async () => !(await textOf(tab, 'article')).includes('rouge'));
  await tab.press('Escape');
  await tab.type('l');
  await allDone(tab);
  const sent = () => service.asked.flatMap(({ text_list }) => text_list);
  assert.ok(!sent().some((text) => text.includes('rouge')));
  const before = await count(tab, '.translation');
  const known = sent().length;
  await tab.type('r');
  await tab.click((root) =>
    [...root.querySelectorAll('#panel li')]
      .find((one) => one.textContent?.includes('Le bac quittait'))
      ?.querySelector('.put-back'),
  );
  await until('its translation', async () => (await count(tab, '.translation')) === before + 1);
  assert.deepEqual(
    sent()
      .slice(known)
      .map((text) => text.includes('rouge')),
    [true],
    'only what came is asked for',
  );
  await tab.close();
});

test('a further page is translated when it is joined', async () => {
  await setUp({ to: 'nb' });
  const tab = await open('histoire-du-bac/');
  await tab.type('l');
  await allDone(tab);
  const known = service.asked.flatMap(({ text_list }) => text_list);
  assert.ok(known.some((text) => text.includes('page 1, nuit')));
  await press(tab, '.next-one');
  await until('the second page in both languages', async () =>
    (await textOf(tab, '.translation')).includes('EN: À la page 2, nuit'),
  );
  const later = service.asked.flatMap(({ text_list }) => text_list).slice(known.length);
  assert.ok(later.length > 0 && later.every((text) => text.includes('page 2')), String(later));
  await tab.close();
});

test('what is set otherwise meanwhile holds from the next press of the key on', async () => {
  await setUp({ to: 'hu' });
  const tab = await open();
  await tab.type('l');
  await allDone(tab);
  const asked = () => service.asked.map(({ target_lang }) => target_lang);
  const known = asked().length;
  const told = [new URL(service.endpoint).origin];
  const endpoints = { hook: service.endpoint };
  await browser.store({ translation: { service: 'hook', endpoints, told, to: 'fi' } });
  await until('it to be heard of', () =>
    tab.shadow((root) => [...root.querySelectorAll('select')].some(({ value }) => value === 'fi')),
  );
  assert.ok(
    (await textOf(tab, 'article')).includes('EN: Le piano du bac'),
    'nothing goes by itself',
  );
  assert.equal(asked().length, known, 'and nothing is sent');
  await tab.type('l');
  await until('the other language', async () => asked().slice(known).includes('fi'));
  await allDone(tab);
  assert.ok(
    asked()
      .slice(known)
      .every((to) => to === 'fi'),
  );
  assert.equal(await tab.shadow((root) => root.querySelector('article')?.lang), 'fi');
  assert.ok((await textOf(tab, 'article')).includes('EN: Le piano du bac'));
  await tab.close();
});

test('what is on screen is translated first', async () => {
  await setUp({ to: 'sv' });
  const tab = await open();
  await tab.shadow((root) => root.querySelector('main')?.scrollTo(0, 1e6));
  await tab.type('l');
  await allDone(tab);
  const [first] = service.asked;
  assert.ok(first && first.text_list.length <= 5);
  assert.ok(
    first.text_list.every((text) => /À la fin|Je l’aurais|La dernière/.test(text)),
    String(first.text_list),
  );
  await tab.close();
});

test('what is shared is what is shown', async () => {
  await setUp();
  const tab = await open();
  await tab.type('l');
  await allDone(tab);
  const copied = async () => {
    await tab.type('e');
    await until('the panel', async () => (await textOf(tab, '#share-title')) !== '');
    await tab.type('m');
    await until('it to be copied', async () => /^Copied/.test(await textOf(tab, '.toast-words')));
    await tab.press('Escape');
    return (await browser.clipboard()).text;
  };
  const both = await copied();
  assert.match(both, /## La première traversée/);
  assert.match(both, /EN: Le bac quittait/);
  assert.match(both, /^Le bac quittait/m);
  await tab.type('l');
  await until('the translation alone', async () => (await count(tab, '.source')) === 0);
  await tab.type('em');
  const { text } = await until('another text to be copied', async () => {
    // It may be in the middle of being written.
    const now = await browser.clipboard().catch(() => null);
    return now !== null && now.text !== both ? now : null;
  });
  assert.match(text, /## EN: La première traversée/);
  assert.doesNotMatch(text, /^Le bac quittait/m);
  await tab.close();
});

test('always from a language, and never on a site', async () => {
  await setUp();
  const tab = await open();
  await openPanel(tab);
  await press(tab, '[data-translate=always] label');
  // A page opened earlier would not know of it.
  await until('it to be kept', async () => {
    const { always } = (await keptState(browser)).translation;
    return Array.isArray(always) && always.includes('fr');
  });
  await tab.close();
  const again = await open();
  await allDone(again);
  assert.ok((await count(again, '.translation')) > 10);
  await openPanel(again);
  await press(again, '[data-translate=never] label');
  await until('the original', async () => (await count(again, '.translation')) === 0);
  assert.match(await textOf(again, '.translate-sentence'), /nothing is translated on this site/);
  await until('it to be kept', async () =>
    Object.values((await keptState(browser)).sites).some(
      ({ translation }) => translation === 'never',
    ),
  );
  await again.close();
  service.asked = [];
  const never = await open();
  await never.type('l');
  await until('the reason', async () =>
    /nothing is translated/.test(await textOf(never, '.translate-sentence')),
  );
  assert.deepEqual(service.asked, []);
  await never.close();
  await browser.store({ sites: {} });
});

test('a page that names a wrong language is put right by one press', async () => {
  await setUp();
  const tab = await open('misnamed');
  await openPanel(tab);
  await until('the doubt', async () =>
    /Luxembourgish.*French/.test(await textOf(tab, '.translate-doubt p')),
  );
  assert.equal(
    await tab.shadow(
      (root) => /** @type {any} */ (root.querySelector('#limpide-translate-from')).value,
    ),
    'fr',
  );
  await press(tab, '.translate-doubt .step');
  await press(tab, '.translate-shows .option:has([value=both])');
  await allDone(tab);
  assert.ok(service.asked.every(({ source_lang }) => source_lang === 'lb'));
  await tab.close();
});

test('a page that forbids everything is translated all the same', async () => {
  await setUp();
  const tab = await open('forbids');
  await tab.type('l');
  await allDone(tab);
  assert.ok((await count(tab, '.translation')) > 10);
  await tab.close();
});

test('right to left: the translation and its page turn', async () => {
  await setUp({ to: 'ar' });
  const tab = await open();
  await tab.type('ll');
  await allDone(tab);
  const shown = await tab.shadow((root) => ({
    dir: root.querySelector('main article')?.getAttribute('dir'),
    lang: root.querySelector('main article')?.getAttribute('lang'),
    code: root.querySelector('article .code')?.getAttribute('dir'),
  }));
  assert.deepEqual(shown, { dir: 'rtl', lang: 'ar', code: 'ltr' });
  await tab.close();
});

test('lines that go down go across once another language stands alone in them', async () => {
  await setUp();
  await browser.store({
    settings: { vertical: true },
    translation: {
      service: 'hook',
      endpoints: { hook: service.endpoint },
      told: [new URL(service.endpoint).origin],
      to: 'en',
    },
  });
  const tab = await open('news--japanese/');
  const writing = () =>
    tab.shadow((root) => root.querySelector('main')?.getAttribute('data-writing'));
  assert.equal(await writing(), 'vertical');
  await tab.type('l');
  await allDone(tab);
  assert.equal(await writing(), 'vertical');
  await tab.type('l');
  await until('lines across', async () => (await writing()) === 'horizontal');
  await tab.type('l');
  await until('lines down', async () => (await writing()) === 'vertical');
  await tab.close();
  await browser.store({ settings: {} });
});

test('axe finds nothing: the panel, both languages, the original beside, by day and by night', async () => {
  await setUp({ to: 'nl', columns: true });
  service.fault = ({ text_list }) =>
    text_list.some((text) => text.includes('rouge')) ? { status: 200, body: '{}' } : null;
  const tab = await open();
  await openPanel(tab);
  await press(tab, '.translate-shows .option:has([value=both])');
  await status(tab, /^Parts not translated/);
  for (const scheme of /** @type {const} */ (['light', 'dark'])) {
    await tab.emulate({ scheme, lessMotion: true });
    await judge(tab, server.origin, `both languages, ${scheme}`);
  }
  await press(tab, '.translate-shows .option:has([value=translation])');
  await until('the translation alone', async () => (await count(tab, '.source')) === 0);
  await tab.press('Escape');
  await tab.type('o');
  await until('the original', async () => (await textOf(tab, '.original-name')) !== '');
  for (const scheme of /** @type {const} */ (['light', 'dark'])) {
    await tab.emulate({ scheme, lessMotion: true });
    await judge(tab, server.origin, `the original beside, ${scheme}`);
  }
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});
