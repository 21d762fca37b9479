/**
 * What can stand where one types: hosts before the selector; operators, actions and functions of CSS in it; names of
 * furniture between their brackets.
 */

import { word } from '../../../shared/words.js';
import { actionSays, reasonNames, saysStep } from '../says.js';
import { partsOf } from './syntax.js';

/** @typedef {import('../../../vendor/codemirror.js').CompletionContext} Context */
/** @typedef {import('../../../vendor/codemirror.js').Completion} Completion */
/** @typedef {import('../../../core/rules.js').Vocabulary} Vocabulary */

/** What stands for what is meant, in the words about an operator. */
const SOMETHING = '…';

/**
 * @param {() => Vocabulary | null} vocabulary
 * @param {() => Iterable<string>} hosts that are known
 */
export function makeCompletion(vocabulary, hosts) {
  /** @param {Context} context */
  return (context) => {
    const line = context.state.doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    if (/^\s*!(?!off )/.test(before)) return null;
    const parts = partsOf(before);
    if (!parts) return hostsFor(context, before, hosts());
    const words = vocabulary();
    return (
      words && selectorWords(context, before.slice(parts.at), before[parts.at - 2] === '@', words)
    );
  };
}

/**
 * @param {Context} context
 * @param {string} before
 * @param {Iterable<string>} hosts
 */
function hostsFor(context, before, hosts) {
  const typed = /[^,~\s]*$/.exec(before)?.[0] ?? '';
  if (typed === '' && !context.explicit) return null;
  const options = [...new Set(hosts)].filter((host) => host !== typed);
  if (options.length === 0) return null;
  return {
    from: context.pos - typed.length,
    options: options.sort().map((label) => ({ label, type: 'host' })),
    validFor: /^[^,~\s#]*$/,
  };
}

/**
 * @param {Context} context
 * @param {string} selector as far as it is typed
 * @param {boolean} isException
 * @param {Vocabulary} words
 */
function selectorWords(context, selector, isException, words) {
  const named = /:furniture\(([\w-]*)$/.exec(selector);
  if (named) {
    const names = reasonNames();
    const options = [...words.reasons, ...words.rules].map((label) => ({
      label,
      detail: names[label],
    }));
    return { from: context.pos - (named[1]?.length ?? 0), options, validFor: /^[\w-]*$/ };
  }
  const typed = /:[\w-]*$/.exec(selector)?.[0];
  if (typed === undefined && !(context.explicit && selector === '')) return null;
  const isAlone = (typed ?? '') === selector;
  const all = [...words.operators, ...words.actions].filter((one) =>
    one.standsAlone ? isAlone && (!one.isException || isException) : !isAlone,
  );
  /** @type {Completion[]} */
  const own = all.map((one) => ({
    label: `:${one.name}()`,
    detail: saysWord(one.name),
    boost: 1,
    apply: applied(one.name, one.takes === 'nothing'),
  }));
  const css = words.css
    .filter((name) => !all.some((one) => one.name === name))
    .map((name) => ({ label: `:${name}()`, detail: 'CSS', apply: applied(name, false) }));
  return {
    from: context.pos - (typed?.length ?? 0),
    options: [...own, ...css],
    validFor: /^:[\w-]*$/,
  };
}

/**
 * Writes the name with its brackets, and leads between them where something belongs there.
 * @param {string} name
 * @param {boolean} isWhole
 * @returns {NonNullable<Completion['apply']>}
 */
function applied(name, isWhole) {
  return (view, _completion, from, to) => {
    const insert = `:${name}()`;
    const anchor = from + insert.length - (isWhole ? 0 : 1);
    view.dispatch({
      changes: { from, to, insert },
      selection: { anchor },
      userEvent: 'input.complete',
    });
  };
}

/** @param {string} name of an operator or an action */
function saysWord(name) {
  switch (name) {
    case 'has-text':
      return saysStep({ code: 'text', about: SOMETHING });
    case 'min-text-length':
      return saysStep({ code: 'least', about: SOMETHING });
    case 'upward':
      return saysStep({ code: 'around', about: SOMETHING });
    case 'matches-path':
      return saysStep({ code: 'path', about: SOMETHING });
    case 'xpath':
      return saysStep({ code: 'xpath', about: SOMETHING });
    case 'open':
      return word('ruleDoesOpen');
    case 'furniture':
      return word('ruleDoesFurniture', SOMETHING);
    default:
      return actionSays(name, SOMETHING);
  }
}
