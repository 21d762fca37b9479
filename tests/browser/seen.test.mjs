// What style sheets make of a page is what one reads of it: lines that are shown as lines, wordings and pictures for other
// screens, words that only look apart, remarks that are not seen.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openReader, session } from './session.mjs';

const TEXT = [
  'The lock at Harrow Bend was built by men who had never seen a lock, from a drawing that one of them kept in his hat.',
  'It leaked for sixty years, and the village grew used to the sound of it at night, as one grows used to a clock.',
  'When the board sent an engineer, he found that the lower gate was held shut by a tree trunk and by habit.',
  'Since then a dozen people have met every Thursday in the room above the bakery, and argue about oak and money.',
  'In March the carpenters came from the coast, measured the old gate with a string, and found it nowhere straight.',
  'The wood lies in the yard of the mill now, under sheets, and must lie there for a season before it can be used.',
];

/** @param {string} css @param {string} middle @param {string} [title] */
const page = (css, middle, title = 'The gate that should not stand') => {
  const [first, ...rest] = TEXT.map((text) => `<p>${text} ${text}</p>`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The gate</title><style>${css}</style></head>
<body><main><article><h1>${title}</h1>${first}${middle}${rest.join('\n')}</article></main></body></html>`;
};

const WIDE =
  '.lg { display: none } @media (min-width: 500px) { .lg { display: inline } .sm { display: none } }';

const { browser, server } = await session({
  '/lines': {
    body: page(
      '.t1 { white-space: pre-line } .t2 { white-space: pre-wrap } pre { white-space: pre-wrap }',
      `<div class="t1">Monday: the trunk is lifted, for $5.
Tuesday: the trunk is put back, for $7.

On Thursday they meet as always.</div>
<blockquote class="t2"><div><span>The dog has seen it.
So has the teacher.</span></div></blockquote>
<table><tr><th>Day</th><th>Done</th></tr><tr><td>Monday</td><td class="t1">Trunk lifted
Trunk put back</td></tr></table>
<p>Written by hand
over three
lines.</p>`,
    ),
  },
  '/wordings': {
    body: page(
      WIDE,
      `<p>The gate was opened on <span class="lg">Tuesday, 3 March</span><span class="sm">3 Mar</span> by <span class="sm">60</span><span class="lg">sixty people</span>, and it held.</p>
<h2><span class="lg">How the carpenters measured</span><span class="sm">Measuring</span></h2>
<table><tr><th>Village</th><th><span class="lg">Population</span><span class="sm">Pop.</span></th></tr><tr><td>Mill End</td><td>97</td></tr></table>
<p>Call 0555 1234 <span class="sm">Copied</span> in the morning, not in the afternoon.</p>
<p>The carpenters work by hand<span>…</span><span class="sm"> and in the evening they sing.</span> <button>Read more</button></p>`,
    ),
  },
  '/parts': {
    body: page(
      '.wide { display: block } .phone, .dark { display: none }',
      `<div class="wide"><p>In a month the fair brought 12 and the county 90, and the bakery gave its takings.</p></div>
<div class="phone"><p>In a month: fair 12, county 90. Swipe to read more.</p></div>
<figure><div class="light"><img src="/plan-light.png" width="600" height="400" alt="The plan"></div><div class="dark"><img src="/plan-dark.png" width="600" height="400" alt="The plan"></div><figcaption>The plan of 1794.</figcaption></figure>`,
    ),
  },
  '/apart': {
    body: page(
      'h1 span, .line, .q { display: block } x-para { display: block } .row { display: flex; gap: 9px } .d { float: left } .go { display: inline-flex }',
      `<div><span class="line">The first is a sentence in a span, and it ends here.</span><span class="line">The second stands below the first, and it ends there.</span></div>
<div><strong class="q">Was the gate always so?</strong>It was, said the teacher.</div>
<div><x-para>The chamber is sixteen feet wide.</x-para><x-para>It was crossed on foot in the dry year.</x-para></div>
<p class="row"><b>Built</b><span>1794</span></p>
<p><span class="d">W</span>hen the water is low, <a class="go" href="/sill"><span>the old sill</span><svg width="8" height="8"></svg></a> can be seen, with <span>M</span><span>c</span>Arthur’s mark.</p>`,
      '<span>The gate that</span><span>should not stand</span>',
    ),
  },
  '/remarks': {
    body: page(
      `.pop { visibility: hidden; position: absolute }
.x1 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0 0 0 0) } .x2 { position: absolute; left: -9999px }`,
      `<p>It is kept full by a <span>feeder<span class="pop">A channel that brings water, <b>says the board</b>.</span></span> from the hills, which run dry.</p>
<p>The report can be had <a href="/report">from the board<span class="x1"> opens in a new window</span></a>, and the drawing <a href="/drawing">in the museum<span class="x2">external link</span></a>, where it hangs.</p>`,
    ),
  },
  '/unseen': { body: page('body { visibility: hidden }', '') },
});

/** The lines of the article as they stand in the reader, and its images. @param {string} path */
async function read(path) {
  const tab = await browser.open(server.origin + path);
  await openReader(browser, tab);
  const shown = await tab.shadow((root) => {
    const article = /** @type {HTMLElement | null} */ (root.querySelector('main article'));
    const lines = (article?.innerText ?? '').split('\n').map((line) => line.trim());
    const images = [...(article?.querySelectorAll('img') ?? [])].map((image) => image.src);
    return { lines, images, title: article?.querySelector('h1')?.textContent };
  });
  await tab.close();
  return { ...shown, text: shown.lines.join(' ').replace(/\s+/g, ' ') };
}

/** @param {{ lines: string[] }} shown @param {string[]} expected */
function has({ lines }, ...expected) {
  for (const line of expected) assert.ok(lines.includes(line), `${line}\nin\n${lines.join('\n')}`);
}

test('line ends that the page shows are line ends, all others are spaces', async () => {
  const shown = await read('/lines');
  has(shown, 'Monday: the trunk is lifted, for $5.', 'Tuesday: the trunk is put back, for $7.');
  has(shown, 'On Thursday they meet as always.', 'The dog has seen it.', 'So has the teacher.');
  has(shown, 'Trunk put back', 'Written by hand over three lines.');
});

test('of wordings for several screens the one that is shown is read, and what is folded away stays', async () => {
  const { text } = await read('/wordings');
  for (const line of [
    'The gate was opened on Tuesday, 3 March by sixty people, and it held.',
    'Call 0555 1234 in the morning, not in the afternoon.',
    'The carpenters work by hand… and in the evening they sing.',
  ])
    assert.ok(text.includes(line), text);
  assert.ok(!/Measuring|Pop\./.test(text), text);
});

test('of parts and pictures for several screens the one that is shown is there', async () => {
  const { text, images } = await read('/parts');
  assert.ok(text.includes('its takings') && !text.includes('Swipe'), text);
  assert.deepEqual(images, [`${server.origin}/plan-light.png`]);
});

test('words that stand apart on the page do not run together, those of one line are one line', async () => {
  const shown = await read('/apart');
  assert.equal(shown.title, 'The gate that should not stand');
  has(shown, 'The first is a sentence in a span, and it ends here.');
  has(shown, 'The second stands below the first, and it ends there.', 'Was the gate always so?');
  has(shown, 'It was, said the teacher.', 'The chamber is sixteen feet wide.');
  has(shown, 'Built 1794');
  assert.match(shown.text, /When the water is low, the old sill can be seen, with McArthur’s mark/);
});

test('remarks that are not seen are not in the line', async () => {
  const { text } = await read('/remarks');
  assert.match(text, /kept full by a feeder from the hills, which run dry\./);
  assert.match(text, /had from the board, and the drawing in the museum, where it hangs/);
});

test('a page that its style hides until it is ready is read', async () => {
  const { text } = await read('/unseen');
  assert.ok(text.includes('from a drawing that one of them kept in his hat'), text);
});
