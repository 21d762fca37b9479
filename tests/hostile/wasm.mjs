// Puts snapshots of hostile pages through the core as it ships, in Node, and prints a row each. `cargo xtask hostile` writes
// the snapshots and calls it.

import { readdir, readFile } from 'node:fs/promises';
import { clean, __wbg_reset_state as discard, initSync } from '../../pkg/limpide.js';

const [folder] = process.argv.slice(2);
if (!folder)
  throw new Error('a folder of snapshots is missing: call this by `cargo xtask hostile`');
const module = await readFile(new URL('../../pkg/limpide_bg.wasm', import.meta.url));

let trapped = 0;
for (const name of await readdir(folder)) {
  const snapshot = await readFile(`${folder}/${name}`);
  const { memory } = initSync({ module });
  const began = process.cpuUsage();
  let outcome;
  try {
    const { article, error } = JSON.parse(clean(snapshot, ''));
    outcome = error ? error.code : `article of ${article.words} words`;
  } catch (error) {
    trapped++;
    outcome = `TRAP: ${error}`;
  }
  const { user, system } = process.cpuUsage(began);
  const time = `${Math.round((user + system) / 1000)} ms`.padStart(9);
  const most = `${memory.buffer.byteLength >> 20} MB`.padStart(7);
  process.stdout.write(`${name.padEnd(26)}${time}${most}   ${outcome}\n`);
  discard();
}
process.exitCode = trapped > 0 ? 1 : 0;
