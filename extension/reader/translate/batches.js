/**
 * Which segments are sent next: what is on screen, then what follows, then what was passed; as many together as the service
 * takes and as come back soon enough to be read.
 */

/**
 * @typedef {object} Task a segment that waits for its translation
 * @property {import('./spots.js').Spot} spot
 * @property {string} text with placeholders
 * @property {string} plain without
 * @property {string[]} words of its links
 * @property {string} from its language
 */

/** Characters and segments of one request, whatever the service takes; of the first, which is to be seen at once, fewer. */
const MOST = { characters: 4_000, texts: 24 };
const FIRST = { characters: 900, texts: 5 };

/**
 * @param {Task[]} waiting in reading order
 * @param {{ size: number, start(rect: DOMRect): number, end(rect: DOMRect): number }} axis
 * @param {{ characters: number, texts: number }} limits of the service
 * @param {boolean} isFirst
 * @returns {Task[]} of one language; none where none waits
 */
export function nextBatch(waiting, axis, limits, isFirst) {
  const own = isFirst ? FIRST : MOST;
  const most = {
    characters: Math.min(own.characters, limits.characters),
    texts: Math.min(own.texts, limits.texts),
  };
  const ordered = byPlace(waiting, axis);
  const [first] = ordered;
  /** @type {Task[]} */
  const batch = [];
  let characters = 0;
  for (const task of ordered) {
    if (task.from !== first?.from) continue;
    characters += task.text.length;
    // One that is larger than all that is allowed goes alone.
    if (batch.length > 0 && characters > most.characters) break;
    batch.push(task);
    if (batch.length >= most.texts) break;
  }
  return batch;
}

/**
 * @param {Task[]} tasks
 * @param {Parameters<typeof nextBatch>[1]} axis
 */
function byPlace(tasks, { size, start, end }) {
  /** @type {Task[]} */
  const passed = [];
  /** @type {Task[]} */
  const seen = [];
  /** @type {Task[]} */
  const ahead = [];
  for (const task of tasks) {
    const rect = task.spot.element.getBoundingClientRect();
    if (end(rect) <= 0) passed.push(task);
    else if (start(rect) < size) seen.push(task);
    else ahead.push(task);
  }
  return [...seen, ...ahead, ...passed];
}
