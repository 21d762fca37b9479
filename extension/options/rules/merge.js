/**
 * Two texts of rules that grew out of one, line by line: how they differ, and both in one. Whatever two writers did, no
 * line that either of them wrote is lost.
 */

/** Lines `from` to `to` of a text, in whose place others stand. @typedef {{ from: number, to: number, lines: string[] }} Hunk */

/** Where more pairs of lines than this would have to be compared, all between the first and the last is one difference. */
const MOST_PAIRS = 1_000_000;

/**
 * How one text differs from another.
 * @param {string[]} before
 * @param {string[]} after
 * @returns {Hunk[]} in order
 */
export function differences(before, after) {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  const shorter = Math.min(before.length, after.length) - head;
  while (tail < shorter && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const one = before.slice(head, before.length - tail);
  const other = after.slice(head, after.length - tail);
  if (one.length === 0 && other.length === 0) return [];
  const pairs = one.length * other.length;
  if (pairs === 0 || pairs > MOST_PAIRS)
    return [{ from: head, to: head + one.length, lines: other }];
  return hunksOf(one, other, head);
}

/**
 * The same as changes of characters, as an editor makes them.
 * @param {string} before
 * @param {string} after
 * @returns {{ from: number, to: number, insert: string }[]} places in the text before
 */
export function changesBetween(before, after) {
  const lines = before.split('\n');
  /** Where each line begins, and where one after the last would. */
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length + 1);
  return differences(lines, after.split('\n')).map(({ from, to, lines: added }) => {
    const [start, end] = [starts[from] ?? 0, starts[to] ?? 0];
    const insert = added.map((line) => `${line}\n`).join('');
    if (to < lines.length) return { from: start, to: end, insert };
    // The last line has no break behind it: the one before it goes, or comes, instead.
    const isAfterAll = from === lines.length;
    const head = isAfterAll || added.length === 0 ? Math.max(0, start - 1) : start;
    const text = added.join('\n');
    return { from: head, to: before.length, insert: isAfterAll ? `\n${text}` : text };
  });
}

/**
 * Two texts that grew out of one.
 * @param {string} base
 * @param {string} mine
 * @param {string} theirs
 * @returns {{ text: string, isDoubled: boolean }} `isDoubled` where both changed the same lines, and both stand there
 */
export function merged(base, mine, theirs) {
  const [old, own, other] = [base, mine, theirs].map((text) => text.split('\n'));
  if (!old || !own || !other) return { text: mine, isDoubled: false };
  const [left, right] = [differences(old, own), differences(old, other)];
  /** @type {string[]} */
  const out = [];
  // Of a text that is as long as it may be, no call takes all lines at once.
  const add = (/** @type {string[]} */ lines) => {
    for (const line of lines) out.push(line);
  };
  let at = 0;
  let isDoubled = false;
  while (left.length > 0 || right.length > 0) {
    const { from, ours, foreign } = nextRegion(left, right);
    const to = Math.max(from, ...[...ours, ...foreign].map((hunk) => hunk.to));
    add(old.slice(at, from));
    at = to;
    const kept = old.slice(from, to);
    const [here, there] = [ours, foreign].map((hunks) => applied(old, from, to, hunks));
    if (!here || !there) continue;
    if (ours.length === 0) add(there);
    else if (foreign.length === 0 || here.join('\n') === there.join('\n')) add(here);
    else {
      const added = addedIn(there, here, kept);
      isDoubled ||= added.length > 0 && [ours, foreign].every(takesLines);
      add(beforeLastBlank(here, added));
    }
  }
  add(old.slice(at));
  return { text: out.join('\n'), isDoubled };
}

/**
 * Takes the hunks that overlap, or begin at one place, from the heads of both lists.
 * @param {Hunk[]} left
 * @param {Hunk[]} right
 */
function nextRegion(left, right) {
  const from = Math.min(left[0]?.from ?? Infinity, right[0]?.from ?? Infinity);
  let to = from;
  /** @type {Hunk[]} */
  const ours = [];
  /** @type {Hunk[]} */
  const foreign = [];
  for (;;) {
    const list = [left, right].find(([first]) => first && (first.from < to || first.from === from));
    const hunk = list?.shift();
    if (!hunk) return { from, ours, foreign };
    (list === left ? ours : foreign).push(hunk);
    to = Math.max(to, hunk.to);
  }
}

/** @param {Hunk[]} hunks */
function takesLines(hunks) {
  return hunks.some(({ from, to }) => to > from);
}

/**
 * @param {string[]} lines
 * @param {number} from
 * @param {number} to
 * @param {Hunk[]} hunks between them
 */
function applied(lines, from, to, hunks) {
  /** @type {string[]} */
  let out = [];
  let at = from;
  for (const hunk of hunks) {
    out = out.concat(lines.slice(at, hunk.from), hunk.lines);
    at = hunk.to;
  }
  return out.concat(lines.slice(at, to));
}

/**
 * What they wrote that is nowhere else; a remark goes with the rule below it.
 * @param {string[]} there
 * @param {string[]} here
 * @param {string[]} kept
 */
function addedIn(there, here, kept) {
  const known = new Set([...here, ...kept]);
  return there.filter((line, at) => {
    if (line === '') return false;
    if (!known.has(line)) return true;
    const next = there[at + 1];
    return line.startsWith('!') && next !== undefined && next !== '' && !known.has(next);
  });
}

/**
 * A text that ends with a line break has an empty last line: what is added stands before it.
 * @param {string[]} lines
 * @param {string[]} added
 */
function beforeLastBlank(lines, added) {
  return lines.at(-1) === '' ? [...lines.slice(0, -1), ...added, ''] : [...lines, ...added];
}

/**
 * How much two texts have in common from each pair of lines on: the longest common subsequence, in one table.
 * @param {string[]} one
 * @param {string[]} other
 * @param {number} offset of both in their texts
 * @returns {Hunk[]}
 */
function hunksOf(one, other, offset) {
  const width = other.length + 1;
  const common = new Uint16Array((one.length + 1) * width);
  const at = (/** @type {number} */ x, /** @type {number} */ y) => common[x * width + y] ?? 0;
  for (let x = one.length - 1; x >= 0; x -= 1) {
    for (let y = other.length - 1; y >= 0; y -= 1) {
      common[x * width + y] =
        one[x] === other[y] ? at(x + 1, y + 1) + 1 : Math.max(at(x + 1, y), at(x, y + 1));
    }
  }
  /** @type {Hunk[]} */
  const hunks = [];
  /** @type {Hunk | null} */
  let open = null;
  for (let x = 0, y = 0; x < one.length || y < other.length; ) {
    if (x < one.length && y < other.length && one[x] === other[y]) {
      open = null;
      x += 1;
      y += 1;
      continue;
    }
    if (!open) hunks.push((open = { from: offset + x, to: offset + x, lines: [] }));
    if (x < one.length && (y >= other.length || at(x + 1, y) >= at(x, y + 1))) {
      x += 1;
      open.to = offset + x;
    } else {
      open.lines.push(other[y] ?? '');
      y += 1;
    }
  }
  return hunks;
}
