/**
 * The host of what somebody types or pastes for a site, and how a host is shown: in its own letters, beside those of its
 * address.
 */

import { bareHost, isHost } from '../../shared/sites.js';

/** @typedef {'empty' | 'star' | 'scheme' | 'no-host'} NoHost */

/**
 * @param {string} typed a name, or the address of a page
 * @returns {{ host: string } | { refused: NoHost }}
 */
export function hostFrom(typed) {
  const text = typed.trim();
  if (text === '') return { refused: 'empty' };
  if (text.includes('*')) return { refused: 'star' };
  const [, scheme] = /^([a-z][a-z0-9+.-]*):(?:\/\/|(?!\d))/i.exec(text) ?? [];
  if (scheme && !/^https?$/i.test(scheme)) return { refused: 'scheme' };
  // An address of IPv6 is pasted with its brackets or without.
  const bare = /^[0-9a-f]*:[0-9a-f:.]+$/i.test(text) && text.split(':').length > 2;
  const address = scheme ? text : `https://${bare ? `[${text}]` : text}`;
  if (!URL.canParse(address)) return { refused: 'no-host' };
  const host = bareHost(new URL(address).hostname);
  return isHost(host) && !host.includes('..') ? { host } : { refused: 'no-host' };
}

/**
 * The host in its own letters; the same where it has no others.
 * @param {string} host in ASCII
 */
export function lettersOf(host) {
  const labels = host.split('.').map((label) => {
    const letters = label.startsWith('xn--') ? decode(label.slice(4)) : null;
    return letters ?? label;
  });
  const letters = labels.join('.');
  // Letters that the browser itself would write otherwise are shown to nobody.
  const address = `http://${letters}`;
  return URL.canParse(address) && new URL(address).hostname === host ? letters : host;
}

/** The parameters of Punycode (RFC 3492, section 5). */
const BASE = 36;
const LEAST = 1;
const MOST = 26;
const SKEW = 38;
const DAMP = 700;
const FIRST_BIAS = 72;
const FIRST_POINT = 128;

/**
 * Reads Punycode (RFC 3492, section 6.2).
 * @param {string} code
 * @returns {string | null} null where it is none
 */
function decode(code) {
  const end = Math.max(0, code.lastIndexOf('-'));
  const points = [...code.slice(0, end)].map((letter) => letter.codePointAt(0) ?? 0);
  let point = FIRST_POINT;
  let bias = FIRST_BIAS;
  let place = 0;
  for (let at = end > 0 ? end + 1 : 0; at < code.length; ) {
    const before = place;
    let weight = 1;
    for (let step = BASE; ; step += BASE) {
      const digit = digitOf(code.charAt(at));
      if (digit === null) return null;
      at += 1;
      place += digit * weight;
      if (!Number.isSafeInteger(place)) return null;
      const least = Math.min(MOST, Math.max(LEAST, step - bias));
      if (digit < least) break;
      weight *= BASE - least;
    }
    const count = points.length + 1;
    bias = adapted(place - before, count, before === 0);
    point += Math.floor(place / count);
    place %= count;
    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return null;
    points.splice(place, 0, point);
    place += 1;
  }
  return String.fromCodePoint(...points);
}

/** @param {string} letter */
function digitOf(letter) {
  if (/^[a-z]$/.test(letter)) return letter.charCodeAt(0) - 97;
  return /^[0-9]$/.test(letter) ? letter.charCodeAt(0) - 48 + 26 : null;
}

/**
 * @param {number} delta
 * @param {number} count
 * @param {boolean} isFirst
 */
function adapted(delta, count, isFirst) {
  let rest = Math.floor(delta / (isFirst ? DAMP : 2));
  rest += Math.floor(rest / count);
  let step = 0;
  for (; rest > ((BASE - LEAST) * MOST) / 2; step += BASE) rest = Math.floor(rest / (BASE - LEAST));
  return step + Math.floor(((BASE - LEAST + 1) * rest) / (rest + SKEW));
}
