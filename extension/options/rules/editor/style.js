/**
 * The style of the editor, for its shadow root. CodeMirror's own sheet comes before it. Every color of text stands at least
 * 4.5:1 from its ground: mixed of the page's own, by day and by night.
 */

export const EDITOR_STYLE = `
:host { display: block; min-width: 0; }
*, ::before, ::after { box-sizing: border-box; }
.cm-editor {
  --rule-host: color-mix(in oklab, var(--accent) 86%, var(--ink));
  --rule-deed: light-dark(#8a3b12, #eeb08a);
  --rule-words: light-dark(#3f6212, #b5cf86);
  --rule-name: light-dark(#5b3a8c, #c9b3ea);
  height: 100%;
  color: var(--ink);
  background: var(--paper);
}
.cm-editor.cm-focused { outline: none; }
.cm-editor .cm-scroller {
  font: 400 13.5px/1.75 var(--mono);
  overflow: auto;
  scrollbar-width: thin;
}
.cm-editor .cm-content { padding: 10px 0; caret-color: var(--ink); }
.cm-editor .cm-line { padding: 0 14px 0 8px; overflow-wrap: anywhere; }
.cm-editor .cm-activeLine { background: color-mix(in srgb, var(--tint) 70%, transparent); }
.cm-editor .cm-placeholder { color: var(--soft); font-family: var(--sans); font-style: italic; }
.cm-editor .cm-placeholder bdi { font-family: var(--mono); font-style: normal; }
.cm-editor .cm-content ::selection, .cm-editor .cm-line::selection { background: var(--glow); color: inherit; }
.cm-editor .cm-gutters {
  background: var(--paper);
  color: var(--soft);
  border: 0;
  user-select: none;
}
.cm-editor .cm-lineNumbers .cm-gutterElement {
  min-width: 34px;
  padding: 0 6px 0 2px;
  font-size: 12px;
  font-variant-numeric: tabular-nums;
}
.rule-switches { width: 28px; }
.rule-switches .cm-gutterElement { display: flex; justify-content: center; padding: 0 0 0 6px; cursor: pointer; }
.sign { display: block; width: 12px; height: 12px; margin-top: 6px; border-radius: 50%; border: 1.5px solid var(--accent); }
.sign-rule { background: var(--accent); box-shadow: inset 0 0 0 2px var(--paper); }
.sign-off { border-color: var(--soft); }
.sign-unused { border: 0; border-radius: 0; color: var(--warning); background: currentColor; clip-path: polygon(50% 4%, 100% 94%, 0 94%); }
.rule-switches .cm-gutterElement:hover .sign { outline: 2px solid color-mix(in srgb, var(--accent) 40%, transparent); outline-offset: 2px; }

.rule-remark { color: var(--soft); font-style: italic; }
.rule-host { color: var(--rule-host); }
.rule-not { color: var(--warning); }
.rule-mark, .rule-exception { color: var(--soft); font-weight: 700; }
.rule-exception { color: var(--warning); }
.rule-operator { color: var(--rule-name); }
.rule-action { color: var(--rule-deed); font-weight: 650; }
.rule-argument, .rule-attribute { color: var(--rule-words); }
.rule-expression { color: var(--rule-words); background: color-mix(in srgb, var(--rule-words) 9%, transparent); border-radius: 3px; }
.rule-pseudo { color: var(--rule-name); }
.rule-line-off :not(.rule-off) { color: var(--soft); }
.rule-line-off { text-decoration: line-through; text-decoration-color: color-mix(in srgb, var(--soft) 55%, transparent); }
.rule-off { color: var(--warning); display: inline-block; text-decoration: none; }
.rule-problem {
  text-decoration: underline wavy var(--warning) 1px;
  text-underline-offset: 3px;
  text-decoration-skip-ink: none;
  background: color-mix(in srgb, var(--warning) 9%, transparent);
}

.cm-editor .cm-tooltip {
  max-width: min(460px, 86vw);
  border: 1px solid var(--line);
  border-radius: 10px;
  background: var(--paper);
  color: var(--ink);
  box-shadow: 0 8px 30px rgb(0 0 0 / 0.16);
}
.rule-says { padding: 8px 12px; font: 400 13.5px/1.45 var(--sans); text-wrap: pretty; }
.rule-wrong { color: var(--warning); }
.cm-editor .cm-tooltip.cm-tooltip-autocomplete { overflow: hidden; }
.cm-editor .cm-tooltip.cm-tooltip-autocomplete > ul { max-width: 100%; max-height: 16em; font: 400 13px/1.4 var(--mono); scrollbar-width: thin; }
.cm-editor .cm-tooltip.cm-tooltip-autocomplete > ul > li { display: flex; flex-wrap: wrap; gap: 0 12px; padding: 5px 12px; }
.cm-editor .cm-tooltip-autocomplete ul li[aria-selected] { background: var(--tint); color: var(--ink); box-shadow: inset 2px 0 var(--accent); }
.cm-completionMatchedText { color: var(--accent); text-decoration: none; font-weight: 700; }
.cm-completionDetail { margin: 0; font: 400 12.5px/1.5 var(--sans); color: var(--soft); }

.cm-editor .cm-panels { background: var(--tint); color: var(--ink); border-bottom: 1px solid var(--line); }
.find { display: flex; align-items: center; gap: 4px; padding: 6px 8px; }
.find-field {
  flex: 1 1 auto;
  min-width: 0;
  height: 32px;
  padding: 0 10px;
  border: 1px solid color-mix(in srgb, var(--ink) 45%, var(--paper));
  border-radius: 8px;
  background: var(--paper);
  color: var(--ink);
  font: 400 14px/1.4 var(--mono);
}
.find-field::placeholder { color: var(--soft); opacity: 1; font-family: var(--sans); }
.find-button { display: inline-flex; align-items: center; justify-content: center; width: 34px; height: 34px; padding: 0; border: 0; border-radius: 8px; background: none; color: inherit; cursor: pointer; }
.find-button:hover { background: var(--paper); }
.find-button:dir(rtl) svg { scale: -1 1; }
.find :focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.icon { width: 18px; height: 18px; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }
.cm-editor .cm-searchMatch { background: color-mix(in srgb, var(--glow) 80%, transparent); outline: 1px solid color-mix(in srgb, var(--accent) 40%, transparent); }
.cm-editor .cm-searchMatch-selected { background: var(--glow); outline: 2px solid var(--accent); }

@media (pointer: coarse) {
  .rule-switches { width: 40px; }
  .find-button, .find-field { height: 44px; min-width: 44px; }
}
@media (max-width: 479px) {
  .cm-editor .cm-lineNumbers .cm-gutterElement { min-width: 22px; padding-inline: 0 2px; }
  .rule-switches { width: 22px; }
}
@media (forced-colors: active) {
  .sign { forced-color-adjust: none; border-color: CanvasText; }
  .sign-rule { background: CanvasText; box-shadow: inset 0 0 0 2px Canvas; }
  .sign-unused { background: CanvasText; }
  .rule-problem { text-decoration-color: CanvasText; }
  .cm-editor .cm-activeLine { outline: 1px dotted GrayText; }
}
`;
