/**
 * The background host: one warm core for the pages that forbid it, and the memory of which origins those are,
 * kept for the browser session so that a page sees its policy violated once at most.
 */

import * as glue from '../../pkg/limpide.js';
import * as writerGlue from '../../pkg/limpide_writer.js';
import { runtime, storage } from '../shared/browser.js';
import { CoreTrap, Engine } from './engine.js';

const KEY = 'refusedOrigins';

/** Origins remembered; the oldest is forgotten first. */
const MOST = 500;

const engine = new Engine(glue, runtime.getURL('pkg/limpide_bg.wasm'));
const writers = new Engine(
  /** @type {any} */ (writerGlue),
  runtime.getURL('pkg/limpide_writer_bg.wasm'),
);

/**
 * @param {{ carriesBytes: boolean }} question
 * @param {string} origin
 * @returns {Promise<import('../shared/messages.js').WhereAnswer>}
 */
export async function where({ carriesBytes }, origin) {
  const refused = await refusedOrigins();
  return { host: refused.includes(origin) ? 'background' : 'local', carriesBytes };
}

/**
 * Cleans for a page that refused the local host, and remembers that it did.
 * @param {{ snapshot: Uint8Array, options: string, about?: string }} question with an `about`: suggests rules instead
 * @param {string} origin
 * @returns {Promise<import('../shared/messages.js').CleanAnswer>}
 */
export async function clean({ snapshot, options, about }, origin) {
  await remember(origin);
  try {
    const json =
      about === undefined
        ? engine.clean(snapshot, options)
        : engine.suggest(snapshot, options, about);
    return { json: await json };
  } catch (error) {
    return { failure: error instanceof CoreTrap ? 'trap' : 'unavailable' };
  }
}

/**
 * Writes for a page that refused the local host.
 * @param {keyof import('../shared/writers.js').Writers} question
 * @param {unknown[]} about
 * @returns {Promise<import('../shared/messages.js').WriterAnswer>}
 */
export async function write(question, about) {
  try {
    return { answer: await writers.write(question, about) };
  } catch (error) {
    return { failure: error instanceof CoreTrap ? 'trap' : 'unavailable' };
  }
}

/** @returns {Promise<string[]>} */
async function refusedOrigins() {
  const stored = await storage.session.get(KEY);
  const origins = stored[KEY];
  return Array.isArray(origins) ? origins : [];
}

/** @param {string} origin */
async function remember(origin) {
  // Opaque origins (sandboxed pages, files) are all written "null" and have nothing in common.
  if (origin === 'null') return;
  const origins = await refusedOrigins();
  if (origins.includes(origin)) return;
  await storage.session.set({ [KEY]: [...origins, origin].slice(-MOST) });
}
