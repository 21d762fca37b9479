/**
 * Which addresses may stand in the view: the last look, after the core's own.
 */

const LINK = /^(?:https?:\/\/|mailto:|tel:|#)/i;
const IMAGE = /^(?:https?:\/\/|data:image\/(?:png|jpeg|gif|webp|avif)[;,])/i;

/** @param {string} address */
export function isLinkAddress(address) {
  return LINK.test(address);
}

/** @param {string} address */
export function isImageAddress(address) {
  return IMAGE.test(address);
}
