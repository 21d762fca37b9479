/**
 * What the walk does with the elements of a name: bits, so that the hot path asks once.
 */

/** Left out with all they hold. */
export const LEFT_OUT = 1;
/** Kept without what they hold: no text of an article stands in them. */
export const CLOSED = 2;
/** Not asked whether they are rendered: they have no box, or hide only together with their parents. */
export const NOT_ASKED = 4;
/** Every `data-*` is kept: lazy images and embeds hide their addresses there. */
export const DATA = 8;
export const SCRIPT = 16;
export const FRAME = 32;
export const SLOT = 64;
export const IMAGE = 128;
/** Style is not asked of what stands in it: the browser's own shows it as it is written, or a program sets it in pieces. */
export const WRITTEN = 256;
/** Runs along in a text; its style may have it otherwise. */
export const INLINE = 512;

/** @type {[number, string][]} */
const NAMES = [
  [LEFT_OUT, 'style template'],
  [CLOSED, 'svg canvas object select textarea'],
  [
    NOT_ASKED,
    `area b base body br cite code em head html i kbd link mark meta noscript optgroup option param q rp rt s samp
     script slot small source strong sub sup title track u var wbr`,
  ],
  [DATA, 'a figure iframe img picture source video'],
  [SCRIPT, 'script'],
  [FRAME, 'iframe frame'],
  [SLOT, 'slot'],
  [IMAGE, 'img'],
  [WRITTEN, 'listing mjx-container plaintext pre xmp'],
  [INLINE, `a abbr b big cite del dfn em font i ins label mark s small span strong time u`],
];

/** @type {Map<string, number>} */
const TRAITS = new Map();
for (const [trait, names] of NAMES) {
  for (const name of names.split(/\s+/)) TRAITS.set(name, (TRAITS.get(name) ?? 0) | trait);
}

/** @param {string} name of an element */
export function traitsOf(name) {
  // Elements of a page's own are inline as long as it says nothing else.
  return TRAITS.get(name) ?? (name.includes('-') ? INLINE : 0);
}
