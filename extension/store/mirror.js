/**
 * The mirror in `storage.sync`, where the user wants one: what was set here goes to the other devices, what was set there
 * is merged into what is kept here. The master is and stays `storage.local`; whatever stands in the mirror is checked.
 */

import { digest } from '../shared/digest.js';
import { SCHEMA } from '../shared/kept.js';
import { meant } from '../shared/settings.js';
import { CHUNK, fits, INDEX, piecesOf, textIn } from './chunks.js';
import { merged, plain } from './merge.js';
import {
  ancestor,
  emptyRecord,
  mirroredOf,
  RECORD,
  readRecord,
  remembered,
  stateWith,
  textToMirrored,
  timeOf,
} from './mirrored.js';

/** @typedef {import('./keep.js').Area} Area */
/** @typedef {import('./merge.js').Mirrored} Mirrored */
/** @typedef {import('./mirrored.js').MirrorRecord} MirrorRecord */
/** @typedef {import('./chunks.js').Items} Items */

/** Milliseconds after a change before it is mirrored: whoever changes one thing changes another. */
const PAUSE = 3_000;

/**
 * Milliseconds between two writes of the mirror. Each is three operations at most; the browsers allow 120 a minute and
 * 1,800 an hour.
 */
export const APART = 10_000;

/** Milliseconds after which a mirror that is not whole is no longer taken for one that is still arriving. */
export const ARRIVING = 10 * 60_000;

/** Devices whose word is told apart. */
const MOST_DEVICES = 20;

/** Milliseconds after which pieces that no index names are nobody's any more. */
const FORGOTTEN = 24 * 3_600_000;

/**
 * How it stands with the mirror: `off`, `same`, `waiting` for the rest of what another device wrote, `newer` where a later
 * version wrote it, `failed` where the browser refuses.
 * @typedef {{ state: 'off' | 'same' | 'waiting' | 'newer' | 'failed', when: number, left: string[] }} MirrorHealth
 */

/**
 * @param {{ local: Area, sync: Area }} areas
 * @param {Pick<import('./writer.js').Writer, 'update' | 'current'>} writer
 * @param {{ now?: () => number, random?: () => number, wait?: typeof waitFor }} [options]
 */
export function makeMirror({ local, sync }, writer, options = {}) {
  const { now = Date.now, random = Math.random, wait: inTime = waitFor } = options;
  let isRunning = false;
  let isOld = false;
  let forget = () => {};

  /** Brings both together; never rejects. */
  async function step() {
    isOld = true;
    if (isRunning) return;
    isRunning = true;
    while (isOld) {
      isOld = false;
      try {
        const wait = await once();
        if (wait > 0) later(wait);
      } catch {
        await note({ state: 'failed' }).catch(() => {});
      }
    }
    isRunning = false;
  }

  /** @param {number} wait in milliseconds */
  function later(wait) {
    forget();
    forget = inTime(wait, step);
  }

  /**
   * @returns {Promise<number>} milliseconds after which it is to be done again; 0 where nothing is left to do
   */
  async function once() {
    const { state } = await writer.current();
    const record = await readRecord(local);
    if (!meant(state.settings).sync) {
      if (record.state !== 'off') await note({ ...emptyRecord(record.device), state: 'off' });
      return 0;
    }
    const items = await sync.get(null);
    const found = textIn(items);
    const device = await ownName(record, found);
    if (found === 'broken') {
      const brokenSince = record.brokenSince || now();
      await note({ device, state: 'waiting', brokenSince });
      const wait = brokenSince + ARRIVING - now();
      if (wait > 0) return Math.min(wait, ARRIVING);
      return write(device, {}, items);
    }
    if (found !== 'none' && found.index.schema > SCHEMA) {
      await note({ device, state: 'newer', brokenSince: 0 });
      return 0;
    }
    const there = found === 'none' ? {} : textToMirrored(found.text);
    if (there === null) return write(device, {}, items);
    if (found !== 'none' && found.index.generation !== record.seen) {
      await take(found.index, there, record);
    }
    return write(device, there, items);
  }

  /**
   * The name of this device; a new one where another goes by the same, as after a profile was copied.
   * @param {MirrorRecord} record
   * @param {ReturnType<typeof textIn>} found
   */
  async function ownName(record, found) {
    const { device, seen, past } = record;
    const isOther =
      typeof found === 'object' &&
      found.index.device === device &&
      ![seen, ...past.map(({ generation }) => generation)].includes(found.index.generation);
    if (device !== '' && !isOther) return device;
    const made = Math.floor(random() * 2 ** 48).toString(36);
    Object.assign(record, emptyRecord(made));
    await note(record);
    return made;
  }

  /**
   * Merges what another device wrote into what is kept here.
   * @param {import('./chunks.js').MirrorIndex} index
   * @param {Mirrored} there
   * @param {MirrorRecord} record
   */
  async function take({ device, generation, when, knows }, there, record) {
    const base = ancestor(record.past, { ...knows, [device]: generation });
    await writer.update((state, changed) => {
      // Who joins takes what the others have.
      const side = record.seen !== '' && changed > when ? 'here' : 'there';
      return stateWith(state, merged(base, mirroredOf(state), there, side));
    });
    const past = remembered(record.past, { device, generation, mirrored: there });
    const all = Object.entries({ ...knows, [device]: generation });
    const later = all.filter(([one, known]) => timeOf(known) > timeOf(record.knows[one]));
    const known = newest({ ...record.knows, ...Object.fromEntries(later) });
    await note({ seen: generation, past, knows: known, brokenSince: 0 });
  }

  /**
   * Writes the mirror where it says something else than is kept here.
   * @param {string} device
   * @param {Mirrored} there what stands in it now
   * @param {Items} items all that stands there
   */
  async function write(device, there, items) {
    const { state, when } = await writer.current();
    const { wrote, knows: known, past } = await readRecord(local);
    const time = Math.max(now(), timeOf(known[device]) + 1);
    const generation = `${time.toString(36)}-${device}`;
    const { mirrored, pieces, text, left } = inRoom(mirroredOf(state), generation, items);
    const own = { left, device };
    // A part that there is no room for here may stand there, put by a device that has less.
    const isSame = Object.entries(mirrored).every(
      ([part, value]) => plain(value) === plain(/** @type {any} */ (there)[part]),
    );
    if (isSame) {
      await note({ ...own, state: 'same' });
      return 0;
    }
    const wait = wrote + APART - now();
    // What was written at a time to come was written by a clock that has been set right since.
    if (wait > 0 && wait <= APART) return wait;
    await note({ ...own, wrote: now() });
    const old = oldPieces(items, device);
    // Where there is no room for both, the mirror is not whole for a moment; the master is.
    if (!fits(pieces, items)) await sync.remove(old);
    await sync.set(pieces);
    const count = Object.keys(pieces).length;
    const knows = newest({ ...known, [device]: generation });
    const about = { schema: SCHEMA, generation, device, when, left, knows };
    // Noted before it is there: who is stopped in between takes it for one that nobody had.
    await note({ ...own, past: remembered(past, { device, generation, mirrored }), knows });
    await sync.set({ [INDEX]: { ...about, count, check: digest(text) } });
    await note({ ...own, seen: generation, state: 'same', when: now(), brokenSince: 0 });
    if (old.length > 0) await sync.remove(old);
    return 0;
  }

  /**
   * What there is room for: all, or all but the rules.
   * @param {Mirrored} all
   * @param {string} generation
   * @param {Items} items
   */
  function inRoom(all, generation, items) {
    const others = Object.fromEntries(
      Object.entries(items).filter(([key]) => key !== INDEX && !key.startsWith(CHUNK)),
    );
    const { rules: _, ...rest } = all;
    const tries = [all, rest, {}].map((mirrored) => {
      const text = JSON.stringify(mirrored);
      const left = Object.keys(all).filter((part) => !(part in mirrored));
      return { mirrored, text, left, pieces: piecesOf(text, generation) };
    });
    return tries.find(({ pieces }) => fits(pieces, others)) ?? /** @type {any} */ (tries.at(-1));
  }

  /**
   * The pieces that the index there names, those of this device, and those that nobody came back for.
   * @param {Items} items
   * @param {string} device
   */
  function oldPieces(items, device) {
    const named = /** @type {any} */ (items[INDEX])?.generation;
    return Object.keys(items).filter((key) => {
      if (!key.startsWith(CHUNK)) return false;
      const [generation = ''] = key.slice(CHUNK.length).split('.');
      const [when = '', by] = generation.split('-');
      const isForgotten = !(Number.parseInt(when, 36) > now() - FORGOTTEN);
      return generation === named || by === device || isForgotten;
    });
  }

  /** @param {Partial<MirrorRecord>} change */
  async function note(change) {
    const before = await readRecord(local);
    const after = { ...before, ...change };
    if (plain(before) !== plain(after)) await local.set({ [RECORD]: after });
  }

  return {
    step,
    /** Something changed here or there; it is looked at in a moment. */
    soon: () => later(PAUSE),
    /** @returns {Promise<MirrorHealth>} */
    health: async () => {
      const { state, when, left } = await readRecord(local);
      return { state, when, left };
    },
  };
}

/**
 * A device that was not heard of for longest is forgotten first; what it had is then added, and nothing is taken away.
 * @param {Record<string, string>} knows
 */
function newest(knows) {
  const all = Object.entries(knows).sort(([, one], [, other]) => timeOf(other) - timeOf(one));
  return Object.fromEntries(all.slice(0, MOST_DEVICES));
}

/**
 * @param {number} time in milliseconds
 * @param {() => void} task
 * @returns {() => void} calls it off
 */
function waitFor(time, task) {
  const timer = setTimeout(task, time);
  return () => clearTimeout(timer);
}
