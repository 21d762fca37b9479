// axe-core run on the reader: the page is its own, the shadow root is closed, so the test hands it over in the page's
// world, where the reader's own code never looks; and on the page of the options, which is a document of its own. What
// axe cannot decide counts as a fault too, until it is explained.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { ROOT } from './session.mjs';

/** @typedef {import('./drivers/index.mjs').Tab} Tab */

/** WCAG 2.2 A and AA, and what axe holds for good practice. */
const ALL = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The one rule that another theme can break. */
export const COLORS = ['color-contrast'];

/**
 * Where axe is wrong or cannot tell, by rule and by what the place matches, with the reason.
 * @type {{ rule: string, place: string }[]}
 */
const EXPLAINED = [
  // The page's own, which axe finds as well, is inert below a modal dialog.
  { rule: 'landmark-no-duplicate-main', place: 'main' },
  // "Aa" is a drawing made of letters, hidden from who listens.
  { rule: 'label-content-name-mismatch', place: '.tool.text' },
  // Through the veil a picture shines by 6 %: even a white one leaves 14:1.
  { rule: 'color-contrast', place: '.lightbox-place, .lightbox-caption, .lightbox-caption *' },
  // A heading of a group of rows stands alone in its row.
  { rule: 'th-has-data-cells', place: 'article table' },
];

/** How axe says that it cannot tell a color because another part covers the place: there it is judged uncovered. */
const COVERED = ['bgOverlap', 'elmPartiallyObscured', 'elmPartiallyObscuring'];

/** How much was judged, by every call of `judge`. */
export const judged = { runs: 0, checks: 0, faults: 0 };

/**
 * Fails where axe finds a fault in what the reader shows now.
 * @param {Tab} tab
 * @param {string} origin of the server
 * @param {string} what is judged, for the message
 * @param {{ rules?: string[], within?: string }} [narrower] the rules of axe, all where left out, and the part of the view
 */
export async function judge(tab, origin, what, { rules, within } = {}) {
  await tab.evaluate(async (address) => {
    if (!('axe' in globalThis)) await import(address);
  }, `${origin}/axe/axe.min.js`);
  const found = await tab.shadow(
    async (root, rules, within, explained, covered) => {
      // What a closed root hides from the page's scripts, it hides from axe.
      if (!root.host.shadowRoot) Object.defineProperty(root.host, 'shadowRoot', { value: root });
      // Axe lays out what is in the body, and the host stands beside it.
      Object.defineProperty(document, 'body', { value: root.host, configurable: true });
      const { axe } = /** @type {any} */ (globalThis);
      // One letter or digit is text as any other.
      axe._audit.checks['color-contrast'].options.ignoreLength = true;
      const part = within ? { fromShadowDom: ['limpide-reader', within] } : ['limpide-reader'];
      const results = await axe.run({ include: part }, { runOnly: rules, elementRef: true });
      /** @param {{ id: string, nodes: any[] }[]} list */
      const faults = (list) =>
        list.flatMap(({ id, nodes }) =>
          nodes
            .filter(({ element }) =>
              explained.every(
                (/** @type {{ rule: string, place: string }} */ { rule, place }) =>
                  rule !== id || !element.matches(place),
              ),
            )
            .filter(({ any }) => !covered.includes(any[0]?.data?.messageKey))
            .map(({ element, any, all, none }) => {
              const said = [...any, ...all, ...none].map((check) => check.message).join('; ');
              return `${id}: ${element.outerHTML.slice(0, 160)}: ${said}`;
            }),
        );
      const { passes, violations, incomplete } = results;
      const count = [passes, violations, incomplete].flat().map(({ nodes }) => nodes.length);
      return {
        checks: count.reduce((sum, one) => sum + one, 0),
        faults: [...faults(violations), ...faults(incomplete).map((fault) => `unsure: ${fault}`)],
      };
    },
    rules ?? ALL,
    within ?? null,
    EXPLAINED,
    COVERED,
  );
  count(found, what);
}

/**
 * Fails where axe finds a fault in a page of the extension, or in a part of it.
 * @param {import('./drivers/index.mjs').Page} page
 * @param {string} what is judged, for the message
 * @param {string} within a selector
 * @param {string[]} [rules] of axe, all where left out
 * @param {string[]} [skipped] rules that do not count here
 */
export async function judgePage(page, what, within, rules, skipped = []) {
  // The page allows no script but its own: what a debugger runs is not asked.
  axe ??= await readFile(`${ROOT}node_modules/axe-core/axe.min.js`, 'utf8');
  if (!(await page.evaluate(() => 'axe' in globalThis))) {
    await page.evaluate(/** @type {() => void} */ (new Function(axe)));
  }
  const found = await page.evaluate(
    async (within, rules, skipped, covered) => {
      const { axe } = /** @type {any} */ (globalThis);
      axe._audit.checks['color-contrast'].options.ignoreLength = true;
      // What is scrolled under the header is judged as it is elsewhere.
      const [header] = document.querySelectorAll('header');
      header?.style.setProperty('position', 'static');
      const off = Object.fromEntries(
        skipped.map((/** @type {string} */ rule) => [rule, { enabled: false }]),
      );
      const options = { runOnly: rules, rules: off, elementRef: true };
      const results = await axe.run(within, options);
      const { passes, violations, incomplete } = results;
      const faults = [...violations, ...incomplete].flatMap(({ id, nodes }) =>
        nodes
          .filter((/** @type {any} */ { any }) => !covered.includes(any[0]?.data?.messageKey))
          .map((/** @type {any} */ { element, any, all, none }) => {
            const said = [...any, ...all, ...none].map((check) => check.message).join('; ');
            return `${id}: ${element.outerHTML.slice(0, 160)}: ${said}`;
          }),
      );
      header?.style.removeProperty('position');
      const count = [passes, violations, incomplete].flat().map(({ nodes }) => nodes.length);
      return { checks: count.reduce((sum, one) => sum + one, 0), faults };
    },
    within,
    rules ?? ALL,
    skipped,
    COVERED,
  );
  count(found, what);
}

/** @type {string | undefined} its text, once it is read */
let axe;

/**
 * @param {{ checks: number, faults: string[] }} found
 * @param {string} what
 */
function count(found, what) {
  judged.runs += 1;
  judged.checks += found.checks;
  judged.faults += found.faults.length;
  assert.ok(found.checks > 0, `${what}: axe checked nothing`);
  assert.deepEqual(found.faults, [], what);
}
