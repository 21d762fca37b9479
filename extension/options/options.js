/**
 * The page of the options: its sections in their order, each a module, in one shell.
 */

import { element, icon } from '../reader/element.js';
import { readHealth } from '../shared/state.js';
import { word, wordsDirection, wordsLanguage } from '../shared/words.js';
import { makeApp } from './app.js';
import { wearLook } from './look.js';
import { makeAboutSection } from './sections/about.js';
import { makeDataSection } from './sections/data.js';
import { makeFurnitureSection } from './sections/furniture.js';
import { makePrivacySection } from './sections/privacy.js';
import { makeReadingSection } from './sections/reading.js';
import { makeRulesSection } from './sections/rules.js';
import { makeSharingSection } from './sections/sharing.js';
import { makeShortcutsSection } from './sections/shortcuts.js';
import { makeSitesSection } from './sections/sites.js';
import { makeTranslationSection } from './sections/translation.js';
import { makeShell } from './shell.js';
import { makeToast } from './toast.js';

document.documentElement.lang = wordsLanguage;
document.documentElement.dir = wordsDirection;
wearLook();

const leaving = new AbortController();
const toast = makeToast(leaving.signal);
const app = await makeApp(toast, leaving.signal);
const main = makeShell(
  [
    makeReadingSection(app),
    makeRulesSection(app),
    makeFurnitureSection(app),
    makeSitesSection(app),
    makeTranslationSection(app),
    makeSharingSection(app),
    makeShortcutsSection(app),
    makePrivacySection(app),
    makeDataSection(app),
    makeAboutSection(),
  ],
  toast.box,
  leaving.signal,
);

const health = await readHealth();
if (health?.readOnly) {
  main.prepend(element('p', { class: 'notice' }, icon('notice'), word('newerNotice')));
}
