/**
 * The editor of the rules: CodeMirror in a shadow root, where its style sheets are adopted, which the policy of the page
 * allows (docs/editor.md), with what a line of rules needs.
 */

import { vocabulary } from '../../../core/rules.js';
import { element } from '../../../reader/element.js';
import { word, wordsDirection } from '../../../shared/words.js';
import {
  autocompletion,
  completionKeymap,
  EditorState,
  EditorView,
  highlightActiveLine,
  history,
  historyKeymap,
  keymap,
  lineNumbers,
  placeholder,
  standardKeymap,
  Transaction,
} from '../../../vendor/codemirror.js';
import { changesBetween } from '../merge.js';
import { makeCompletion } from './complete.js';
import { FINDING_KEYS, finding } from './finding.js';
import { labelled, learnt, lineMarks, problemAt } from './marks.js';
import { EDITOR_STYLE } from './style.js';
import { toggleLines, toggleSelected } from './switching.js';

/** @typedef {import('../../../core/rules.js').RuleLine} RuleLine */

/** A rule nobody has yet, to see how one is written. */
const EXAMPLE = 'example.com##.newsletter-box';

/** What stands where nothing is written, so that nobody takes the example for a rule of their own. */
const emptyWords = () =>
  element(
    'span',
    { dir: wordsDirection },
    word('rulesPlaceholder'),
    ' ',
    element('bdi', { dir: 'ltr' }, EXAMPLE),
  );

/**
 * @typedef {object} Editing
 * @property {() => void} changed the text is another one; what its lines are may not be known yet
 * @property {() => void} learnt what the lines are is known
 * @property {(number: number, line: string) => void} moved the cursor stands in this line, or it has changed
 * @property {() => Iterable<string>} hosts that are known from elsewhere
 */

/**
 * @param {string} text
 * @param {ReturnType<typeof import('../ledger.js').makeLedger>} ledger
 * @param {Editing} editing
 */
export function makeEditor(text, ledger, editing) {
  const host = element('div', { class: 'editor' });
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(EDITOR_STYLE);
  shadow.adoptedStyleSheets = [sheet];

  /** @type {import('../../../core/rules.js').Vocabulary | null} */
  let words = null;
  /** @type {import('./syntax.js').Names} */
  let names = { operators: new Set(), actions: new Set() };

  const view = new EditorView({
    root: shadow,
    parent: shadow,
    doc: text,
    extensions: [
      lineMarks(ledger, () => names),
      lineNumbers(),
      history(),
      highlightActiveLine(),
      EditorView.lineWrapping,
      EditorState.tabSize.of(2),
      labelled(word('rulesLabel')),
      placeholder(emptyWords),
      finding(),
      autocompletion({
        override: [makeCompletion(() => words, editing.hosts)],
        icons: false,
        selectOnOpen: false,
      }),
      keymap.of([
        { key: 'Mod-/', run: toggleSelected },
        {
          key: 'F8',
          run: () => leadToProblem(1),
          shift: () => leadToProblem(-1),
          preventDefault: true,
        },
        ...FINDING_KEYS,
        ...completionKeymap,
        ...historyKeymap,
        ...standardKeymap,
      ]),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) {
          learn(changedLines(update));
          editing.changed();
        }
        if (update.docChanged || update.selectionSet) tellLine();
      }),
    ],
  });

  const cursorLine = () => view.state.doc.lineAt(view.state.selection.main.head).number;

  const tellLine = () => {
    const line = view.state.doc.lineAt(view.state.selection.main.head);
    editing.moved(line.number, line.text);
  };

  /** @param {Iterable<string>} lines */
  const learn = async (lines) => {
    const isNew = await ledger.learn(lines).catch(() => false);
    if (isNew) view.dispatch({ effects: learnt.of(null) });
    editing.learnt();
    tellLine();
  };

  /** @param {1 | -1} step forth or back */
  const leadToProblem = (step) => {
    const { doc } = view.state;
    const start = cursorLine() - 1;
    for (let away = 1; away <= doc.lines; away += 1) {
      const number = ((start + step * away + doc.lines * 2) % doc.lines) + 1;
      const line = doc.line(number);
      if (ledger.of(line.text)?.kind === 'unused') {
        leadTo(number);
        return true;
      }
    }
    return true;
  };

  /**
   * Shows a line, with what is wrong in it selected.
   * @param {number} number
   */
  const leadTo = (number) => {
    const line = view.state.doc.line(Math.min(Math.max(1, number), view.state.doc.lines));
    const about = ledger.of(line.text);
    const { from, to } =
      about?.kind === 'unused' ? problemAt(about, line.text) : { from: 0, to: 0 };
    const selection = { anchor: line.from + from, head: line.from + to };
    view.dispatch({
      selection,
      effects: EditorView.scrollIntoView(line.from, { y: 'center' }),
    });
    view.focus();
  };

  learn(linesOf(view.state.doc));
  vocabulary().then(
    (known) => {
      words = known;
      const all = (/** @type {import('../../../core/rules.js').VocabularyWord[]} */ list) =>
        new Set(list.flatMap(({ name, also = [] }) => [name, ...also]));
      names = { operators: all(known.operators), actions: all(known.actions) };
      view.dispatch({ effects: learnt.of(null) });
    },
    // Without it nothing is completed, and operators have the color of selectors.
    () => {},
  );

  return {
    box: host,
    text: () => view.state.doc.toString(),
    /** @returns {string[]} */
    lines: () => linesOf(view.state.doc),
    leadTo,
    focus: () => view.focus(),
    hasFocus: () => view.hasFocus,
    /** @param {number[]} numbers of lines, from 1 */
    toggle: (numbers) => toggleLines(view, numbers),
    /**
     * Puts another text in place of this one, where they differ only.
     * @param {string} next
     * @param {'edited' | 'heard'} how what another writer did is not undone here
     */
    show: (next, how) => {
      const changes = changesBetween(view.state.doc.toString(), next);
      if (changes.length === 0) return;
      view.dispatch({
        changes,
        userEvent: 'input.rules',
        annotations: Transaction.addToHistory.of(how === 'edited'),
      });
    },
    destroy: () => view.destroy(),
  };
}

/**
 * @param {import('../../../vendor/codemirror.js').Text} doc
 * @returns {string[]}
 */
function linesOf(doc) {
  return doc.toString().split('\n');
}

/** @param {import('../../../vendor/codemirror.js').ViewUpdate} update */
function changedLines({ changes, state: { doc } }) {
  /** @type {string[]} */
  const lines = [];
  changes.iterChangedRanges((_from, _to, from, to) => {
    const [first, last] = [doc.lineAt(from).number, doc.lineAt(to).number];
    for (let number = first; number <= last; number += 1) lines.push(doc.line(number).text);
  });
  return lines;
}
