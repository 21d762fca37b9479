/**
 * What the lines of the editor look like: their parts in colors, what is not understood underlined, a switch before each
 * rule, and in words on hover what the line does.
 */

import { element } from '../../../reader/element.js';
import { word } from '../../../shared/words.js';
import {
  Decoration,
  EditorView,
  GutterMarker,
  gutter,
  hoverTooltip,
  StateEffect,
  ViewPlugin,
} from '../../../vendor/codemirror.js';
import { saysLine } from '../says.js';
import { toggleLines } from './switching.js';
import { tokensOf } from './syntax.js';

/** @typedef {import('../../../vendor/codemirror.js').EditorView} View */
/** @typedef {import('../../../core/rules.js').RuleLine} RuleLine */
/** @typedef {{ of(line: string): RuleLine | undefined }} Ledger */

/** Says that more is known of the lines than before. */
export const learnt = StateEffect.define();

/**
 * @param {Ledger} ledger
 * @param {() => import('./syntax.js').Names} names
 */
export function lineMarks(ledger, names) {
  return [colors(ledger, names), switches(ledger), saying(ledger)];
}

/**
 * Where the problem of a line stands in it.
 * @param {RuleLine} about
 * @param {string} line
 * @returns {{ from: number, to: number }}
 */
export function problemAt({ column = 1, length = 0 }, line) {
  const from = Math.min(column - 1, line.length);
  const to = Math.min(from + length, line.length);
  // What is missing at the end of a line is shown at its last character.
  return to > from ? { from, to } : { from: Math.max(0, from - 1), to: from };
}

/**
 * @param {Ledger} ledger
 * @param {() => import('./syntax.js').Names} names
 */
function colors(ledger, names) {
  /** @param {View} view */
  const decorate = (view) => {
    const ranges = [];
    for (const { from, to } of view.visibleRanges) {
      for (let at = from; at <= to; ) {
        const line = view.state.doc.lineAt(at);
        const about = ledger.of(line.text);
        if (about?.kind === 'off') ranges.push(OFF_LINE.range(line.from));
        for (const token of tokensOf(line.text, names())) {
          const mark = Decoration.mark({ class: `rule-${token.kind}` });
          ranges.push(mark.range(line.from + token.from, line.from + token.to));
        }
        if (about?.kind === 'unused') {
          const { from, to } = problemAt(about, line.text);
          if (to > from) ranges.push(PROBLEM.range(line.from + from, line.from + to));
        }
        at = line.to + 1;
      }
    }
    return Decoration.set(ranges, true);
  };
  return ViewPlugin.define(
    (view) => ({
      decorations: decorate(view),
      update(update) {
        const isNew = update.docChanged || update.viewportChanged || hasLearnt(update);
        if (isNew) this.decorations = decorate(update.view);
      },
    }),
    { decorations: (plugin) => plugin.decorations },
  );
}

const OFF_LINE = Decoration.line({ class: 'rule-line-off' });
const PROBLEM = Decoration.mark({ class: 'rule-problem' });

/** @param {Ledger} ledger */
function switches(ledger) {
  return gutter({
    class: 'rule-switches',
    lineMarker: (view, line) => {
      const kind = ledger.of(view.state.doc.lineAt(line.from).text)?.kind;
      return kind && kind in SIGNS
        ? (SIGNS[/** @type {keyof typeof SIGNS} */ (kind)] ?? null)
        : null;
    },
    lineMarkerChange: hasLearnt,
    initialSpacer: () => SIGNS.rule,
    domEventHandlers: {
      mousedown: (view, line, event) => {
        if (event.isTrusted) toggleLines(view, [view.state.doc.lineAt(line.from).number]);
        return true;
      },
    },
  });
}

class Sign extends GutterMarker {
  #kind;
  /** @param {'rule' | 'off' | 'unused'} kind */
  constructor(kind) {
    super();
    this.#kind = kind;
  }
  /** @override */
  toDOM() {
    const titles = {
      rule: word('ruleSwitchOff'),
      off: word('ruleSwitchOn'),
      unused: word('ruleNotUsed'),
    };
    return element('span', { class: `sign sign-${this.#kind}`, title: titles[this.#kind] });
  }
}

const SIGNS = { rule: new Sign('rule'), off: new Sign('off'), unused: new Sign('unused') };

/** @param {Ledger} ledger */
function saying(ledger) {
  return hoverTooltip((view, position) => {
    const line = view.state.doc.lineAt(position);
    const about = ledger.of(line.text);
    const says = about ? saysLine(about) : '';
    if (!about || !says) return null;
    const { from } = about.kind === 'unused' ? problemAt(about, line.text) : { from: 0 };
    return {
      pos: line.from + from,
      end: line.to,
      create: () => ({
        dom: element(
          'div',
          { class: `rule-says${about.kind === 'unused' ? ' rule-wrong' : ''}` },
          says,
        ),
      }),
    };
  });
}

/** @param {import('../../../vendor/codemirror.js').ViewUpdate} update */
function hasLearnt(update) {
  return update.transactions.some(({ effects }) => effects.some((effect) => effect.is(learnt)));
}

/** The editor says what it is to who cannot see it. @param {string} label */
export function labelled(label) {
  return EditorView.contentAttributes.of({
    'aria-label': label,
    spellcheck: 'false',
    autocorrect: 'off',
    autocapitalize: 'off',
    translate: 'no',
    dir: 'ltr',
  });
}
