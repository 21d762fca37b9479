// The five pictures that a store shows, 1280 by 800, in English and in French: a page and its article, what was removed, a
// night, both languages, the rules. `cargo xtask store` calls it with everything found and built.

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { start, until } from './drivers/index.mjs';
import { serve } from './server.mjs';
import { openReader, PAGES, ROOT } from './session.mjs';
import { extensionIn } from './speaking.mjs';
import { allow, LOOPBACK, makeService } from './translating.mjs';

const SIZE = { width: 1280, height: 800 };

const { values: options } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium' },
    binary: { type: 'string' },
    out: { type: 'string', default: 'out/store' },
  },
});
if (!options.binary) throw new Error('--binary is missing: call this by `cargo xtask store`');
const { browser: name, binary } = options;

/** An article in both languages, sentence by sentence. */
const STORY = [
  ['Le piano du bac', 'The piano on the ferry'],
  [
    'Le bac quittait la rive nord à six heures du matin avec quarante personnes, deux chiens et un piano, et personne ne savait à qui était le piano.',
    'The ferry left the north bank at six in the morning with forty people, two dogs and a piano, and nobody knew whose piano it was.',
  ],
  [
    'Le capitaine l’avait trouvé là en prenant son service, debout entre les bicyclettes, le couvercle fermé, une étiquette sans nom autour du pied.',
    'The captain had found it there when he came on duty, standing among the bicycles with its lid closed and a label without a name around its leg.',
  ],
  ['La première traversée', 'The first crossing'],
  [
    'Au milieu du fleuve une passagère s’est assise devant, a soulevé le couvercle et a joué, très bas, quelque chose que le moteur couvrait presque.',
    'In the middle of the river a passenger sat down before it, lifted the lid and played, very quietly, something that the engine almost covered.',
  ],
  [
    'On a ralenti. Ce n’était pas un ordre, a dit plus tard le mécanicien ; c’est seulement qu’on entendait mieux ainsi.',
    'They slowed down. It was not an order, the engineer said later; one simply heard it better that way.',
  ],
  [
    'Sur la rive sud quelqu’un attendait avec une remorque, et repartit sans elle.',
    'On the south bank somebody was waiting with a trailer, and left without it.',
  ],
];

/** Rules as a reader has them after a while. */
const RULES = `! Removed by hand
quay.example##.from-the-harbor
river.example##article > aside:has-text(/read also/i)
news.example##main > .story:article()
river.example#@#.timetable
!off ##.newsletter-box
`;

/**
 * What a language shows: the page of which something was removed, and which of the two languages of the story it is in.
 * @type {Record<string, { page: string, from: 0 | 1, to: string }>}
 */
const LANGUAGES = {
  en: { page: 'news--english', from: 0, to: 'en' },
  fr: { page: 'news--rfi-seed', from: 1, to: 'fr' },
};

const folder = path.resolve(options.out);
await rm(folder, { recursive: true, force: true });
for (const [language, shown] of Object.entries(LANGUAGES)) {
  await mkdir(path.join(folder, language), { recursive: true });
  await portray(language, shown);
}

/**
 * @param {string} language
 * @param {(typeof LANGUAGES)[string]} shown
 */
async function portray(language, { page, from, to }) {
  const told = new Map(STORY.map((pair) => [pair[from], pair[1 - from] ?? '']));
  const service = await makeService((text) => told.get(text) ?? text);
  const server = await serve({
    made: { '/story': { body: storyIn(from) }, '/page': { body: await demo() } },
    folders: { '/': PAGES, '/demo/': `${ROOT}tests/demo` },
  });
  const extension = await extensionIn(ROOT, language);
  const browser = await start(name, {
    binary: /** @type {string} */ (binary),
    extension,
    allowable: [LOOPBACK],
    headless: true,
    isOffline: true,
    size: SIZE,
  });
  /** @param {import('./drivers/index.mjs').Tab | import('./drivers/index.mjs').Page} tab @param {string} file */
  const picture = async (tab, file) => {
    const bytes = await tab.screenshot();
    await writeFile(path.join(folder, language, file), bytes);
    console.log(path.join(options.out, language, file));
    return bytes;
  };
  /** @param {string} address @param {Parameters<typeof browser.store>[0]} state */
  const read = async (address, state) => {
    await browser.store(state);
    const tab = await browser.open(`${server.origin}/${address}`);
    await tab.emulate({ size: SIZE, lessMotion: true });
    await openReader(browser, tab);
    return tab;
  };
  try {
    await allow(browser);

    const plain = await browser.open(`${server.origin}/page`);
    await plain.emulate({ size: { width: 880, height: 1100 }, lessMotion: true });
    const before = await plain.screenshot();
    await openReader(browser, plain);
    const after = await plain.screenshot();
    await plain.close();
    const both = await browser.open(`${server.origin}/story`);
    await both.emulate({ size: SIZE });
    await both.evaluate(
      beside,
      [before, after].map((bytes) => bytes.toString('base64')),
    );
    await picture(both, '1-page-and-article.png');
    await both.close();

    const listed = await read(`${page}/`, { settings: { theme: 'light' } });
    await listed.click((root) => root.querySelector('.tool.removed'));
    await picture(listed, '2-what-was-removed.png');
    await listed.close();

    const night = await read('docs--code/', { settings: { theme: 'dark' } });
    await night.click((root) => root.querySelector('[aria-controls=text-panel]'));
    await picture(night, '3-night.png');
    await night.close();

    const translation = {
      service: 'hook',
      endpoints: { hook: service.endpoint },
      told: [new URL(service.endpoint).origin],
      to,
      columns: true,
    };
    const story = await read('story', { translation, settings: { theme: 'sepia', width: 60 } });
    await story.type('l');
    await until('the translation', () =>
      story.shadow(
        (root, last) => root.querySelector('article')?.textContent.includes(last) === true,
        STORY.at(-1)?.[1 - from],
      ),
    );
    await picture(story, '4-both-languages.png');
    await story.close();

    await browser.store({ rules: RULES, settings: {} });
    const rules = await browser.openOptions('rules');
    await rules.emulate({ size: SIZE, lessMotion: true });
    await until('the editor', () =>
      rules.evaluate(
        () => !!document.querySelector('.editor')?.shadowRoot?.querySelector('.cm-line'),
      ),
    );
    await picture(rules, '5-rules.png');
    await rules.close();
  } finally {
    await browser.close();
    await server.close();
    await service.close();
    await rm(extension, { recursive: true, force: true });
  }
}

/** The demo article, with a style sheet that its fixture does without. */
async function demo() {
  const source = await readFile(`${PAGES}news--rfi-seed/source.html`, 'utf8');
  return source.replace('</head>', '<link rel="stylesheet" href="/demo/site.css">\n</head>');
}

/** @param {0 | 1} which */
function storyIn(which) {
  const [title, ...rest] = STORY.map((pair) => pair[which] ?? '');
  const blocks = rest.map((text) => (text.length < 40 ? `<h2>${text}</h2>` : `<p>${text}</p>`));
  return `<!doctype html><html lang="${which === 0 ? 'fr' : 'en'}"><meta charset="utf-8"><title>${title}</title>
<main><article><h1>${title}</h1>${blocks.join('\n')}</article></main></html>`;
}

/**
 * Runs in a page: shows two pictures, each half of the width.
 * @param {string[]} pictures PNG, as base64
 */
async function beside(pictures) {
  const row = document.createElement('div');
  row.style.cssText =
    'position: fixed; inset: 0; display: grid; grid-template-columns: 1fr 1fr; gap: 2px; background: #888';
  for (const picture of pictures) {
    const image = new Image();
    image.src = `data:image/png;base64,${picture}`;
    image.style.cssText = 'width: 100%; height: 100%; object-fit: cover; object-position: top';
    row.append(image);
    await image.decode();
  }
  document.body.replaceChildren(row);
}
