/**
 * The lines of the rules as entries of a list: grouped by the first host each names, with the remark over it that says
 * when and why it was made.
 */

/** @typedef {import('../../../core/rules.js').RuleLine} RuleLine */

/**
 * @typedef {object} Entry
 * @property {number} number of the line, from 1
 * @property {string} text
 * @property {RuleLine} about
 * @property {{ day: string, why: string } | null} made
 *
 * @typedef {{ host: string, entries: Entry[] }} Group host '' of rules for every site, `!` of lines that are not used
 */

/** What stands over a rule that was made by pointing. */
const REMARK = /^! (\d{4}-\d{2}-\d{2}): (.*)$/;

export const EVERYWHERE = '';
export const UNUSED = '!';

/**
 * @param {string[]} lines
 * @param {(line: string) => RuleLine | undefined} of what is known of a line
 * @returns {Group[]} first what holds everywhere, then by host, last what is not used
 */
export function groupsOf(lines, of) {
  /** @type {Map<string, Entry[]>} */
  const groups = new Map();
  for (const [at, text] of lines.entries()) {
    const about = of(text);
    if (!about || about.kind === 'blank' || about.kind === 'remark') continue;
    const host = about.kind === 'unused' ? UNUSED : (about.hosts?.[0] ?? EVERYWHERE);
    const remark = REMARK.exec(lines[at - 1] ?? '');
    const made = remark ? { day: remark[1] ?? '', why: remark[2] ?? '' } : null;
    const entries = groups.get(host) ?? [];
    entries.push({ number: at + 1, text, about, made });
    groups.set(host, entries);
  }
  const order = (/** @type {string} */ host) => (host === EVERYWHERE ? 0 : host === UNUSED ? 2 : 1);
  return [...groups]
    .map(([host, entries]) => ({ host, entries }))
    .sort((one, other) => order(one.host) - order(other.host) || (one.host < other.host ? -1 : 1));
}

/**
 * The text without a rule, and without the remark that was made with it.
 * @param {string[]} lines
 * @param {number} number of its line, from 1
 */
export function withoutLine(lines, number) {
  const isRemarked = REMARK.test(lines[number - 2] ?? '');
  return lines.toSpliced(isRemarked ? number - 2 : number - 1, isRemarked ? 2 : 1).join('\n');
}
