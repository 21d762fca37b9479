// Parts of an article of thousands of pieces are found in a time that grows with the article, and no faster.

import { stub } from './stub-dom.mjs';
import '../store/chrome.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { makeParts } = await import('../../extension/reader/pick/parts.js');
const { sources } = await import('../../extension/reader/article/blocks.js');

/**
 * An article of lists in sections, each item with a paragraph that came from the page; and how often the page and the view
 * were asked.
 * @param {number} sections
 * @param {number} items of each
 */
function made(sections, items) {
  let asked = 0;
  const body = stub('body', {});
  const html = stub('html', {}, body);
  /** @type {any[]} */
  const elements = [html, body];
  const add = (/** @type {any} */ outer) => {
    const element = stub('div', {});
    Object.defineProperty(element, 'parentNode', {
      get: () => {
        asked += 1;
        return outer;
      },
    });
    elements.push(element);
    return elements.length - 1;
  };
  /** @param {any} parent */
  const shown = (parent) => {
    /** @type {any} */
    const one = { parentElement: parent, children: [] };
    one.querySelectorAll = () => {
      const all = one.children.flatMap((/** @type {any} */ child) => [
        child,
        ...child.querySelectorAll(),
      ]);
      asked += all.length;
      return all;
    };
    parent?.children.push(one);
    return one;
  };
  const article = shown(null);
  const main = add(body);
  /** @type {{ number: number, list: any, paragraphs: number[] }[]} */
  const found = [];
  for (let section = 0; section < sections; section += 1) {
    let number = add(elements[main]);
    const outer = number;
    for (let depth = 0; depth < 20; depth += 1) number = add(elements[number]);
    const list = shown(article);
    const paragraphs = [];
    for (let item = 0; item < items; item += 1) {
      const paragraph = add(elements[number]);
      sources.set(shown(shown(list)), paragraph);
      paragraphs.push(paragraph);
    }
    found.push({ number: outer, list, paragraphs });
  }
  return { article, main, found, parts: makeParts(elements), asked: () => asked };
}

test('a section is its list, a paragraph its item, and what is around them is found', () => {
  const { article, main, found, parts } = made(3, 4);
  const [first, second] = found;
  assert.ok(first && second);
  const [paragraph = -1, next = -1] = first.paragraphs;
  assert.deepEqual(parts.blocks(article, first.number), [first.list]);
  assert.deepEqual(parts.blocks(article, paragraph), [first.list.children[0]]);
  assert.equal(parts.blocks(article, main).length, 3);
  const order = parts.order(article);
  assert.deepEqual(
    order,
    found.flatMap(({ paragraphs }) => paragraphs),
  );
  assert.deepEqual(parts.within(order, second.number), second.paragraphs);
  assert.deepEqual(parts.within(order, paragraph), [paragraph]);
  assert.equal(
    parts.first(article, (piece) => sources.get(piece) === next),
    next,
  );
  assert.equal(
    parts.first(article, () => false),
    null,
  );
  const wider = parts.wider(article, paragraph);
  assert.ok(wider !== null);
  assert.deepEqual(parts.within(order, wider), first.paragraphs);
  assert.equal(parts.wider(article, wider), null, 'around it is the whole article');
});

test('thousands of pieces are asked a few times each', () => {
  const { article, main, found, parts, asked } = made(100, 50);
  const [first] = found;
  assert.ok(first);
  const [paragraph = -1] = first.paragraphs;
  const most = 5_000 * 12;
  /** @param {string} what @param {() => unknown} task */
  const check = (what, task) => {
    const before = asked();
    task();
    const steps = asked() - before;
    assert.ok(steps < most, `${what}: ${steps} questions`);
  };
  const order = parts.order(article);
  check('order', () => parts.order(article));
  check('blocks of all', () => parts.blocks(article, main));
  check('blocks of one', () => parts.blocks(article, paragraph));
  check('within', () => parts.within(order, first.number));
  check('wider', () => parts.wider(article, paragraph));
  check('first', () => parts.first(article, () => false));
});
