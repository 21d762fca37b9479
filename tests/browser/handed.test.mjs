// Mail, Obsidian and a template with an address, to the end: the browser hands the address to a program, as it would to the
// one a person uses, and the program writes down what it was given.

import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { until } from './drivers/index.mjs';
import { openReader, session } from './session.mjs';

const TEXT =
  'The ferry left the north quay at six in the morning with forty people, two dogs & a piano on board; nobody knew whose piano it was.';

/** @param {number} count of paragraphs */
const page = (count) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>The piano</title><link rel="canonical" href="/the-piano?utm_source=mail&id=7"></head>
<body><main><article><h1>The piano: 100 % of a “story”</h1><p class="byline">By Leonie Abara</p>
${Array.from({ length: count }, (_, at) => `<p>Crossing ${at}. ${TEXT}</p>`).join('\n')}
</article></main></body></html>`;

const folder = await mkdtemp(path.join(tmpdir(), 'limpide-program-'));
after(() => rm(folder, { recursive: true, force: true }));
const HANDED = path.join(folder, 'handed.txt');
// Firefox starts it by its path. Chromium asks the desktop, by these names.
for (const name of ['program', 'xdg-open', 'xdg-email']) {
  const file = path.join(folder, name);
  await writeFile(file, `#!/bin/sh\nprintf '%s\\n' "$@" >> '${HANDED}'\n`);
  await chmod(file, 0o755);
}

const { browser, server } = await session(
  { '/short': { body: page(4) }, '/long': { body: page(60) } },
  { programs: { folder, schemes: ['mailto', 'obsidian', 'x-notes'] } },
);

/** Where others find it. */
const SHARED = `${server.origin}/the-piano?id=7`;
const TITLE = 'The piano: 100 % of a “story”';

/**
 * @param {string} address of the page
 * @param {(tab: import('./drivers/index.mjs').Tab) => Promise<void>} [before] the panel opens
 */
async function openPanel(address, before) {
  const tab = await browser.open(`${server.origin}/${address}`);
  await openReader(browser, tab);
  await before?.(tab);
  await tab.click((root) => root.querySelector('.tool.share'));
  await until('the panel', () =>
    tab.shadow((root) => root.querySelector('#share')?.checkVisibility() ?? false),
  );
  return tab;
}

/**
 * Chooses an item and waits for what the program is given.
 * @param {string} address of the page
 * @param {string} name of the item
 * @returns {Promise<{ given: URL, said: string }>}
 */
async function handed(address, name) {
  await rm(HANDED, { force: true });
  const tab = await openPanel(address);
  await tab.click((root, name) => root.querySelector(`[data-item="${name}"]`), name);
  const given = await until('the program', async () => {
    const text = await readFile(HANDED, 'utf8').catch(() => '');
    return text.endsWith('\n') ? text.trim() : null;
  });
  const said = await tab.shadow((root) => root.querySelector('.toast-words')?.textContent ?? '');
  assert.ok(!given.includes('\n'), 'one address alone');
  for (const internal of ['chrome-extension', 'moz-extension', 'limpide', 'utm_source'])
    assert.ok(!given.includes(internal), internal);
  await tab.close();
  return { given: new URL(given), said };
}

/** @param {URL} address @param {string} name */
function part({ search }, name) {
  const found = new RegExp(`[?&]${name}=([^&]*)`).exec(search)?.[1];
  return found === undefined ? null : decodeURIComponent(found);
}

test('a mail program is given the title, the text and where it is from', async () => {
  const { given } = await handed('short', 'mail');
  assert.equal(given.protocol, 'mailto:');
  assert.equal(given.pathname, '');
  assert.equal(part(given, 'subject'), TITLE);
  const body = part(given, 'body') ?? '';
  for (const said of [TITLE, 'Leonie Abara', SHARED, `Crossing 3. ${TEXT}`])
    assert.ok(body.replace(/\s+/g, ' ').includes(said), `${said} in ${body}`);
});

test('a mail that would be too long is cut, says so, and has the link', async () => {
  const { given, said } = await handed('long', 'mail');
  const body = part(given, 'body') ?? '';
  assert.ok(body.includes('Crossing 0.') && !body.includes('Crossing 59.'));
  assert.ok(body.endsWith(`…\n\n${SHARED}`), body.slice(-120));
  assert.match(said, /^E-mails take only a beginning this way/);
});

test('Obsidian is given a name and the note', async () => {
  const { given } = await handed('short', 'obsidian');
  assert.equal(given.protocol, 'obsidian:');
  assert.ok(given.href.length <= 1_900, String(given.href.length));
  const name = part(given, 'name') ?? '';
  assert.match(name, /^The piano/);
  assert.doesNotMatch(name, /[:\\/]|\.md$/);
  const note = part(given, 'content') ?? '';
  assert.match(note, /^---\ntitle: /);
  assert.ok(note.includes(SHARED) && note.includes('Crossing 3.'), note);
});

test('a long note goes by the clipboard, and Obsidian is told', async () => {
  const { given } = await handed('long', 'obsidian');
  assert.match(given.search, /^\?name=[^&]+&clipboard$/);
  const other = await browser.open(`${server.origin}/short`);
  const { text } = await browser.clipboard();
  assert.ok(text.includes('Crossing 59.') && text.includes(SHARED));
  await other.close();
});

test('a template that makes an address is handed to its program', async () => {
  await browser.store({
    settings: { template: 'x-notes://add?title={title|url}&from={url|url}' },
  });
  const { given } = await handed('short', 'template');
  assert.equal(given.protocol, 'x-notes:');
  assert.equal(part(given, 'title'), TITLE);
  assert.equal(part(given, 'from'), SHARED);
  assert.deepEqual(await browser.faults(), []);
});

test('where the system has no sheet to share by, it is not offered', async () => {
  const tab = await openPanel('short');
  const isOffered = await tab.shadow(
    (root) => root.querySelector('[data-item="system"]')?.checkVisibility() ?? false,
  );
  assert.equal(isOffered, await tab.evaluate(() => 'share' in navigator));
  await tab.close();
});

// No desktop that runs tests has one: what stands in has its shape. Firefox's driver cannot put it where it is looked for.
if (browser.name === 'chromium') {
  test('the system’s sheet is given title and link; closed it says nothing, refused it says so', async () => {
    const tab = await openPanel('short', (tab) =>
      tab.inWorld(() => {
        const answers = [null, 'AbortError', 'NotAllowedError'];
        Object.assign(navigator, {
          share: async (/** @type {ShareData} */ data) => {
            document.documentElement.dataset.shared = JSON.stringify(data);
            const fault = answers.shift();
            if (fault) throw new DOMException('', fault);
          },
        });
      }),
    );
    const share = async () => {
      await tab.evaluate(() => delete document.documentElement.dataset.shared);
      await tab.click((root) => root.querySelector('[data-item="system"]'));
      return until('the sheet', () => tab.evaluate(() => document.documentElement.dataset.shared));
    };
    const said = () =>
      tab.shadow((root) =>
        root.querySelector('.toast')?.checkVisibility()
          ? root.querySelector('.toast-words')?.textContent
          : '',
      );
    assert.deepEqual(JSON.parse(await share()), { title: TITLE, url: SHARED });
    await share();
    assert.equal(await said(), '');
    await share();
    await until('the refusal', async () => /\S/.test((await said()) ?? ''));
    await tab.close();
  });
}
