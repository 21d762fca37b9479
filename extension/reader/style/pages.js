/**
 * The style of an article over several pages: the line where a page begins, and the card that offers the next.
 */

export const PAGES_STYLE = `
.page-mark {
  display: flex;
  align-items: center;
  gap: 1em;
  font: 500 max(12px, 0.68em)/1.5 var(--sans);
  color: var(--soft);
  font-variant-numeric: lining-nums tabular-nums;
  user-select: none;
}
.page-mark::before { content: attr(data-label) / ''; order: 1; }
.page-mark::after { content: ''; order: 2; flex: 1; border-block-start: 1px solid var(--line); }
.page-mark:focus { outline: none; }
.page-mark:focus-visible { color: var(--accent); }
article > .page-mark { margin-block: 2.2em 0; }
article > .page-mark + * { margin-top: 1.4em; }

main:has(> .next-page:not([hidden])) > article { min-block-size: 0; padding-block-end: 0; }
main:has(> .next-page:not([hidden])) .end { display: none; }
.next-page {
  display: grid;
  grid-template-columns: minmax(20px, 1fr) minmax(0, calc(var(--chars) * 1ch)) minmax(20px, 1fr);
  padding-block: 48px 72px;
  --body: var(--serif);
  font: var(--weight) var(--text-size)/var(--line-height) var(--body);
}
/* As wide as the lines above it. */
.view[data-font='sans'] .next-page { --body: var(--sans); }
.view[data-font='mono'] .next-page { --body: var(--mono); font-size: calc(0.92 * var(--text-size)); }
.view[data-font='legible'] .next-page {
  --body: 'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', OpenDyslexic, Lexend, Verdana, 'DejaVu Sans', sans-serif;
  font-size: calc(0.94 * var(--text-size));
}
.view[data-font='own'] .next-page { --body: var(--own-font), var(--serif); }
main[data-writing='vertical'] .next-card { writing-mode: horizontal-tb; place-self: start; max-inline-size: min(80vw, 30em); }
.next-card {
  grid-column: 2;
  display: grid;
  grid-template-columns: auto minmax(0, 1fr);
  gap: 4px 14px;
  padding: 20px 22px 18px;
  border: 1px solid var(--line);
  border-radius: 14px;
  background: color-mix(in srgb, var(--tint) 55%, var(--paper));
  font: 400 15px/1.5 var(--sans);
  font-variant-numeric: lining-nums tabular-nums;
}
.next-sign { width: 20px; height: 20px; margin-top: 2px; color: var(--accent); }
.next-card.is-faulty .next-sign { color: var(--warning); }
.next-title { margin: 0; font: 600 16px/1.5 var(--sans); color: var(--ink); }
.next-line { margin: 2px 0 0; color: var(--soft); text-wrap: pretty; }
.next-buttons { grid-column: 2; display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-top: 10px; }
.next-buttons button { min-height: 38px; padding: 0 16px; border: 1px solid var(--line); border-radius: 9px; font-size: 14px; font-weight: 600; color: var(--accent); }
.next-buttons button:hover { background: var(--tint); border-color: var(--accent); }
.next-buttons .next-further, .next-buttons .next-further[hidden] + .next-one { border-color: transparent; background: var(--ink); color: var(--paper); }
.next-buttons .next-further:hover, .next-buttons .next-further[hidden] + .next-one:hover { background: color-mix(in srgb, var(--ink) 86%, var(--paper)); border-color: transparent; }
.next-link { display: inline-flex; align-items: center; gap: 4px; min-height: 38px; padding-inline: 8px; color: var(--soft); font-size: 14px; text-decoration: none; }
.next-link:hover { color: var(--accent); text-decoration: underline 1px; text-underline-offset: 0.2em; }
.next-link .icon { width: 16px; height: 16px; }
.next-link .icon:dir(rtl) { scale: -1 1; }
@media (forced-colors: active) {
  .next-buttons button { border-color: ButtonText; }
}
@media (max-width: 619px) {
  .next-page { padding-block: 36px 48px; }
  .next-card { gap: 4px 12px; padding: 16px; }
  .next-buttons { grid-column: 1 / -1; }
  .next-buttons button { flex: 1 1 auto; }
}
@media print {
  .next-page { display: none; }
  .page-mark { break-after: avoid; }
}
`;
