/**
 * Keeps what is typed after a short pause, and takes what others write meanwhile into the text: neither loses a line.
 */

import { digest } from '../../shared/digest.js';
import { merged } from './merge.js';

/** Milliseconds after the last key before the text is kept. */
const PAUSE = 700;

/** Others may write while one asks; more often than this in a row they do not. */
const MOST_TRIES = 5;

/**
 * @typedef {'kept' | 'changed' | 'keeping' | import('../../shared/change.js').Refusal} Standing
 *
 * @typedef {object} Kept
 * @property {() => string} text as it is typed
 * @property {(text: string) => void} show puts a text in its place that others changed
 * @property {(standing: Standing) => void} stands
 * @property {(isDoubled: boolean) => void} heard others wrote, and it is in the text; some lines both wrote
 */

/**
 * @param {import('../app.js').App} app
 * @param {Kept} kept
 */
export function makeKeeping(app, { text, show, stands, heard }) {
  /** The text that is stored, as far as is known here, and that the one in the editor grew out of. */
  let base = app.state().rules;
  /** @type {ReturnType<typeof setTimeout>} */
  let pause;
  let isKeeping = false;
  /** Why the text is not kept, as it is now. @type {Standing | null} */
  let refusal = null;

  const isChanged = () => text() !== base;

  const keep = async () => {
    clearTimeout(pause);
    if (isKeeping) return;
    if (!isChanged()) {
      stands('kept');
      return;
    }
    isKeeping = true;
    refusal = null;
    stands('keeping');
    try {
      await ask();
    } catch {
      refusal = 'unavailable';
    } finally {
      // Whatever went wrong, the next key tries again.
      isKeeping = false;
    }
    stands(refusal ?? (isChanged() ? 'changed' : 'kept'));
    if (!refusal && isChanged()) schedule();
  };

  const ask = async () => {
    for (let tries = 0; tries < MOST_TRIES && isChanged(); tries += 1) {
      const now = text();
      const refused = await app.ask({ rules: now, was: digest(base) });
      if (refused === null) base = now;
      else if (refused !== 'conflict') {
        refusal = refused;
        break;
      }
      take(app.state().rules);
    }
  };

  const schedule = () => {
    clearTimeout(pause);
    pause = setTimeout(keep, PAUSE);
  };

  /** @param {string} stored by others */
  const take = (stored) => {
    if (stored === base) return;
    const mine = text();
    const { text: both, isDoubled } = merged(base, mine, stored);
    const wasChanged = mine !== base;
    base = stored;
    if (both !== mine) show(both);
    heard(wasChanged && isDoubled);
  };

  app.watch(({ rules }) => {
    if (isKeeping) return;
    take(rules);
    if (isChanged()) schedule();
  });
  const flush = () => {
    if (document.visibilityState === 'hidden') keep();
  };
  document.addEventListener('visibilitychange', flush, { signal: app.signal });
  addEventListener('pagehide', keep, { signal: app.signal });

  return {
    /** The text was changed here: whether it differs from what is stored is asked after the pause. */
    changed: () => {
      if (!isKeeping) stands('changed');
      schedule();
    },
    keep,
  };
}
