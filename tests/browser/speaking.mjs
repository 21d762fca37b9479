// The extension with the words of one language alone, which every browser then shows, whatever its own.

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * @param {string} extension the folder of the extension, with `/` at the end
 * @param {string} language
 * @returns {Promise<string>} a folder of its own, to be removed
 */
export async function extensionIn(extension, language) {
  const folder = await mkdtemp(path.join(tmpdir(), `limpide-${language}-`));
  for (const part of ['extension', 'pkg'])
    await cp(`${extension}${part}`, path.join(folder, part), { recursive: true });
  await teach(folder, extension, language);
  return folder;
}

/**
 * Gives such a folder another language; a browser knows of it once the extension is loaded anew.
 * @param {string} folder
 * @param {string} extension the folder of the extension, with `/` at the end
 * @param {string} language
 */
export async function teach(folder, extension, language) {
  const manifest = JSON.parse(await readFile(`${extension}manifest.json`, 'utf8'));
  await writeFile(
    path.join(folder, 'manifest.json'),
    JSON.stringify({ ...manifest, default_locale: language }),
  );
  await rm(path.join(folder, '_locales'), { recursive: true, force: true });
  const words = `_locales/${language}`;
  await cp(`${extension}${words}`, path.join(folder, words), { recursive: true });
}
