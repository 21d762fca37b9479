/**
 * The permission to ask one service at its own address: whether it is there, asked for by a click in a page of the
 * extension, given back.
 */

import { permissions, runtime } from '../shared/browser.js';

/**
 * The pattern of an origin. Chromium grants a port; Firefox knows a host only, whatever its port.
 * @param {URL} endpoint
 */
export function patternOfEndpoint({ protocol, hostname, port }) {
  const knowsPorts = runtime.getURL('').startsWith('chrome-extension:');
  return `${protocol}//${hostname}${knowsPorts && port ? `:${port}` : ''}/*`;
}

/**
 * @param {URL} endpoint
 * @returns {Promise<boolean>}
 */
export async function mayAsk(endpoint) {
  try {
    return await permissions.contains({ origins: [patternOfEndpoint(endpoint)] });
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
    return await permissions.request({ origins: [patternOfEndpoint(endpoint)] });
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
  } catch {
    return false;
  }
  return !(await mayAsk(endpoint));
}
