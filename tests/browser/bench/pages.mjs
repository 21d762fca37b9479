// The pages that are measured on: real ones out of corpora, chosen by their size, or made ones where there is no corpus.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { newspaper } from '../newspaper.mjs';

/** Where in the order of sizes the pages stand that are taken: around the middle, and short of the largest. */
const SHARES = { medium: [0.4, 0.6], large: [0.9, 0.97] };

/** A newspaper's page of `newspaper` has about so many nodes a card and a paragraph. */
const NODES = { card: 7, paragraph: 3 };

/** @typedef {{ name: string, size: string, body: Buffer }} Chosen */

/**
 * @param {string[]} folders corpora, as tools/train/README.md describes them
 * @param {number} count of pages of each size
 * @returns {Promise<Chosen[]>}
 */
export async function chosenPages(folders, count) {
  const all = (await Promise.all(folders.map(pagesOf))).flat();
  if (all.length === 0) {
    return [
      {
        name: 'made',
        size: 'medium',
        body: made({ paragraphs: 60, cards: 360, padding: 60, state: 50_000 }),
      },
      {
        name: 'made',
        size: 'large',
        body: made({ paragraphs: 180, cards: 1_000, padding: 650, state: 700_000 }),
      },
    ];
  }
  all.sort((one, other) => one.body.length - other.body.length);
  return Object.entries(SHARES).flatMap(([size, [from = 0, to = 1]]) =>
    Array.from({ length: count }, (_, at) => {
      const share = from + ((to - from) * (at + 0.5)) / count;
      const page = all[Math.floor(share * all.length)];
      return page ? { ...page, size } : [];
    }).flat(),
  );
}

/**
 * A page of about so many nodes, a fifth of them in the article.
 * @param {number} nodes
 */
export function grown(nodes) {
  return made({
    paragraphs: Math.round((nodes * 0.2) / NODES.paragraph),
    cards: Math.round((nodes * 0.8) / NODES.card),
    padding: 0,
    state: 0,
  });
}

/** @param {Parameters<typeof newspaper>[0]} size */
function made(size) {
  return Buffer.from(newspaper(size));
}

/** @param {string} folder */
async function pagesOf(folder) {
  const gold = await readFile(path.join(folder, 'gold.jsonl'), 'utf8');
  const rows = gold.split('\n').filter((line) => line.trim() !== '');
  return Promise.all(
    rows.map(async (line) => {
      const { id, page } = JSON.parse(line);
      const bytes = await readFile(path.join(folder, page));
      const body = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
      return { name: `${path.basename(folder)} ${id}`, body };
    }),
  );
}
