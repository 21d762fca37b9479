/**
 * The colors and the faces of the interface, by day and by night: custom properties for whoever stands on their own
 * ground, the view over a page and the page of the options. Every color of text stands at least 4.5:1 from its ground.
 */

export const LIGHT = `
  --paper: #fdfcf9;
  --ink: #211f1b;
  --soft: #69645b;
  --line: #e5e1d8;
  --tint: #f4f1ea;
  --accent: #0b6175;
  --warning: #a3330b;
  --glow: #d3ebf0;
  color-scheme: light;
`;

export const DARK = `
  --paper: #15181a;
  --ink: #d9d6cf;
  --soft: #9b988f;
  --line: #2b3033;
  --tint: #1e2326;
  --accent: #7fc6d6;
  --warning: #f0a182;
  --glow: #1d4550;
  color-scheme: dark;
`;

/** Names in quotes can be taken by a page, and are left out then; the controls have the browser's own faces alone. */
export const FACES = `
  --serif: 'Iowan Old Style', 'Palatino Linotype', 'Palatino', 'P052', 'URW Palladio L', 'Book Antiqua',
    'Noto Serif', 'Georgia', serif;
  --sans: system-ui, sans-serif;
  --mono: ui-monospace, 'Cascadia Code', 'SF Mono', 'Menlo', 'Consolas', 'DejaVu Sans Mono', monospace;
`;
