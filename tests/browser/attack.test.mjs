// Pages that attack the reader: payloads in every part of an article and through every way out of it, and what came of
// them, which has to be nothing. That the payloads work is shown first, without the reader.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { openShared, pagesOf, quiet, read, telling } from './attack/harness.mjs';
import { PAYLOADS } from './attack/payloads.mjs';
import { said, session } from './session.mjs';

const run = promisify(execFile);

/** Of all payloads, those that run or ask for something where nothing holds them; browsers differ in the rest. */
const WORKING = 0.6;

/** The pages, and beside each what was shared of it, as a page of its own. */
const hostile = pagesOf(PAYLOADS, { text: 12, live: 6 });
/** @type {Record<string, string>} */
const shared = {};
/** @type {Record<string, import('./server.mjs').Made | import('./server.mjs').Making>} */
const made = { ...hostile };
for (const address of Object.keys(hostile))
  for (const how of ['copied', 'written'])
    made[`/${how}${address}`] = () => ({ body: shared[`/${how}${address}`] ?? '' });
const { browser, server } = await session(made);
const folder = await mkdtemp(path.join(tmpdir(), 'limpide-attack-'));
after(() => rm(folder, { recursive: true, force: true }));

test('the payloads do what they are made for where nothing holds them', async () => {
  const tab = await browser.open(`${server.origin}/raw`);
  await quiet(server.hits);
  await tab.close();
  const worked = new Set(telling(server.hits).map((hit) => hit.split('/')[2]));
  const within = new Set(server.hits.filter((hit) => hit.endsWith('/within')));
  console.log(
    `payloads without the reader: ${worked.size} of ${PAYLOADS.length} ran or asked, ${within.size} of them within a closed tree`,
  );
  assert.ok(within.size >= PAYLOADS.length / 4, `${within.size} within a closed tree`);
  const idle = [...PAYLOADS.keys()].filter((at) => !worked.has(String(at)));
  assert.ok(worked.size >= PAYLOADS.length * WORKING, `idle: ${idle.join()}`);
});

for (const kind of ['text', 'live']) {
  test(`none works in the reader, put back, copied, printed or written (${kind})`, async () => {
    const counts = { pages: 0, read: 0, back: 0, copied: 0, elements: 0 };
    /** @type {string[]} */
    const worked = [];
    for (const address of Object.keys(hostile)) {
      if (!address.startsWith(`/${kind}/`)) continue;
      const page = await read(browser, server, address);
      counts.pages += 1;
      counts.read += Number(page.isRead);
      counts.back += page.removals;
      counts.elements += page.looked;
      counts.copied += Number(page.copied.html !== '');
      worked.push(...[...page.asked, ...page.foreign].map((one) => `${address}: ${one}`));
      shared[`/copied${address}`] = page.copied.html;
      shared[`/written${address}`] = await written(address);
      for (const how of ['copied', 'written']) {
        const told = await openShared(browser, server, `/${how}${address}`);
        worked.push(...told.map((hit) => `/${how}${address}: ${hit}`));
      }
    }
    assert.deepEqual(worked, []);
    assert.equal(counts.read, counts.pages);
    assert.equal(counts.copied, counts.pages);
    assert.ok(counts.back >= counts.pages, `${counts.back} parts were put back`);
    console.log(
      `payloads as ${kind}: ${counts.pages} pages read, copied, printed and written, ${counts.back} parts put back, ${counts.elements} elements looked at: 0 ran, 0 asked, 0 foreign`,
    );
    assert.deepEqual(await browser.faults(), []);
  });
}

/**
 * The page as the command line writes it.
 * @param {string} address
 */
async function written(address) {
  const file = path.join(folder, 'page.html');
  await writeFile(file, hostile[address]?.body ?? '');
  const out = path.join(folder, 'written.html');
  await run(said('LIMPIDE_COMMAND'), [
    'clean',
    ...['--format', 'html', '--url', server.origin + address, '--output', out, file],
  ]).catch(() => writeFile(out, ''));
  return readFile(out, 'utf8');
}
