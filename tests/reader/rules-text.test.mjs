// The text of the user's rules: which attributes a page is asked for, and which lines go when a rule is forgotten.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attributesIn, withoutRule, withRule } from '../../extension/shared/rules.js';

const many = (/** @type {string} */ hosts) =>
  Array.from({ length: 70 }, (_, at) => `${hosts}##[data-n${at}]`).join('\n');

test('rules of other sites ask a page for nothing', () => {
  const asked = attributesIn(`${many('other.example')}\nmine.example##[data-mine]`, 'mine.example');
  assert.deepEqual([...asked], ['data-mine']);
});

test('the rule that is weighed comes first, and what is kept on every page is not counted', () => {
  const rules = `##[class][href]\n${many('')}`;
  const asked = attributesIn(rules, 'mine.example', 'mine.example##p[data-mine]');
  assert.equal([...asked][0], 'data-mine');
  assert.equal(asked.size, 64);
  assert.ok(asked.has('data-n62') && !asked.has('class'));
});

test('a rule asks for its attributes on the hosts it is for', () => {
  /** @type {[string, string, boolean][]} */
  const cases = [
    ['##[x]', 'a.example', true],
    ['*##[x]', 'a.example', true],
    ['##[x]', '', true],
    ['a.example##[x]', '', false],
    ['a.example##[x]', 'a.example', true],
    ['a.example##[x]', 'a.example.', true],
    ['a.example##[x]', 'www.a.example', true],
    ['a.example##[x]', 'ba.example', false],
    ['A.example, b.example #@#[x]', 'b.example', true],
    ['a.example#?#:xpath(//p[@x])', 'a.example', true],
    ['a.example,~b.a.example##[x]', 'b.a.example', false],
    ['~a.example##[x]', 'a.example', false],
    ['~a.example##[x]', 'b.example', true],
    ['a.*##[x]', 'www.a.example', true],
    ['a.*##[x]', 'a.co.example', true],
    ['a.*##[x]', 'a', false],
    ['a.*##[x]', 'a.b.co.example', false],
    ['!off a.example##[x]', 'a.example', false],
    ['! see ##[x]', 'a.example', false],
    ['[x]', 'a.example', false],
  ];
  for (const [rule, host, isAsked] of cases)
    assert.equal(attributesIn(rule, host).has('x'), isAsked, `${rule} on ${host}`);
});

test('a rule is forgotten wherever it stands, with spaces around it and any line ends', () => {
  const rule = 'a.example##.x';
  const others = 'a.example##.xy\n!off a.example##.x';
  for (const line of [rule, `${rule} `, ` ${rule}`, `${rule}\r`, `${rule}\n${rule}`])
    assert.equal(withoutRule(`${line}\n${others}`, rule), others, JSON.stringify(line));
  assert.equal(withoutRule(others, rule), others);
});

test('the remark under which a rule was kept goes with it, and no other', () => {
  const rule = 'a.example##.x';
  const text = withRule('! 2024 was long\n', rule, 'Always', '2026-01-02');
  assert.equal(withoutRule(text, rule), '! 2024 was long\n');
  assert.equal(withoutRule(`! mine\n${rule}\n`, rule), '! mine\n');
});

test('a rule that is there with spaces around it is not added again', () => {
  assert.equal(
    withRule('a.example##.x \r\n', 'a.example##.x', '', '2026-01-02'),
    'a.example##.x \r\n',
  );
  const off = '!off a.example##.x\r\n';
  assert.equal(withRule(off, 'a.example##.x', '', '2026-01-02'), 'a.example##.x\n');
});
