// What somebody types for a site: its host, or why there is none.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostFrom, lettersOf } from '../../extension/options/sites/host.js';
import { bareHost } from '../../extension/shared/sites.js';

/** @param {string} typed */
const said = (typed) => {
  const found = hostFrom(typed);
  return 'host' in found ? found.host : `(${found.refused})`;
};

test('a name or the address of a page gives its host', () => {
  const cases = {
    'example.org': 'example.org',
    '  Example.ORG. ': 'example.org',
    'https://www.example.org/a/b?c#d': 'example.org',
    'www.example.org': 'example.org',
    'www.fr': 'www.fr',
    'http://user:word@example.org:8080/': 'example.org',
    'example.org/article': 'example.org',
    'localhost:8080': 'localhost',
    intranet: 'intranet',
    '127.0.0.1': '127.0.0.1',
    '0x7f.1': '127.0.0.1',
    '[2001:DB8::1]': '[2001:db8::1]',
    '2001:db8::1': '[2001:db8::1]',
    '::1': '[::1]',
    'bücher.example': 'xn--bcher-kva.example',
    'https://例え.テスト/ページ': 'xn--r8jz45g.xn--zckzah',
  };
  for (const [typed, host] of Object.entries(cases)) assert.equal(said(typed), host, typed);
});

test('the host of a page is named without the customary www and the dot at its end', () => {
  const cases = {
    'www.example.org': 'example.org',
    'example.org.': 'example.org',
    'www.example.org.': 'example.org',
    'www.com': 'www.com',
    'www.com.': 'www.com',
    'www.www.com': 'www.com',
    localhost: 'localhost',
    '': '',
  };
  for (const [hostname, host] of Object.entries(cases)) assert.equal(bareHost(hostname), host);
});

test('what is no site is refused with the reason', () => {
  const cases = {
    '': '(empty)',
    '   ': '(empty)',
    '*.example.org': '(star)',
    '*': '(star)',
    'https://*.example.org/*': '(star)',
    'ftp://example.org': '(scheme)',
    'file:///etc/passwd': '(scheme)',
    'about:blank': '(scheme)',
    'mailto:a@example.org': '(scheme)',
    'javascript:alert(1)': '(scheme)',
    'two words': '(no-host)',
    'a..b': '(no-host)',
    'http://': '(no-host)',
    '!': '(no-host)',
    [`${'a'.repeat(300)}.fr`]: '(no-host)',
    ['__proto__']: '(no-host)',
  };
  for (const [typed, host] of Object.entries(cases)) assert.equal(said(typed), host, typed);
});

test('a host is shown in its own letters', () => {
  for (const name of [
    'bücher.example',
    '例え.テスト',
    'münchen-süd.de',
    'президент.рф',
    'ひらがな.jp',
    'faß.de',
  ]) {
    const { hostname } = new URL(`http://${name}`);
    assert.notEqual(hostname, name);
    assert.equal(lettersOf(hostname), name);
  }
  for (const host of [
    'example.org',
    '127.0.0.1',
    '[::1]',
    'xn--',
    'xn--a-',
    'xn--99999999999',
    'xn--é',
  ])
    assert.equal(lettersOf(host), host);
});
