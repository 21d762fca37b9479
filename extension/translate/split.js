/**
 * A text that is longer than a service takes, in pieces: between sentences, and not inside of markup where that can be
 * helped. Joined, the pieces are the text.
 */

/** Markup of all three kinds, and references to characters. */
const TAG = /<(\/)?[a-z]+\d+\s*(\/)?>|\[\[(\/)?\d+(\/)?\]\]|&[#\w]+;/g;

/** Units of a text that are looked at together; hardly a sentence is longer. */
const WINDOW = 4_000;

/**
 * Where a text is parted, the best place first; a text that is short enough by then is not parted further.
 * @type {{ granularity: 'sentence' | 'word', isPairWhole: boolean }[]}
 */
const PLACES = [
  { granularity: 'sentence', isPairWhole: true },
  { granularity: 'sentence', isPairWhole: false },
  { granularity: 'word', isPairWhole: false },
];

/**
 * @param {string} text
 * @param {number} most characters of a piece
 * @param {string | null} language
 * @returns {string[]}
 */
export function split(text, most, language) {
  if (text.length <= most) return [text];
  let units = [text];
  for (const place of PLACES)
    units = units.flatMap((unit) => (unit.length <= most ? [unit] : parted(unit, place, language)));
  units = units.flatMap((unit) => (unit.length <= most ? [unit] : cut(unit, most)));
  return gathered(units, most);
}

/**
 * @param {string} text
 * @param {typeof PLACES[number]} place
 * @param {string | null} language
 * @returns {string[]}
 */
function parted(text, { granularity, isPairWhole }, language) {
  const whole = wholes(text, isPairWhole);
  /** @type {string[]} */
  const units = [];
  let [begin, at] = [0, 0];
  for (const index of breaks(text, segmenterOf(language, granularity))) {
    while ((whole[at]?.end ?? text.length) <= index && at < whole.length) at += 1;
    const isInside = (whole[at]?.start ?? text.length) < index;
    if (index === begin || isInside) continue;
    units.push(text.slice(begin, index));
    begin = index;
  }
  units.push(text.slice(begin));
  return units;
}

/**
 * Where segments begin, looked for in one window of the text after another: V8 takes time that grows with the square of a
 * text's length to find its words (Chromium 156).
 * @param {string} text
 * @param {Intl.Segmenter} segmenter
 */
function* breaks(text, segmenter) {
  let start = 0;
  while (start < text.length) {
    const end = Math.min(start + WINDOW, text.length);
    let last = start;
    for (const { index } of segmenter.segment(text.slice(start, end))) {
      last = start + index;
      if (index > 0) yield last;
    }
    // The last segment may go on behind the window.
    start = end === text.length || last === start ? end : last;
    if (start === end && end < text.length) yield end;
  }
}

/**
 * @param {string | null} language
 * @param {'sentence' | 'word'} granularity
 */
function segmenterOf(language, granularity) {
  try {
    return new Intl.Segmenter(language ?? undefined, { granularity });
  } catch {
    // No tag that anyone knows.
    return new Intl.Segmenter(undefined, { granularity });
  }
}

/**
 * What is not to be torn, in its order: each tag, or all from a beginning to the end that belongs to it.
 * @param {string} text
 * @param {boolean} isPairWhole
 */
function wholes(text, isPairWhole) {
  /** @type {{ start: number, end: number }[]} */
  const found = [];
  let depth = 0;
  for (const match of text.matchAll(TAG)) {
    const [tag, isEnd, isBoth, isEndToo, isBothToo] = match;
    const end = match.index + tag.length;
    if (depth > 0) found.push({ start: found.pop()?.start ?? 0, end });
    else found.push({ start: match.index, end });
    if (!isPairWhole || isBoth || isBothToo || tag.startsWith('&')) continue;
    depth = Math.max(0, depth + (isEnd || isEndToo ? -1 : 1));
  }
  return found;
}

/**
 * @param {string} text
 * @param {number} most
 */
function cut(text, most) {
  const pieces = [];
  let piece = '';
  // By code points: half of one is none.
  for (const point of text) {
    if (piece.length + point.length > most) {
      pieces.push(piece);
      piece = '';
    }
    piece += point;
  }
  pieces.push(piece);
  return pieces;
}

/**
 * As few pieces as there can be in this order.
 * @param {string[]} units
 * @param {number} most
 */
function gathered(units, most) {
  /** @type {string[]} */
  const pieces = [];
  let piece = '';
  for (const unit of units) {
    if (piece !== '' && piece.length + unit.length > most) {
      pieces.push(piece);
      piece = '';
    }
    piece += unit;
  }
  pieces.push(piece);
  return pieces;
}
