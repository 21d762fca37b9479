/**
 * Optical margins: a line that opens with a quotation mark looks indented, since the mark weighs less than a letter. The
 * mark hangs out, by about its width, so that the letters keep one edge.
 */

/** Marks as wide as half a letter, and those of a single stroke or two small ones. */
const WIDE = /^\s*[“”„«»‟]/u;
const NARROW = /^\s*[‘’‚‹›"']/u;

/** What may hang: text that begins at the edge of the column or of a quotation. */
const HANGING = 'p, h1, h2, h3, h4, h5, h6';

/** @param {HTMLElement} block of the article */
export function hangQuotes(block) {
  const lines = block.matches('blockquote') ? [...block.children] : [block];
  for (const line of lines) {
    if (line instanceof HTMLElement && line.matches(HANGING)) hangBy(line, line.textContent ?? '');
  }
}

/**
 * Whether what a line begins with may hang where the line stands.
 * @param {Element} line
 */
export function mayHang(line) {
  return (
    line.matches(HANGING) && line.parentElement?.matches('article, header, blockquote') === true
  );
}

/**
 * @param {HTMLElement} line
 * @param {string} text that it begins with
 */
export function hangBy(line, text) {
  if (WIDE.test(text)) line.dataset.hang = 'wide';
  else if (NARROW.test(text)) line.dataset.hang = 'narrow';
  else delete line.dataset.hang;
}
