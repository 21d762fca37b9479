/**
 * From a text of code and the rules of its language to its tokens. One pass, no recursion, nothing known of any
 * language: what there is to find stands in tables/.
 */

/**
 * @typedef {'comment' | 'keyword' | 'string' | 'number' | 'constant' | 'function' | 'type' | 'tag' | 'attribute' |
 *   'property' | 'variable' | 'meta' | 'heading' | 'inserted' | 'deleted'} Kind
 *
 * @typedef {object} Token
 * @property {Kind | ''} kind empty for what has no color
 * @property {number} start in UTF-16 units
 * @property {number} end
 *
 * @typedef {object} Rule
 * @property {Kind | ''} kind
 * @property {RegExp} find sticky. It takes all that it looks at, or gives up after a bounded number of characters:
 *   that is what makes a scan linear
 * @property {'line' | 'value'} [where] only at the beginning of a line; only where a value may begin, not an operator
 * @property {Words} [words] says the kind of the word that was found
 * @property {() => Rule[]} [push] the rules that hold from here on
 * @property {true} [pops] the rules that held before hold again
 *
 * @typedef {object} Words
 * @property {Map<string, Kind>} kinds of words by themselves
 * @property {boolean} isFolded whether capitals make no difference
 * @property {boolean} hasTypes whether a capital begins the name of a type
 * @property {boolean} hasCalls whether a capital may begin the name of what is called as well
 * @property {boolean} hasCommands whether the first word of a line is what is called
 * @property {Map<string, Kind>} after kinds of a word by the word before
 */

/** How many sets of rules may wait for their end; what is nested deeper is read by the rules at hand. */
const MOST_DEEP = 64;

/** How many blanks there may be between a word and what tells its kind. */
const MOST_BLANKS = 40;

/** After these a value begins, so that `/` opens a regular expression and `<` a tag. */
const BEFORE_VALUE = '(,=:[!&|?{};+-*%^~<>\n';

/** After these a command begins. */
const BEFORE_COMMAND = '\n|;&(`$#%❯➜';

const SHOUTED = /^[A-Z][A-Z\d_]+$/;
const CAPITAL = /^\p{Lu}/u;
const BLANK = /\s/u;

/**
 * Gives the tokens in order, without a gap, neighbors of one kind joined; at the end how many rules were tried.
 * @param {string} text
 * @param {Rule[]} rules
 * @returns {Generator<Token, number, void>}
 */
export function* tokensOf(text, rules) {
  const stack = [rules];
  const before = { word: '', mark: '\n', isKeyword: false };
  let tried = 0;
  /** @type {Token} */
  let token = { kind: '', start: 0, end: 0 };
  while (token.end < text.length) {
    const at = token.end;
    const isLineStart = at === 0 || text[at - 1] === '\n';
    const isValue = before.isKeyword || BEFORE_VALUE.includes(before.mark);
    const rule = (stack.at(-1) ?? rules).find(({ find, where }) => {
      if (where === 'line' ? !isLineStart : where === 'value' && !isValue) return false;
      tried += 1;
      find.lastIndex = at;
      return find.test(text) && find.lastIndex > at;
    });
    const end = rule ? rule.find.lastIndex : at + (isWide(text, at) ? 2 : 1);
    const kind = rule?.words ? kindOfWord(text, at, end, rule.words, before.word) : rule?.kind;
    if (rule?.pops && stack.length > 1) stack.pop();
    if (rule?.push && stack.length < MOST_DEEP) stack.push(rule.push());
    const mark = text[end - 1] ?? '';
    if (kind !== 'comment' && !BLANK.test(mark)) {
      before.mark = mark;
      before.isKeyword = kind === 'keyword';
      before.word = rule?.words ? text.slice(at, end) : '';
    }
    if ((kind ?? '') === token.kind) {
      token.end = end;
    } else {
      if (token.end > token.start) yield token;
      token = { kind: kind ?? '', start: at, end };
    }
  }
  if (token.end > token.start) yield token;
  return tried;
}

/**
 * @param {string} text
 * @param {number} start of the word
 * @param {number} end
 * @param {Words} words
 * @param {string} before the word before, where nothing stands between
 * @returns {Kind | ''}
 */
function kindOfWord(text, start, end, words, before) {
  const word = text.slice(start, end);
  const known = words.kinds.get(words.isFolded ? word.toLowerCase() : word);
  const isMember = text[start - 1] === '.' && text[start - 2] !== '.';
  if (known && !isMember) return known;
  const named = words.after.get(words.isFolded ? before.toLowerCase() : before);
  if (named) return named;
  if (words.hasCommands && beginsCommand(text, start))
    return text[end] === '=' ? 'variable' : 'function';
  const isCapital = words.hasTypes && CAPITAL.test(word);
  const isMade = before === 'new' || !(isMember || words.hasCalls);
  if (isCalled(text, end) && !(isCapital && isMade)) return 'function';
  if (!isCapital) return '';
  return SHOUTED.test(word) ? 'constant' : 'type';
}

/**
 * Whether arguments follow: `f(`, and with a mark of Rust or JavaScript between, `f!(`, `f?.(`.
 * @param {string} text
 * @param {number} end of the word
 */
function isCalled(text, end) {
  CALL.lastIndex = end;
  return CALL.test(text);
}
const CALL = /\(|!\s?[([{]|\?\.\(/uy;

/**
 * @param {string} text
 * @param {number} start of a word
 */
function beginsCommand(text, start) {
  let at = start;
  while (at > 0 && start - at < MOST_BLANKS && (text[at - 1] === ' ' || text[at - 1] === '\t'))
    at -= 1;
  const isContinued = text[at - 1] === '\n' && text[at - 2] === '\\';
  return at === 0 || (!isContinued && BEFORE_COMMAND.includes(text[at - 1] ?? ''));
}

/**
 * Whether the character takes two units, of which a token must not hold one alone.
 * @param {string} text
 * @param {number} at
 */
function isWide(text, at) {
  return (text.codePointAt(at) ?? 0) > 0xffff;
}
