// What the rules editor takes of CodeMirror 6, and nothing else: `npm run vendor` makes extension/vendor/codemirror.js
// of it (docs/editor.md says why there is such a file).

export { autocompletion, completionKeymap, startCompletion } from '@codemirror/autocomplete';
export { history, historyKeymap, standardKeymap } from '@codemirror/commands';
export {
  closeSearchPanel,
  findNext,
  findPrevious,
  getSearchQuery,
  openSearchPanel,
  SearchQuery,
  search,
  setSearchQuery,
} from '@codemirror/search';
export { Annotation, EditorState, StateEffect, Transaction } from '@codemirror/state';
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
