// Prints which files ship, as JSON: the manifest, what it names, and all that those import or name in turn. Whatever is not
// reached from there stays out; the browser tests run on what is left, so that a file that is missed is missed there.

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rollup } from 'rollup';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const manifest = JSON.parse(await readFile(path.join(ROOT, 'manifest.json'), 'utf8'));

/** Modules that the background loads into pages by their names, which no import says. */
const INJECTED = ['extension/content/boot.js', 'extension/content/by-itself.js'];

/** What a page or a style names beside it: `src`, `href`, `url()`, `new URL()`. */
const BESIDE = /(?:(?:src|href)\s*[=:]\s*|url\(|new URL\()["']([^"'#]+)["']/g;

/** @type {Set<string>} paths from the root */
const files = new Set(['manifest.json', ...INJECTED]);

for (const language of await readdir(path.join(ROOT, '_locales')))
  files.add(`_locales/${language}/messages.json`);
for (const icon of [
  ...Object.values(manifest.icons),
  ...Object.values(manifest.action.default_icon),
])
  files.add(icon);
for (const { resources } of manifest.web_accessible_resources)
  for (const resource of resources) for (const file of await matching(resource)) files.add(file);

const page = manifest.options_ui.page;
files.add(page);
const entries = [manifest.background.service_worker];
for (const named of await namedIn(page)) {
  files.add(named);
  if (named.endsWith('.js')) entries.push(named);
}
for (const module of await graphOf(entries)) files.add(module);
for (const file of [...files])
  if (file.startsWith('extension/') && /\.(?:js|css)$/.test(file))
    for (const named of await namedIn(file)) files.add(named);

console.log(JSON.stringify([...files].sort()));

/**
 * All modules that these import, at once or late.
 * @param {string[]} entries
 */
async function graphOf(entries) {
  const bundle = await rollup({
    input: entries.map((entry) => path.join(ROOT, entry)),
    treeshake: false,
    // What is loaded by an address that the browser makes up is named by the manifest.
    external: (id) => !/^[./]/.test(id),
    onwarn: () => {},
  });
  await bundle.close();
  return bundle.watchFiles.map((file) => path.relative(ROOT, file));
}

/** @param {string} resource a path with stars in its last part */
async function matching(resource) {
  if (!resource.includes('*')) return [resource];
  const folder = path.posix.dirname(resource);
  const [before = '', after = ''] = path.posix.basename(resource).split('*');
  const names = await readdir(path.join(ROOT, folder));
  return names
    .filter((name) => name.startsWith(before) && name.endsWith(after))
    .map((name) => `${folder}/${name}`);
}

/** @param {string} file */
async function namedIn(file) {
  const text = await readFile(path.join(ROOT, file), 'utf8');
  const named = [...text.matchAll(BESIDE)].map(([, name = '']) => name);
  const places = [path.posix.dirname(file), path.posix.dirname(page)];
  const found = [];
  for (const name of named) {
    if (/^[a-z]+:/.test(name)) continue;
    for (const place of places) {
      const beside = path.posix.join(place, name);
      if (await isFile(beside)) found.push(beside);
    }
  }
  return found;
}

/** @param {string} file */
async function isFile(file) {
  return readFile(path.join(ROOT, file)).then(
    () => true,
    () => false,
  );
}
