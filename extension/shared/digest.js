/**
 * A digest of a text, to tell texts apart and to see that one is still what it was. It need not withstand anyone: the
 * browser's own digests are closed to pages without https.
 */

/** FNV's (Fowler, Noll, Vo), for 32 bits. */
const PRIME = 16_777_619;

/**
 * 64 bits of a text: FNV-1a in two halves with different seeds.
 * @param {string} text
 * @returns {string} sixteen hexadecimal digits
 */
export function digest(text) {
  let [low, high] = [2_166_136_261, 0x9747b28c];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, PRIME);
    high = Math.imul(high ^ unit, PRIME) ^ (low >>> 15);
  }
  return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
