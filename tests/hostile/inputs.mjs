// The pages of inputs.json as markup, for browsers: what inputs.rs makes natively.

import { readFile } from 'node:fs/promises';

/**
 * @typedef {object} Input
 * @property {string} name
 * @property {[piece: string, times: number][]} pieces
 */

/** @type {Input[]} */
export const INPUTS = JSON.parse(await readFile(new URL('./inputs.json', import.meta.url), 'utf8'));

const ARTICLE = await readFile(new URL('./article.html', import.meta.url), 'utf8');

/** Pieces that are repeated no more often are the shape of a page and not its size. */
const SHAPE = 512;

/**
 * @param {Input} input
 * @param {number} share of its full size
 */
export function markup({ pieces }, share) {
  const repeated = pieces.map(([piece, times]) => {
    const count = times > SHAPE ? Math.floor(Math.max(times * share, SHAPE)) : times;
    if (!piece.includes('{n}')) return piece.repeat(count);
    return Array.from({ length: count }, (_, n) => piece.replaceAll('{n}', String(n))).join('');
  });
  return `<!doctype html>${ARTICLE}${repeated.join('')}`;
}

/**
 * A page whose script nests elements far deeper than any parser does.
 * @param {string} name of the elements
 * @param {number} depth
 */
export function nested(name, depth) {
  return `<!doctype html>${ARTICLE}<script>
    let at = document.createElement(${JSON.stringify(name)});
    for (let n = 0; n < ${depth}; n++) {
      const around = document.createElement(${JSON.stringify(name)});
      around.append('Level ' + n, at);
      at = around;
    }
    document.body.append(at);
  </script>`;
}
