/**
 * Prints the article of a page in a file as Markdown, and below it what was removed and why.
 * `node example.js page.html [address]`
 */

import { readFile } from 'node:fs/promises';
import { clean, writeText } from './index.js';

const [file, address] = process.argv.slice(2);
if (!file) throw new Error('Name a file of HTML: node example.js page.html [address]');

const { article, removals } = clean(await readFile(file, 'utf8'), { address });
console.log(writeText(article, 'md'));
for (const { excerpt, reason, rule } of removals)
  console.log(`removed as ${reason} (${rule}): ${excerpt}`);
