/**
 * Where rules are written: the editor with what it says of the line one is in, and below it the same rules by site, tried
 * on a tab, taken from files and given to one.
 */

import { element, icon } from '../../reader/element.js';
import { save as saveFile } from '../../reader/share/leave.js';
import { bytesOf, MOST_TEXT } from '../../shared/rules.js';
import { formatLanguage, word } from '../../shared/words.js';
import { makeEditor } from './editor/editor.js';
import { makeHelp } from './help.js';
import { makeImport } from './intake/intake.js';
import { makeKeeping } from './keeping.js';
import { makeLedger } from './ledger.js';
import { withoutLine } from './list/entries.js';
import { makeList } from './list/list.js';
import { merged } from './merge.js';
import { makeSaying } from './saying.js';
import { makeStanding } from './standing.js';
import { makeTrial } from './trial/trial.js';

/** Milliseconds after the last key before the lists follow. */
const PAUSE = 300;

/**
 * @param {import('../app.js').App} app
 * @returns {HTMLElement[]}
 */
export function makeDesk(app) {
  const ledger = makeLedger();
  const standing = makeStanding(app);
  const saying = makeSaying(ledger.of, (number) => editor.leadTo(number));
  /** @type {ReturnType<typeof setTimeout>} */
  let pause;

  const editor = makeEditor(app.state().rules, ledger, {
    changed: () => {
      keeping.changed();
      trial.changed();
    },
    learnt: () => {
      clearTimeout(pause);
      pause = setTimeout(showLists, PAUSE);
    },
    moved: saying.at,
    hosts: () => [...hosts, ...trial.hosts()],
  });

  /** Hosts that the rules and the sites name. @type {Set<string>} */
  let hosts = new Set(Object.keys(app.state().sites));

  const keeping = makeKeeping(app, {
    text: editor.text,
    show: (text) => editor.show(text, 'heard'),
    stands: standing.show,
    heard: (isDoubled) => app.say(word(isDoubled ? 'rulesBothKept' : 'rulesHeard')),
  });

  /**
   * Changes the text, at once, with a way back that keeps what was written since.
   * @param {string} after
   * @param {string} words
   */
  const edit = (after, words) => {
    const before = editor.text();
    editor.show(after, 'edited');
    keeping.keep();
    app.undo(words, () => {
      editor.show(merged(after, editor.text(), before).text, 'edited');
      keeping.keep();
    });
  };

  const list = makeList({
    of: ledger.of,
    toggle: (number) => {
      editor.toggle([number]);
      keeping.keep();
    },
    drop: (number) => edit(withoutLine(editor.lines(), number), word('ruleDropped')),
    leadTo: editor.leadTo,
  });
  const trial = makeTrial(app, editor);
  const intake = makeImport({
    add: (text, rules) => {
      const before = editor.text();
      const gap = before === '' || before.endsWith('\n') ? '' : '\n';
      const after = `${before}${gap}${text}`;
      if (bytesOf(after) > MOST_TEXT) return false;
      const count = new Intl.NumberFormat(formatLanguage).format(rules);
      edit(after, rules === 1 ? word('importAddedOne') : word('importAdded', count));
      return true;
    },
  });

  const showLists = () => {
    const lines = editor.lines();
    list.show(lines);
    saying.problems(lines);
    hosts = new Set([
      ...Object.keys(app.state().sites),
      ...lines.flatMap((line) => ledger.of(line)?.hosts ?? []),
    ]);
  };

  const importPanel = element(
    'div',
    { class: 'import-panel', id: 'rules-import', hidden: true },
    intake.box,
  );
  const importButton = element(
    'button',
    { type: 'button', class: 'button', 'aria-expanded': 'false', 'aria-controls': importPanel.id },
    icon('larger'),
    word('importTitle'),
  );
  const unfold = (/** @type {boolean} */ isOpen) => {
    importPanel.hidden = !isOpen;
    importButton.setAttribute('aria-expanded', String(isOpen));
  };
  importButton.addEventListener('click', () => unfold(importPanel.hidden !== false));
  const exportButton = element(
    'button',
    { type: 'button', class: 'button' },
    icon('page'),
    word('rulesExport'),
  );
  exportButton.addEventListener('click', () =>
    saveFile(editor.text(), 'text/plain', 'limpide-rules.txt'),
  );

  const frame = element('div', { class: 'editor-frame' }, editor.box, saying.foot);
  const writing = element(
    'div',
    { class: 'rules-writing' },
    element(
      'div',
      { class: 'rules-bar' },
      standing.box,
      element('div', { class: 'rules-deeds' }, importButton, exportButton),
    ),
    importPanel,
    frame,
    saying.list,
    makeHelp(),
  );
  takeDrops(writing, (files) => {
    unfold(true);
    intake.takeFiles(files);
  });
  app.signal.addEventListener('abort', editor.destroy);
  return [
    writing,
    group(word('trialTitle'), word('trialIntro'), trial.box),
    group(word('rulesBySite'), '', list.box),
  ];
}

/**
 * @param {string} title
 * @param {string} intro
 * @param {HTMLElement} box
 */
function group(title, intro, box) {
  const words = intro ? [element('p', { class: 'hint' }, intro)] : [];
  return element('section', { class: 'group' }, element('h3', {}, title), ...words, box);
}

/**
 * @param {HTMLElement} target
 * @param {(files: FileList) => void} take
 */
function takeDrops(target, take) {
  const holdsFiles = (/** @type {DragEvent} */ event) =>
    event.dataTransfer?.types.includes('Files') ?? false;
  for (const kind of /** @type {const} */ (['dragenter', 'dragover'])) {
    target.addEventListener(
      kind,
      (event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        target.classList.add('dropping');
      },
      { capture: true },
    );
  }
  target.addEventListener('dragleave', (event) => {
    if (!(event.relatedTarget instanceof Node && target.contains(event.relatedTarget)))
      target.classList.remove('dropping');
  });
  target.addEventListener(
    'drop',
    (event) => {
      target.classList.remove('dropping');
      if (!event.isTrusted || !holdsFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      event.stopPropagation();
      take(event.dataTransfer.files);
    },
    { capture: true },
  );
}
