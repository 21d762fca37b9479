/**
 * The permission to ask one service at its own address: whether it is there, asked for by a click in a page of the
 * extension, given back. Firefox has one more, for the text of pages to leave this device, which is asked for with it.
 */

import { permissions, runtime } from '../shared/browser.js';
import { isLoopback } from '../shared/translation.js';

/** What Firefox calls the text of pages; a browser that knows no such permission refuses the question. */
const DATA = ['websiteContent'];

/** Whether this is Chromium, which grants ports; Firefox knows a host only, whatever its port. */
const isChromium = () => runtime.getURL('').startsWith('chrome-extension:');

/**
 * The pattern of an origin.
 * @param {URL} endpoint
 */
export function patternOfEndpoint({ protocol, hostname, port }) {
  return `${protocol}//${hostname}${isChromium() && port ? `:${port}` : ''}/*`;
}

/**
 * @param {URL} endpoint
 * @returns {Promise<boolean>}
 */
export async function mayAsk(endpoint) {
  try {
    return await permissions.contains(wanted(endpoint));
  } catch {
    return false;
  }
}

/**
 * Has the browser ask the user; to be called in a click.
 * @param {URL} endpoint
 * @returns {Promise<boolean>} whether it was granted
 */
export async function allowAsking(endpoint) {
  try {
    return await permissions.request(wanted(endpoint));
  } catch {
    return false;
  }
}

/**
 * Gives the permission back.
 * @param {URL} endpoint
 * @returns {Promise<boolean>} whether it is gone: what was granted of more than this holds here too
 */
export async function disallowAsking(endpoint) {
  try {
    await permissions.remove({ origins: [patternOfEndpoint(endpoint)] });
    const { origins = [] } = await permissions.getAll();
    // Sites are granted under any scheme: these were services.
    const isLast = !origins.some((pattern) => pattern.startsWith('https:'));
    if (isLast && !isChromium())
      await permissions.remove(/** @type {any} */ ({ data_collection: DATA }));
  } catch {
    return false;
  }
  return !(await mayAsk(endpoint));
}

/**
 * @param {URL} endpoint
 * @returns {any} more than the types know
 */
function wanted(endpoint) {
  const origins = [patternOfEndpoint(endpoint)];
  return isChromium() || isLoopback(endpoint) ? { origins } : { origins, data_collection: DATA };
}
