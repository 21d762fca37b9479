/**
 * What the browser lets Limpide look at, as it is now: for which hosts, which of them were granted by themselves, and
 * whether it is all sites.
 */

import { permissions } from '../../shared/browser.js';
import { hostOfPattern } from '../../shared/opening.js';
import { allowedAbove, isAllowed } from '../../sites/permission.js';

/**
 * @typedef {object} Permit
 * @property {boolean} isAllowed
 * @property {string | null} above the host that was granted, and this with it
 *
 * @typedef {object} Permits
 * @property {(host: string) => Permit} of a host that was asked about
 * @property {string[]} granted the hosts that were granted by name
 * @property {string[]} wide patterns of more than one site
 */

/**
 * @param {string[]} hosts
 * @param {string[]} others patterns that were granted for something else than a site
 * @returns {Promise<Permits>}
 */
export async function readPermits(hosts, others) {
  const all = (await permissions.getAll()).origins ?? [];
  const origins = all.filter((pattern) => !others.includes(pattern));
  const granted = [...new Set(origins.flatMap((pattern) => hostOfPattern(pattern) ?? []))];
  const asked = [...new Set([...hosts, ...granted])];
  const found = await Promise.all(
    asked.map(async (host) => {
      const allowed = await isAllowed(host);
      const above = allowed && !granted.includes(host) ? await allowedAbove(host) : null;
      return /** @type {const} */ ([host, { isAllowed: allowed, above }]);
    }),
  );
  const permits = new Map(found);
  return {
    of: (host) => permits.get(host) ?? { isAllowed: false, above: null },
    granted,
    wide: origins.filter((pattern) => hostOfPattern(pattern) === null),
  };
}
