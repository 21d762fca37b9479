// The look of the text: changed live, kept, the same in every tab at once, and never more than was asked for.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contrast } from '../../extension/reader/panels/contrast.js';
import { until } from './drivers/index.mjs';
import { openReader, session } from './session.mjs';

/** @typedef {import('./drivers/index.mjs').Tab} Tab */

const { browser, server } = await session();

/** @param {string} page */
async function read(page) {
  const tab = await browser.open(`${server.origin}/${page}/`);
  await openReader(browser, tab);
  return tab;
}

/** @param {Tab} tab */
const openPanel = (tab) => tab.click((root) => root.querySelector('[aria-controls=text-panel]'));

/**
 * Presses + or − of a setting.
 * @param {Tab} tab
 * @param {string} setting
 * @param {'more' | 'less'} which
 */
const step = (tab, setting, which) =>
  tab.click(
    (root, setting, at) =>
      [...root.querySelectorAll(`[data-setting=${setting}] .tool`)].at(at) ?? null,
    setting,
    which === 'more' ? -1 : 0,
  );

/** @param {Tab} tab */
const look = (tab) =>
  tab.shadow((root) => {
    const paragraph = root.querySelector('article > p');
    const article = root.querySelector('article');
    const view = root.querySelector('.view');
    if (!paragraph || !article || !view) return null;
    const style = getComputedStyle(paragraph);
    return {
      size: Number.parseFloat(style.fontSize),
      line: Number.parseFloat(style.lineHeight) / Number.parseFloat(style.fontSize),
      family: style.fontFamily,
      letters: style.letterSpacing,
      align: style.textAlign,
      width: paragraph.getBoundingClientRect().width,
      ground: getComputedStyle(view).backgroundColor,
      images: [...root.querySelectorAll('article img')].filter((i) => i.checkVisibility()).length,
    };
  });

test('each setting changes the text at once', async () => {
  const tab = await read('long--essay');
  await openPanel(tab);
  const first = await look(tab);
  await step(tab, 'lineHeight', 'more');
  await step(tab, 'width', 'less');
  await step(tab, 'letters', 'more');
  await tab.click((root) => root.querySelector('input[name=limpide-font][value=mono]'));
  await tab.click((root) => root.querySelector('input[name=limpide-align][value=justify]'));
  await tab.click((root) => root.querySelector('input[name=limpide-theme][value=contrast]'));
  const now = await look(tab);
  assert.ok(now.line > first.line + 0.05, `${first.line} to ${now.line}`);
  assert.notEqual(now.width, first.width);
  assert.notEqual(now.letters, first.letters);
  assert.match(now.family, /monospace/);
  assert.equal(now.align, 'justify');
  assert.equal(now.ground, 'rgb(0, 0, 0)');
  await tab.click((root) => root.querySelector('#text-panel .reset'));
  assert.deepEqual(await look(tab), first);
  await tab.close();
});

test('what is chosen in one tab is so in the other at once, and after a new start of the view', async () => {
  const one = await read('long--essay');
  const other = await read('news--rfi-seed');
  const first = await look(other);
  await one.front();
  await openPanel(one);
  await one.click((root) => root.querySelector('.preset[data-preset=airy]'));
  await until('the other tab to follow', async () => (await look(other)).line > first.line + 0.2);
  const third = await read('long--essay');
  assert.ok((await look(third)).line > first.line + 0.2);
  await one.front();
  await one.click((root) => root.querySelector('#text-panel .reset'));
  await until('the way back', async () => (await look(other)).line === first.line);
  for (const tab of [one, other, third]) await tab.close();
});

test('the bar shows the theme that is chosen, each of them', async () => {
  const tab = await read('long--essay');
  const checked = () =>
    tab.shadow((root) =>
      [...root.querySelectorAll('.bar .theme')]
        .filter((one) => one.checkVisibility() && one.getAttribute('aria-checked') === 'true')
        .map((one) => one.getAttribute('aria-label')),
    );
  await tab.type('t');
  for (const [theme, name] of [
    ['contrast', 'High contrast'],
    ['own', 'My colors'],
    ['soft', 'Soft dark'],
    ['sepia', 'Sepia'],
  ]) {
    await tab.click(
      (root, theme) => root.querySelector(`#text-panel input[value=${theme}]`)?.closest('label'),
      theme,
    );
    assert.deepEqual(await checked(), [name]);
  }
  // The one before is one press away.
  await tab.click((root) => root.querySelector('.bar .theme[data-theme=soft]'));
  assert.deepEqual(await checked(), ['Soft dark']);
  await tab.click((root) => root.querySelector('.bar .theme[data-theme=system]'));
  await tab.press('Escape');
  await tab.press('Escape');
  await tab.close();
});

test('images can be left out', async () => {
  const tab = await read('news--rfi-seed');
  await openPanel(tab);
  assert.equal((await look(tab)).images, 1);
  await tab.click((root) => root.querySelector('#limpide-images'));
  assert.equal((await look(tab)).images, 0);
  await tab.click((root) => root.querySelector('#limpide-images'));
  assert.equal((await look(tab)).images, 1);
  await tab.close();
});

test('a style sheet of one’s own is used, and one that asks the network is refused with a sentence', async () => {
  const tab = await read('long--essay');
  await openPanel(tab);
  await tab.click((root) => root.querySelector('#limpide-css'));
  await tab.type('article p { text-indent: 31px; }');
  const indent = () =>
    tab.shadow(
      (root) => getComputedStyle(root.querySelector('article > p') ?? root.host).textIndent,
    );
  await until('the indent', async () => (await indent()) === '31px');
  await tab.type(' p { background: url(https://x.example/a) }');
  const refusal = () => tab.shadow((root) => root.querySelector('#limpide-css-said')?.textContent);
  await until('the refusal', async () => (await refusal()).length > 20);
  assert.equal(await indent(), '31px', 'what was good before stays');
  await tab.click((root) => root.querySelector('#text-panel .reset'));
  await tab.close();
});

test('the contrast is that of WCAG', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.equal(contrast('#ffffff', '#ffffff'), 1);
  // The darkest and the lightest gray on white that pass and fail 4.5:1.
  assert.ok(contrast('#767676', '#ffffff') >= 4.5 && contrast('#777777', '#ffffff') < 4.5);
});

test('own colors can be chosen, and good ones are not warned of', async () => {
  const tab = await read('long--essay');
  await openPanel(tab);
  await tab.click((root) => root.querySelector('input[name=limpide-theme][value=own]'));
  const warning = () =>
    tab.shadow((root) => root.querySelector('#text-panel .controls > .warning')?.textContent);
  assert.equal(await warning(), '');
  assert.ok(await tab.shadow((root) => root.querySelector('#limpide-ink')?.checkVisibility()));
  await tab.click((root) => root.querySelector('#text-panel .reset'));
  await tab.close();
});

test('Esc closes the panel first, and the focus goes back to its button', async () => {
  const tab = await read('long--essay');
  await openPanel(tab);
  assert.equal(await tab.shadow((root) => root.activeElement?.id), 'text-panel-title');
  await tab.press('Escape');
  assert.equal(
    await tab.shadow((root) => root.activeElement?.getAttribute('aria-controls')),
    'text-panel',
  );
  assert.ok(await tab.shadow((root) => root.querySelector('article') !== null));
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});
