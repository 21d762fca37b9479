// What axe-core finds in the sections of the rules and of what is removed, with all open that can be: nothing, by day and by
// night.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { COLORS, judged, judgePage } from './axe.mjs';
import { until } from './drivers/index.mjs';
import { openReader, session } from './session.mjs';

/** @typedef {import('./drivers/index.mjs').Page} Page */

const RULES = `! My rules
##.newsletter-box
rfi.fr,~video.rfi.fr##p:has-text(/^Publicité/i)
! 2026-11-21: removed by hand
example.com##.promo-line
!off example.com##aside.bag
example.com##p:has-txt(Read also):upward(section)
127.0.0.1##p:has-text(the):keep()
127.0.0.1#@#:furniture(newsletter)
`;

const { browser, server } = await session();
after(() => {
  const { runs, checks, faults } = judged;
  console.log(`axe: ${checks} checks in ${runs} runs, ${faults} violations`);
});

/** @param {Page} page @param {string} what @param {string} within */
async function judgeByDayAndNight(page, what, within) {
  await page.emulate({ scheme: 'light', lessMotion: true });
  await judgePage(page, `${what}, light`, within);
  await page.emulate({ scheme: 'dark', lessMotion: true });
  await judgePage(page, `${what}, dark`, within, COLORS);
  await page.emulate({});
}

/** @param {Page} page @param {string} selector */
const press = async (page, selector) => {
  await until(selector, () =>
    page.evaluate(
      (selector) => document.querySelector(selector)?.checkVisibility() ?? false,
      selector,
    ),
  );
  await page.click((root, selector) => root.querySelector(selector), selector);
};

test('axe finds no fault in the rules, with problems, a report and a trial open', async () => {
  const tab = await browser.open(`${server.origin}/long--essay/`);
  await openReader(browser, tab);
  await browser.store({ rules: RULES });
  const page = await browser.openOptions('rules');
  await page.emulate({ lessMotion: true });
  await until('the list', () =>
    page.evaluate(() => document.querySelectorAll('.rule-entry').length === 7),
  );
  await press(page, '.problems summary');
  await press(page, '.rules-help summary');
  await press(page, '.trial-choice button');
  await until('the trial', () => page.evaluate(() => !!document.querySelector('.trial-line')));
  await judgeByDayAndNight(page, 'rules', '#rules');
  await press(page, '.rules-deeds button');
  await press(page, '#rules-paste');
  await page.type('##.a-box');
  await page.press('Enter');
  await page.type('||ads.example^');
  await press(page, '.import-paste button');
  await press(page, '.import-outcome.unused summary');
  await judgeByDayAndNight(page, 'a report', '#rules');
  await page.close();
  await tab.close();
  assert.deepEqual(await browser.faults(), []);
});

test('axe finds no fault in what is removed, with its words shown', async () => {
  const page = await browser.openOptions('furniture');
  await page.emulate({ lessMotion: true });
  await press(page, '.reason-details summary');
  await judgeByDayAndNight(page, 'what is removed', '#furniture');
  await page.close();
  assert.deepEqual(await browser.faults(), []);
});
