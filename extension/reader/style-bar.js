/**
 * The style of the toolbar and of the list of removals.
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
.panel-list { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: 0 22px 28px; }
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
.entry[aria-current] { color: var(--accent); font-weight: 600; background: var(--tint); }
.controls { display: flex; flex-direction: column; }
.controls > * { flex: none; }
.presets { display: flex; flex-wrap: wrap; gap: 6px; padding: 10px 0 14px; }
.preset {
  min-height: 32px;
  padding: 0 12px;
  border: 1px solid var(--line);
  border-radius: 16px;
  font-size: 13px;
  font-weight: 550;
}
.preset:hover { border-color: var(--accent); background: var(--tint); }
.preset[aria-pressed='true'] { border-color: var(--accent); color: var(--accent); background: var(--tint); }
.row {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: 2px 12px;
  min-height: 44px;
  padding: 4px 0;
  border-top: 1px solid var(--line);
}
.row .name { color: var(--soft); }
.row .control { display: flex; align-items: center; }
.row.wide .control { flex: 1 0 100%; flex-direction: column; align-items: stretch; padding-bottom: 8px; }
.row .tool { color: var(--ink); }
.value { min-width: 4.4em; text-align: center; font-variant-numeric: tabular-nums; cursor: default; }
.options { display: flex; flex-wrap: wrap; gap: 6px; padding: 4px 0; }
.option { position: relative; display: inline-flex; cursor: pointer; }
.option input { position: absolute; inset: 0; margin: 0; opacity: 0; cursor: pointer; }
.sample {
  display: inline-flex;
  align-items: center;
  gap: 7px;
  min-height: 32px;
  padding: 0 11px;
  border: 1px solid var(--line);
  border-radius: 8px;
  font-size: 13px;
  line-height: 1.3;
}
.option:hover .sample { background: var(--tint); border-color: var(--soft); }
.option input:checked + .sample { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
.option input:focus-visible + .sample { outline: 2px solid var(--accent); outline-offset: 2px; }
.sample[class*='theme-']::before {
  content: '';
  width: 14px;
  height: 14px;
  border-radius: 50%;
  border: 1px solid color-mix(in srgb, var(--ink) 40%, transparent);
  background: var(--swatch);
  forced-color-adjust: none;
}
.theme-system { --swatch: linear-gradient(135deg, #fdfcf9 50%, #15181a 50%); }
.theme-light { --swatch: #fdfcf9; }
.theme-sepia { --swatch: #ecd9b4; }
.theme-soft { --swatch: #3a3f45; }
.theme-dark { --swatch: #15181a; }
.theme-contrast { --swatch: linear-gradient(135deg, #000 50%, #ffe45c 50%); }
.theme-own { --swatch: conic-gradient(#c0504d, #d8a13c, #7aa35a, #3f86a8, #8a6bb0, #c0504d); }
.font-serif { font-family: var(--serif); }
.font-mono { font-family: var(--mono); }
.font-legible { font-family: 'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', OpenDyslexic, Lexend, Verdana, sans-serif; }
.controls input[type='checkbox'] { width: 22px; height: 22px; margin: 5px; accent-color: var(--accent); }
.controls input[type='color'] { width: 44px; height: 30px; padding: 2px; border: 1px solid var(--line); border-radius: 8px; background: none; cursor: pointer; }
.controls .text {
  width: 100%;
  min-height: 36px;
  padding: 7px 10px;
  border: 1px solid color-mix(in srgb, var(--ink) 45%, var(--paper));
  border-radius: 8px;
  background: var(--paper);
  color: var(--ink);
  font: 400 14px/1.45 var(--sans);
  resize: vertical;
}
.controls textarea.text { font: 400 13px/1.5 var(--mono); }
.controls .text[aria-invalid='true'] { border-color: var(--warning); }
.warning { margin: 0; color: var(--warning); font-size: 13px; }
.warning:not(:empty) { padding: 6px 0; }
.reset { align-self: flex-start; margin-top: 14px; padding: 0 12px; }

/* All but a few lines under a veil of the page's color. */
.dimmer {
  --half: calc(var(--focus-lines) * var(--line-height) * var(--text-size) / 2);
  grid-area: 2 / 1;
  display: none;
  background: color-mix(in srgb, var(--paper) 86%, transparent);
  mask: linear-gradient(#000 calc(40% - var(--half)), transparent 0 calc(40% + var(--half)), #000 0);
  pointer-events: none;
}
.view:not([data-focus='off']) .dimmer { display: block; }
.keys {
  position: absolute;
  z-index: 4;
  inset: 64px 0 auto 0;
  width: min(420px, calc(100% - 32px));
  max-height: calc(100% - 90px);
  margin-inline: auto;
  overflow-y: auto;
  padding-bottom: 16px;
  border: 1px solid var(--line);
  border-radius: 14px;
  background: var(--paper);
  box-shadow: 0 18px 60px rgb(0 0 0 / 0.28);
  font-size: 14px;
}
.keys dl { margin: 4px 22px 0; }
.keys dl > div { display: flex; align-items: center; gap: 12px; padding: 6px 0; border-top: 1px solid var(--line); }
.keys dt { min-width: 5em; font-weight: 400; }
.keys dd { margin: 0; }
.keys p { margin: 10px 22px 0; color: var(--soft); }
.keys kbd { display: inline-block; min-width: 26px; padding: 1px 7px; border: 1px solid var(--line); border-bottom-width: 2px; border-radius: 6px; background: var(--tint); font: 500 13px/1.6 var(--sans); text-align: center; }
.speech {
  grid-area: 2 / 1;
  place-self: end center;
  z-index: 1;
  display: flex;
  align-items: center;
  gap: 2px;
  max-width: calc(100% - 24px);
  margin-bottom: 18px;
  padding: 4px 6px;
  border: 1px solid var(--line);
  border-radius: 16px;
  background: var(--paper);
  box-shadow: 0 8px 30px rgb(0 0 0 / 0.18);
  font-size: 14px;
}
.speech .tool:dir(rtl) .icon { scale: -1 1; }
.rates { display: flex; align-items: center; margin-inline: 4px; padding-inline: 4px; border-inline: 1px solid var(--line); }
.rate { min-width: 3.2em; text-align: center; font-variant-numeric: tabular-nums; }
.voices { min-width: 0; max-width: 14em; height: 34px; padding-inline: 8px; border: 1px solid var(--line); border-radius: 9px; background: var(--paper); color: var(--ink); font: inherit; }
.toast {
  position: absolute;
  inset-block-end: 24px;
  inset-inline: 20px;
  z-index: 4;
  width: fit-content;
  max-width: 56ch;
  margin: 0 auto;
  padding: 11px 18px;
  border-radius: 12px;
  background: var(--ink);
  color: var(--paper);
  font-size: 14px;
  line-height: 1.45;
  box-shadow: 0 8px 30px rgb(0 0 0 / 0.25);
  text-wrap: pretty;
}
.note-card {
  position: fixed;
  z-index: 2;
  display: flex;
  flex-direction: column;
  width: min(400px, calc(100% - 40px));
  padding: 14px 16px 8px;
  border: 1px solid var(--line);
  border-radius: 12px;
  background: var(--paper);
  box-shadow: 0 10px 40px rgb(0 0 0 / 0.2);
}
.note-card:focus { outline: none; }
.note-words { overflow-y: auto; font: var(--weight) calc(0.84 * var(--text-size))/1.55 var(--serif); }
.note-words > * + * { margin-top: 0.6em; }
.note-tools { display: flex; align-items: center; justify-content: space-between; padding-top: 8px; }
.note-tools .step { padding-inline: 10px; border-color: transparent; margin-inline-start: -10px; }

.lightbox {
  position: absolute;
  inset: 0;
  z-index: 3;
  display: grid;
  grid-template: auto minmax(0, 1fr) auto / auto minmax(0, 1fr) auto;
  align-items: center;
  gap: 8px;
  padding: 8px 12px 16px;
  background: rgb(12 13 14 / 0.94);
  color: #f2f0ea;
}
.lightbox-bar { grid-column: 1 / -1; display: flex; justify-content: end; align-items: center; }
.lightbox-place { flex: 1; margin: 0; padding-inline: 8px; font-size: 14px; font-variant-numeric: tabular-nums; }
.lightbox img { grid-area: 2 / 2; max-width: 100%; max-height: 100%; margin: auto; object-fit: contain; cursor: zoom-out; }
.lightbox .before { grid-area: 2 / 1; }
.lightbox .after { grid-area: 2 / 3; }
.lightbox .tool:is(.before, .after):dir(rtl) .icon { scale: -1 1; }
.lightbox .tool { min-width: 44px; height: 44px; color: inherit; }
.lightbox .tool:hover { background: rgb(255 255 255 / 0.14); }
.lightbox-caption { grid-area: 3 / 1 / 4 / -1; justify-self: center; max-width: 70ch; margin: 0; font-size: 14px; text-align: center; text-wrap: pretty; }
.lightbox :focus-visible { outline-color: #fff; }
.lightbox .credit { color: #bdb9b0; }

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
}
@media (max-width: 999px) {
  .panel:dir(rtl) { clip-path: inset(0 -60px 0 0); }
}
@media (max-width: 619px) {
  .bar { padding-inline: 4px; gap: 0; }
  .bar-site, .left, .tool.removed .label { display: none; }
  .bar .close { margin-inline-end: auto; }
  .themes { margin-inline: 2px; padding-inline: 2px; }
  .theme { min-width: 28px; }
  .sizes .tool { min-width: 32px; }
  .tool.removed { gap: 4px; padding-inline: 6px; }
  .panel { width: 100%; border: 0; box-shadow: none; }
}
/* The themes stand in the panel of the text too. */
@media (max-width: 479px) {
  .themes { display: none; }
}
`;
