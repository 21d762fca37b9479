// The reader as it looks, ten articles in every theme, and the page of the options, every section by day and by night,
// wide and narrow, as images to be looked at. `cargo xtask screens` calls it with everything found and built; with
// --gallery it also writes the pictures of docs/gallery.

import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { start, until } from './drivers/index.mjs';
import { serve } from './server.mjs';
import { openReader, PAGES, ROOT } from './session.mjs';

/** The articles, each with the theme and the settings it has in the gallery, and how far it is scrolled there. */
const ARTICLES = [
  { page: 'news--rfi-seed', theme: 'light' },
  { page: 'long--essay', theme: 'sepia', screens: 0.55 },
  { page: 'encyclopedia--article', theme: 'light', screens: 0.3 },
  { page: 'docs--code', theme: 'dark', screens: 0.6 },
  { page: 'blog--math', theme: 'soft' },
  { page: 'table--data', theme: 'light' },
  { page: 'recipe--card', theme: 'sepia' },
  { page: 'news--arabic', theme: 'dark' },
  { page: 'news--japanese', theme: 'light', settings: { vertical: true } },
  { page: 'blog--footnotes', theme: 'contrast' },
];

const THEMES = ['light', 'sepia', 'soft', 'dark', 'contrast'];

/**
 * What is set while the page of the options is portrayed, so that there is something to be seen.
 * @type {Partial<import('../../extension/shared/kept.js').State>}
 */
const STATE = {
  settings: { width: 60 },
  sites: { 'river.example': { opens: 'always' }, 'quay.example': { settings: { theme: 'sepia' } } },
  rules: `! 2026-03-21: removed by hand
quay.example##.from-the-harbor
river.example##article > aside:has-text(/read also/i)
river.example#@#.timetable
!off ##.newsletter-box
`,
};

/** The pictures of the options in the gallery: section, scheme and size. */
const OPTIONS_IN_GALLERY = [
  ['reading', 'light', 'wide'],
  ['rules', 'dark', 'wide'],
  ['privacy', 'light', 'narrow'],
  ['shortcuts', 'dark', 'narrow'],
].map((names) => names.join('--'));

const SIZES = {
  wide: { width: 1280, height: 900 },
  narrow: { width: 390, height: 844 },
};

const { values: options } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium' },
    binary: { type: 'string' },
    out: { type: 'string', default: 'out/screens' },
    gallery: { type: 'boolean', default: false },
  },
});
if (!options.binary) throw new Error('--binary is missing: call this by `cargo xtask screens`');

const folder = path.resolve(options.out, options.browser);
const gallery = fileURLToPath(new URL('../../docs/gallery/', import.meta.url));
const server = await serve({ folders: { '/': PAGES } });
const browser = await start(options.browser, {
  binary: options.binary,
  extension: ROOT,
  headless: true,
  isOffline: true,
  size: SIZES.wide,
});
try {
  await rm(folder, { recursive: true, force: true });
  for (const to of [folder, ...(options.gallery ? [gallery] : [])])
    await mkdir(to, { recursive: true });
  for (const article of ARTICLES) await portray(article);
  await portrayOptions();
} finally {
  await browser.close();
  await server.close();
}

/**
 * All pictures of one article.
 * @param {(typeof ARTICLES)[number]} article
 */
async function portray({ page, theme: own, screens = 0, settings }) {
  const tab = await browser.open(`${server.origin}/${page}/`);
  await tab.emulate({ size: SIZES.wide, lessMotion: true });
  await openReader(browser, tab);
  for (const [name, size] of Object.entries(SIZES)) {
    await tab.emulate({ size, lessMotion: true });
    for (const theme of THEMES) {
      await wear({ theme });
      await picture(path.join(folder, `${page}--${theme}--${name}.png`), 0);
      if (!options.gallery || theme !== own) continue;
      await wear({ theme, ...settings });
      await picture(path.join(gallery, `${page}--${name}.png`), name === 'wide' ? screens : 0);
    }
  }
  await tab.close();

  /** @param {Record<string, unknown>} look */
  async function wear(look) {
    await browser.store({ settings: look });
    await until(`the theme ${look.theme}`, () =>
      tab.shadow((root, look) => {
        const { dataset } = /** @type {HTMLElement} */ (root.querySelector('.view'));
        const isVertical = dataset.writing === 'vertical';
        return dataset.theme === look.theme && isVertical === Boolean(look.vertical);
      }, look),
    );
  }

  /**
   * @param {string} file
   * @param {number} down in screens
   */
  async function picture(file, down) {
    await tab.shadow((root, down) => {
      const main = root.querySelector('main');
      main?.scrollTo({ top: down * main.clientHeight, left: 0, behavior: 'instant' });
    }, down);
    await until('the images in sight', () =>
      tab.shadow((root) =>
        [...root.querySelectorAll('img')].every(
          (image) => image.complete || image.getBoundingClientRect().top > innerHeight,
        ),
      ),
    );
    await writeFile(file, await tab.screenshot());
    console.log(path.relative(process.cwd(), file));
  }
}

/** All pictures of the page of the options. */
async function portrayOptions() {
  await browser.store(STATE);
  const page = await browser.openOptions();
  // It comes when its section does, and moves what is below it.
  await page.evaluate(() => document.getElementById('rules')?.scrollIntoView());
  await until('the editor', () =>
    page.evaluate(() => !!document.querySelector('.editor')?.shadowRoot?.querySelector('.cm-line')),
  );
  /** @type {string[]} */
  const ids = await page.evaluate(() =>
    [...document.querySelectorAll('main > section')].map(({ id }) => id),
  );
  for (const [name, size] of Object.entries(SIZES)) {
    for (const scheme of /** @type {const} */ (['light', 'dark'])) {
      await page.emulate({ size, scheme, lessMotion: true });
      for (const id of ids) {
        await page.evaluate((id) => {
          location.hash = id;
          document.getElementById(id)?.scrollIntoView({ behavior: 'instant' });
        }, id);
        await until('the section in the list', () =>
          page.evaluate((id) => {
            const link = document.querySelector(`nav a[href="#${id}"]`);
            return link?.hasAttribute('aria-current');
          }, id),
        );
        const picture = await page.screenshot();
        const called = [id, scheme, name].join('--');
        const files = [path.join(folder, `options--${called}.png`)];
        if (options.gallery && OPTIONS_IN_GALLERY.includes(called))
          files.push(path.join(gallery, `options--${id}--${name}.png`));
        for (const file of files) {
          await writeFile(file, picture);
          console.log(path.relative(process.cwd(), file));
        }
      }
    }
  }
  await page.close();
}
