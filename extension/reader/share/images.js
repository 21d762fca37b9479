/**
 * Fetches the images that a file is to hold, after the user asked for it: one after another, within limits, without
 * cookies and without saying from where.
 */

/** Bytes of an image, and of all of a file; milliseconds one may take. */
const MOST_BYTES = 5 << 20;
const MOST_IN_ALL = 30 << 20;
const PATIENCE = 10_000;

/**
 * @param {string[]} addresses
 * @param {(done: number, of: number) => void} progress
 * @param {(address: string) => void} asked told of each request
 * @param {AbortSignal} signal
 * @returns {Promise<{ images: Map<string, Uint8Array>, missing: number }>} aborted: what was had until then
 */
export async function fetchImages(addresses, progress, asked, signal) {
  /** @type {Map<string, Uint8Array>} */
  const images = new Map();
  let bytes = 0;
  for (const [at, address] of addresses.entries()) {
    progress(at, addresses.length);
    if (signal.aborted) break;
    if (bytes >= MOST_IN_ALL || !/^https?:/i.test(address)) continue;
    asked(address);
    const image = await fetchImage(address, signal);
    if (!image || bytes + image.length > MOST_IN_ALL) continue;
    bytes += image.length;
    images.set(address, image);
  }
  return { images, missing: addresses.length - images.size };
}

/**
 * @param {string} address
 * @param {AbortSignal} signal
 * @returns {Promise<Uint8Array | null>} null where it cannot be had
 */
async function fetchImage(address, signal) {
  try {
    const answer = await fetch(address, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      // Mostly it was just shown.
      cache: 'force-cache',
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
    });
    const isImage = answer.headers.get('content-type')?.startsWith('image/') ?? false;
    if (!answer.ok || !isImage || !answer.body) return null;
    return await readAll(answer.body);
  } catch {
    return null;
  }
}

/**
 * @param {ReadableStream<Uint8Array>} body
 * @returns {Promise<Uint8Array | null>} null where it is too large
 */
async function readAll(body) {
  const reader = body.getReader();
  /** @type {Uint8Array[]} */
  const parts = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > MOST_BYTES) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
