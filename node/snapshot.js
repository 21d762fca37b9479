/**
 * A snapshot of HTML or plain text without a browser: parse5 makes the tree, and what is kept of it is what the walk of a
 * live page keeps. What is hidden is told by the markup alone, as for a file on the command line.
 */

import { parse } from 'parse5';
import * as kind from '../extension/content/kinds.js';
import { CUT, LIMITS } from '../extension/content/limits.js';
import { PLAIN_TEXT, SnapshotWriter } from '../extension/content/snapshot.js';
import { KEPT_ATTRIBUTES, keptOfStyle } from '../extension/shared/attributes.js';
import { ShadowRoots } from './shadow.js';

/**
 * @typedef {import('parse5').DefaultTreeAdapterTypes.Node} Node
 * @typedef {import('parse5').DefaultTreeAdapterTypes.Element} Element
 * @typedef {import('parse5').DefaultTreeAdapterTypes.ChildNode} ChildNode
 * @typedef {Element['attrs'][number]} Attribute
 */

/** Characters of HTML or text that are read. */
const MOST = 16 << 20;

/** Letters that a browser writes otherwise in an address. */
const BEYOND_ASCII = /\P{ASCII}/u;

/** Scripts whose text is kept: they hold data. */
const DATA_SCRIPT = /^\s*(?:application\/ld\+json|math\/tex)/i;

/** Styles of an element's own that hide it. */
const HIDING =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\s*(?:!important\s*)?(?:;|$)/i;

/**
 * An element whose children are being walked.
 * @typedef {{ nodes: readonly Node[], at: number, isWritten: boolean, isHidden: boolean, isClosedDetails: boolean }} Level
 */

/**
 * @param {string} html
 * @param {string} address where the page was found; empty where that is not known
 * @returns {Uint8Array}
 */
export function snapshotOfHtml(html, address) {
  const page = parse(html.slice(0, MOST));
  const root = page.childNodes.find((node) => node.nodeName === 'html');
  const writer = new SnapshotWriter();
  if (html.length > MOST) writer.flags |= CUT.text;
  if (root && 'tagName' in root) write(writer, root);
  return writer.bytes(address, baseOf(page, address));
}

/**
 * @param {string} text
 * @param {string} address
 * @returns {Uint8Array}
 */
export function snapshotOfText(text, address) {
  const writer = new SnapshotWriter();
  writer.flags |= PLAIN_TEXT;
  writer.open('html');
  writer.attributesEnd(0);
  let at = 0;
  // A text node is limited, so a long text is several; the core joins them.
  while (at < text.length && !writer.isFull) {
    writer.text(text.slice(at, at + LIMITS.textUnits));
    at += LIMITS.textUnits;
  }
  if (at < text.length) writer.flags |= CUT.text;
  writer.close();
  return writer.bytes(address, address);
}

/**
 * Writes the tree in document order, without recursion: a page can nest as deep as it likes.
 * @param {SnapshotWriter} writer
 * @param {Element} root
 */
function write(writer, root) {
  /** @type {Level[]} */
  const stack = [
    { nodes: [root], at: 0, isWritten: false, isHidden: false, isClosedDetails: false },
  ];
  const shadows = new ShadowRoots();
  let depth = 0;
  let visited = 0;
  while (stack.length > 0) {
    const level = /** @type {Level} */ (stack.at(-1));
    const node = level.nodes[level.at++];
    if (node === undefined) {
      stack.pop();
      if (level.isWritten) {
        writer.close();
        depth--;
      }
      continue;
    }
    const isText = node.nodeName === '#text';
    if (!isText && !('tagName' in node)) continue;
    if (++visited > LIMITS.nodes) writer.flags |= CUT.nodes;
    if (writer.isFull) writer.flags |= CUT.text;
    if (writer.flags & CUT.nodes || writer.isFull) break;
    if (isText) {
      writer.text(/** @type {{ value: string }} */ (/** @type {unknown} */ (node)).value);
      continue;
    }
    const element = /** @type {Element} */ (node);
    const traits = kind.traitsOf(element.tagName);
    if (traits & kind.LEFT_OUT || (traits & kind.SCRIPT && !isDataScript(element))) continue;
    const isWritten = depth < LIMITS.depth;
    const isHidden =
      level.isHidden ||
      (level.isClosedDetails && element.tagName !== 'summary') ||
      isHiddenByMarkup(element);
    if (isWritten) {
      writer.open(element.tagName);
      for (const attribute of element.attrs) writeAttribute(writer, attribute, traits);
      writer.attributesEnd(isHidden ? 1 : 0);
      depth++;
    } else {
      writer.flags |= CUT.depth;
    }
    const nodes = traits & kind.CLOSED ? [] : shadows.childrenOf(element);
    const isClosedDetails = element.tagName === 'details' && !has(element, 'open');
    stack.push({ nodes, at: 0, isWritten, isHidden, isClosedDetails });
  }
  while (depth-- > 0) writer.close();
}

/**
 * @param {SnapshotWriter} writer
 * @param {Attribute} attribute
 * @param {number} traits of its element
 */
function writeAttribute(writer, { name, prefix, value }, traits) {
  const whole = prefix ? `${prefix}:${name}` : name;
  if (whole === 'style') {
    const kept = keptOfStyle(value);
    if (kept !== null) writer.attribute(whole, kept);
    return;
  }
  if (!KEPT_ATTRIBUTES.has(whole) && !(traits & kind.DATA && whole.startsWith('data-'))) return;
  const isAddress = whole === 'href' || whole === 'src';
  // The core reads no host in letters beyond ASCII: the tables for them are larger than all the rest of it.
  const isOurs = isAddress && BEYOND_ASCII.test(value);
  writer.attribute(whole, isOurs ? (parsed(value)?.href ?? value) : value);
}

/**
 * What relative addresses are read against: the first `base`, as browsers do; only those of the web are believed.
 * @param {Node} page
 * @param {string} address
 */
function baseOf(page, address) {
  const stack = [page];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if ('tagName' in node && node.tagName === 'base') {
      const href = node.attrs.find(({ name }) => name === 'href')?.value;
      const base = href === undefined ? null : parsed(href, address);
      if (href !== undefined) return base && /^https?:$/.test(base.protocol) ? base.href : address;
    }
    if ('childNodes' in node) stack.push(...node.childNodes.toReversed());
  }
  return address;
}

/**
 * @param {string} address
 * @param {string} base empty where there is none
 */
export function parsed(address, base = '') {
  try {
    return new URL(address, base || undefined);
  } catch {
    return null;
  }
}

/** @param {Element} element */
function isHiddenByMarkup(element) {
  if (has(element, 'hidden') || (element.tagName === 'dialog' && !has(element, 'open')))
    return true;
  const style = element.attrs.find(({ name }) => name === 'style');
  return style !== undefined && HIDING.test(style.value);
}

/**
 * @param {Element} element
 * @param {string} attribute
 */
function has(element, attribute) {
  return element.attrs.some(({ name }) => name === attribute);
}

/** @param {Element} script */
function isDataScript(script) {
  return DATA_SCRIPT.test(script.attrs.find(({ name }) => name === 'type')?.value ?? '');
}
