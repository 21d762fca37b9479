/**
 * Rooms of the view that its first picture does not need: each is loaded when it is first asked for, and all of them once
 * the browser has nothing else to do, so that nothing is missing when the extension is updated under an open view.
 * What is pressed while a room is on its way waits for it, in order.
 */

/** Milliseconds after which a page that is never idle no longer keeps the next room waiting. */
const PATIENCE = 1_000;

/**
 * @template T
 * @typedef {object} Room
 * @property {() => T | null} there null as long as it is not loaded
 * @property {(work: (room: T) => unknown) => unknown} use does something with it, at once where it is there
 */

/**
 * @param {{ type(event: KeyboardEvent): unknown, failed(): void }} actions `type` is told of each key that had to wait
 * @param {AbortSignal} signal
 */
export function makeLater({ type, failed }, signal) {
  /** @type {(() => Promise<unknown>)[]} */
  const all = [];
  /** @type {KeyboardEvent[]} */
  const kept = [];
  /** How many things wait for a room now. */
  let awaited = 0;

  const goOn = () => {
    awaited -= 1;
    // A key that is told may have to wait for another room, and the keys after it with it.
    while (awaited === 0 && !signal.aborted) {
      const next = kept.shift();
      if (!next) return;
      type(next);
    }
  };

  return {
    /**
     * @template T
     * @param {() => Promise<T>} load
     * @returns {Room<T>}
     */
    room: (load) => {
      /** @type {T | null} */
      let made = null;
      /** @type {Promise<T> | null} */
      let coming = null;
      const come = () => {
        coming ??= load().then(
          (room) => {
            made = room;
            return room;
          },
          (error) => {
            coming = null;
            throw error;
          },
        );
        return coming;
      };
      all.push(come);
      return {
        there: () => made,
        use: async (work) => {
          if (made !== null) return work(made);
          awaited += 1;
          try {
            await come();
          } catch {
            if (!signal.aborted) failed();
          }
          if (made !== null && !signal.aborted) work(made);
          goOn();
          return undefined;
        },
      };
    },
    /**
     * @param {KeyboardEvent} event
     * @returns {boolean} whether it waits
     */
    keep: (event) => {
      if (awaited === 0) return false;
      kept.push(event);
      return true;
    },
    /** Loads one after another whenever there is time. */
    prefetch: async () => {
      for (const come of all) {
        await new Promise((resolve) => requestIdleCallback(resolve, { timeout: PATIENCE }));
        if (signal.aborted) return;
        // Gone with its extension: whoever asks for it is told.
        await come().catch(() => {});
      }
    },
  };
}
