// Answers for the fuzz target `wasm`: what the core compiled for the browser makes of the same bytes. On standard input
// stand requests of three parts, each after its length in four bytes: a form or nothing, the snapshot or Article, options.

import { readFileSync, readSync, writeSync } from 'node:fs';
import * as core from '../../pkg/limpide.js';
import * as writer from '../../pkg/limpide_writer.js';

// Rules are timed; a clock that stands still says the same on both sides.
performance.now = () => 0;

core.initSync({ module: readFileSync(new URL('../../pkg/limpide_bg.wasm', import.meta.url)) });
writer.initSync({
  module: readFileSync(new URL('../../pkg/limpide_writer_bg.wasm', import.meta.url)),
});

/**
 * So many bytes; nothing where the input ends.
 * @param {number} length
 * @returns {Buffer | undefined}
 */
function read(length) {
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const count = readSync(0, bytes, done, length - done, null);
    if (count === 0) return undefined;
    done += count;
  }
  return bytes;
}

/** @returns {Buffer | undefined} */
function part() {
  const length = read(4);
  return length && read(length.readUInt32LE());
}

for (;;) {
  const [form, input, options] = [part(), part(), part()];
  if (!form || !input || !options) break;
  const answer =
    form.length === 0
      ? Buffer.from(core.clean(input, options.toString()))
      : Buffer.from(writer.write(input.toString(), form.toString(), options.toString(), new Map()));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(answer.length);
  const whole = Buffer.concat([length, answer]);
  for (let done = 0; done < whole.length; ) done += writeSync(1, whole, done);
}
