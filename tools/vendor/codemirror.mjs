// What the rules editor takes of CodeMirror 6, and nothing else: `npm run vendor` makes extension/vendor/codemirror.js
// of it (docs/editor.md says why there is such a file).

export {
  acceptCompletion,
  autocompletion,
  completionKeymap,
  startCompletion,
} from '@codemirror/autocomplete';
export { history, historyKeymap, redo, standardKeymap, undo } from '@codemirror/commands';
export { lintKeymap, nextDiagnostic, setDiagnostics } from '@codemirror/lint';
export { search, searchKeymap } from '@codemirror/search';
export {
  Annotation,
  EditorState,
  RangeSet,
  RangeSetBuilder,
  StateEffect,
  StateField,
  Transaction,
} from '@codemirror/state';
export {
  Decoration,
  EditorView,
  GutterMarker,
  gutter,
  highlightActiveLine,
  hoverTooltip,
  keymap,
  lineNumbers,
  placeholder,
  ViewPlugin,
} from '@codemirror/view';
