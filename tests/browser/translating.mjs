// A service on this device as any program can be one, for the tests of translation: it speaks the form of the hook, knows
// the sentences it is given, and can be slow or out of order. And the permission to ask it, given by a person.

import { createServer } from 'node:http';
import { until } from './drivers/index.mjs';

/** What the extension is allowed. */
export const LOOPBACK = '*://127.0.0.1/*';

/**
 * @typedef {{ source_lang: string, target_lang: string, text_list: string[] }} Asked
 * @typedef {{ status: number, headers?: Record<string, string>, body?: string } | null} Fault null where there is none
 */

/**
 * @param {(text: string, asked: Asked) => string} translate
 */
export async function makeService(translate) {
  const service = {
    /** Every question that came. @type {Asked[]} */
    asked: [],
    /** What each said of who asks. @type {string[]} */
    authorizations: [],
    /** Milliseconds until an answer. @type {(asked: Asked) => number} */
    delay: () => 0,
    /** What goes wrong with a question. @type {(asked: Asked) => Fault} */
    fault: () => /** @type {Fault} */ (null),
    endpoint: '',
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    if (request.method !== 'POST') return response.writeHead(405).end();
    /** @type {Asked} */
    const asked = JSON.parse(body);
    service.asked.push(asked);
    service.authorizations.push(request.headers.authorization ?? '');
    const delay = service.delay(asked);
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    const fault = service.fault(asked);
    if (fault) return response.writeHead(fault.status, fault.headers).end(fault.body ?? '');
    const translations = asked.text_list.map((text) => ({
      detected_source_lang: asked.source_lang,
      text: translate(text, asked),
    }));
    return response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ translations }));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  service.endpoint = `http://127.0.0.1:${port}/translate`;
  return service;
}

/**
 * Lets the extension ask the service, by a click and a yes.
 * @param {import('./drivers/index.mjs').Browser} browser
 */
export async function allow(browser) {
  const page = await browser.openOptions('privacy');
  await page.evaluate((pattern) => {
    const button = document.createElement('button');
    button.id = 'allow-here';
    button.textContent = 'Allow';
    button.style.cssText = 'position: fixed; inset: 0 auto auto 0; z-index: 9; padding: 20px';
    button.addEventListener('click', () => {
      /** @type {any} */ (globalThis).chrome.permissions.request({ origins: [pattern] });
    });
    document.body.append(button);
  }, LOOPBACK);
  await page.click((root) => root.querySelector('#allow-here'));
  await browser.answerPrompt('allow', LOOPBACK);
  await until('the permission', () =>
    page.evaluate(
      (pattern) =>
        /** @type {any} */ (globalThis).chrome.permissions.contains({ origins: [pattern] }),
      LOOPBACK,
    ),
  );
  await page.close();
}

/**
 * What is seen of all these in the reader, one after another.
 * @param {import('./drivers/index.mjs').Tab} tab
 * @param {string} selector
 * @returns {Promise<string>}
 */
export const textOf = (tab, selector) =>
  tab.shadow(
    (root, selector) =>
      [...root.querySelectorAll(selector)]
        .filter((one) => one.checkVisibility())
        .map((one) => one.textContent)
        .join(' | '),
    selector,
  );
