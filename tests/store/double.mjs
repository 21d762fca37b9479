// A storage that fails on demand: killed, full, or silent at a given step. Each key that is written or removed is a step
// of its own, so that every order in which a browser might do it is seen.

/**
 * What goes wrong, and at which step: `killed` before it is done or `answerless` right after, and nothing more is heard;
 * `full` is an error before it, `late-error` one after the deed; `hangs` never answers until it is released.
 * @typedef {{ at: number, kind: 'killed' | 'answerless' | 'full' | 'late-error' | 'hangs' }} Fault
 */

/** @typedef {ReturnType<typeof makeStorage>} Double */

export class Killed extends Error {}

/** @param {Iterable<[string, string]>} [from] keys with values as JSON */
export function makeStorage(from = []) {
  const items = new Map(from);
  /** @type {((changes: Record<string, { newValue?: unknown }>) => void)[]} */
  const listeners = [];
  return {
    items,
    listeners,
    copy: () => makeStorage(items),
    /** All of it, as it would be read. */
    all: () => Object.fromEntries([...items].map(([key, text]) => [key, JSON.parse(text)])),
    /** The text of all of it, to be compared. */
    text: () => JSON.stringify([...items].sort()),
    /**
     * The storage as one context has it.
     * @param {Fault | null} [fault] counted in writes of this context
     * @param {{ quota?: number, countsReads?: boolean }} [options]
     */
    open: (fault = null, { quota = Number.POSITIVE_INFINITY, countsReads = false } = {}) => {
      let steps = 0;
      let isDead = false;
      let release = () => {};
      const released = new Promise((resolve) => {
        release = () => resolve(undefined);
      });
      /** @param {() => void} deed */
      const step = async (deed) => {
        // A storage never answers at once.
        await null;
        if (isDead) throw new Killed();
        const isHere = fault?.at === steps;
        steps += 1;
        if (!isHere) return deed();
        switch (fault?.kind) {
          case 'killed':
            isDead = true;
            throw new Killed();
          case 'answerless':
            deed();
            isDead = true;
            throw new Killed();
          case 'full':
            throw new Error('QUOTA_BYTES quota exceeded');
          case 'late-error':
            deed();
            throw new Error('QUOTA_BYTES quota exceeded');
          default:
            await released;
            return deed();
        }
      };
      /** @param {Record<string, { newValue?: unknown }>} changes */
      const tell = (changes) => {
        for (const listen of listeners) listen(changes);
      };
      return {
        steps: () => steps,
        release: () => release(),
        /** @param {string | string[] | null} keys */
        get: async (keys) => {
          await (countsReads ? step(() => {}) : null);
          if (isDead) throw new Killed();
          const wanted = typeof keys === 'string' ? [keys] : (keys ?? [...items.keys()]);
          return Object.fromEntries(
            wanted.flatMap((key) => {
              const text = items.get(key);
              return text === undefined ? [] : [[key, JSON.parse(text)]];
            }),
          );
        },
        /** @param {Record<string, unknown>} added */
        set: async (added) => {
          for (const [key, value] of Object.entries(added)) {
            await step(() => {
              const text = JSON.stringify(value);
              const others = [...items].filter(([other]) => other !== key);
              const size = others.reduce(
                (sum, [other, text]) => sum + other.length + text.length,
                0,
              );
              if (size + key.length + text.length > quota) throw new Error('QuotaExceededError');
              items.set(key, text);
              tell({ [key]: { newValue: value } });
            });
          }
        },
        /** @param {string | string[]} keys */
        remove: async (keys) => {
          for (const key of [keys].flat()) {
            await step(() => {
              if (items.delete(key)) tell({ [key]: {} });
            });
          }
        },
      };
    },
  };
}
