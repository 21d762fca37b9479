/**
 * The style of the article. Sizes follow one scale, the major third: each step is 1.25 times the one below. Heights of
 * lines and distances follow one beat, the line of the body text, in quarters, so that what stands beside each other on a
 * screen keeps one rhythm. Lines hold 66 characters (38 full-width ones), and figures, tables and code may be a little
 * wider. Distances are logical: in vertical writing they turn with the lines.
 */

export const PROSE_STYLE = `
main {
  position: relative;
  grid-area: 2 / 1;
  min-height: 0;
  overflow-y: scroll;
  scroll-padding-block: 16px;
  overscroll-behavior: contain;
  cursor: auto;
}
/* What has the focus stands above the bar of the voice, not under it. */
.view.with-speech main { scroll-padding-bottom: 96px; }
article {
  --measure: calc(var(--chars) * 1ch);
  --body: var(--serif);
  --type: var(--text-size);
  --lines: var(--line-height);
  --beat: calc(var(--lines) * var(--type));
  --step-1: 0.8em;
  --step1: 1.25em;
  --step2: 1.5625em;
  --step3: 1.9531em;
  --step4: 2.4414em;
  --wide: 5ch;
  display: grid;
  grid-template-columns:
    minmax(20px, 1fr) minmax(0, var(--wide)) minmax(0, var(--measure)) minmax(0, var(--wide)) minmax(20px, 1fr);
  align-content: start;
  min-block-size: calc(100% + 1px);
  padding-block: clamp(32px, 7vh, 88px) 72px;
  font: var(--weight) var(--type)/var(--lines) var(--body);
  letter-spacing: var(--letters);
  word-spacing: var(--words);
  font-variant-numeric: oldstyle-nums proportional-nums;
  font-kerning: normal;
  overflow-wrap: break-word;
}
.view[data-font='sans'] article { --body: var(--sans); }
.view[data-font='mono'] article { --body: var(--mono); --type: calc(0.92 * var(--text-size)); }
.view[data-font='legible'] article {
  --body: 'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', OpenDyslexic, Lexend, Verdana, 'DejaVu Sans', sans-serif;
  --type: calc(0.94 * var(--text-size));
  font-variant-numeric: lining-nums proportional-nums;
}
.view[data-font='own'] article { --body: var(--own-font), var(--serif); }
.view[data-align='justify'] article :is(p, li, dd) { text-align: justify; hyphens: auto; }
.view[data-hyphens='always'] article :is(p, li, dd) { hyphens: auto; }
.view[data-hyphens='never'] article :is(p, li, dd) { hyphens: manual; }
.view[data-images='hidden'] article .enlarge { display: none; }
/* Who made an image is of no use without it. */
.view[data-images='hidden'] .credit, figure:has(.no-image):not(:has(img)) .credit { display: none; }
.view[data-links='plain'] article a { color: inherit; text-decoration: none; pointer-events: none; }
article :is(code, pre, kbd, samp) { letter-spacing: 0; word-spacing: 0; }
p, ul, ol, dl, dd, figure, blockquote, aside, hr, h2, h3, h4, h5, h6 { margin: 0; }
article > * { grid-column: 3; min-width: 0; }
article > * + * { margin-block-start: calc(var(--paragraph) * var(--beat)); }
article > figure { grid-column: 2 / 5; display: grid; grid-template-columns: subgrid; }
article > figure > * { grid-column: 1 / -1; }
article > figure > figcaption { grid-column: 2; }
article > :is(p.math, .formula.alone, .formula-line:not(:has(> .formula-number))) { grid-column: 2 / 5; }

.site, .facts { font: 500 max(13px, 0.7em)/1.5 var(--sans); font-variant-numeric: lining-nums; color: var(--soft); }
.site > .site-name { color: var(--accent); font-weight: 600; }
/* Dots between parts; one that would begin a line is cut off with the edge it stands in. */
.site, .facts { --dot: 1.1em; display: flex; flex-wrap: wrap; margin-inline-start: calc(-1 * var(--dot)); clip-path: inset(0 0 0 var(--dot)); }
:is(.site, .facts):dir(rtl) { clip-path: inset(0 var(--dot) 0 0); }
:is(.site, .facts) > *::before { content: '·'; display: inline-block; width: var(--dot); text-align: center; color: var(--soft); font-weight: 400; }
h1 {
  margin: 0;
  margin-block-start: calc(0.5 * var(--beat));
  font-size: clamp(var(--step2), 1.1em + 2.6vw, var(--step4));
  font-weight: 700;
  line-height: 1.16;
  letter-spacing: -0.014em;
  font-variant-numeric: lining-nums;
  text-wrap: balance;
}
/* A sentence or two for a title, as under posts and papers, would fill the screen. */
h1.long { font-size: clamp(var(--step2), 1.1em + 1.3vw, var(--step3)); line-height: 1.22; }
.byline { margin-block-start: var(--beat); font: 600 max(14px, var(--step-1))/1.5 var(--sans); }
.facts { margin-block-start: 0.2em; font-weight: 400; }
h1 + .facts { margin-block-start: var(--beat); }
article > header + * { margin-block-start: calc(1.25 * var(--beat)); }
.standfirst { font-size: var(--step1); line-height: calc(0.875 * var(--lines)); color: var(--ink); }
article > .standfirst + p { margin-block-start: var(--beat); }

article p { text-wrap: pretty; }
h2, h3, h4, h5, h6 { line-height: 1.25; text-wrap: balance; font-weight: 700; font-variant-numeric: lining-nums; }
article > h2 { font-size: var(--step2); line-height: calc(1.25 * var(--beat)); letter-spacing: -0.008em; margin-block-start: calc(1.75 * var(--beat)); }
article > h3 { font-size: var(--step1); line-height: var(--beat); margin-block-start: calc(1.5 * var(--beat)); }
article > h4 { font-size: 1em; line-height: var(--beat); margin-block-start: calc(1.25 * var(--beat)); }
article > :is(h5, h6) { font-size: 1em; line-height: var(--beat); font-style: italic; margin-block-start: calc(1.25 * var(--beat)); }
article > :is(h2, h3) + * { margin-block-start: calc(0.5 * var(--beat)); }
article > :is(h4, h5, h6) + * { margin-block-start: calc(0.25 * var(--beat)); }
article :is(li, blockquote, aside, td, th, dd) > :is(h2, h3, h4, h5, h6) { font-size: 1em; margin: 0 0 0.3em; }
article :is(li, blockquote, aside, td, th, dd) > * + * { margin-block-start: calc(0.5 * var(--beat)); }
/* Opening quotes hang in the margin, where the eye draws the edge of the text. */
[data-hang] { text-indent: calc(-1 * var(--hang)); }
[data-hang='wide'] { --hang: 0.48em; }
[data-hang='narrow'] { --hang: 0.26em; }

a { color: inherit; text-decoration: underline 1px; text-decoration-color: var(--accent); text-underline-offset: 0.18em; }
a:hover { color: var(--accent); text-decoration-thickness: 2px; }
strong { font-weight: 700; }
mark { background: var(--glow); color: inherit; border-radius: 2px; padding-inline: 0.1em; }
small { font-size: 0.84em; }
sub, sup { font-size: 0.72em; line-height: 0; font-variant-numeric: lining-nums; }
abbr[title] { text-decoration: underline dotted 1px; text-underline-offset: 0.2em; }
rt { font-size: 0.5em; }

ul, ol { padding-inline-start: 1.35em; }
ol { padding-inline-start: 1.6em; }
li::marker { color: var(--soft); font-variant-numeric: lining-nums tabular-nums; }
li + li, li > :is(ul, ol) { margin-block-start: calc(0.25 * var(--beat)); }

blockquote { padding-inline-start: 1.15em; border-inline-start: 3px solid var(--accent); }
article > blockquote, article > blockquote + * { margin-block-start: var(--beat); }
aside { padding: 1em 1.2em; border-radius: 10px; background: var(--tint); font-size: 0.92em; }
article > aside, article > aside + * { margin-block-start: var(--beat); }
hr { inline-size: 100%; block-size: var(--beat); border: 0; text-align: center; color: var(--soft); }
hr::before { content: '\\2217\\2002\\2217\\2002\\2217'; line-height: var(--beat); }

article > figure, article > figure + * { margin-block-start: var(--beat); }
article > header + figure { margin-block-start: calc(1.25 * var(--beat)); }
figure img {
  display: block;
  max-inline-size: 100%;
  max-block-size: 92vh;
  inline-size: auto;
  block-size: auto;
  margin-inline: auto;
  border-radius: 5px;
  background: var(--tint);
  font: 400 14px/1.5 var(--sans);
  color: var(--soft);
}
figure > .enlarge { display: block; inline-size: fit-content; max-inline-size: 100%; margin-inline: auto; cursor: zoom-in; border-radius: 5px; }
figure > .enlarge + .enlarge { margin-block-start: 0.6em; }
.gallery { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(14em, 100%), 1fr)); gap: 0.6em; align-items: center; }
.gallery > .enlarge + .enlarge { margin-block-start: 0; }
.gallery figcaption { grid-column: 1 / -1; }
figcaption {
  margin-block-start: 0.75em;
  font: 400 max(13px, 0.74em)/1.5 var(--sans);
  font-variant-numeric: normal;
  color: var(--ink);
  text-wrap: pretty;
}
.credit { color: var(--soft); }
.no-image {
  display: block;
  padding: 1em 1.2em;
  border: 1px dashed var(--line);
  border-radius: 8px;
  font: 400 max(13px, 0.74em)/1.5 var(--sans);
  color: var(--soft);
  text-align: center;
}

code, .math.tex { font-family: var(--mono); font-size: 0.83em; font-variant-numeric: normal; }
:not(pre) > code { padding: 0.1em 0.32em; border-radius: 4px; background: var(--tint); overflow-wrap: anywhere; }
.math.plain { font-family: 'Cambria Math', 'STIX Two Math', 'Latin Modern Math', 'DejaVu Math TeX Gyre', var(--serif); }
p.math { overflow-x: auto; white-space: pre; text-align: center; padding-block: 0.3em; }

.table { overflow-x: auto; }
/* Where there is more, whether or not the system shows a scrollbar; the ring of the focus is seen whole. */
[data-more] {
  --first: #000;
  --last: #000;
  --fade: min(2.2em, 20%);
  mask-image: linear-gradient(to right, var(--first), #000 var(--fade), #000 calc(100% - var(--fade)), var(--last));
}
[data-more~='left'] { --first: transparent; }
[data-more~='right'] { --last: transparent; }
[data-more]:focus-visible { mask-image: none; }
article > .table, article > .table + * { margin-block-start: var(--beat); }
table {
  border-collapse: collapse;
  min-width: 100%;
  font-size: 0.88em;
  line-height: 1.5;
  font-variant-numeric: lining-nums tabular-nums;
}
caption { padding-block-end: 0.6em; text-align: start; font: 600 max(13px, 0.86em)/1.5 var(--sans); color: var(--ink); }
th, td { padding: calc(0.27 * var(--beat)) calc(0.5 * var(--beat)); border-bottom: 1px solid var(--line); text-align: start; vertical-align: baseline; max-width: 24em; }
/* Numbers run from left to right in every writing. */
:is(th, td).number { text-align: right; }
th { font: 600 max(13px, 0.86em)/1.5 var(--sans); }
table > :is(tr:first-child, caption + tr) > th { border-bottom: 2px solid var(--soft); vertical-align: bottom; }

dt { font-weight: 700; }
dd { margin-inline-start: 1.35em; }
dd + dt { margin-block-start: calc(0.5 * var(--beat)); }

.embed {
  display: flex;
  align-items: center;
  gap: 1em;
  padding: 0.85em 1.1em;
  border: 1px solid var(--line);
  border-radius: 12px;
  font: 400 max(14px, 0.8em)/1.45 var(--sans);
  text-decoration: none;
}
article > .embed, article > .embed + * { margin-block-start: var(--beat); }
article > .embed + .embed { margin-block-start: calc(0.5 * var(--beat)); }
.embed:hover { background: var(--tint); color: inherit; border-color: var(--accent); }
.embed-lines { flex: 1; min-width: 0; display: grid; gap: 0.1em; }
.embed-site { color: var(--soft); font-size: 0.92em; }
.embed-title { font-weight: 600; overflow-wrap: anywhere; }
.embed .icon { color: var(--accent); }
.embed .icon:dir(rtl) { scale: -1 1; }

/* Never at the beginning of a line, away from what it belongs to. */
sup:has(> .note-reference)::before, .note-way::before { content: '\\2060'; }
sup:has(> .note-reference), .note-way { white-space: nowrap; }
/* As high as a finger needs, and the line no higher for it. */
.note-reference { min-block-size: 24px; margin-block: -12px; padding-inline: 0.2em; line-height: 1; color: var(--accent); font-weight: 700; text-decoration: underline 1px; text-underline-offset: 0.2em; }
.footnotes { font-size: 0.84em; border-block-start: 1px solid var(--line); padding-block-start: 1em; }
article > .footnotes { margin-block-start: calc(1.5 * var(--beat)); }
.footnotes ol { margin: 0; }
.footnotes li > * { display: inline; }
.footnotes li > :is(ul, ol, figure, blockquote, .table) { display: block; }
.note-back {
  display: inline-flex;
  align-items: center;
  justify-content: center;
  min-width: 24px;
  min-height: 24px;
  margin-block: -8px;
  margin-inline-start: 0.2em;
  color: var(--accent);
  line-height: 0;
  vertical-align: calc(0.3ex - 9px);
}
.note-back .icon { width: 16px; height: 16px; }

.notice {
  display: flex;
  gap: 0.7em;
  padding: 0.75em 1em;
  border-radius: 10px;
  background: var(--tint);
  font: 400 max(14px, 0.76em)/1.5 var(--sans);
  color: var(--ink);
}
.notice .icon { color: var(--accent); margin-top: 1px; }
.doubt { flex-wrap: wrap; align-items: flex-start; }
.doubt > p { flex: 1; font-size: 1em; hyphens: manual; }
.doubt > .steps { flex: 1 0 100%; padding-inline-start: calc(20px + 0.7em); }
.doubt .step { border-color: color-mix(in srgb, var(--soft) 45%, transparent); }
.doubt .step .icon { margin: 0; color: inherit; }
article > .notice + .notice { margin-block-start: 10px; }
article > .notice + :not(.notice) { margin-block-start: var(--beat); }
article > .end { margin-block-start: calc(1.5 * var(--beat)); }
.end { text-align: center; color: var(--accent); line-height: 0; opacity: 0.65; }
.end .icon { width: 22px; height: 22px; }
.returned { background: var(--glow); box-shadow: 0 0 0 0.35em var(--glow); border-radius: 2px; }
/* Below the text, above the ground: the article stands in front of both. */
.spoken-marks { position: absolute; inset: 0 auto auto 0; writing-mode: horizontal-tb; pointer-events: none; }
.spoken-marks ~ article { position: relative; }
.spoken-marks > div { position: absolute; border-radius: 3px; background: var(--tint); }
.spoken-marks > .spoken-word { background: var(--glow); }
@media (forced-colors: active) {
  .spoken-marks > .spoken-word { outline: 2px solid Highlight; }
}
.traced { outline: 2px dashed var(--accent); outline-offset: 0.4em; border-radius: 2px; }
.trace { position: absolute; block-size: 0; border-block-start: 2px dashed var(--accent); pointer-events: none; }
.trace > span {
  position: absolute;
  inset-block-start: -0.85em;
  inset-inline-start: 0;
  translate: 0 -2px;
  padding: 0 0.6em;
  border-radius: 1em;
  background: var(--accent);
  color: var(--paper);
  font: 600 12px/1.7 var(--sans);
  white-space: nowrap;
}
@media (prefers-reduced-motion: no-preference) {
  .returned { animation: 2.4s ease-out settle; }
  @keyframes settle { from, 75% { background: var(--glow); box-shadow: 0 0 0 0.35em var(--glow); } to { background: transparent; box-shadow: 0 0 0 0.35em transparent; } }
}

@media (min-width: 620px) {
  article > .table[data-wide] { grid-column: 2 / 5; }
}
@media (forced-colors: active), print {
  [data-more] { mask-image: none; }
}
@media (max-width: 619px) {
  article { --lines: calc(var(--line-height) - 0.07); }
  main:not([data-writing='vertical']) > article { grid-template-columns: 20px 0 minmax(0, 1fr) 0 20px; padding-block: 28px 56px; }
  p, li { hyphens: auto; }
  article > .table { grid-column: 2 / -1; }
  figure img { border-radius: 3px; }
  .doubt > .steps { padding-inline-start: 0; gap: 6px; }
  .doubt .step { padding-inline: 6px 9px; }
}
`;
