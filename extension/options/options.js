/**
 * The page of the options: its sections in their order, each a module, in one shell.
 */

import { wordsDirection, wordsLanguage } from '../shared/words.js';
import { makeApp } from './app.js';
import { wearLook } from './look.js';
import { makeFurnitureSection } from './sections/furniture.js';
import { makeReadingSection } from './sections/reading.js';
import { makeRulesSection } from './sections/rules.js';
import { makeShortcutsSection } from './sections/shortcuts.js';
import { makeShell } from './shell.js';
import { makeToast } from './toast.js';

document.documentElement.lang = wordsLanguage;
document.documentElement.dir = wordsDirection;
wearLook();

const leaving = new AbortController();
const toast = makeToast(leaving.signal);
const app = await makeApp(toast, leaving.signal);
const sections = [
  makeReadingSection(app),
  makeRulesSection(app),
  makeFurnitureSection(app),
  makeShortcutsSection(app),
];
makeShell(sections, toast.box, leaving.signal);
