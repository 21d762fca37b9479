/**
 * What a page may cost: one table, the same as in `src/snapshot/limits.rs`, and the flags by which a snapshot
 * says that a limit was met.
 */

export const LIMITS = {
  /** Elements in elements; deeper ones give their text to the one above. */
  depth: 512,
  /** Elements and texts that are visited. */
  nodes: 150_000,
  /** UTF-16 code units of text and attributes in all. */
  units: 8 << 20,
  /** UTF-16 code units of one text. */
  textUnits: 1 << 20,
  /** UTF-16 code units of one attribute; a longer one is left out, since a cut address leads elsewhere. */
  attributeUnits: 64 << 10,
  /** Attributes of one element. */
  attributes: 32,
  /** UTF-16 code units of one image as a data address, and of all of them. */
  dataImageUnits: 2 << 20,
  dataImagesUnits: 8 << 20,
  /** Different names of elements and attributes, and the length of one: real pages have a few hundred short ones. */
  names: 4_096,
  nameUnits: 128,
  /** Milliseconds for the walk, looked at every so many nodes. */
  milliseconds: 1_000,
  nodesBetweenClocks: 512,
};

/** Bits of the snapshot's header. */
export const CUT = { nodes: 1, time: 2, text: 4, depth: 8, images: 16 };
