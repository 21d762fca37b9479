/**
 * The style of the host and of everything's ground: colors of the themes, the layers, the cards. Every color of
 * text stands at least 4.5:1 from its ground.
 */

import { DARK, FACES, LIGHT } from './tokens.js';

export const FRAME_STYLE = `
:host {
  all: initial !important;
  position: fixed !important;
  inset: 0 !important;
  z-index: 2147483647 !important;
  display: block !important;
  width: auto !important;
  height: auto !important;
  contain: layout style !important;
}
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }

.view {
  ${LIGHT}
  ${FACES}
  position: absolute;
  inset: 0;
  display: grid;
  grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
  background: var(--paper);
  color: var(--ink);
  font: 400 16px/1.5 var(--sans);
  scrollbar-color: color-mix(in srgb, var(--soft) 45%, transparent) transparent;
  -webkit-text-size-adjust: none;
  text-size-adjust: none;
  cursor: default;
}
.view[data-theme='sepia'] {
  --paper: #f7efdf;
  --ink: #3b2f22;
  --soft: #715f48;
  --line: #e6d9c0;
  --tint: #f0e5cf;
  --accent: #87460f;
  --warning: #9a2f0a;
  --glow: #f5dcae;
}
.view[data-theme='dark'] {
  ${DARK}
}
.view[data-theme='soft'] {
  --paper: #26292d;
  --ink: #d3cec4;
  --soft: #a8a399;
  --line: #3b3f44;
  --tint: #2e3236;
  --accent: #8cc3cf;
  --warning: #f2ab8e;
  --glow: #2f525b;
  color-scheme: dark;
}
.view[data-theme='contrast'] {
  --paper: #000;
  --ink: #fff;
  --soft: #fff;
  --line: #8c8c8c;
  --tint: #1c1c1c;
  --accent: #ffe45c;
  --warning: #ffb08f;
  --glow: #4a3f00;
  color-scheme: dark;
}
/* Three colors are the reader's own, the others stand between them. */
.view[data-theme='own'] {
  --warning: var(--ink);
  --soft: color-mix(in oklab, var(--ink) 78%, var(--paper));
  --line: color-mix(in oklab, var(--ink) 16%, var(--paper));
  --tint: color-mix(in oklab, var(--ink) 6%, var(--paper));
  --glow: color-mix(in oklab, var(--accent) 24%, var(--paper));
}
@media (prefers-color-scheme: dark) {
  .view:is([data-theme='system'], .with-card) {
    ${DARK}
  }
}

main, pre, .table, .panel-list, .keys, .note-words { scrollbar-width: thin; }
::selection { background: var(--glow); color: var(--ink); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
/* What scrolls stands at the edges: its ring is drawn within. */
:is(main, pre, .table, p.math, .panel-list, .keys, .note-words):focus-visible { outline-offset: -2px; border-radius: 0; }
/* Led to, not gone to: these can do nothing. */
[tabindex='-1']:is(h1, h2, h3, h4, li, .note-card):focus { outline: none; }
button { font: inherit; color: inherit; background: none; border: 0; padding: 0; margin: 0; cursor: pointer; }
.icon {
  width: 20px;
  height: 20px;
  flex: none;
  fill: none;
  stroke: currentColor;
  stroke-width: 1.5;
  stroke-linecap: round;
  stroke-linejoin: round;
}
.spoken {
  position: absolute;
  width: 1px;
  height: 1px;
  margin: 0;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
.layer {
  position: fixed;
  inset: 0;
  width: 100%;
  height: 100%;
  max-width: none;
  max-height: none;
  margin: 0;
  padding: 0;
  border: 0;
  overflow: hidden;
  background: none;
}
.layer::backdrop { display: none; }

.view.with-card {
  grid-template: minmax(0, 1fr) / minmax(0, 1fr);
  place-items: center;
  padding: 16px;
  background: rgb(20 22 24 / 0.38);
}
.card {
  display: grid;
  grid-template-columns: auto minmax(0, 1fr);
  gap: 6px 14px;
  width: min(100%, 440px);
  padding: 24px 24px 20px;
  border: 1px solid var(--line);
  border-radius: 14px;
  background: var(--paper);
  box-shadow: 0 18px 60px rgb(0 0 0 / 0.28);
}
.card-sign { color: var(--accent); line-height: 0; padding-top: 3px; }
.card-title { margin: 0; font: 600 17px/1.5 var(--sans); }
.card-words p { margin: 4px 0 0; color: var(--soft); font-size: 15px; line-height: 1.55; text-wrap: pretty; }
.card-buttons { grid-column: 1 / -1; display: flex; flex-wrap: wrap; justify-content: end; gap: 8px; margin-top: 14px; }
.card > .card-buttons { flex-direction: column; }
.card-buttons button { min-height: 40px; padding: 6px 16px; border: 1px solid var(--line); border-radius: 9px; font-size: 14px; font-weight: 600; line-height: 1.35; }
.card-buttons button:hover { background: var(--tint); border-color: var(--soft); }
.card-buttons .card-other { color: var(--accent); }
/* What helps most comes first; where nothing does, that is to close. */
.card > .card-buttons > :first-child { border-color: transparent; background: var(--ink); color: var(--paper); }
.card > .card-buttons > :first-child:hover { background: color-mix(in srgb, var(--ink) 86%, var(--paper)); }
.card > .card-buttons > :only-child { align-self: end; }
.spinner {
  display: block;
  width: 20px;
  height: 20px;
  border: 2px solid var(--line);
  border-top-color: var(--accent);
  border-radius: 50%;
}
@media (prefers-reduced-motion: no-preference) {
  .spinner { animation: turn 0.9s linear infinite; }
  @keyframes turn { to { rotate: 1turn; } }
}
`;
