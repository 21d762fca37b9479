// The pages that are opened and closed: files of corpora, a mix over all of them, or the fixtures; and how they are served
// so that what they ask for comes by the ledger.

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { FIELDS } from './state.mjs';

/**
 * What becomes of a page's own scripts: renamed so that none is one, forbidden by a policy (which in Chromium forbids the
 * reader its core as well, and the background does the work), or left to run.
 * @typedef {'taken out' | 'forbidden' | 'left' } Scripts
 *
 * @typedef {{ name: string, file: string }} Page
 */

/**
 * The files of the folders, taken in turns and evenly from each.
 * @param {string[]} folders
 * @param {number} most
 * @returns {Promise<Page[]>}
 */
export async function pagesOf(folders, most) {
  const lists = await Promise.all(folders.map(filesOf));
  const all = lists.reduce((sum, list) => sum + list.length, 0);
  /** @type {Page[]} */
  const pages = [];
  // The smallest give what they have, and the others the rest.
  let rest = Math.min(most, all);
  const bySize = [...lists].sort((a, b) => a.length - b.length);
  for (const [at, list] of bySize.entries()) {
    const share = Math.min(list.length, Math.ceil(rest / (bySize.length - at)));
    for (let one = 0; one < share; one += 1) {
      const page = list[Math.floor((one * list.length) / share)];
      if (page) pages.push(page);
    }
    rest -= share;
  }
  return pages;
}

/**
 * @param {string} folder a corpus with pages/, or a folder of fixtures
 * @returns {Promise<Page[]>}
 */
async function filesOf(folder) {
  const names = await readdir(folder, { recursive: true });
  const name = path.basename(path.resolve(folder));
  return names
    .filter((one) => /\.html?(?:\.gz)?$/.test(one))
    .sort()
    .map((one) => ({ name: `${name}/${one}`, file: path.join(folder, one) }));
}

/**
 * Hosts that a page names, but for those that are names of vocabularies: some are known to browsers to be asked under TLS
 * alone, where nobody but they could answer.
 */
const HOSTS =
  /(?:https?:|(?<=["'(=]))(\\?\/\\?\/)(?!(?:[a-z]+\.)?(?:schema|w3|ogp)\.)([a-z0-9-]+(?:\.[a-z0-9-]+)*)/gi;

/**
 * A page as it is served: all it names is asked for without TLS at hosts that are not there, for which the ledger answers,
 * and it has fields and a sound at its end.
 * @param {Page} page
 * @param {Scripts} scripts
 * @returns {Promise<import('./ledger.mjs').Served>}
 */
export async function served({ file }, scripts) {
  const bytes = await readFile(file);
  const read = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1');
  const plain = read.replace(HOSTS, 'http:$1$2.test').replaceAll('upgrade-insecure-requests', '');
  let text = `${plain}${FIELDS}`;
  // Of two attributes of one name the first counts.
  if (scripts === 'taken out')
    text = text.replace(/<script(?![^>]*ld\+json)(?=[\s>/])/gi, '<script type="text/x-taken-out"');
  return {
    body: Buffer.from(text, 'latin1'),
    headers: {
      'content-type': /<meta[^>]+charset/i.test(text.slice(0, 4096))
        ? 'text/html'
        : 'text/html; charset=utf-8',
      ...(scripts === 'forbidden' ? { 'content-security-policy': "script-src 'none'" } : {}),
    },
  };
}
