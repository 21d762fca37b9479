/**
 * What requests to several services have in common: addresses below the one that is set, and a key in a header.
 */

/**
 * @param {URL} endpoint with or without a slash at its end; what it asks after `?` is kept
 * @param {string} path
 */
export function under(endpoint, path) {
  const url = new URL(endpoint);
  const base = url.pathname.replace(/\/+$/, '');
  // Somebody may have given the whole address.
  if (!base.endsWith(`/${path}`)) url.pathname = `${base}/${path}`;
  return url.href;
}

/**
 * @param {string} key empty where there is none
 * @returns {Record<string, string>} headers
 */
export function bearer(key) {
  return key === '' ? {} : { Authorization: `Bearer ${key}` };
}
