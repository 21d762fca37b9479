// Pages of an article become one: nothing is said twice, everything is numbered in one row, and all that is left out is
// on the list.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { join, ownRemoval, REPEAT_RULE } from '../../extension/reader/pages/join.js';
import { choiceOf, removalId } from '../../extension/reader/pages/numbers.js';
import { isAllSaid, textOf } from '../../extension/reader/pages/repeats.js';

/** @typedef {import('../../extension/core/cleaned.js').Block} Block */
/** @typedef {import('../../extension/core/cleaned.js').Removal} Removal */

/** Long enough to be the text itself. */
const TEXT =
  ' is where the ferry stood still, in the ninth winter, when the river froze from bank to bank and nobody crossed it.';

/**
 * @param {string} text
 * @param {number} [node]
 * @returns {Block}
 */
function paragraph(text, node) {
  return {
    kind: 'paragraph',
    content: [{ kind: 'text', text }],
    ...(node !== undefined && { node }),
  };
}

/**
 * @param {string} caption
 * @param {string} address
 * @returns {Block}
 */
function figure(caption, address) {
  const content = /** @type {import('../../extension/core/cleaned.js').Inline[]} */ ([
    { kind: 'text', text: caption },
  ]);
  return { kind: 'figure', images: [{ address, alt: '' }], caption: content };
}

/**
 * @param {number} number
 * @param {Block[]} blocks
 * @param {Partial<import('../../extension/core/cleaned.js').Cleaned>} [more]
 * @returns {import('../../extension/reader/pages/join.js').Page}
 */
function page(number, blocks, more = {}) {
  return {
    number,
    elements: 100,
    cleaned: {
      article: {
        title: 'The old ferry',
        byline: 'Mara Quill',
        dir: 'ltr',
        lang: 'en',
        words: 100,
        minutes: 1,
        blocks,
      },
      removals: [],
      confidence: 1,
      certainty: 'sure',
      breadth: 0,
      canWiden: false,
      canNarrow: false,
      notes: [],
      ...more,
    },
  };
}

/** @param {import('../../extension/reader/pages/join.js').Joined} joined */
function textsOf(joined) {
  return joined.article.blocks.map((block) =>
    'content' in block && block.content[0]?.kind === 'text' ? block.content[0].text : block.kind,
  );
}

/**
 * Two pages give these texts.
 * @param {Block[]} first
 * @param {Block[]} second
 * @param {string[]} expected
 */
function check(first, second, expected) {
  assert.deepEqual(textsOf(join([page(1, first), page(2, second)], [])), expected);
}

test('one page is as it was', () => {
  const one = page(1, [paragraph('Here')]);
  assert.equal(join([one], []), one.cleaned);
});

test('the top of the first page is not repeated on the second', () => {
  check(
    [
      { kind: 'standfirst', content: [{ kind: 'text', text: 'In short.' }] },
      figure('Noon', 'https://q.example/a.jpg?w=1'),
      paragraph(`A${TEXT}`),
    ],
    [
      paragraph('The old ferry – page 2'),
      { kind: 'standfirst', content: [{ kind: 'text', text: 'In short' }] },
      figure('At noon', 'https://q.example/a.jpg?w=2'),
      paragraph('Mara Quill'),
      paragraph(`B${TEXT}`),
    ],
    ['In short.', 'figure', `A${TEXT}`, `B${TEXT}`],
  );
});

test('the last paragraph of a page, with which the next begins, stands once', () => {
  check(
    [paragraph(`A${TEXT}`), paragraph(`B${TEXT}`)],
    [paragraph(`B${TEXT}`), paragraph(`C${TEXT}`)],
    [`A${TEXT}`, `B${TEXT}`, `C${TEXT}`],
  );
});

test('what ends every page ends the last alone', () => {
  check(
    [paragraph(`A${TEXT}`), paragraph(`B${TEXT}`), paragraph('About the author')],
    [paragraph(`C${TEXT}`), paragraph(`D${TEXT}`), paragraph('About the author')],
    [`A${TEXT}`, `B${TEXT}`, `C${TEXT}`, `D${TEXT}`, 'About the author'],
  );
});

test('what ends every page is shown, however long it is and however short the pages are', () => {
  const box = paragraph(`Mara Quill${TEXT}${TEXT}`);
  const texts = (/** @type {Block[][]} */ ...pages) =>
    textsOf(
      join(
        pages.map((blocks, at) => page(at + 1, blocks)),
        [],
      ),
    );
  const own = (/** @type {string} */ name) => paragraph(`${name}${TEXT}`);
  const [a, b, c] = ['A', 'B', 'C'].map((name) => own(name));
  assert.ok(a && b && c);
  const [one, two, three, end] = [a, b, c, box].map((block) => textOf(block).trim());
  assert.deepEqual(texts([a, own('D'), box], [b, own('E'), box]), [
    one,
    `D${TEXT}`,
    two,
    `E${TEXT}`,
    end,
  ]);
  assert.deepEqual(texts([a, box], [b, box], [c, box]), [one, two, three, end]);
  assert.deepEqual(texts([a, box, own('D')], [b, box], [c, box]), [
    one,
    end,
    `D${TEXT}`,
    two,
    three,
  ]);
  check(
    [paragraph('In short'), paragraph('More')],
    [paragraph('And so'), paragraph('More')],
    ['In short', 'And so', 'More'],
  );
});

test('what is said again in the middle of a text stays', () => {
  check(
    [
      paragraph(`A${TEXT}`),
      paragraph('No.'),
      paragraph(`B${TEXT}`),
      paragraph('Yes.'),
      paragraph(`C${TEXT}`),
    ],
    [paragraph(`D${TEXT}`), paragraph('No.'), paragraph(`E${TEXT}`)],
    [`A${TEXT}`, 'No.', `B${TEXT}`, 'Yes.', `C${TEXT}`, `D${TEXT}`, 'No.', `E${TEXT}`],
  );
});

test('what sums up a later page is a paragraph, in its own language', () => {
  const second = page(2, [{ kind: 'standfirst', content: [{ kind: 'text', text: 'Autre' }] }]);
  second.cleaned.article.lang = 'fr';
  const { article } = join([page(1, [paragraph(`A${TEXT}`)]), second], []);
  assert.equal(article.blocks[1]?.kind, 'paragraph');
  assert.equal(article.blocks[1]?.lang, 'fr');
});

test('a page with a title of its own begins with it', () => {
  const titled = (/** @type {string} */ title) => {
    const second = page(2, [paragraph(`B${TEXT}`)]);
    second.cleaned.article.title = title;
    return textsOf(join([page(1, [paragraph(`A${TEXT}`)]), second], []));
  };
  assert.deepEqual(titled('The engine'), [`A${TEXT}`, 'The engine', `B${TEXT}`]);
  for (const title of ['', 'The old ferry (page 2)', 'The Old Ferry']) {
    assert.deepEqual(titled(title), [`A${TEXT}`, `B${TEXT}`], title);
  }
});

test('notes lead to the text of their own page', () => {
  /** @type {() => Block[]} */
  const noted = () => [
    { kind: 'paragraph', content: [{ kind: 'footnote', id: 1, label: '1' }] },
    {
      kind: 'quote',
      blocks: [{ kind: 'paragraph', content: [{ kind: 'footnote', id: 2, label: '2' }] }],
    },
    {
      kind: 'footnotes',
      items: [
        { id: 1, blocks: [paragraph(`${Math.random()}`)] },
        { id: 2, blocks: [paragraph(`${Math.random()}`)] },
      ],
    },
  ];
  const { article } = join([page(1, noted()), page(2, noted()), page(3, noted())], []);
  const ids =
    JSON.stringify(article.blocks)
      .match(/(?<="id":)\d+/g)
      ?.map(Number) ?? [];
  assert.equal(ids.length, 12);
  for (const at of [0, 4, 8]) assert.deepEqual(ids.slice(at, at + 2), ids.slice(at + 2, at + 4));
  assert.equal(new Set(ids).size, 6);
});

test('elements and removals of a later page follow those of the first', () => {
  /** @type {Removal} */
  const removal = {
    id: 7,
    end: 9,
    reason: 'ad',
    rule: 'ad-label',
    excerpt: 'Ad',
    words: 1,
    nodes: [5],
    before: 1,
    isBack: false,
  };
  const joined = join(
    [
      page(1, [paragraph(`A${TEXT}`, 3)], { removals: [removal] }),
      page(2, [paragraph('In short', 4), paragraph(`B${TEXT}`, 6)], {
        removals: [removal],
        canWiden: true,
        notes: ['shortened'],
      }),
    ],
    [],
  );
  assert.deepEqual(
    joined.article.blocks.map(({ node }) => node),
    [3, 104, 106],
  );
  const [first, second] = joined.removals;
  assert.deepEqual([first?.id, first?.nodes, first?.before], [7, [5], 1]);
  assert.deepEqual([second?.nodes, second?.before], [[105], 2]);
  assert.deepEqual(ownRemoval(second?.id ?? 0), { page: 1, id: 7 });
  assert.deepEqual(joined.pageMarks, [{ before: 1, number: 2 }]);
  assert.deepEqual([joined.canWiden, joined.notes], [true, ['shortened']]);
});

test('a repeat is on the list, and can be put back', () => {
  const pages = [
    page(1, [paragraph('In short', 1), paragraph(`A${TEXT}`, 2)]),
    page(2, [paragraph('In short', 1), paragraph(`B${TEXT}`, 2)]),
  ];
  const [repeat] = join(pages, []).removals;
  assert.ok(repeat);
  assert.equal(repeat.rule, REPEAT_RULE);
  assert.deepEqual([repeat.excerpt, repeat.before, repeat.isBack], ['In short', 2, false]);
  const back = join(pages, [[repeat.id, repeat.end]]);
  assert.deepEqual(textsOf(back), ['In short', `A${TEXT}`, 'In short', `B${TEXT}`]);
  assert.equal(back.removals[0]?.isBack, true);
  assert.equal(ownRemoval(repeat.id), null);
});

test('each page is told of its own part of the choice', () => {
  /** @type {[number, number][]} */
  const putBack = [
    [3, 5],
    [removalId(1, 3), removalId(1, 9)],
  ];
  // What was taken away and pointed at is told to the page whose element it is, by its own number.
  const choice = { breadth: 1, putBack, take: [2, 12], article: 14 };
  assert.deepEqual(choiceOf(choice, 0, [0, 10]), {
    breadth: 1,
    putBack: [[3, 5]],
    take: [2],
    article: undefined,
  });
  assert.deepEqual(choiceOf(choice, 1, [10, 20]), {
    breadth: 1,
    putBack: [[3, 9]],
    take: [2],
    article: 4,
  });
});

test('a page that says nothing new is known', () => {
  const known = [[paragraph(`A${TEXT}`), paragraph('Yes')]];
  assert.ok(isAllSaid(known, [paragraph('yes'), { kind: 'rule' }]));
  assert.ok(!isAllSaid(known, [paragraph('No')]));
});
