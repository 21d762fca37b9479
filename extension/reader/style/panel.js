/**
 * The style of the panels: what they share, the list of removals, the contents.
 */

export const PANEL_STYLE = `
.panel {
  grid-area: 2 / 2;
  display: flex;
  flex-direction: column;
  min-height: 0;
  width: 360px;
  border-inline-start: 1px solid var(--line);
  background: var(--paper);
  font-size: 14px;
  line-height: 1.5;
}
.view.with-panel { grid-template-columns: minmax(0, 1fr) auto; }
.panel-head {
  display: flex;
  align-items: center;
  justify-content: space-between;
  padding: 14px 12px 4px 22px;
}
.panel-head:dir(rtl) { padding: 14px 22px 4px 12px; }
.panel-head h2 { margin: 0; font-size: 17px; font-weight: 650; letter-spacing: -0.005em; }
.panel-head .tool { color: var(--soft); }
.panel > .steps { padding: 8px 22px 10px; row-gap: 6px; }
/* Its line is kept free, so that nothing moves when it comes. */
.panel > .steps > .changed { flex-basis: 100%; min-height: 1.4em; }
.panel-list { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: 0 22px 28px; scroll-padding-block: 12px; }
.panel-intro { margin: 0; color: var(--soft); text-wrap: pretty; }
.group h3 {
  display: flex;
  align-items: center;
  gap: 8px;
  margin: 24px 0 6px;
  font-size: 13px;
  font-weight: 600;
  color: var(--ink);
}
.group ul { margin: 0; padding: 0; list-style: none; }
.group li {
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto;
  align-items: center;
  gap: 4px 12px;
  padding: 8px 0;
  border-top: 1px solid var(--line);
}
.steps { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
.step {
  display: inline-flex;
  align-items: center;
  gap: 5px;
  min-height: 32px;
  padding: 0 11px 0 8px;
  border: 1px solid var(--line);
  border-radius: 8px;
  color: var(--accent);
  font: 550 13px/1.4 var(--sans);
  white-space: nowrap;
}
.step:dir(rtl) { padding: 0 8px 0 11px; }
.step .icon { width: 16px; height: 16px; }
.step:not([aria-disabled='true']):hover { background: var(--tint); border-color: var(--accent); }
.doubt .step:not([aria-disabled='true']):hover { background: var(--paper); }
.step[aria-disabled='true'] { color: var(--soft); border-style: dashed; cursor: default; }
.changed { color: var(--soft); font: 400 13px/1.4 var(--sans); font-variant-numeric: tabular-nums; }
.excerpt {
  margin: 0;
  display: -webkit-box;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 2;
  overflow: hidden;
  color: var(--soft);
  overflow-wrap: anywhere;
}
.excerpt.none { font-style: italic; }
.rule-text { font: 400 12px/1.5 var(--mono); overflow-wrap: anywhere; }
.keep-here {
  justify-self: end;
  min-height: 24px;
  padding: 2px 4px;
  color: var(--soft);
  font-size: 12.5px;
  text-decoration: underline 1px;
  text-decoration-color: var(--line);
  text-underline-offset: 0.2em;
}
.keep-here:hover { color: var(--accent); text-decoration-color: currentColor; }
.rule-why { grid-column: 1 / -1; margin: 0; color: var(--warning); font-size: 12.5px; }
.rule-name { grid-column: 1; margin: 0; color: var(--soft); font: 400 12px/1.4 var(--mono); overflow-wrap: anywhere; }
.group li:hover, .group li:focus-within { background: var(--tint); box-shadow: -10px 0 var(--tint), 10px 0 var(--tint); }
.put-back {
  display: inline-flex;
  align-items: center;
  gap: 5px;
  min-height: 32px;
  padding: 0 10px 0 7px;
  border: 1px solid var(--line);
  border-radius: 8px;
  color: var(--accent);
  font-size: 13px;
  font-weight: 550;
  white-space: nowrap;
}
.put-back:dir(rtl) { padding: 0 7px 0 10px; }
.put-back:dir(rtl) .icon { scale: -1 1; }
.put-back:hover { background: var(--tint); border-color: var(--accent); }
.put-back .icon { width: 17px; height: 17px; }
.is-back .excerpt { color: var(--ink); }
.is-back .put-back { color: var(--soft); }

.contents ol { margin: 6px 0 0; padding: 0; list-style: none; }
.entry {
  display: block;
  width: calc(100% + 20px);
  min-height: 34px;
  margin-inline: -10px;
  padding: 6px 10px;
  border-radius: 8px;
  text-align: start;
  line-height: 1.4;
  overflow-wrap: anywhere;
}
.entry:hover { background: var(--tint); }
.entry.depth-2 { padding-inline-start: 26px; color: var(--soft); }
.entry.depth-3 { padding-inline-start: 42px; color: var(--soft); font-size: 13px; }
.entry.depth-page { color: var(--soft); font-size: 12px; }
.entry[aria-current] { color: var(--accent); font-weight: 600; background: var(--tint); }

@media (max-width: 999px) {
  .view.with-panel { grid-template-columns: minmax(0, 1fr); }
  .panel {
    grid-area: 2 / 1;
    justify-self: end;
    width: min(360px, 100%);
    z-index: 1;
    box-shadow: 0 0 40px rgb(0 0 0 / 0.16);
    clip-path: inset(0 0 0 -60px);
  }
  .panel:dir(rtl) { clip-path: inset(0 -60px 0 0); }
  /* The voice stands over its foot: what scrolls ends above it. */
  .view.with-speech .panel { padding-bottom: 84px; }
}
@media (max-width: 619px) {
  .panel { width: 100%; border: 0; box-shadow: none; }
  .view.with-speech .panel { padding-bottom: 132px; }
  /* Covered all over: nothing of it may have the focus or be read out. */
  .view.with-panel main { visibility: hidden; }
}
`;
