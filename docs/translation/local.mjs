// The same server with a real engine on this device: any program that reads a text and writes its translation.
//
//   node docs/translation/local.mjs apertium fra-cat
//   node docs/translation/local.mjs argos-translate --from-lang {from} --to-lang {to}
//
// `{from}` and `{to}` stand for the languages that are asked for. Nothing leaves this device. It needs a shell, as Linux and macOS have.

import { spawn } from 'node:child_process';
import { listen, Refusal } from './server.mjs';

/** Milliseconds for a text: Limpide waits ten seconds for all texts of a request. */
const PATIENCE = 9_000;

/** Programs that run at a time. */
const AT_ONCE = 4;

const [program, ...args] = process.argv.slice(2);
if (!program) {
  console.error('usage: node local.mjs PROGRAM [ARGUMENT…]');
  process.exit(2);
}

/** @type {Parameters<typeof listen>[0]} */
async function translate(texts, { from, to }) {
  const isName = (text) => /^[A-Za-z-]{2,15}$/.test(text);
  if (!isName(from) || !isName(to)) throw new Refusal(400, 'these are no languages');
  // Where the language has to be found out, a program that is told none cannot.
  if (from === 'auto' && args.some((one) => one.includes('{from}')))
    throw new Refusal(400, 'say which language the text is in');
  const own = args.map((one) => one.replaceAll('{from}', from).replaceAll('{to}', to));
  const made = [];
  for (let at = 0; at < texts.length; at += AT_ONCE)
    made.push(...(await Promise.all(texts.slice(at, at + AT_ONCE).map((text) => run(own, text)))));
  return made.map((text) => ({ text }));
}

/**
 * @param {string[]} own arguments, handed over as they are: the shell reads none of them
 * @param {string} text
 * @returns {Promise<string>}
 */
function run(own, text) {
  return new Promise((resolve, reject) => {
    // Node writes into a socket, which some programs cannot open as /dev/stdin: cat makes a pipe of it.
    const child = spawn('sh', ['-c', 'cat | "$@"', 'sh', program, ...own], {
      stdio: ['pipe', 'pipe', 'inherit'],
      timeout: PATIENCE,
    });
    let written = '';
    child.stdout.setEncoding('utf8').on('data', (part) => {
      written += part;
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(written.replace(/\n$/, '')) : reject(new Error(`${program}: ${code}`)),
    );
    // A program that ends early is told of by its code.
    child.stdin.on('error', () => {}).end(`${text}\n`);
  });
}

const server = await listen(translate, { port: Number(process.env.PORT ?? 8765), key: process.env.KEY });
console.log(`http://127.0.0.1:${server.address().port}/translate`);
