/**
 * The permission to look at the pages of one host and of those below it: whether it is there, asked for, given back. It is
 * asked for by a click in a page of the extension alone.
 */

import { permissions } from '../shared/browser.js';
import { hostOfPattern, patternOf } from '../shared/opening.js';
import { hostsOver } from '../shared/sites.js';

/**
 * @param {string} host
 * @returns {Promise<boolean>}
 */
export async function isAllowed(host) {
  try {
    return await permissions.contains({ origins: [patternOf(host)] });
  } catch {
    // No pattern of this browser: it cannot be had.
    return false;
  }
}

/**
 * Has the browser ask the user; to be called in a click.
 * @param {string} host
 * @returns {Promise<boolean>} whether it was granted
 */
export async function allow(host) {
  try {
    return await permissions.request({ origins: [patternOf(host)] });
  } catch {
    return false;
  }
}

/**
 * Gives the permission back, in whatever form it was granted.
 * @param {string} host
 * @returns {Promise<boolean>} whether it is gone: what was granted of a host above holds here too
 */
export async function disallow(host) {
  try {
    const { origins = [] } = await permissions.getAll();
    const own = origins.filter((pattern) => hostOfPattern(pattern) === host);
    if (own.length > 0) await permissions.remove({ origins: own });
  } catch {
    return false;
  }
  return !(await isAllowed(host));
}

/**
 * The host above that was granted, and this with it.
 * @param {string} host
 * @returns {Promise<string | null>}
 */
export async function allowedAbove(host) {
  for (const over of hostsOver(host).slice(1)) {
    if (await isAllowed(over)) return over;
  }
  return null;
}

/**
 * Tells of permissions that come and go, wherever that happens.
 * @param {() => void} changed
 * @param {AbortSignal} [signal]
 */
export function watchPermissions(changed, signal) {
  const listen = () => changed();
  permissions.onAdded.addListener(listen);
  permissions.onRemoved.addListener(listen);
  signal?.addEventListener('abort', () => {
    permissions.onAdded.removeListener(listen);
    permissions.onRemoved.removeListener(listen);
  });
}
