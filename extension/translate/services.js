/**
 * The services that are asked over the network, each in a file of its own under services/: how its texts are written, what
 * it takes at once, how a request is made and a reply read. What they have in common, fetch.js does.
 */

import { deepl } from './services/deepl.js';
import { hook } from './services/hook.js';
import { libretranslate } from './services/libretranslate.js';
import { openai } from './services/openai.js';

/**
 * @typedef {object} Asked
 * @property {string[]} texts
 * @property {string | null} from as BCP 47 has it; null where the service is to find out
 * @property {string} to
 * @property {boolean} isPlain whether the texts are without markup
 *
 * @typedef {object} Setup
 * @property {URL} endpoint
 * @property {string} key empty where there is none
 * @property {string} model empty where there is none
 *
 * @typedef {{ url: string, headers: Record<string, string>, body: unknown }} Request a POST, its body to be sent as JSON
 *
 * @typedef {object} RemoteFacts
 * @property {'xml' | 'html' | 'plain'} markup how links and emphasis are written in texts for it
 * @property {{ texts: number, characters: number }} limits of one request
 * @property {'none' | 'optional' | 'needed'} key
 * @property {boolean} hasModel whether a model has to be named
 * @property {(asked: Asked, setup: Setup, hasWishes: boolean) => Request} request with what is only wished for, or without
 * @property {(reply: any) => { texts: unknown[], detected?: string } | null} read null where it is no reply of such a
 *   service; the texts are checked by whoever asks
 * @property {(status: number, reply: any) => import('./failure.js').FailureCode | undefined} [refusal] what a status that is
 *   no success means here, where it means something else than everywhere
 * @property {(status: number, reply: any) => boolean} [refusesWishes] whether it is what is only wished for that it refuses
 */

/** @type {Record<import('../shared/translation.js').RemoteService, RemoteFacts>} */
export const REMOTE_SERVICES = { libretranslate, deepl, openai, hook };
