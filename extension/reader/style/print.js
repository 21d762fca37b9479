/**
 * The style of the view on paper: the article alone, in black on white, flowing over pages.
 */

export const PRINT_STYLE = `
@media print {
  :host { position: static !important; contain: none !important; }
  .view {
    position: static;
    display: block;
    --paper: #fff !important;
    --ink: #000 !important;
    --soft: #444 !important;
    --line: #bbb !important;
    --tint: #fff !important;
    --accent: #000 !important;
    color-scheme: light !important;
    background: none;
  }
  .layer { position: static; display: block; height: auto; }
  .bar, .panel, .notice, .end, .note-back, .copy-code, .speech, .toast, .note-card, .lightbox, .keys, .dimmer { display: none !important; }
  main { overflow: visible; visibility: visible !important; }
  article { display: block; min-height: 0; padding: 0; font-size: 11pt; line-height: 1.45; }
  h1 { font-size: 22pt; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  figure, pre, tr, .embed { break-inside: avoid; }
  article > figure { display: block; }
  figure img { max-height: 16cm; }
  aside { border: 1px solid var(--line); }
  pre code { width: auto; white-space: pre-wrap; }
  p, li { orphans: 3; widows: 3; }
}
`;
