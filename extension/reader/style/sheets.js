/**
 * The style sheets of the view, in the order in which they apply.
 */

import { ABOVE_STYLE } from './above.js';
import { BAR_STYLE } from './bar.js';
import { CODE_STYLE } from './code.js';
import { CONTROLS_STYLE } from './controls.js';
import { FORMULAS_STYLE } from './formulas.js';
import { FRAME_STYLE } from './frame.js';
import { PAGES_STYLE } from './pages.js';
import { PANEL_STYLE } from './panel.js';
import { PICK_STYLE } from './pick.js';
import { PRINT_STYLE } from './print.js';
import { PROSE_STYLE } from './prose.js';
import { SCRIPTS_STYLE } from './scripts.js';
import { SHARE_STYLE } from './share.js';
import { SYSTEM_STYLE } from './system.js';
import { TRANSLATE_STYLE } from './translate.js';

export const VIEW_STYLES = [
  FRAME_STYLE,
  BAR_STYLE,
  PANEL_STYLE,
  CONTROLS_STYLE,
  ABOVE_STYLE,
  PICK_STYLE,
  PROSE_STYLE,
  CODE_STYLE,
  FORMULAS_STYLE,
  PAGES_STYLE,
  SCRIPTS_STYLE,
  SHARE_STYLE,
  TRANSLATE_STYLE,
  SYSTEM_STYLE,
  PRINT_STYLE,
];
