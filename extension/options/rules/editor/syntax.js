/**
 * A line of rules as the eye parts it: hosts, what parts them from the selector, and the selector with its operators and
 * what stands in their brackets. Only for colors: what a line means the core says.
 */

/**
 * @typedef {(
 *   'off' | 'remark' | 'host' | 'not' | 'mark' | 'exception' | 'operator' | 'action' | 'argument' | 'expression' | 'name' |
 *   'attribute' | 'pseudo'
 * )} Kind
 * @typedef {{ from: number, to: number, kind: Kind }} Token
 * @typedef {{ operators: ReadonlySet<string>, actions: ReadonlySet<string> }} Names
 */

/** What parts hosts and selector; longer ones first. */
const SEPARATOR = /#@\?#|#@#|#\?#|##/;

/** What stands before a rule that is switched off. */
export const OFF = /^\s*!off /;

const REMARK = /^\s*(?:!|\[Adblock.*\]\s*$)/;

/** What a selector is made of; the first that fits is meant. */
const PIECES = /(:[\w-]+\()|([.#][\w-]+)|(\[[^\]]*\]?)|(:{1,2}[\w-]+)|("[^"]*"?|'[^']*'?)/gy;

/** An expression to the slash that ends it and the bracket. */
const EXPRESSION = /\s*\/(?:\\.|[^\\])*?\/[a-z]*\s*(?=\))/y;

/**
 * @param {string} line
 * @param {Names} names
 * @returns {Token[]} in order, not overlapping
 */
export function tokensOf(line, names) {
  const off = OFF.exec(line)?.[0].length ?? 0;
  if (off === 0 && REMARK.test(line)) return [{ from: 0, to: line.length, kind: 'remark' }];
  /** @type {Token[]} */
  const tokens = off > 0 ? [{ from: 0, to: off, kind: 'off' }] : [];
  const found = SEPARATOR.exec(line.slice(off));
  if (!found) return tokens;
  const at = off + found.index;
  const begin = at + found[0].length;
  tokens.push(...hostTokens(line.slice(off, at), off));
  tokens.push({ from: at, to: begin, kind: found[0].includes('@') ? 'exception' : 'mark' });
  selectorTokens(line, begin, names, tokens);
  return tokens;
}

/**
 * @param {string} line
 * @returns {{ hosts: string, at: number } | null} what stands before the selector, and where that begins
 */
export function partsOf(line) {
  const off = OFF.exec(line)?.[0].length ?? 0;
  const found = SEPARATOR.exec(line.slice(off));
  if (!found) return null;
  const at = off + found.index;
  return { hosts: line.slice(off, at), at: at + found[0].length };
}

/**
 * @param {string} list
 * @param {number} offset
 * @returns {Token[]}
 */
function hostTokens(list, offset) {
  return [...list.matchAll(/[^,\s]+/g)].map(({ 0: { length }, 0: host, index }) => ({
    from: offset + index,
    to: offset + index + length,
    kind: host.startsWith('~') ? 'not' : 'host',
  }));
}

/**
 * @param {string} line
 * @param {number} begin
 * @param {Names} names
 * @param {Token[]} tokens to add to
 */
function selectorTokens(line, begin, names, tokens) {
  for (let at = begin; at < line.length; at += 1) {
    PIECES.lastIndex = at;
    const piece = PIECES.exec(line);
    if (!piece) continue;
    const [text, call, name, attribute] = piece;
    let end = at + text.length;
    if (call) {
      const called = call.slice(1, -1);
      const isAction = names.actions.has(called);
      if (!isAction && !names.operators.has(called)) {
        tokens.push({ from: at, to: end - 1, kind: 'pseudo' });
      } else {
        tokens.push({ from: at, to: end, kind: isAction ? 'action' : 'operator' });
        const { to, kind } = argumentAt(line, end);
        if (to > end) tokens.push({ from: end, to, kind });
        if (line[to] === ')')
          tokens.push({ from: to, to: to + 1, kind: isAction ? 'action' : 'operator' });
        end = to + (line[to] === ')' ? 1 : 0);
      }
    } else {
      const kind = name
        ? 'name'
        : attribute
          ? 'attribute'
          : text[0] === ':'
            ? 'pseudo'
            : 'argument';
      tokens.push({ from: at, to: end, kind });
    }
    at = end - 1;
  }
}

/**
 * What stands in the brackets of an operator.
 * @param {string} line
 * @param {number} from behind the opening bracket
 * @returns {{ to: number, kind: Kind }}
 */
function argumentAt(line, from) {
  EXPRESSION.lastIndex = from;
  const expression = EXPRESSION.exec(line);
  if (expression) return { to: from + expression[0].length, kind: 'expression' };
  let depth = 0;
  let quote = '';
  for (let at = from; at < line.length; at += 1) {
    const sign = line[at] ?? '';
    if (sign === '\\') at += 1;
    else if (quote) quote = sign === quote ? '' : quote;
    else if (sign === '"' || (sign === "'" && at === from)) quote = sign;
    else if (sign === '(') depth += 1;
    else if (sign === ')' && depth === 0) return { to: at, kind: 'argument' };
    else if (sign === ')') depth -= 1;
  }
  return { to: line.length, kind: 'argument' };
}
