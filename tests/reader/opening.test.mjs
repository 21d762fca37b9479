// Which sites open by themselves, as told from what the user said and without a page.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  closedHosts,
  hostOfPattern,
  hostsOfRules,
  opening,
  openingHosts,
  patternOf,
} from '../../extension/shared/opening.js';

/** @typedef {import('../../extension/shared/sites.js').Sites} Sites */

test('rules with :open() name hosts, exceptions and lines that are off or broken do not', () => {
  const rules = [
    '! a.fr##:open()',
    '!off b.fr##:open()',
    'c.fr##:open()',
    'D.fr, ~video.d.fr,e.fr## :open() ',
    'google.*##:open()',
    'f.fr##:open()',
    'f.fr#@#:open()',
    '##:open()',
    'été.fr##:open()',
    'g.fr##p:open()',
    'h.fr##.open',
    '[2001:db8::1]##:open()\r',
  ].join('\n');
  assert.deepEqual(hostsOfRules(rules), ['c.fr', 'd.fr', 'e.fr', 'google.*', '[2001:db8::1]']);
  assert.deepEqual(hostsOfRules('a.fr##.ad'), []);
});

test('what was said of a site outranks rules, and the longest host has the word', () => {
  /** @type {Sites} */
  const sites = {
    'a.fr': { opens: 'always' },
    'shop.a.fr': { opens: 'never' },
    'b.fr': { opens: 'never' },
    'news.b.fr': { opens: 'always' },
    'c.fr': { settings: { theme: 'dark' } },
    __proto__: { opens: 'always' },
  };
  const said = { sites, rules: 'b.fr,d.fr##:open()' };
  assert.deepEqual(openingHosts(said), ['a.fr', 'd.fr', 'news.b.fr']);
  // b.fr stands over a host that opens, and must not be left out with it.
  assert.deepEqual(closedHosts(said), ['shop.a.fr']);
  const how = (/** @type {string} */ host) => opening(said, host);
  assert.equal(how('www.a.fr'), 'always');
  assert.equal(how('shop.a.fr'), null);
  assert.equal(how('b.fr'), null);
  assert.equal(how('live.news.b.fr'), 'always');
  assert.equal(how('d.fr'), 'by-rule');
  assert.equal(opening({ sites, rules: '' }, 'c.fr'), null);
});

test('what another version or a broken file says of sites has nothing open', () => {
  const sites = /** @type {any} */ ({ 'a.fr': { opens: 'sometimes' }, 'b.fr': null, '*': {} });
  assert.deepEqual(openingHosts({ sites, rules: '' }), []);
  assert.deepEqual(closedHosts({ sites, rules: '' }), []);
});

test('a host stands for itself and all below it, a number for itself', () => {
  assert.equal(patternOf('a.fr'), '*://*.a.fr/*');
  assert.equal(patternOf('localhost'), '*://*.localhost/*');
  assert.equal(patternOf('127.0.0.1'), '*://127.0.0.1/*');
  assert.equal(patternOf('[::1]'), '*://[::1]/*');
  assert.equal(patternOf('intranet'), '*://intranet/*');
  assert.equal(patternOf('com'), '*://com/*');
  for (const host of ['a.fr', 'localhost', '127.0.0.1', '[::1]', 'intranet']) {
    assert.equal(hostOfPattern(patternOf(host)), host);
  }
  assert.equal(hostOfPattern('https://b.fr:8080/*'), 'b.fr');
  for (const pattern of ['<all_urls>', '*://*/*', 'https://*/*', 'file:///*']) {
    assert.equal(hostOfPattern(pattern), null);
  }
});
