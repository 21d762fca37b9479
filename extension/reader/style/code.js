/**
 * The style of code: the block, its language and button, and a palette a theme. Every color stands at least 4.5:1
 * from the ground of code (a test computes it); five hues and no more, since code is read here, not written.
 */

/** The palette from the reader's own colors: hues turned from the accent's, drawn to the ink so that they can be read. */
const OWN = `
  --code-comment: var(--soft);
  --code-keyword: color-mix(in oklab, oklch(from var(--accent) l c calc(h + 120)) 62%, var(--ink));
  --code-string: color-mix(in oklab, oklch(from var(--accent) l c calc(h - 90)) 62%, var(--ink));
  --code-number: color-mix(in oklab, oklch(from var(--accent) l c calc(h - 150)) 62%, var(--ink));
  --code-name: color-mix(in oklab, var(--accent) 80%, var(--ink));
  --code-type: color-mix(in oklab, oklch(from var(--accent) l c calc(h + 60)) 62%, var(--ink));
  --code-inserted: var(--code-name);
  --code-deleted: var(--code-keyword);
`;

const DARK = `
  --code-comment: #9b988f;
  --code-keyword: #d9a0cb;
  --code-string: #a9c98a;
  --code-number: #e3b37c;
  --code-name: #86c8d8;
  --code-type: #b9b3ea;
  --code-inserted: #9ccf8c;
  --code-deleted: #f0a182;
`;

export const CODE_STYLE = `
.view {
  --code-comment: #69645b;
  --code-keyword: #8a2f66;
  --code-string: #3a6720;
  --code-number: #8f4708;
  --code-name: #0b5f73;
  --code-type: #574a96;
  --code-inserted: #2c6a24;
  --code-deleted: #a3330b;
}
.view[data-theme='sepia'] {
  --code-comment: #6d5b45;
  --code-keyword: #882c55;
  --code-string: #48611a;
  --code-number: #8a4309;
  --code-name: #175d68;
  --code-type: #58488a;
  --code-inserted: #3c631d;
  --code-deleted: #9a2f0a;
}
.view[data-theme='dark'] {${DARK}}
.view[data-theme='soft'] {
  --code-comment: #a8a399;
  --code-keyword: #dba9ce;
  --code-string: #b1cb97;
  --code-number: #e3b98a;
  --code-name: #93c9d5;
  --code-type: #bfbaea;
  --code-inserted: #a6d097;
  --code-deleted: #f2ab8e;
}
.view[data-theme='contrast'] {
  --code-comment: #c8c8c8;
  --code-keyword: #ffb3f0;
  --code-string: #b6f58a;
  --code-number: #ffcf7a;
  --code-name: #8fe6ff;
  --code-type: #cfc8ff;
  --code-inserted: #b6f58a;
  --code-deleted: #ffb08f;
}
.view[data-theme='own'] {${OWN}}
@media (prefers-color-scheme: dark) {
  .view[data-theme='system'] {${DARK}}
}

.code-comment { --c: var(--code-comment); }
.code-keyword, .code-tag { --c: var(--code-keyword); }
.code-string { --c: var(--code-string); }
.code-number, .code-constant, .code-variable, .code-attribute { --c: var(--code-number); }
.code-function, .code-property, .code-heading { --c: var(--code-name); }
.code-type, .code-meta { --c: var(--code-type); }
.code-inserted { --c: var(--code-inserted); }
.code-deleted { --c: var(--code-deleted); }
.code span { color: var(--c); }
.code-heading { font-weight: 700; }
@media (prefers-contrast: more) {
  .code span { color: color-mix(in oklab, var(--c) 55%, var(--ink)); }
}

.code {
  --side: calc(1.2 * var(--text-size));
  position: relative;
  border-radius: 10px;
  background: var(--tint);
}
pre {
  margin: 0;
  padding: calc(0.95 * var(--text-size)) 0;
  overflow-x: auto;
  scrollbar-width: thin;
  border-radius: inherit;
  line-height: 1.55;
  tab-size: 4;
  font-size: 1em;
}
pre code { display: block; width: max-content; min-width: 100%; padding-inline: var(--side); }
article :is(li, dd) > .code { margin-block-end: 0.8em; }
/* The ground changes with the theme at once, as all others do. */
article > .code { display: block; transition-property: box-shadow; }
/* The language is no word of the article: it is neither selected nor copied. */
.code[data-language]::before {
  content: attr(data-language);
  display: block;
  padding: 0 calc(var(--side) + 40px) 0 var(--side);
  font: 500 max(12px, 0.62em)/40px var(--sans);
  letter-spacing: 0.02em;
  color: var(--soft);
  margin-bottom: -6px;
}
.code[data-language] > pre { padding-top: 4px; }
.copy-code {
  position: absolute;
  inset: 2px 4px auto auto;
  display: grid;
  place-items: center;
  width: 36px;
  height: 36px;
  border-radius: 8px;
  background: var(--tint);
  color: var(--soft);
  opacity: 0;
}
.code:hover .copy-code, .code:focus-within .copy-code { opacity: 1; }
.copy-code:hover { color: var(--accent); }
@media (hover: none) {
  .copy-code { width: 44px; height: 44px; inset: 0 0 auto auto; opacity: 1; }
  /* Beside the first line, and over none that was scrolled to its end. */
  .code:not([data-language]) code { padding-inline-end: 48px; }
}
@media (max-width: 619px) {
  article > .code { --side: 20px; grid-column: 1 / -1; border-radius: 0; }
}
@media (forced-colors: active) {
  .code { border: 1px solid CanvasText; }
}
@media print {
  .code { --side: 12pt; border: 1px solid var(--line); border-radius: 4px; }
  .code span { color: inherit; }
  .code > pre { padding-block: 8pt; }
  .code[data-language]::before { line-height: 2; margin: 0; }
  .code[data-language] > pre { padding-block-start: 0; }
  pre code { overflow-wrap: anywhere; }
}
`;
