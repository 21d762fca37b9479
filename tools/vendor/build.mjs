// Writes the third party's code that ships: one file, as its authors wrote it, made of the packages that
// package-lock.json pins. The same packages give the same bytes, which tests/reader/vendor.test.mjs holds.

import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { rollup } from 'rollup';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Where it goes. */
export const VENDORED = `${ROOT}extension/vendor/codemirror.js`;

/** The text of the file. */
export async function bundle() {
  /** @type {Map<string, any>} the packages it is made of, by name */
  const packages = new Map();
  const bundle = await rollup({
    input: `${ROOT}tools/vendor/codemirror.mjs`,
    treeshake: { moduleSideEffects: false },
    plugins: [
      {
        name: 'packages',
        resolveId: async (source, importer) => {
          if (!importer || source.startsWith('.')) return null;
          const folder = `${ROOT}node_modules/${source}/`;
          const about = JSON.parse(await readFile(`${folder}package.json`, 'utf8'));
          packages.set(source, about);
          return `${folder}${about.exports?.import ?? about.module}`;
        },
      },
    ],
    onwarn: (warning) => {
      throw new Error(warning.message);
    },
  });
  const { output } = await bundle.generate({ format: 'es', generatedCode: 'es2015' });
  const [{ code, modules }] = output;
  const used = [...packages.keys()]
    .filter((name) =>
      Object.entries(modules).some(
        ([path, { renderedLength }]) => path.includes(`/${name}/`) && renderedLength > 0,
      ),
    )
    .sort();
  const licences = await Promise.all(
    used.map((name) => readFile(`${ROOT}node_modules/${name}/LICENSE`, 'utf8')),
  );
  if (!used.every((name) => packages.get(name).license === 'MIT')) throw new Error('not MIT');
  const holders = new Set(licences.map((text) => /^Copyright .*$/m.exec(text)?.[0]));
  const terms = licences[0]?.replace(/^[\s\S]*?(?=Permission is)/, '') ?? '';
  const names = used.map((name) => ` * ${name} ${packages.get(name).version}`);
  const head = [
    '/*',
    ' * CodeMirror 6, as its authors wrote it: what the rules editor uses of these packages, made one file by',
    ' * `npm run vendor`. Not to be edited by hand; a test builds it again and compares.',
    ' *',
    ...names,
    ' *',
    ' * MIT License',
    ' *',
    ...[...holders].sort().map((holder) => ` * ${holder}`),
    ' *',
    ...terms
      .trim()
      .split('\n')
      .map((line) => ` * ${line}`.trimEnd()),
    ' */',
    '// @ts-nocheck',
  ];
  return `${head.join('\n')}\n\n${code}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(VENDORED, await bundle());
