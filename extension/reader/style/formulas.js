/**
 * The style of formulas. Letters of mathematics are set in a font made for it, which brings the metrics by which a
 * browser sets fractions and roots; the operating systems bring one each.
 */

export const FORMULAS_STYLE = `
math {
  font-family: 'STIX Two Math', 'Latin Modern Math', 'Cambria Math', 'Libertinus Math', 'DejaVu Math TeX Gyre', math, var(--serif);
  font-weight: 400;
  font-style: normal;
  font-variant-numeric: lining-nums;
  letter-spacing: 0;
  word-spacing: 0;
  line-height: 1.25;
  hyphens: manual;
  text-indent: 0;
  text-align: start;
  overflow-wrap: normal;
  text-wrap: nowrap;
}
/* A fraction in a sentence reaches into the space between the lines, and does not move them apart. */
.formula:not(.alone) > math { margin-block: -0.4em; }
.formula-line { display: grid; grid-template-columns: minmax(0, 1fr); align-items: center; column-gap: 1em; }
.formula-line:has(> .formula-number) { grid-template-columns: minmax(0, 1fr) auto; padding-inline-start: 3em; }
.formula.alone { display: block; overflow: auto hidden; padding-block: 0.35em; scrollbar-width: thin; border-radius: 4px; }
.formula.alone > math { font-size: 1.06em; width: max-content; min-width: 100%; text-align: center; }
.formula.alone:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.formula-number { font-variant-numeric: lining-nums tabular-nums; color: var(--soft); }
mtd { line-height: 1; padding: 0.22em 0.4em; }
mtable[displaystyle='true'] > mtr > mtd { padding-block: 0.34em; }
mtd[columnalign='left'] { text-align: left; }
mtd[columnalign='center'] { text-align: center; }
mtd[columnalign='right'] { text-align: right; }
/* The two sides of an equation meet at its sign. */
mtd[columnalign='right']:has(+ mtd[columnalign='left']) { padding-right: 0; }
mtd[columnalign='right'] + mtd[columnalign='left'] { padding-left: 0; }
mtd[columnlines='solid'] { border-left: 0.05em solid; }
mtd[columnlines='dashed'] { border-left: 0.05em dashed; }
mtd[rowlines='solid'] { border-top: 0.05em solid; }
mtd[rowlines='dashed'] { border-top: 0.05em dashed; }
mtr:first-child > mtd { padding-top: 0; }
mtr:last-child > mtd { padding-bottom: 0; }
mtr > mtd:first-child { padding-left: 0.15em; }
mtr > mtd:last-child { padding-right: 0.15em; }
.lined > mo { font-size: 1px; opacity: 0; }
mover.lined > :first-child { border-top: 0.055em solid; padding-top: 0.14em; }
munder.lined > :first-child { border-bottom: 0.055em solid; padding-bottom: 0.14em; }
@media (max-width: 619px) {
  .formula.long { display: inline-block; max-width: 100%; overflow: auto hidden; padding-block: 0.4em; vertical-align: middle; scrollbar-width: thin; }
}
`;
