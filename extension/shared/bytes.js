/**
 * Bytes as base64 text and back, for browsers whose extension messages are JSON.
 */

/** Characters made at once; more arguments than this overflow the stack in some engines. */
const CHUNK = 0x8000;

/** @param {Uint8Array} bytes */
export function toBase64(bytes) {
  let binary = '';
  for (let start = 0; start < bytes.length; start += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  }
  return btoa(binary);
}

/** @param {string} text */
export function fromBase64(text) {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

/** @param {Uint8Array | string} carried bytes as such or as base64 */
export function bytesOf(carried) {
  return typeof carried === 'string' ? fromBase64(carried) : carried;
}
