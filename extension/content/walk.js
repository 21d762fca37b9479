/**
 * Walks the live page and writes its snapshot: what the core reads, and the live element of each number.
 * The hot path. Iterative with its own stack, bounded by LIMITS, and it never writes to the page.
 */

import { DATA_ELEMENTS, KEPT_ATTRIBUTES } from './attributes.js';
import * as dom from './dom.js';
import { CUT, LIMITS } from './limits.js';
import { SnapshotWriter } from './snapshot.js';

const ELEMENT_NODE = 1;
const TEXT_NODE = 3;

const HIDDEN = 1;
const SHADOW_HOST = 2;
const FRAME = 4;

/** Left out with all they hold. */
const LEFT_OUT = new Set(['style', 'template']);

/** Kept without what they hold: no text of an article stands in them. */
const CLOSED = new Set(['svg', 'canvas', 'object', 'select', 'textarea']);

/** Not asked whether they are rendered: never boxes of their own, or hidden only together with their parents. */
const NOT_ASKED = new Set(
  `area b base body br cite code em head html i kbd link mark meta noscript optgroup option param q rp rt s samp
   script slot small source strong sub sup title track u var wbr`.split(/\s+/),
);

/** Scripts whose text is kept: they hold data. */
const DATA_SCRIPT = /^\s*(?:application\/ld\+json|math\/tex)/i;

/**
 * @param {Document} page
 * @returns {{ bytes: Uint8Array, elements: Element[] }} the snapshot, and its elements by their number
 */
export function walk(page) {
  const writer = new SnapshotWriter();
  /** @type {Element[]} */
  const elements = [];
  const base = dom.baseAddressOf.call(page);
  const root = dom.documentElementOf.call(page);
  if (root !== null) walkTree(root, base, writer, elements);
  return { bytes: writer.bytes(dom.addressOf.call(page), base), elements };
}

/**
 * What is left to do in an open parent once a child is done.
 * @typedef {object} Level
 * @property {Node} node the child that was entered
 * @property {readonly Node[] | null} list the children when they come from a slot, else siblings are followed
 * @property {number} at the place of `node` in `list`
 * @property {boolean} isWritten whether the element entered was written, and so must be closed
 * @property {boolean} isHidden
 * @property {string} base
 */

/**
 * @param {Element} root
 * @param {string} pageBase
 * @param {SnapshotWriter} writer
 * @param {Element[]} elements
 */
function walkTree(root, pageBase, writer, elements) {
  /** @type {Level[]} */
  const stack = [];
  const deadline = performance.now() + LIMITS.milliseconds;
  let clock = LIMITS.nodesBetweenClocks;
  let visited = 0;
  let written = 0;

  let base = pageBase;
  let isHidden = false;
  /** @type {readonly Node[] | null} */
  let list = null;
  let at = 0;
  /** @type {Node | null} */
  let node = root;

  while (node !== null) {
    /** @type {Node | null} */
    let child = null;
    /** @type {readonly Node[] | null} */
    let children = null;
    let childBase = base;
    /** @type {boolean} */
    let isChildHidden = isHidden;
    let isWritten = false;

    const type = dom.nodeTypeOf.call(node);
    if (type === TEXT_NODE || type === ELEMENT_NODE) {
      if (++visited > LIMITS.nodes) writer.cut |= CUT.nodes;
      else if (visited > clock) {
        clock += LIMITS.nodesBetweenClocks;
        if (performance.now() > deadline) writer.cut |= CUT.time;
        if (writer.isFull) writer.cut |= CUT.text;
      }
      if (writer.cut & (CUT.nodes | CUT.time) || writer.isFull) break;
    }

    if (type === TEXT_NODE) {
      writer.text(dom.dataOf.call(node));
    } else if (type === ELEMENT_NODE) {
      const element = /** @type {Element} */ (node);
      const name = dom.localNameOf.call(element);
      const isKept = name === 'script' ? isDataScript(element) : !LEFT_OUT.has(name);
      if (isKept) {
        isWritten = written < LIMITS.depth;
        if (!isWritten) writer.cut |= CUT.depth;
        let flags = 0;
        if (isWritten) {
          if (!isHidden && !NOT_ASKED.has(name)) isChildHidden = isNotRendered(element);
          if (isChildHidden) flags |= HIDDEN;
          elements.push(element);
          writer.open(name);
          writeAttributes(element, name, base === pageBase ? null : base, writer);
        }
        if (name === 'iframe' || name === 'frame') {
          const inner = isChildHidden ? null : frameDocument(element, name);
          child = inner === null ? null : dom.bodyOf.call(inner);
          if (inner !== null && child !== null) {
            flags |= FRAME;
            children = [child];
            childBase = dom.baseAddressOf.call(inner);
          }
        } else if (name === 'slot') {
          children = dom.assignedNodes.call(/** @type {HTMLSlotElement} */ (element));
          child = children[0] ?? null;
          if (child === null) {
            children = null;
            child = dom.firstChildOf.call(element);
          }
        } else if (!CLOSED.has(name)) {
          const shadow = dom.shadowRootOf.call(element);
          if (shadow !== null) flags |= SHADOW_HOST;
          child = dom.firstChildOf.call(shadow ?? element);
        }
        if (isWritten) writer.attributesEnd(flags);
      }
    }

    if (child !== null) {
      stack.push({ node, list, at, isWritten, isHidden, base });
      if (isWritten) written++;
      list = children;
      at = 0;
      isHidden = isChildHidden;
      base = childBase;
      node = child;
      continue;
    }
    if (isWritten) writer.close();

    /** @type {Node | null} */
    let next = list === null ? dom.nextSiblingOf.call(node) : (list[++at] ?? null);
    while (next === null) {
      const level = stack.pop();
      if (level === undefined) break;
      if (level.isWritten) {
        writer.close();
        written--;
      }
      ({ list, at, isHidden, base } = level);
      next = list === null ? dom.nextSiblingOf.call(level.node) : (list[++at] ?? null);
      // The root's own siblings are no part of the page.
      if (stack.length === 0) next = null;
    }
    node = next;
  }
  while (written-- > 0) writer.close();
}

/**
 * @param {Element} element
 * @param {string} name of the element
 * @param {string | null} base to resolve addresses against, where it is not the page's
 * @param {SnapshotWriter} writer
 */
function writeAttributes(element, name, base, writer) {
  const keepsData = DATA_ELEMENTS.has(name);
  for (const attribute of dom.getAttributeNames.call(element)) {
    if (!KEPT_ATTRIBUTES.has(attribute) && !(keepsData && attribute.startsWith('data-'))) continue;
    const value = dom.getAttribute.call(element, attribute);
    if (value === null) continue;
    const isAddress = base !== null && (attribute === 'href' || attribute === 'src');
    writer.attribute(attribute, isAddress ? absolute(value, base) : value);
  }
  if (name === 'img') writeImage(element, writer);
}

/**
 * @param {Element} image
 * @param {SnapshotWriter} writer
 */
function writeImage(image, writer) {
  try {
    const address = dom.currentAddressOf.call(image);
    // A data address is the same as `src`, and long.
    if (address !== '' && !address.startsWith('data:')) writer.attribute(':src', address);
    const width = dom.naturalWidthOf.call(image);
    if (width > 0) {
      writer.attribute(':width', String(width));
      writer.attribute(':height', String(dom.naturalHeightOf.call(image)));
    }
  } catch {
    // An element of that name in another namespace shows no image.
  }
}

/** @param {Element} element */
function isNotRendered(element) {
  if (dom.checkVisibility.call(element)) return false;
  // `display: contents` has no box of its own, which the browser calls not visible; what it holds may well be.
  return getComputedStyle(element).display !== 'contents';
}

/** @param {Element} script */
function isDataScript(script) {
  return DATA_SCRIPT.test(dom.getAttribute.call(script, 'type') ?? '');
}

/**
 * The document in a frame, if it is of the page's origin.
 * @param {Element} frame
 * @param {string} name
 */
function frameDocument(frame, name) {
  try {
    return (name === 'iframe' ? dom.frameDocumentOf : dom.oldFrameDocumentOf).call(frame);
  } catch {
    // An element of that name in another namespace has no document.
    return null;
  }
}

/**
 * @param {string} value
 * @param {string} base
 */
function absolute(value, base) {
  return URL.parse(value, base)?.href ?? value;
}
