/**
 * The style by what the system says of its user: few colors in place of ours, more contrast, a finger for a pointer.
 */

export const SYSTEM_STYLE = `
@media (prefers-contrast: more) {
  .view { --soft: var(--ink) !important; --line: var(--ink) !important; }
  .tool[aria-disabled='true'] { opacity: 0.6; }
}
/* Backgrounds and shadows are gone: what they said, lines say. */
@media (forced-colors: active) {
  .view {
    --paper: Canvas !important;
    --ink: CanvasText !important;
    --soft: CanvasText !important;
    --line: CanvasText !important;
    --tint: Canvas !important;
    --accent: LinkText !important;
    --warning: CanvasText !important;
    --glow: Canvas !important;
  }
  /* The one color that is sure to stand out from the ground. */
  :focus-visible, .option input:focus-visible + .sample { outline: 3px solid CanvasText; }
  .theme[aria-checked='true'] .swatch { outline-color: CanvasText; }
  .tool:is([aria-expanded='true'], [aria-pressed='true']), .preset[aria-pressed='true'], .option input:checked + .sample, .entry[aria-current] {
    forced-color-adjust: none;
    border: 2px solid CanvasText;
    box-shadow: none;
    background: Highlight !important;
    color: HighlightText !important;
  }
  .progress { forced-color-adjust: none; background: CanvasText; }
  .tool[aria-disabled='true'], .step[aria-disabled='true'] { opacity: 1; color: GrayText; }
  .toast, .trace > span, aside, pre, .notice { border: 1px solid CanvasText; }
  /* What is filled: the words of the ground on the color of the text, and nothing of the browser's behind them. */
  .pick-buttons .pick-act, .rule-card .card-buttons .rule-save, .card > .card-buttons > :first-child, .translate-go, .next-buttons .next-further, .next-buttons .next-further[hidden] + .next-one {
    forced-color-adjust: none;
    border: 1px solid ButtonText !important;
    background: ButtonText !important;
    color: ButtonFace !important;
  }
  .pick-buttons .pick-act[aria-disabled='true'] { border-color: GrayText !important; background: ButtonFace !important; color: GrayText !important; }
  .tool.translate[aria-pressed='true'] .icon { color: inherit; }
  .toast { background: Canvas; color: CanvasText; }
  .toast-undo { border-color: ButtonText; }
  .trace > span { background: Canvas; color: CanvasText; }
  .count { background: none !important; color: inherit; }
  .returned { outline: 2px solid CanvasText; outline-offset: 0.2em; }
  mark { background: Mark; color: MarkText; }
  .spoken-marks > div { border-bottom: 2px solid CanvasText; }
  .spoken-marks > .spoken-word { outline-color: CanvasText; }
  .dimmer { forced-color-adjust: none; background: color-mix(in srgb, Canvas 86%, transparent); }
  .lightbox { background: Canvas; color: CanvasText; }
  .card-buttons button, .put-back, .step, .preset { border-color: ButtonText; }
  .spinner { border-color: GrayText; border-top-color: CanvasText; forced-color-adjust: none; }
}
@media (pointer: coarse) {
  .tool, .put-back, .step, .preset, .sample, .entry, .card-buttons button, .reset, .voices { min-height: 44px; }
  .tool, .sizes .tool, .bar .theme { min-width: 44px; }
  .keep-here, .note-back { min-width: 44px; min-height: 44px; }
  .note-back { margin-block: -14px; }
  .controls input[type='checkbox'] { width: 28px; height: 28px; margin: 8px; }
  .controls input[type='color'] { width: 56px; height: 44px; }
  .controls .text { min-height: 44px; }
  .option { min-width: 44px; }
  .sample { width: 100%; justify-content: center; }
}
/* Where fingers leave no room for them: they stand in the panel of the text too. */
@media (pointer: coarse) and (max-width: 509px) {
  .bar .sizes { display: none; }
}
@media (pointer: coarse) and (max-width: 389px) {
  .bar { flex-wrap: wrap; justify-content: end; }
  .tool.removed { position: relative; padding: 0; gap: 0; }
  .tool.removed .count { position: absolute; inset: 2px 1px auto auto; min-width: 18px; padding: 0 4px; font-size: 11px; line-height: 18px; }
}
@media (pointer: coarse) and (max-width: 789px) {
  .bar .themes { display: none; }
}
@media (pointer: coarse) and (max-width: 899px) {
  .bar .left { display: none; }
  .tool.removed .label { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
}
`;
