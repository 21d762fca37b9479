/**
 * The style of a translation in the article, of its panel, and of the original beside it.
 */

import { FACES } from './tokens.js';

export const TRANSLATE_STYLE = `
.tool.translate[aria-expanded='true'], .tool.translate[aria-pressed='true'] { background: var(--tint); color: var(--ink); }
.tool.translate { position: relative; }
.tool.translate[aria-pressed='true'] .icon { color: var(--accent); }
/* How far it is, under the sign. */
.tool.translate[data-running]::after {
  content: '';
  position: absolute;
  inset: auto 8px 4px 8px;
  height: 2px;
  border-radius: 1px;
  background: linear-gradient(to right, var(--accent) calc(var(--done, 0) * 100%), var(--line) 0);
}
.tool.translate[data-running]:dir(rtl)::after { background: linear-gradient(to left, var(--accent) calc(var(--done, 0) * 100%), var(--line) 0); }

.source, .translation { display: block; }
.translation { color: var(--soft); margin-block-start: 0.4em; text-wrap: inherit; }
/* Its own letters, not those of the language above it. */
.translation { ${FACES} --lines: var(--line-height); font-style: inherit; }
.view[data-font='serif'] .translation:not(:is(figcaption, caption, th, .embed) *) { font-family: var(--serif); }
.view[data-font='own'] .translation:not(:is(figcaption, caption, th, .embed) *) { font-family: var(--own-font), var(--serif); }
:is(article, li, blockquote, dd) > p:not(.standfirst) > .translation { line-height: var(--lines); }
.lightbox-caption .translation { color: #bdb9b0; }
.translation:not([data-hang]) { text-indent: 0; }
.translation :is(strong, b) { font-weight: 650; }
h1 .translation { margin-block-start: 0.35em; font-size: 0.64em; font-weight: 500; line-height: 1.28; letter-spacing: -0.006em; }
h1 .translation:is(:lang(ar), :lang(fa), :lang(ur), :lang(th), :lang(hi), :lang(bn)) { line-height: 1.55; letter-spacing: 0; }
:is(h2, h3, h4, h5, h6, dt) > .translation { margin-block-start: 0.1em; font-weight: 500; }
:is(figcaption, caption, .embed) .translation { margin-block-start: 0.15em; }
:is(td, th) .translation { margin-block-start: 0.15em; }
.embed-title > .translation { font-weight: 500; }
.footnotes :is(.source, .translation) { display: inline; }
.footnotes .translation::before { content: '\\A'; white-space: pre; }
.translate-again {
  display: flex;
  align-items: center;
  gap: 6px;
  inline-size: fit-content;
  min-height: 28px;
  margin-block-start: 0.35em;
  padding-inline: 8px 10px;
  border: 1px solid color-mix(in srgb, var(--warning) 45%, transparent);
  border-radius: 8px;
  color: var(--warning);
  font: 550 13px/1.4 var(--sans);
  letter-spacing: 0;
  text-indent: 0;
  user-select: none;
}
.translate-again:hover { background: var(--tint); border-color: var(--warning); }
.translate-again .icon { width: 16px; height: 16px; }
[aria-busy='true'] { color: var(--soft); }
@media (prefers-reduced-motion: no-preference) {
  [data-arriving] { animation: 0.35s ease-out arrive; }
  @keyframes arrive { from { opacity: 0; } }
  [aria-busy='true'] { animation: 1.6s ease-in-out infinite alternate wait-for; }
  @keyframes wait-for { from { opacity: 1; } to { opacity: 0.55; } }
}

/* Two columns: what has a translation is parted in the middle of the page, wherever it stands; the rest keeps to the first. */
.view[data-translation='columns'] main:not([data-writing='vertical']) { container-type: inline-size; }
@container (min-width: 720px) {
  .view[data-translation='columns'] article {
    --gutter: clamp(28px, 4cqi, 56px);
    --spread: min(calc(48 * var(--text-size)), calc(100cqi - 56px));
    --column: calc((var(--spread) - var(--gutter)) / 2);
    grid-template-columns: minmax(20px, 1fr) 0 var(--spread) 0 minmax(20px, 1fr);
  }
  .view[data-translation='columns'] article :is(p, h2, h3, h4, h5, h6, dt)[data-translated='both'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr) var(--column);
    column-gap: var(--gutter);
  }
  .view[data-translation='columns'] article :is(td, th, figcaption, .table, aside) [data-translated='both'] { display: block; }
  .view[data-translation='columns'] article :is(p, h2, h3, h4, h5, h6, dt) > .translation { margin-block-start: 0; font-weight: inherit; }
  .view[data-translation='columns'] article :is(td, th, aside) .translation { margin-block-start: 0.4em; }
  .view[data-translation='columns'] article > :is(p, h2, h3, h4, h5, h6, .notice):not([data-translated='both']) { max-inline-size: var(--column); }
  .view[data-translation='columns'] h1 > [data-translated='both'] { display: grid; grid-template-columns: minmax(0, 1fr) var(--column); column-gap: var(--gutter); align-items: start; }
  .view[data-translation='columns'] h1 { font-size: clamp(var(--step2), 0.9em + 1.6vw, 2em); }
  .view[data-translation='columns'] h1 .translation { margin-block-start: 0; font-size: 1em; font-weight: 600; line-height: inherit; letter-spacing: inherit; }
  .view[data-translation='columns'] .standfirst { font-size: 1.1em; }
}

.original-card {
  position: fixed;
  z-index: 2;
  display: flex;
  flex-direction: column;
  padding: 8px 8px 14px 16px;
  border: 1px solid var(--line);
  border-radius: 12px;
  background: var(--paper);
  box-shadow: 0 10px 40px rgb(0 0 0 / 0.2);
}
.original-card:focus { outline: none; }
.original-card:dir(rtl) { padding: 8px 16px 14px 8px; }
.original-words { overflow-y: auto; overscroll-behavior: contain; scrollbar-width: thin; padding-inline-end: 8px; font: var(--weight) calc(0.92 * var(--text-size))/1.55 var(--serif); overflow-wrap: break-word; }
.original-head { display: flex; align-items: center; justify-content: space-between; }
.original-head .tool { height: 32px; min-width: 32px; color: var(--soft); }
.original-head .icon { width: 17px; height: 17px; }
.original-name { margin: 0; color: var(--soft); font: 600 12px/1.5 var(--sans); }

.translate .row { font-size: 14px; }
.translate > :first-child { border-top: 0; }
.translate .row .name { flex: 1; cursor: default; }
.translate .row label.name { padding-block: 8px; }
.translate-shows { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; gap: 0; margin: 10px 0 12px; }
.translate-shows .sample { justify-content: center; inline-size: 100%; min-height: 38px; padding: 4px 6px; border-radius: 0; text-align: center; }
.translate-shows .option + .option { margin-inline-start: -1px; }
.translate-shows .option:first-child .sample { border-start-start-radius: 9px; border-end-start-radius: 9px; }
.translate-shows .option:last-child .sample { border-start-end-radius: 9px; border-end-end-radius: 9px; }
.translate-shows .option input:checked + .sample { position: relative; background: var(--tint); color: var(--accent); font-weight: 600; }
.translate-gate { margin: 10px 0 14px; padding: 14px 16px 16px; border: 1px solid var(--line); border-radius: 12px; background: color-mix(in srgb, var(--tint) 55%, var(--paper)); }
.translate-sentence { margin: 0; color: var(--ink); text-wrap: pretty; }
.translate-buttons { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 12px; }
.translate-buttons:not(:has(> :not([hidden]))) { display: none; }
.translate-go { min-height: 38px; padding: 0 16px; border-radius: 9px; background: var(--ink); color: var(--paper); font-size: 14px; font-weight: 600; }
.translate-go:hover { background: color-mix(in srgb, var(--ink) 86%, var(--paper)); }
.translate-buttons .step { min-height: 38px; padding-inline: 14px; white-space: normal; }
.translate-status { padding: 2px 0 12px; }
.translate-line { display: flex; align-items: center; gap: 8px 12px; min-height: 36px; }
.translate-line p { flex: 1; margin: 0; color: var(--soft); font-variant-numeric: tabular-nums; text-wrap: pretty; }
.translate-status.is-faulty p { color: var(--warning); }
.translate-line .step { padding-inline: 11px; }
.translate-meter { height: 3px; margin-top: 7px; border-radius: 2px; background: linear-gradient(to right, var(--accent) calc(var(--done, 0) * 100%), var(--line) 0); }
.translate-meter:dir(rtl) { background: linear-gradient(to left, var(--accent) calc(var(--done, 0) * 100%), var(--line) 0); }
.translate-select { max-width: 13.5em; min-height: 34px; padding-inline: 8px; border: 1px solid color-mix(in srgb, var(--ink) 45%, var(--paper)); border-radius: 9px; background: var(--paper); color: var(--ink); font: inherit; }
.translate-doubt { display: flex; gap: 10px; margin: 0 0 10px; padding: 10px 12px; border-radius: 10px; background: var(--tint); }
.translate-doubt .icon { color: var(--accent); margin-top: 1px; }
.translate-doubt p { margin: 0 0 8px; text-wrap: pretty; }
.translate-doubt .step { padding-inline: 11px; background: var(--paper); white-space: normal; text-align: start; }
.translate-service { margin: 0; padding-top: 14px; border-top: 1px solid var(--line); color: var(--soft); font-size: 13px; text-wrap: pretty; }
.translate .step.all-settings { margin-top: 10px; }

@media (forced-colors: active) {
  .translate-go { border: 1px solid ButtonText; }
  .translate-meter, .tool.translate[data-running]::after { forced-color-adjust: none; background: linear-gradient(to right, Highlight calc(var(--done, 0) * 100%), GrayText 0); }
}
@media print {
  .translate-again, .original-card { display: none !important; }
  [data-translated='both'] { break-inside: avoid; }
}
`;
