// Writes pkg/content/: the modules that run in pages, joined to a few files. A browser asks for each file of an extension by
// itself, and a hundred of them took longer than all that is done with the page. Nothing is renamed or shortened: what is
// read is what runs.

import { fileURLToPath } from 'node:url';
import { rollup } from 'rollup';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** @param {string} name */
const source = (name) => `${ROOT}extension/${name}.js`;

/** What is imported from outside, each under its own name; the core alone, for it is started while the rest is loaded. */
const ENTRIES = {
  main: source('content/main'),
  core: source('core/clean'),
  opens: source('content/opens'),
  given: source('content/given'),
};

/** What the first picture needs, though it is not asked for at once. */
const EARLY = [source('content/main'), source('reader/view')];

const bundle = await rollup({
  input: ENTRIES,
  // A module that did something by being imported would do it here too.
  treeshake: false,
  // The glue of the core loads what lies beside it, and knows where that is by its own address.
  external: (id) => id.startsWith(`${ROOT}pkg/`),
  preserveEntrySignatures: 'allow-extension',
  onwarn: (warning) => {
    throw new Error(warning.message);
  },
});
await bundle.write({
  dir: `${ROOT}pkg/content`,
  format: 'es',
  generatedCode: 'es2015',
  chunkFileNames: '[name].js',
  minifyInternalExports: false,
  // As seen from where these files stand.
  paths: (id) => id.replace(`${ROOT}pkg/`, '../'),
  manualChunks: (id, { getModuleInfo }) => {
    if (reachedFrom([ENTRIES.core], getModuleInfo).has(id)) return 'core';
    if (id.startsWith(`${ROOT}extension/shared/`)) return 'shared';
    if (id === ENTRIES.opens || id === ENTRIES.given) return undefined;
    if (id.includes('/reader/code/tables/') || id.endsWith('/reader/code/languages.js'))
      return 'languages';
    return reachedFrom(EARLY, getModuleInfo).has(id) ? 'main' : 'later';
  },
});
await bundle.close();

/**
 * The modules that these import, and all that those import, as long as none is imported late.
 * @param {string[]} from
 * @param {import('rollup').GetModuleInfo} getModuleInfo
 */
function reachedFrom(from, getModuleInfo) {
  const reached = new Set(from);
  for (const id of reached)
    for (const next of getModuleInfo(id)?.importedIds ?? []) reached.add(next);
  return reached;
}
