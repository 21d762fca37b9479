/**
 * Keeps what the browser was told in step with what the user said and granted: on pages of the hosts that open by
 * themselves, and on no others, it runs a script that looks whether they are articles.
 */

import { runtime, scripting, storage } from '../shared/browser.js';
import { readKept } from '../shared/kept.js';
import { closedHosts, openingHosts, patternOf } from '../shared/opening.js';
import { watchState } from '../shared/state.js';
import { isAllowed, watchPermissions } from './permission.js';

const ID = 'by-itself';

const SCRIPT = {
  id: ID,
  js: ['extension/content/by-itself.js'],
  runAt: /** @type {const} */ ('document_idle'),
  allFrames: false,
  persistAcrossSessions: true,
};

/** Listens from the beginning of the background on, so that each of these events starts it. */
export function keepRegistered() {
  const step = inStep();
  runtime.onInstalled.addListener(step);
  runtime.onStartup.addListener(step);
  watchPermissions(step);
  watchState(step, new AbortController().signal);
}

/** One run at a time; what changes meanwhile is looked at in another. */
function inStep() {
  let isRunning = false;
  let isOld = false;
  return async () => {
    isOld = true;
    if (isRunning) return;
    isRunning = true;
    while (isOld) {
      isOld = false;
      try {
        await register();
      } catch {
        // A storage that does not answer: what was registered stays, and each page looks at the state itself.
      }
    }
    isRunning = false;
  };
}

/** Registers what is to be, where it is not already. */
async function register() {
  const { state } = await readKept(storage.local);
  const hosts = openingHosts(state);
  const allowed = await Promise.all(hosts.map(isAllowed));
  const matches = hosts.filter((_, at) => allowed[at]).map(patternOf);
  const excludeMatches = matches.length > 0 ? closedHosts(state).map(patternOf) : [];
  const [now] = await scripting.getRegisteredContentScripts({ ids: [ID] });
  if (matches.length === 0) {
    if (now) await scripting.unregisterContentScripts({ ids: [ID] });
  } else if (!now) {
    await scripting.registerContentScripts([{ ...SCRIPT, matches, excludeMatches }]);
  } else if (!isSame(now.matches, matches) || !isSame(now.excludeMatches, excludeMatches)) {
    await scripting.updateContentScripts([{ ...SCRIPT, matches, excludeMatches }]);
  }
}

/**
 * @param {string[] | undefined} one in any order
 * @param {string[]} other
 */
function isSame(one = [], other) {
  return JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());
}
