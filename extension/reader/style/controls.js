/**
 * The style of the controls in the panel of the text.
 */

export const CONTROLS_STYLE = `
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
.font-legible { font-family: 'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', 'OpenDyslexic', 'Lexend', 'Verdana', sans-serif; }
.controls input[type='checkbox'] { width: 24px; height: 24px; margin: 4px; accent-color: var(--accent); }
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
.step:is(.reset, .all-settings) { align-self: flex-start; margin-top: 14px; padding: 5px 12px; text-align: start; white-space: normal; }
`;
