/**
 * Rules switched off and on again: the line stays where it is, with `!off ` before it.
 */

import { OFF } from './syntax.js';

/** @typedef {import('../../../vendor/codemirror.js').EditorView} View */

/**
 * @param {string} line
 * @returns {'none' | 'on' | 'off'} what a switch before it would show
 */
export function switchOf(line) {
  if (OFF.test(line)) return 'off';
  return /^\s*(?:$|!|\[Adblock)/.test(line) ? 'none' : 'on';
}

/**
 * Switches lines: all off where one of them is on, else all on.
 * @param {View} view
 * @param {number[]} numbers of lines, from 1
 */
export function toggleLines(view, numbers) {
  const lines = numbers.map((number) => view.state.doc.line(number));
  const isOn = lines.some(({ text }) => switchOf(text) === 'on');
  const changes = lines
    .filter(({ text }) => switchOf(text) === (isOn ? 'on' : 'off'))
    .map(({ from, text }) =>
      isOn
        ? { from, insert: '!off ' }
        : { from, to: from + (OFF.exec(text)?.[0].length ?? 0), insert: '' },
    );
  if (changes.length > 0) view.dispatch({ changes, userEvent: 'input.switch' });
  return changes.length > 0;
}

/**
 * The command: switches the lines that the selection touches.
 * @param {View} view
 */
export function toggleSelected(view) {
  const { doc, selection } = view.state;
  const numbers = new Set(
    selection.ranges.flatMap(({ from, to }) => {
      const [first, last] = [doc.lineAt(from).number, doc.lineAt(to).number];
      return Array.from({ length: last - first + 1 }, (_, at) => first + at);
    }),
  );
  return toggleLines(view, [...numbers]);
}
