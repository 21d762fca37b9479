// A `storage.sync` of several devices: each sees what the others wrote after it has travelled, the last word on each item
// wins, and the browsers' limits hold.

/** As Chromium states them: bytes of an item and of all, items, and operations that write by minute and by hour. */
const LIMITS = { item: 8_192, all: 102_400, items: 512, minute: 120, hour: 1_800 };

/** @param {string} key @param {unknown} value */
export function browserBytes(key, value) {
  // Chromium's JSON has these three escaped, six bytes each.
  const json = JSON.stringify(value).replace(/[<\u2028\u2029]/g, '\\u003C');
  return Buffer.byteLength(key) + Buffer.byteLength(json);
}

/** @param {() => number} now */
export function makeService(now) {
  /** What the service has, by key; null where it was removed. @type {Map<string, { text: string | null, at: number }>} */
  const service = new Map();
  let count = 0;
  /** @type {{ device: number, calls: number[] }[]} */
  const devices = [];
  return {
    service,
    devices,
    /** @param {{ isOnline?: boolean }} [state] changes travel at once, or when `travel` is called */
    device: (state = { isOnline: true }) => {
      /** @type {Map<string, string>} */
      const own = new Map();
      /** @type {Map<string, string | null>} */
      const outgoing = new Map();
      const told = { device: devices.length, calls: /** @type {number[]} */ ([]) };
      devices.push(told);
      const travel = () => {
        for (const [key, text] of outgoing) service.set(key, { text, at: ++count });
        outgoing.clear();
        for (const [key, { text }] of service) {
          if (text === null) own.delete(key);
          else own.set(key, text);
        }
      };
      /** @param {() => void} deed */
      const write = async (deed) => {
        await null;
        if (state.isOnline) travel();
        told.calls.push(now());
        const since = (/** @type {number} */ time) =>
          told.calls.filter((call) => call > now() - time).length;
        if (since(60_000) > LIMITS.minute) throw new Error('MAX_WRITE_OPERATIONS_PER_MINUTE');
        if (since(3_600_000) > LIMITS.hour) throw new Error('MAX_WRITE_OPERATIONS_PER_HOUR');
        deed();
        if (state.isOnline) travel();
      };
      return {
        own,
        travel,
        state,
        calls: told.calls,
        get: async () => {
          await null;
          if (state.isOnline) travel();
          return Object.fromEntries([...own].map(([key, text]) => [key, JSON.parse(text)]));
        },
        /** @param {Record<string, unknown>} items */
        set: (items) =>
          write(() => {
            const next = new Map(own);
            for (const [key, value] of Object.entries(items)) {
              if (browserBytes(key, value) > LIMITS.item) throw new Error('QUOTA_BYTES_PER_ITEM');
              next.set(key, JSON.stringify(value));
            }
            const all = [...next].reduce(
              (sum, [key, text]) => sum + browserBytes(key, JSON.parse(text)),
              0,
            );
            if (all > LIMITS.all) throw new Error('QUOTA_BYTES quota exceeded');
            if (next.size > LIMITS.items) throw new Error('MAX_ITEMS quota exceeded');
            for (const [key, value] of Object.entries(items)) {
              own.set(key, JSON.stringify(value));
              outgoing.set(key, JSON.stringify(value));
            }
          }),
        /** @param {string[]} keys */
        remove: (keys) =>
          write(() => {
            for (const key of keys) {
              own.delete(key);
              outgoing.set(key, null);
            }
          }),
      };
    },
  };
}
