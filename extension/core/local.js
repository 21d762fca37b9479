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

/** Starts the core, that it is there when the page has been walked; what goes wrong is said to whoever asks it. */
export function startLocally() {
  loading ??= load();
  loading.catch(() => {});
}

/**
 * @param {Uint8Array} snapshot
 * @param {string} options
 * @returns {Promise<string>} JSON
 */
export async function cleanLocally(snapshot, options) {
  loading ??= load();
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
  loading ??= load();
  const engine = await loading;
  return engine.suggest(snapshot, options, about);
}

async function load() {
  try {
    const glue = await import(runtime.getURL('pkg/limpide.js'));
    const engine = new Engine(glue, runtime.getURL('pkg/limpide_bg.wasm'));
    await engine.start();
    return engine;
  } catch (error) {
    // Any failure to start here is answered in the same way: the background may still be able to.
    throw new WasmRefused('WebAssembly does not start in this page', { cause: error });
  }
}
