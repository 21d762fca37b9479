// The parts of a book (EPUB), as they stand in it: found by the directory at its end, as a reader finds them.

import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/**
 * @param {Buffer} book
 * @returns {{ name: string, body: Buffer }[]}
 */
export function partsOf(book) {
  let end = book.length - 22;
  while (end > 0 && book.readUInt32LE(end) !== END) end -= 1;
  const count = book.readUInt16LE(end + 10);
  let at = book.readUInt32LE(end + 16);
  const parts = [];
  for (let one = 0; one < count; one += 1) {
    if (book.readUInt32LE(at) !== ENTRY) throw new Error(`no part of the book at ${at}`);
    const packed = book.readUInt32LE(at + 20);
    const [named, extra, said] = [28, 30, 32].map((field) => book.readUInt16LE(at + field));
    const start = book.readUInt32LE(at + 42);
    const from = start + 30 + book.readUInt16LE(start + 26) + book.readUInt16LE(start + 28);
    const bytes = book.subarray(from, from + packed);
    parts.push({
      name: book.toString('utf8', at + 46, at + 46 + (named ?? 0)),
      body: book.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes),
    });
    at += 46 + (named ?? 0) + (extra ?? 0) + (said ?? 0);
  }
  return parts;
}
