/**
 * The style of what stands above the article: line focus, keys, speech, sentences, notes, the lightbox.
 */

export const ABOVE_STYLE = `
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
  overscroll-behavior: contain;
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
  justify-content: center;
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
@media (max-width: 619px) {
  .speech { flex-wrap: wrap; }
  .speech > .voices { order: 1; flex: 1 0 calc(100% - 8px); max-width: none; margin: 2px 4px 4px; }
}
@media (max-width: 379px) {
  .speech > .rates { order: 1; border: 0; }
  .speech > .voices { flex: 1 1 8em; margin: 2px; }
}
.toast {
  position: absolute;
  inset-block-end: 24px;
  inset-inline: 20px;
  z-index: 4;
  display: flex;
  align-items: center;
  gap: 14px;
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
.toast-undo {
  flex: none;
  min-height: 28px;
  margin-block: -4px;
  margin-inline-end: -8px;
  padding: 3px 12px;
  border: 1px solid color-mix(in srgb, var(--paper) 45%, transparent);
  border-radius: 8px;
  background: transparent;
  color: inherit;
  font: inherit;
  font-weight: 600;
  cursor: pointer;
}
.toast-undo:hover { background: color-mix(in srgb, var(--paper) 16%, transparent); }
.toast-undo:focus-visible { outline: 2px solid var(--paper); outline-offset: 2px; }
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
.note-words { overflow-y: auto; overscroll-behavior: contain; font: var(--weight) calc(0.84 * var(--text-size))/1.55 var(--serif); }
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
`;
