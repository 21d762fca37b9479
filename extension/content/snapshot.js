/**
 * Writes the bytes of a snapshot, version 1 (docs/interface.md states the format): records into a growing array,
 * strings onto one growing text that is encoded once at the end.
 */

import { CUT, LIMITS } from './limits.js';

const MAGIC = 0x504d494c;
const VERSION = 1;
const HEADER_WORDS = 6;

/** Bit of the header: the tab shows plain text, in a page of the browser's own making. */
export const PLAIN_TEXT = 32;

const TEXT = 1;
const ELEMENT = 2;
/** A text whose line ends the page shows. */
const LINES = 3;

/** Stands for a name that is too long or one too many. */
const UNNAMED = 'div';

/** Words for the records at first; an average page of 1,600 elements needs about 10,000. */
const FIRST_WORDS = 1 << 15;

/** The most one element can take: its record and two words an attribute. */
const ELEMENT_WORDS = 1 + 2 * LIMITS.attributes;

export class SnapshotWriter {
  /** Bits of what was cut, from `CUT`, and `PLAIN_TEXT`. */
  flags = 0;
  /** Elements written so far. */
  elements = 0;

  #words = new Uint32Array(FIRST_WORDS);
  #end = 0;
  #open = 0;
  #openName = 0;
  #text = '';
  #units = 0;
  #imageUnits = 0;
  /** @type {Map<string, number>} */
  #names = new Map();

  /** Whether the text allowed in all is used up. */
  get isFull() {
    return this.#units >= LIMITS.units;
  }

  /**
   * Opens an element; its attributes come next, then `children` or `close`.
   * @param {string} name
   */
  open(name) {
    if (this.#end + ELEMENT_WORDS >= this.#words.length) this.#grow();
    let index = this.#nameIndex(name);
    if (index < 0) index = this.#nameIndex(UNNAMED);
    this.elements++;
    this.#open = this.#end++;
    this.#openName = index;
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  attribute(name, value) {
    if (this.#end - this.#open >= ELEMENT_WORDS) return;
    const index = this.#nameIndex(name);
    if (index < 0 || !this.#hasRoomFor(value)) return;
    this.#words[this.#end++] = index;
    this.#words[this.#end++] = value.length;
    this.#append(value);
  }

  /**
   * Ends the attributes of the element just opened.
   * @param {number} flags 1 hidden, 2 shadow host, 4 frame
   */
  attributesEnd(flags) {
    const attributes = (this.#end - this.#open - 1) >> 1;
    this.#words[this.#open] = ELEMENT | (flags << 2) | (attributes << 8) | (this.#openName << 16);
  }

  /** Closes the element that is open. */
  close() {
    if (this.#end + 1 >= this.#words.length) this.#grow();
    this.#words[this.#end++] = 0;
  }

  /**
   * @param {string} value
   * @param {boolean} [showsLines] whether its line ends are seen, and are no mere spaces
   */
  text(value, showsLines = false) {
    if (value.length === 0) return;
    let kept = value;
    const most = Math.min(LIMITS.textUnits, LIMITS.units - this.#units);
    if (kept.length > most) {
      kept = kept.slice(0, most);
      this.flags |= CUT.text;
    }
    if (this.#end + 1 >= this.#words.length) this.#grow();
    this.#words[this.#end++] = (showsLines ? LINES : TEXT) | (kept.length << 2);
    this.#units += kept.length;
    this.#append(kept);
  }

  /**
   * Answers the snapshot.
   * @param {string} address of the page
   * @param {string} base its addresses are relative to
   */
  bytes(address, base) {
    const names = [...this.#names.keys()];
    const head = [...names, address, base];
    const all = (head.join('') + this.#text).replaceAll('\0', '\u{fffd}');
    const lengths = head.map((text) => text.length);
    const words = lengths.length + this.#end;
    const start = 4 * (HEADER_WORDS + words);
    // Most of a page's text is ASCII, and written in place. Room for UTF-8 at three bytes a unit would triple the memory of
    // a large page, so what is left then is encoded apart: to encode all of it apart takes twice as long.
    const encoder = new TextEncoder();
    let bytes = new Uint8Array(start + all.length);
    const { read, written } = encoder.encodeInto(all, bytes.subarray(start));
    if (read < all.length) {
      const rest = encoder.encode(all.slice(read));
      const end = start + written;
      const longer = new Uint8Array(end + rest.length);
      longer.set(bytes.subarray(start, end), start);
      longer.set(rest, end);
      bytes = longer;
    }
    // Every machine a browser runs on is little endian, as the format is.
    const view = new Uint32Array(bytes.buffer, 0, HEADER_WORDS + words);
    view.set([MAGIC, VERSION, words, all.length, this.flags, names.length]);
    view.set(lengths, HEADER_WORDS);
    view.set(this.#words.subarray(0, this.#end), HEADER_WORDS + lengths.length);
    return bytes;
  }

  /** @param {string} value */
  #append(value) {
    // Two strings that end and begin with half a character would be encoded as one character.
    const last = value.charCodeAt(value.length - 1);
    this.#text += last >= 0xd800 && last < 0xdc00 ? value.toWellFormed() : value;
  }

  /** @param {string} value */
  #hasRoomFor(value) {
    const units = value.length;
    if (units <= LIMITS.attributeUnits) {
      if (this.#units + units > LIMITS.units) {
        this.flags |= CUT.text;
        return false;
      }
      this.#units += units;
      return true;
    }
    if (!value.startsWith('data:')) {
      this.flags |= CUT.text;
      return false;
    }
    if (units > LIMITS.dataImageUnits || this.#imageUnits + units > LIMITS.dataImagesUnits) {
      this.flags |= CUT.images;
      return false;
    }
    this.#imageUnits += units;
    return true;
  }

  /**
   * @param {string} name
   * @returns {number} -1 where the name cannot be taken
   */
  #nameIndex(name) {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    // Names that differ by half a character are one name in UTF-8; what was asked for first is written alone.
    if (!name.isWellFormed()) return this.#nameIndex(name.toWellFormed());
    // One place is kept for the name that stands for those left out.
    if (name.length > LIMITS.nameUnits || this.#names.size >= LIMITS.names - 1) {
      if (name !== UNNAMED) return -1;
    }
    const index = this.#names.size;
    this.#names.set(name, index);
    return index;
  }

  #grow() {
    const larger = new Uint32Array(2 * this.#words.length);
    larger.set(this.#words);
    this.#words = larger;
  }
}
