/**
 * Opens the page of the options at one of its sections: the tab that has it already, or a new one.
 */

import { runtime, tabs, windows } from '../shared/browser.js';

/** @param {string} section */
export async function openOptions(section) {
  const page = runtime.getURL('extension/options/options.html');
  const url = `${page}#${section}`;
  const [open] = await tabs.query({ url: `${page}*` });
  if (open?.id === undefined) {
    await tabs.create({ url });
    return;
  }
  await tabs.update(open.id, { url, active: true });
  // In front of its own window only, it would not be seen from another.
  await windows?.update(open.windowId, { focused: true });
}
