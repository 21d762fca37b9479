/**
 * Opens the page of the options at one of its sections: the tab that has it already, or a new one.
 */

import { runtime, tabs } from '../shared/browser.js';

/** @param {string} section */
export async function openOptions(section) {
  const page = runtime.getURL('extension/options/options.html');
  const url = `${page}#${section}`;
  const [open] = await tabs.query({ url: `${page}*` });
  if (open?.id === undefined) await tabs.create({ url });
  else await tabs.update(open.id, { url, active: true });
}
