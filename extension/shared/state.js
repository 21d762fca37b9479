/**
 * The state, as everybody but its writer sees it: read directly, which works while the background sleeps; watched; and
 * changed by asking the background. Storage that fails or hangs costs what was said, never the view.
 */

import { isPrivate, storage } from './browser.js';
import { StateError } from './change.js';
import { inTime } from './in-time.js';
import { emptyState, isIndex, readKept, SLOTS } from './kept.js';
import { askChange, askHealth } from './messages.js';

/** @typedef {import('./kept.js').State} State */
/** @typedef {import('./change.js').Change} Change */
/** @typedef {import('../store/writer.js').Health & { sync: import('../store/mirror.js').MirrorHealth }} Health */

/** The name under which this context changes things: of its own doing it is not told. */
const OWN = [...crypto.getRandomValues(new Uint8Array(8))]
  .map((byte) => byte.toString(16).padStart(2, '0'))
  .join('');

/** The last state that was read or answered here, as JSON; null before. @type {string | null} */
let last = null;

/** Changes asked for in all, and those not answered yet. */
let count = 0;
let asked = 0;

/**
 * What waits until everything asked for here is answered: told earlier, a state would lack what is on its way.
 * @type {(() => void)[]}
 */
const waiting = [];

/**
 * Reads the state; never rejects and never hangs.
 * @returns {Promise<State>}
 */
export async function readState() {
  try {
    const { state } = await inTime(async () => readKept(storage.local));
    last = JSON.stringify(state);
    return state;
  } catch {
    return last === null ? emptyState() : JSON.parse(last);
  }
}

/**
 * Asks for a change. In private windows nothing is changed.
 * @param {Change} change
 * @returns {Promise<State>} the new state
 * @throws {StateError}
 */
export async function change(change) {
  if (isPrivate) throw new StateError('private');
  count += 1;
  asked += 1;
  try {
    const answer = await askChange(change, OWN).catch((cause) => {
      // The background is gone with the extension that was updated, or did not start.
      throw new StateError('unavailable', { cause });
    });
    if (!answer || 'refused' in answer) throw new StateError(answer?.refused ?? 'unavailable');
    last = JSON.stringify(answer.state);
    return answer.state;
  } finally {
    asked -= 1;
    if (asked === 0) for (const go of waiting.splice(0)) go();
  }
}

/** @returns {Promise<void>} */
async function answered() {
  while (asked > 0) await new Promise((resolve) => waiting.push(() => resolve(undefined)));
}

/**
 * Tells of changes made elsewhere, in any tab or window.
 * @param {(state: State) => void} changed
 * @param {AbortSignal} signal
 */
export function watchState(changed, signal) {
  let isTelling = false;
  let isOld = false;
  const tell = async () => {
    isOld = true;
    if (isTelling) return;
    isTelling = true;
    /** @type {State | null} */
    let state = null;
    while (isOld && !signal.aborted) {
      isOld = false;
      await answered();
      const before = count;
      state = await readState();
      // What was asked for meanwhile is not in it.
      if (count !== before) isOld = true;
    }
    isTelling = false;
    if (state && !signal.aborted) changed(state);
  };
  /** @type {Parameters<typeof storage.onChanged.addListener>[0]} */
  const listen = (changes, area) => {
    if (area !== 'local') return;
    const now = SLOTS.map((slot) => /** @type {const} */ ([slot, changes[slot]?.newValue]));
    if (now.some(([slot, index]) => isIndex(index, slot) && index.by !== OWN)) tell();
  };
  try {
    storage.onChanged.addListener(listen);
  } catch {
    // The extension was updated under the page: nothing will be heard of it again.
    return;
  }
  signal.addEventListener('abort', () => {
    try {
      storage.onChanged.removeListener(listen);
    } catch {
      // As above, since then.
    }
  });
}

/**
 * How it stands with what is kept; for pages of the extension.
 * @returns {Promise<Health | null>} null where the storage or the background does not answer
 */
export async function readHealth() {
  try {
    const answer = await askHealth();
    return !answer || 'refused' in answer ? null : answer;
  } catch {
    return null;
  }
}

/**
 * What was set aside, as it is handed out as a file.
 * @param {string} id
 * @returns {Promise<unknown>} undefined where it is not there
 */
export async function readAside(id) {
  const key = `aside.${id}`;
  return (await storage.local.get(key))[key];
}
