/**
 * Fetches the images that a file is to hold, after the user asked for it: one after another, within limits, without
 * cookies and without saying from where.
 */

/** Bytes of an image, and of all of a file; milliseconds one may take. */
const MOST_BYTES = 5 << 20;
const MOST_IN_ALL = 30 << 20;
const PATIENCE = 10_000;

/** The sorts of images that the core writes into a file; others stay links. */
const KINDS = {
  html: /^image\/(?:png|jpe?g|gif|webp|avif)\b/i,
  // Those that every program for books has to show.
  epub: /^image\/(?:png|jpe?g|gif|webp)\b/i,
};

/**
 * @param {string[]} addresses
 * @param {keyof typeof KINDS} format of the file
 * @param {(done: number, of: number) => void} progress
 * @param {(address: string) => void} asked told of each request
 * @param {AbortSignal} signal
 * @returns {Promise<{ images: Map<string, Uint8Array>, missing: number }>} aborted: what was had until then
 */
export async function fetchImages(addresses, format, progress, asked, signal) {
  /** @type {Map<string, Uint8Array>} */
  const images = new Map();
  let bytes = 0;
  for (const [at, address] of addresses.entries()) {
    progress(at, addresses.length);
    if (signal.aborted) break;
    if (bytes >= MOST_IN_ALL || !/^https?:/i.test(address)) continue;
    asked(address);
    const image = await fetchImage(address, KINDS[format], signal);
    if (!image || bytes + image.length > MOST_IN_ALL) continue;
    bytes += image.length;
    images.set(address, image);
  }
  return { images, missing: addresses.length - images.size };
}

/**
 * @param {string} address
 * @param {RegExp} kinds
 * @param {AbortSignal} signal
 * @returns {Promise<Uint8Array | null>} null where it cannot be had
 */
async function fetchImage(address, kinds, signal) {
  try {
    const answer = await fetch(address, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      // Mostly it was just shown.
      cache: 'force-cache',
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
    });
    const isKind = kinds.test(answer.headers.get('content-type') ?? '');
    if (!answer.ok || !isKind || !answer.body) return null;
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
