// What the page shows above itself while the reader is open (a dialog, a notice) comes to stand below the reader, and is
// there, as the page left it, when the reader closes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './drivers/index.mjs';
import { closeByButton, openReader, readerGone, session } from './session.mjs';

/** @typedef {import('./drivers/index.mjs').Tab} Tab */

const SENTENCE =
  'The bell of the tide house rings when nobody pulls it, and the harbor has learned to sleep through it. ';

const OFFER =
  '<p>Subscribe!</p><input class="letter"><button onclick="this.textContent = `sent`">Send</button>';

const { browser, server } = await session({
  '/bell': {
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The bell</title></head><body>
<input name="who" value="me">
<article><h1>The bell of the tide house</h1>${`<p>${SENTENCE.repeat(5)}</p>`.repeat(30)}</article>
<dialog id="modal">${OFFER}</dialog>
<div id="notice" popover="manual">${OFFER}</div>
<offer-element></offer-element>
<script>
  const shadow = document.querySelector('offer-element').attachShadow({ mode: 'open' });
  shadow.innerHTML = '<dialog>' + document.getElementById('modal').innerHTML + '</dialog>';
  globalThis.heard = [];
  addEventListener('keydown', ({ key }) => heard.push(key));
  globalThis.noticed = [];
  for (const type of ['focus', 'blur', 'focusin', 'focusout', 'close', 'cancel'])
    addEventListener(type, () => noticed.push(type), true);
</script>
</body></html>`,
  },
});

/** What is opened, and how. @type {Record<string, () => void>} */
const OPENED = {
  'a modal dialog': () =>
    /** @type {HTMLDialogElement} */ (document.querySelector('#modal')).showModal(),
  'a popover': () => /** @type {HTMLElement} */ (document.querySelector('#notice')).showPopover(),
  'a modal dialog of a component': () =>
    document.querySelector('offer-element')?.shadowRoot?.querySelector('dialog')?.showModal(),
};

async function read() {
  const tab = await browser.open(`${server.origin}/bell`);
  await tab.evaluate(() => document.querySelector('input')?.focus());
  await openReader(browser, tab);
  return tab;
}

/** What is seen once nothing changes any more: two pictures that are the same. @param {Tab} tab */
const atRest = async (tab) => {
  let last = await tab.screenshot();
  await until('the picture to rest', async () => {
    const before = last;
    last = await tab.screenshot();
    return before.equals(last);
  });
  return last;
};

/** Whether the reader is what the mouse and the keys reach, over the whole window. @param {Tab} tab */
const isAbove = (tab) =>
  tab.evaluate(() => {
    const [x, y] = [innerWidth / 2, innerHeight / 2];
    const all = [document.elementFromPoint(x, y), document.elementFromPoint(20, 20)];
    const isOnTop = all.every((one) => one?.localName === 'limpide-reader');
    return isOnTop && document.activeElement?.localName === 'limpide-reader';
  });

/** What is open in the page, what has its focus, and whether a click on it is one. @param {Tab} tab */
const offered = (tab) =>
  tab.evaluate(() => {
    const roots = [document, document.querySelector('offer-element')?.shadowRoot];
    const open = roots
      .map((root) => root?.querySelector(':modal, :popover-open'))
      .find((one) => one instanceof HTMLElement);
    const [button] = open?.querySelectorAll('button') ?? [];
    const { left = 0, top = 0, width = 0, height = 0 } = button?.getBoundingClientRect() ?? {};
    const root = /** @type {Document | ShadowRoot | undefined} */ (open?.getRootNode());
    return {
      isOpen: open !== undefined,
      focus: root?.activeElement?.className || root?.activeElement?.getAttribute('name'),
      isReached: root?.elementFromPoint(left + width / 2, top + height / 2) === button,
    };
  });

for (const [what, open] of Object.entries(OPENED)) {
  test(`${what} that comes while one reads stays below, and is there afterwards`, async () => {
    const tab = await read();
    await tab.shadow((root) => {
      const main = root.querySelector('main');
      main?.scrollTo({ top: 700, behavior: 'instant' });
      const [, second] = root.querySelectorAll('article > p');
      if (second?.firstChild)
        getSelection()?.setBaseAndExtent(second.firstChild, 0, second.firstChild, 8);
      const close = root.querySelector('.bar .close');
      if (close instanceof HTMLElement) close.focus();
    });
    const now = () =>
      tab.shadow((root) => {
        const selection = getSelection();
        const [range] = selection?.getComposedRanges?.({ shadowRoots: [root] }) ?? [];
        return {
          focus: root.activeElement?.className,
          scrolled: root.querySelector('main')?.scrollTop,
          selected: range && [range.startContainer.nodeName, range.startOffset, range.endOffset],
        };
      });
    const before = await now();
    assert.deepEqual([before.scrolled, before.selected], [700, ['#text', 0, 8]]);
    const isFieldFocused = what !== 'a popover';

    const seen = await atRest(tab);
    await tab.evaluate(() => globalThis.noticed.splice(0));
    await tab.evaluate(open);
    await until('the reader to be above it', () => isAbove(tab));
    // What the mouse passes through, as a popover beside a modal dialog, can be seen all the same.
    await until('nothing to be seen of it', async () => seen.equals(await tab.screenshot()));
    const { selected, ...stayed } = await now();
    assert.deepEqual(stayed, { focus: before.focus, scrolled: before.scrolled });
    // A field that takes the focus may take the selection too.
    if (!isFieldFocused) {
      assert.deepEqual(selected, before.selected);
      assert.deepEqual(await tab.evaluate(() => globalThis.noticed), []);
    }
    assert.ok((await offered(tab)).isOpen);
    // Keys and mouse go to the reader.
    await tab.type('t');
    await until('the panel', () =>
      tab.shadow((root) => root.querySelector('#text-panel')?.checkVisibility()),
    );
    await tab.click((root) => root.querySelector('#text-panel .tool.close'));
    assert.equal(
      await tab.shadow((root) => root.querySelector('#text-panel')?.checkVisibility()),
      false,
    );
    assert.deepEqual(await tab.evaluate(() => globalThis.heard), []);

    await tab.press('Escape');
    await readerGone(tab);
    const focus = isFieldFocused ? 'letter' : 'who';
    assert.deepEqual(await offered(tab), { isOpen: true, focus, isReached: true });
    await tab.type('a');
    await until('the key', () => tab.evaluate(() => globalThis.heard.length > 0));
    assert.deepEqual(await tab.evaluate(() => globalThis.heard), ['a']);
    assert.deepEqual(await browser.faults(), []);
    await tab.close();
  });
}

test('a page that closes its dialog below the reader has nothing left over', async () => {
  const tab = await read();
  await tab.evaluate(/** @type {() => void} */ (OPENED['a modal dialog']));
  await until('the reader to be above it', () => isAbove(tab));
  await tab.evaluate(() =>
    /** @type {HTMLDialogElement} */ (document.querySelector('#modal')).close(),
  );
  assert.ok(await isAbove(tab));
  await tab.press('Escape');
  await readerGone(tab);
  assert.equal(await tab.evaluate(() => document.activeElement?.getAttribute('name')), 'who');
  await tab.close();
});

test('what comes while one points at the page stays above it, and goes below when that is over', async () => {
  const tab = await read();
  await tab.type('x');
  await tab.click((root) => root.querySelector('main ~ .pick-bar .pick-article'));
  await until('the page', () => tab.shadow((root) => root.querySelector('.page-pick') !== null));
  await tab.evaluate(/** @type {() => void} */ (OPENED['a modal dialog']));
  await until('the dialog to be reached', async () => (await offered(tab)).isReached);
  await tab.press('Escape');
  await until('the reader', () => isAbove(tab));
  assert.ok((await offered(tab)).isOpen);
  await closeByButton(browser, tab);
  assert.deepEqual(await offered(tab), { isOpen: true, focus: 'letter', isReached: true });
  await tab.close();
});

test('a page that opens its dialog again and again has the last word, and the button gives it back', async () => {
  const tab = await read();
  await tab.evaluate(() => {
    const modal = /** @type {HTMLDialogElement} */ (document.querySelector('#modal'));
    let times = 0;
    const again = () => {
      modal.close();
      modal.showModal();
      times += 1;
      if (times < 60) setTimeout(again, 20);
      else document.title = 'done';
    };
    again();
  });
  await until('the page to be done', () => tab.evaluate(() => document.title === 'done'));
  assert.equal(await isAbove(tab), false);
  assert.ok((await offered(tab)).isReached, 'nobody is locked in between');
  await closeByButton(browser, tab);
  assert.deepEqual(await offered(tab), { isOpen: true, focus: 'letter', isReached: true });
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});
