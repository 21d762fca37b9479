/**
 * What a page of an article repeats of the pages before it: the standfirst, the picture at the top, the last paragraph
 * of the page before, the box about the author at every end. Pure data in, pure data out.
 */

/** @typedef {import('../../core/cleaned.js').Block} Block */

/** Blocks at the top of a page among which repeats are looked for, and at its end. */
const HEAD = 8;
const TAIL = 6;

/** Blocks at the end of a page that the next may begin with. */
const OVERLAP = 3;

/** Letters of a paragraph that is the text itself: where one is new, the repeats at the top are over. */
const PARAGRAPH = 100;

/** Letters that nobody writes twice. */
const LONG = 200;

/** Letters by which a title at the top of a page may be longer than the article's: "page 2 of 4". */
const NUMBERED = 12;

/**
 * The blocks of each page that are not shown, by their place on it.
 * @param {Block[][]} pages the blocks of each page
 * @param {string[]} titles what the header of the article says already
 * @returns {Set<number>[]}
 */
export function repeatsOf(pages, titles) {
  const keys = pages.map((blocks) => blocks.map(keyOf));
  const repeats = pages.map(() => /** @type {Set<number>} */ (new Set()));
  const said = titles.map(plain).filter((title) => title !== '');
  /** @type {Set<string>} */
  const tops = new Set(said);
  /** @type {Set<string>} */
  const longs = new Set();
  keys.forEach((own, page) => {
    const dropped = /** @type {Set<number>} */ (repeats[page]);
    if (page > 0) {
      for (const at of topRepeats(own, tops, keys[page - 1] ?? [], said)) dropped.add(at);
      own.forEach((key, at) => {
        if (key.length >= LONG && longs.has(key)) dropped.add(at);
      });
      const before = /** @type {Set<number>} */ (repeats[page - 1]);
      const length = (keys[page - 1] ?? []).length;
      for (const back of endRepeats(keys[page - 1] ?? [], own)) {
        // Where it is not shown there, it was on a page before it.
        if (before.has(length - back)) continue;
        before.add(length - back);
        dropped.delete(own.length - back);
      }
    }
    for (const key of own.slice(0, HEAD)) if (key !== '') tops.add(key);
    for (const key of own) if (key.length >= LONG) longs.add(key);
  });
  return repeats;
}

/**
 * Whether a page says nothing that the pages before it did not.
 * @param {Block[][]} pages
 * @param {Block[]} blocks
 */
export function isAllSaid(pages, blocks) {
  const known = new Set(pages.flat().map(keyOf));
  return blocks.map(keyOf).every((key) => key === '' || known.has(key));
}

/**
 * @param {string[]} own keys of the page
 * @param {Set<string>} tops keys from the tops of the pages before
 * @param {string[]} before keys of the page before
 * @param {string[]} titles
 */
function topRepeats(own, tops, before, titles) {
  const overlap = new Set(before.slice(-OVERLAP));
  const found = [];
  for (const [at, key] of own.slice(0, HEAD).entries()) {
    if (key === '') continue;
    const isTitle = titles.some(
      (title) => key.startsWith(title) && key.length <= title.length + NUMBERED,
    );
    if (tops.has(key) || overlap.has(key) || isTitle) found.push(at);
    else if (key.length >= PARAGRAPH) break;
  }
  return found;
}

/**
 * What stands at the end of both pages, counted from there: it is shown once, at the last.
 * @param {string[]} before keys of the page before
 * @param {string[]} own keys of the page
 */
function endRepeats(before, own) {
  const found = [];
  // More than that at both ends is a page that is there twice.
  const most = Math.min(TAIL, Math.floor(Math.min(before.length, own.length) / 2));
  for (let back = 1; back <= most; back++) {
    const key = before.at(-back);
    if (!key || key !== own.at(-back)) break;
    found.push(back);
  }
  return found;
}

/**
 * Whether one of two titles is a part of the other.
 * @param {string} title
 * @param {string} other
 */
export function isSaidIn(title, other) {
  const [one, two] = [plain(title), plain(other)];
  return one === '' || two.startsWith(one) || (two !== '' && one.startsWith(two));
}

/**
 * What a block says or shows, in a form in which repeats are equal; empty for what may well stand twice.
 * @param {Block} block
 * @returns {string}
 */
export function keyOf(block) {
  if (block.kind === 'figure' && block.images.length > 0) {
    return `figure ${block.images.map(({ address }) => address.replace(/[?#].*$/, '')).join(' ')}`;
  }
  return plain(textOf(block));
}

/**
 * The text of a block: that of all it holds, in order. The core nests blocks and inlines 32 deep at most.
 * @param {any} value
 * @returns {string}
 */
export function textOf(value) {
  if (Array.isArray(value)) return value.map(textOf).join(' ');
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([name, inner]) => (name === 'text' ? String(inner) : textOf(inner)))
    .join('');
}

/** @param {string} text */
function plain(text) {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
