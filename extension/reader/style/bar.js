/**
 * The style of the toolbar.
 */

export const BAR_STYLE = `
.bar {
  grid-area: 1 / 1 / 2 / -1;
  display: flex;
  align-items: center;
  gap: 4px;
  min-height: 52px;
  padding: 6px 12px;
  border-bottom: 1px solid var(--line);
  color: var(--soft);
  font-size: 14px;
  user-select: none;
}
.bar { position: relative; }
.progress {
  position: absolute;
  inset: auto 0 -1px 0;
  height: 2px;
  background: var(--accent);
  scale: var(--share, 0) 1;
  transform-origin: left;
  pointer-events: none;
}
.progress:dir(rtl) { transform-origin: right; }
.left { padding-inline: 10px; font-size: 13px; white-space: nowrap; font-variant-numeric: tabular-nums; }
.bar-site {
  flex: 1;
  min-width: 0;
  padding-inline: 6px;
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
}
.tool {
  display: inline-flex;
  align-items: center;
  justify-content: center;
  flex: none;
  min-width: 36px;
  height: 40px;
  border-radius: 10px;
}
.tool:hover { background: var(--tint); color: var(--ink); }
.tool[aria-disabled='true'] { opacity: 0.4; cursor: default; background: none; }
.sizes, .themes { display: flex; align-items: center; }
.themes { margin-inline: 6px; padding-inline: 6px; border-inline: 1px solid var(--line); }
.size {
  min-width: 1.7em;
  text-align: center;
  color: var(--ink);
  font-variant-numeric: tabular-nums;
  cursor: default;
}
.theme { min-width: 32px; }
.theme:hover { background: none; }
.swatch {
  width: 20px;
  height: 20px;
  border-radius: 50%;
  border: 1px solid color-mix(in srgb, var(--ink) 40%, transparent);
  forced-color-adjust: none;
}
.theme:hover .swatch { border-color: var(--soft); }
.theme[aria-checked='true'] .swatch { outline: 2px solid var(--accent); outline-offset: 2px; }
.swatch.system { background: linear-gradient(135deg, #fdfcf9 50%, #15181a 50%); }
.swatch.light { background: #fdfcf9; }
.swatch.sepia { background: #ecd9b4; }
.swatch.dark { background: #15181a; }
.swatch.soft { background: #3a3f45; }
.swatch.contrast { background: linear-gradient(135deg, #000 50%, #ffe45c 50%); }
.swatch.own { background: conic-gradient(#c0504d, #d8a13c, #7aa35a, #3f86a8, #8a6bb0, #c0504d); }
.tool:is(.text, .contents)[aria-expanded='true'], .tool.speak[aria-pressed='true'] { background: var(--tint); color: var(--ink); }
.tool.text .letters { font: 500 17px/1 var(--serif); letter-spacing: 0; }
.tool.removed { gap: 8px; padding-inline: 10px; }
.tool.removed[aria-expanded='true'] { background: var(--tint); color: var(--ink); }
.count {
  min-width: 22px;
  padding: 0 6px;
  border-radius: 11px;
  background: var(--tint);
  color: var(--soft);
  font-size: 12px;
  font-weight: 600;
  line-height: 22px;
  text-align: center;
  font-variant-numeric: tabular-nums;
}
.tool.removed:hover .count, .tool.removed[aria-expanded='true'] .count { background: var(--paper); }

/* There is room for four: one of the panel's is shown while it is chosen, in the place of another. */
@media (max-width: 929px) {
  .theme:nth-child(5):not([aria-checked='true']),
  .themes:has(> .theme:nth-child(5)[aria-checked='true']) > .theme:nth-child(3) { display: none; }
}
@media (max-width: 819px) {
  .left { display: none; }
  /* Not seen, and a part of the button's name still. */
  .tool.removed .label { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
}
@media (max-width: 679px) {
  .bar { padding-inline: 4px; gap: 0; }
  .bar-site { display: none; }
  .bar .close { margin-inline-end: auto; }
  .themes { margin-inline: 2px; padding-inline: 2px; }
  .theme { min-width: 28px; }
  .sizes .tool { min-width: 32px; }
  .tool.removed { gap: 4px; padding-inline: 6px; }
}
/* Themes and size stand in the panel of the text too. */
@media (max-width: 549px) {
  .themes { display: none; }
}
/* With a table of contents and a count of three digits, all beside them takes as much. */
@media (max-width: 449px) {
  .sizes { display: none; }
}
@media (max-width: 359px) and (not (pointer: coarse)) {
  .bar .tool { min-width: 34px; }
}
`;
