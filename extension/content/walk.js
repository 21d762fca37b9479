/**
 * Walks the live page and writes its snapshot: what the core reads, and the live element of each number.
 * The hot path. Iterative with its own stack, bounded by LIMITS, and it never writes to the page.
 */

import { KEPT_ATTRIBUTES, keptOfStyle } from '../shared/attributes.js';
import * as dom from '../shared/dom.js';
import * as kind from './kinds.js';
import { CUT, LIMITS } from './limits.js';
import {
  AS_SPACES,
  AS_WRITTEN,
  adjoins,
  HIDDEN,
  SPACED,
  showsLines,
  sightIn,
  UNSEEN,
} from './seen.js';
import { PLAIN_TEXT, SnapshotWriter } from './snapshot.js';

/** Letters that a browser writes otherwise in an address. */
const BEYOND_ASCII = /\P{ASCII}/u;

const ELEMENT_NODE = 1;
const TEXT_NODE = 3;

/** Flags of an element's record, beside those of what is seen of it. */
const SHADOW_HOST = 2;
const FRAME = 4;

/** Scripts whose text is kept: they hold data. */
const DATA_SCRIPT = /^\s*(?:application\/ld\+json|math\/tex)/i;

/**
 * @param {Document} page
 * @param {ReadonlySet<string>} [wanted] names of attributes that are kept beside those that always are
 * @param {(element: Element) => boolean} [isHidden] whether an element is not rendered, where the browser does not tell
 * @returns {{ bytes: Uint8Array, elements: Element[] }} the snapshot, and its elements by their number
 */
export function walk(page, wanted = new Set(), isHidden) {
  const base = dom.baseAddressOf.call(page);
  const root = dom.documentElementOf.call(page);
  const walked = new Walk(base, wanted, isHidden ? sightBy(isHidden) : sightIn(page));
  if (dom.contentTypeOf.call(page) === 'text/plain') walked.writer.flags |= PLAIN_TEXT;
  if (root !== null) walked.tree(root);
  const bytes = walked.writer.bytes(dom.addressOf.call(page), base);
  return { bytes, elements: walked.elements };
}

/**
 * An element whose children are being walked, and how to go on after it.
 * @typedef {object} Level
 * @property {Element} element
 * @property {readonly Node[] | null} children where they come from a slot or a frame; else siblings are followed
 * @property {number} at the place in `children`
 * @property {boolean} isWritten whether the element has a record, which must be closed
 * @property {number} sight 0 where it is seen, else the flag that says how not
 * @property {number} lines how the line ends of its texts are shown
 * @property {string} base its addresses are relative to
 */

class Walk {
  writer = new SnapshotWriter();
  /** @type {Element[]} */
  elements = [];

  /** @type {Level[]} */
  #stack = [];
  /** Elements of the stack that have a record. */
  #depth = 0;
  #visited = 0;
  #nextClock = LIMITS.nodesBetweenClocks;
  #deadline = performance.now() + LIMITS.milliseconds;
  #pageBase;
  #wanted;
  #sight;
  #look;
  #lines;

  /**
   * @param {string} pageBase
   * @param {ReadonlySet<string>} wanted
   * @param {ReturnType<typeof sightIn>} seen
   */
  constructor(pageBase, wanted, { sight, look, lines }) {
    this.#pageBase = pageBase;
    this.#wanted = wanted;
    this.#sight = sight;
    this.#look = look;
    this.#lines = lines;
  }

  /** @param {Element} root */
  tree(root) {
    /** @type {Node | null} */
    let node = this.#enter(root, { sight: 0, lines: this.#lines, base: this.#pageBase });
    while (this.#stack.length > 0) {
      if (node === null) {
        node = this.#leave();
        continue;
      }
      const level = /** @type {Level} */ (this.#stack.at(-1));
      const type = dom.nodeTypeOf.call(node);
      /** @type {Node | null} */
      let child = null;
      if (type === TEXT_NODE) {
        if (this.#isOver()) break;
        const text = dom.dataOf.call(node);
        this.writer.text(text, text.includes('\n') && showsLines(level, text));
      } else if (type === ELEMENT_NODE) {
        if (this.#isOver()) break;
        child = this.#enter(/** @type {Element} */ (node), level);
      }
      node = child ?? nextIn(level, node);
    }
    while (this.#depth-- > 0) this.writer.close();
  }

  /**
   * Writes an element and answers its first child, now on the stack; null where there is nothing to walk in it.
   * @param {Element} element
   * @param {Pick<Level, 'sight' | 'lines' | 'base'>} parent
   * @returns {Node | null}
   */
  #enter(element, parent) {
    const name = dom.localNameOf.call(element);
    const traits = kind.traitsOf(name);
    if (traits & kind.LEFT_OUT) return null;
    if (traits & kind.SCRIPT && !isDataScript(element)) return null;

    const isWritten = this.#depth < LIMITS.depth;
    let { sight, base } = parent;
    let flags = 0;
    if (isWritten) {
      flags = this.#seen(element, traits, parent);
      if (flags & SPACED) {
        this.writer.text(' ');
        flags -= SPACED;
      }
      sight = flags & (HIDDEN | UNSEEN);
      // The core does not number JSON-LD: it is no part of what is shown.
      if (!(traits & kind.SCRIPT && isJsonLd(element))) this.elements.push(element);
      this.writer.open(name);
      if (dom.hasAttributes.call(element)) this.#attributes(element, traits, base);
      if (traits & kind.IMAGE) this.#image(element);
    } else {
      this.writer.flags |= CUT.depth;
    }

    /** @type {readonly Node[] | null} */
    let children = null;
    /** @type {Node | null} */
    let first = null;
    if (traits & kind.FRAME) {
      const inner = sight === 0 ? frameDocument(element, name) : null;
      first = inner && dom.bodyOf.call(inner);
      // A frame whose page has not come yet has an empty document of the page's own origin meanwhile.
      if (first !== null && dom.firstChildOf.call(first) === null) first = null;
      if (inner && first) {
        flags |= FRAME;
        children = [first];
        base = dom.baseAddressOf.call(inner);
      }
    } else if (traits & kind.SLOT) {
      const assigned = assignedTo(element);
      if (assigned[0]) children = assigned;
      first = assigned[0] ?? dom.firstChildOf.call(element);
    } else if (!(traits & kind.CLOSED)) {
      const shadow = dom.shadowRootOf.call(element);
      if (shadow !== null) flags |= SHADOW_HOST;
      first = dom.firstChildOf.call(shadow ?? element);
    }

    if (isWritten) this.writer.attributesEnd(flags);
    if (first === null) {
      if (isWritten) this.writer.close();
      return null;
    }
    if (isWritten) this.#depth++;
    const lines = traits & kind.WRITTEN || parent.lines === AS_WRITTEN ? AS_WRITTEN : this.#lines;
    this.#stack.push({ element, children, at: 0, isWritten, sight, lines, base });
    return first;
  }

  /**
   * What is seen of an element, as flags of its record.
   * @param {Element} element
   * @param {number} traits
   * @param {Pick<Level, 'sight' | 'lines'>} parent
   */
  #seen(element, traits, { sight, lines }) {
    if (sight === HIDDEN) return HIDDEN;
    // In what is not seen, those are asked too that otherwise hide with their parents alone.
    if (sight === UNSEEN) return this.#sight(element) || this.#look(element) & UNSEEN;
    const own = traits & kind.NOT_ASKED ? 0 : this.#sight(element);
    const isAsked = own === 0 && traits & kind.INLINE && lines !== AS_WRITTEN;
    return isAsked && adjoins(element) ? this.#look(element) : own;
  }

  /** Closes the element on top of the stack and answers what comes after it in its parent. */
  #leave() {
    const left = /** @type {Level} */ (this.#stack.pop());
    if (left.isWritten) {
      this.writer.close();
      this.#depth--;
    }
    const parent = this.#stack.at(-1);
    return parent === undefined ? null : nextIn(parent, left.element);
  }

  /** Counts a node, and says whether a limit is met. */
  #isOver() {
    if (++this.#visited > LIMITS.nodes) this.writer.flags |= CUT.nodes;
    else if (this.#visited > this.#nextClock) {
      this.#nextClock += LIMITS.nodesBetweenClocks;
      if (performance.now() > this.#deadline) this.writer.flags |= CUT.time;
    }
    if (this.writer.isFull) this.writer.flags |= CUT.text;
    return (this.writer.flags & (CUT.nodes | CUT.time)) !== 0 || this.writer.isFull;
  }

  /**
   * @param {Element} element
   * @param {number} traits
   * @param {string} base
   */
  #attributes(element, traits, base) {
    const names = dom.getAttributeNames.call(element);
    for (let index = 0; index < names.length; index++) {
      const name = /** @type {string} */ (names[index]);
      const isKept =
        KEPT_ATTRIBUTES.has(name) ||
        (traits & kind.DATA && name.startsWith('data-')) ||
        this.#wanted.has(name);
      if (!isKept && name !== 'style') continue;
      const said = dom.getAttribute.call(element, name);
      const value = isKept || said === null ? said : keptOfStyle(said);
      if (value === null) continue;
      const isAddress = name === 'href' || name === 'src';
      // The core reads no host in letters beyond ASCII: the tables for them are larger than all the rest of it.
      const isOurs = isAddress && (base !== this.#pageBase || BEYOND_ASCII.test(value));
      this.writer.attribute(name, isOurs ? absolute(value, base) : value);
    }
  }

  /** @param {Element} image */
  #image(image) {
    try {
      const address = dom.currentAddressOf.call(image);
      // A data address is the same as `src`, and long.
      if (address !== '' && !address.startsWith('data:')) this.writer.attribute(':src', address);
      const width = dom.naturalWidthOf.call(image);
      if (width > 0) {
        this.writer.attribute(':width', String(width));
        this.writer.attribute(':height', String(dom.naturalHeightOf.call(image)));
      }
    } catch {
      // An element of that name in another namespace shows no image.
    }
  }
}

/**
 * Where nothing is rendered, and so nothing looks like anything.
 * @param {(element: Element) => boolean} isHidden
 * @returns {ReturnType<typeof sightIn>}
 */
function sightBy(isHidden) {
  return { sight: (element) => (isHidden(element) ? HIDDEN : 0), look: () => 0, lines: AS_SPACES };
}

/**
 * The next child of a level.
 * @param {Level} level
 * @param {Node} node
 * @returns {Node | null}
 */
function nextIn(level, node) {
  if (level.children === null) return dom.nextSiblingOf.call(node);
  return level.children[++level.at] ?? null;
}

/** @param {Element} script */
function isJsonLd(script) {
  const type = dom.getAttribute.call(script, 'type') ?? '';
  return type.trim().toLowerCase() === 'application/ld+json';
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
 * What a slot shows of its host; nothing where it shows what stands in itself.
 * @param {Element} slot
 * @returns {readonly Node[]}
 */
function assignedTo(slot) {
  try {
    return dom.assignedNodes.call(/** @type {HTMLSlotElement} */ (slot));
  } catch {
    // An element of that name in another namespace is given nothing.
    return [];
  }
}

/**
 * @param {string} value
 * @param {string} base
 */
function absolute(value, base) {
  return URL.parse(value, base)?.href ?? value;
}
