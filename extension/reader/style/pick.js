/**
 * The style of correcting by hand: what is outlined, the bar below, the card of a rule, and the view that has stepped aside.
 */

export const PICK_STYLE = `
main.picking, main.picking :is(a, button, summary, img) { cursor: crosshair; }
main.picking .enlarge { cursor: crosshair; }
.pick-box {
  position: absolute;
  z-index: 1;
  border: 2px dashed color-mix(in srgb, var(--accent) 65%, transparent);
  border-radius: 8px;
  background: color-mix(in srgb, var(--accent) 7%, transparent);
  pointer-events: none;
}
.pick-box.chosen { border: 2px solid var(--accent); background: color-mix(in srgb, var(--accent) 13%, transparent); }
.pick-bar {
  position: relative;
  grid-area: 2 / 1;
  place-self: end center;
  z-index: 2;
  display: grid;
  gap: 8px;
  width: max-content;
  max-width: min(760px, calc(100% - 24px));
  min-width: min(560px, calc(100% - 24px));
  margin-bottom: 18px;
  padding: 12px 14px 12px 18px;
  border: 1px solid var(--line);
  border-radius: 16px;
  background: var(--paper);
  color: var(--ink);
  box-shadow: 0 8px 34px rgb(0 0 0 / 0.22);
  font-size: 14px;
}
.pick-bar:focus { outline: none; }
/* Done stands at the upper corner, where a row that is full has no say in it. */
.pick-words { min-height: 44px; min-width: 0; padding-inline-end: 100px; }
.pick-buttons > .pick-done { position: absolute; inset-block-start: 10px; inset-inline-end: 12px; }
.pick-said { margin: 0; font-weight: 600; text-wrap: pretty; }
.pick-more { margin: 0; overflow: hidden; color: var(--soft); text-overflow: ellipsis; white-space: nowrap; }
.pick-buttons { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; }
.pick-buttons button, .rule-card .card-buttons button {
  display: inline-flex;
  align-items: center;
  justify-content: center;
  min-width: 36px;
  min-height: 36px;
  padding: 0 12px;
  border: 1px solid var(--line);
  border-radius: 9px;
  color: var(--ink);
  font-size: 14px;
  font-weight: 550;
}
.pick-buttons button:has(.icon) { padding: 0 7px; color: var(--soft); }
.pick-buttons button:hover, .rule-cancel:hover { background: var(--tint); border-color: var(--soft); }
.pick-buttons .pick-act, .rule-card .card-buttons .rule-save { background: var(--accent); border-color: var(--accent); color: var(--paper); }
.pick-buttons .pick-act:hover, .rule-card .card-buttons .rule-save:hover { background: color-mix(in srgb, var(--accent) 86%, var(--ink)); }
.pick-buttons .pick-article { margin-inline-start: auto; }
.pick-buttons .pick-article, .pick-buttons .pick-done { border-color: transparent; color: var(--accent); }
.pick-buttons button[aria-disabled='true'], .rule-card [aria-disabled='true'] { opacity: 0.45; cursor: default; }
.pick-back:dir(rtl) .icon { scale: -1 1; }
.with-picker main { padding-bottom: 150px; }
/* Neither over the bar nor over the card. */
.with-picker .toast, .rule-card:not([hidden]) ~ .toast { inset-block: 68px auto; }
.with-picker:has(> .rule-card:not([hidden])) > .pick-bar { visibility: hidden; }
.tool.correct[aria-pressed='true'] { background: var(--tint); color: var(--ink); }

.rule-card {
  position: absolute;
  z-index: 4;
  inset: auto 0 24px 0;
  width: min(560px, calc(100% - 24px));
  max-height: calc(100% - 90px);
  margin-inline: auto;
  overflow-y: auto;
  overscroll-behavior: contain;
  padding: 18px 22px 18px;
  border: 1px solid var(--line);
  border-radius: 14px;
  background: var(--paper);
  box-shadow: 0 18px 60px rgb(0 0 0 / 0.3);
  font-size: 14px;
}
.rule-card h2 { margin: 0 0 10px; font: 600 17px/1.4 var(--sans); }
.rule-choices { display: grid; margin-bottom: 12px; }
.rule-choice { display: flex; align-items: center; gap: 10px; min-height: 34px; border-top: 1px solid var(--line); cursor: pointer; }
.rule-choice span { flex: none; }
.rule-choice code { min-width: 0; overflow: hidden; color: var(--soft); font: 400 12px/1.5 var(--mono); text-overflow: ellipsis; white-space: nowrap; }
.rule-choice:first-child { border-top: 0; }
.rule-choice input { width: 18px; height: 18px; margin: 0; flex: none; accent-color: var(--accent); }
.rule-card label[for] { color: var(--soft); font-size: 13px; }
.rule-field {
  width: 100%;
  min-height: 40px;
  margin-top: 4px;
  padding: 8px 10px;
  border: 1px solid color-mix(in srgb, var(--ink) 45%, var(--paper));
  border-radius: 8px;
  background: var(--paper);
  color: var(--ink);
  font: 400 13px/1.5 var(--mono);
}
.rule-field[aria-invalid='true'] { border-color: var(--warning); }
.rule-does { margin: 8px 0 0; color: var(--soft); line-height: 1.5; overflow-wrap: anywhere; }
.rule-card .card-buttons { margin-top: 14px; }

/* The view steps aside: the page is seen, and still hears of nothing. */
.view.aside { background: none; }
.view.aside > :not(.page-pick, .spoken) { visibility: hidden; }
.page-pick { position: fixed; inset: 0; z-index: 5; display: grid; overflow: hidden; cursor: crosshair; touch-action: none; }
.page-pick .pick-bar { grid-area: 1 / 1; cursor: default; }
.page-box {
  position: absolute;
  top: 0;
  left: 0;
  border: 2px dashed var(--accent);
  border-radius: 3px;
  background: color-mix(in srgb, var(--accent) 12%, transparent);
  box-shadow: 0 0 0 200vmax rgb(20 22 24 / 0.28);
  pointer-events: none;
}
.page-box.chosen { border-style: solid; }
@media (max-width: 619px) {
  .pick-bar { width: calc(100% - 16px); margin-bottom: 8px; padding: 12px; }
  .pick-buttons .pick-article { margin-inline-start: 0; }
  .with-picker main { padding-bottom: 220px; }
}
@media (forced-colors: active) {
  .pick-buttons button[aria-disabled='true'] { color: GrayText; border-color: GrayText; opacity: 1; }
  .pick-box, .page-box { border-color: Highlight; background: none; }
}
`;
