/**
 * The local host: the core inside the content script, the fastest way. Chromium refuses it where the page's
 * Content-Security-Policy lacks 'wasm-unsafe-eval'.
 */

import { runtime } from '../shared/browser.js';
import { Engine } from './engine.js';

/** The page forbids WebAssembly in its content scripts. */
export class WasmRefused extends Error {}

/** @type {Promise<Engine> | null} */
let loading = null;

/** @type {Promise<Engine> | null} */
let loadingWriters = null;

/** Starts the core, that it is there when the page has been walked; what goes wrong is said to whoever asks it. */
export function startLocally() {
  loading ??= load('limpide');
  loading.catch(() => {});
}

/**
 * @param {Uint8Array} snapshot
 * @param {string} options
 * @returns {Promise<string>} JSON
 */
export async function cleanLocally(snapshot, options) {
  loading ??= load('limpide');
  const engine = await loading;
  return engine.clean(snapshot, options);
}

/**
 * @param {Uint8Array} snapshot
 * @param {string} options
 * @param {string} about the question, as JSON
 * @returns {Promise<string>} JSON
 */
export async function suggestLocally(snapshot, options, about) {
  loading ??= load('limpide');
  const engine = await loading;
  return engine.suggest(snapshot, options, about);
}

/**
 * @template {keyof import('../shared/writers.js').Writers} Name
 * @param {Name} question
 * @param {unknown[]} about
 * @returns {Promise<ReturnType<import('../shared/writers.js').Writers[Name]>>}
 */
export async function writeLocally(question, about) {
  loadingWriters ??= load('limpide_writer');
  const engine = await loadingWriters;
  return engine.write(question, about);
}

/** How the glue of each module of pkg/ is had; it stays a file of its own when what runs in pages is joined. */
const GLUES = {
  limpide: () => import('../../pkg/limpide.js'),
  limpide_writer: () => /** @type {Promise<any>} */ (import('../../pkg/limpide_writer.js')),
};

/** @param {keyof typeof GLUES} module */
async function load(module) {
  try {
    const engine = new Engine(await GLUES[module](), runtime.getURL(`pkg/${module}_bg.wasm`));
    await engine.start();
    return engine;
  } catch (error) {
    // Any failure to start here is answered in the same way: the background may still be able to.
    throw new WasmRefused('WebAssembly does not start in this page', { cause: error });
  }
}
