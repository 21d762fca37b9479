// The types of codemirror.js are those of the packages it is made of.
export type { Completion, CompletionContext } from '@codemirror/autocomplete';
export type { Text } from '@codemirror/state';
export type { KeyBinding, ViewUpdate } from '@codemirror/view';
export * from '../../tools/vendor/codemirror.mjs';
