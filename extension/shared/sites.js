/**
 * Sites: what was said of a host holds for it and for all below it, and where several hosts say something, the longest
 * has the word.
 */

/** The longest name that the domain name system knows (RFC 1035, section 2.3.4). */
const MOST = 253;

/** A host as addresses have it: lower case, in ASCII, without a port; an address of IPv6 in its brackets. */
const HOST = /^(?:\[[0-9a-f:.]+\]|[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?)$/;

/**
 * What was said of one host: whether it opens in the reader by itself, whether it is never to be translated, and the
 * settings that are otherwise there.
 * @typedef {{ opens?: 'always' | 'never', translation?: 'never', settings?: import('./settings.js').Said }} Site
 * @typedef {Record<string, Site>} Sites
 */

/**
 * @param {unknown} host
 * @returns {host is string}
 */
export function isHost(host) {
  return (
    typeof host === 'string' && host.length <= MOST && HOST.test(host) && !host.startsWith('__')
  );
}

/**
 * A host as it is named to the user and in rules: without the customary `www.`, where a domain is left, and without the
 * dot that may end a name.
 * @param {string} hostname as an address has it
 */
export function bareHost(hostname) {
  return hostname.replace(/\.$/, '').replace(/^www\.(?=[^.]+\.)/, '');
}

/**
 * The hosts whose word counts on this one: itself, then those it is below, the longest first.
 * @param {string} host
 * @returns {string[]}
 */
export function hostsOver(host) {
  if (!isHost(host)) return [];
  // The parts of a number are no domains.
  if (host.startsWith('[') || /^[\d.]+$/.test(host)) return [host];
  const labels = host.split('.');
  return labels.map((_, at) => labels.slice(at).join('.'));
}

/**
 * Whether a site opens by itself, or is never to.
 * @param {Sites} sites
 * @param {string} host
 * @returns {'always' | 'never' | undefined} undefined where nothing was said
 */
export function opensBy(sites, host) {
  const said = hostsOver(host).map((over) => (Object.hasOwn(sites, over) ? sites[over] : null));
  return said.find((site) => site?.opens === 'always' || site?.opens === 'never')?.opens;
}
