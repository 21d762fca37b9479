/**
 * What is done before anything is written over what is kept: what does not hold is set aside, and what older versions
 * stored is brought into the form of today. Killed anywhere, it is done again from the beginning.
 */

import { readKept } from '../shared/kept.js';
import { OLD_KEYS } from '../shared/shipped.js';
import { save } from './keep.js';

/** @typedef {import('../shared/kept.js').Kept} Kept */

/**
 * @param {import('./keep.js').Area} area
 * @param {Kept} kept
 * @param {number} when
 * @returns {Promise<boolean>} whether anything was written
 */
export async function mend(area, kept, when) {
  if (kept.readOnly) return false;
  if (Object.keys(kept.old).length === 0) return false;
  await save(area, kept, kept.state, { by: 'migration', when });
  const now = await readKept(area);
  if (now.slot === null) throw new Error('what was migrated cannot be read back');
  await area.remove(OLD_KEYS);
  return true;
}
