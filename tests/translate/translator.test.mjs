// Nothing is sent before it may be, nothing twice, nothing more than is taken; it stops at once; private windows leave
// nothing behind.

import '../store/chrome.mjs';
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { REMOTE } from '../../extension/shared/translation.js';
import { REMOTE_SERVICES } from '../../extension/translate/services.js';
import { around, PATIENCE } from './around.mjs';
import { FAULTS, made, serve } from './servers.mjs';

/** @typedef {import('../../extension/shared/translation.js').RemoteService} RemoteService */

const servers = new Map(
  await Promise.all(
    REMOTE.map(async (service) => /** @type {const} */ ([service, await serve(service)])),
  ),
);
after(async () => {
  for (const [service, server] of servers) {
    assert.deepEqual(server.wrong, [], service);
    await server.close();
  }
});

/** @param {RemoteService} service */
const serverOf = (service) =>
  /** @type {Awaited<ReturnType<typeof serve>>} */ (servers.get(service));

for (const service of REMOTE) {
  const { endpoint, origin, seen } = serverOf(service);

  test(`${service}: nothing is sent before it is chosen, told, allowed and set up`, async () => {
    const before = seen.length;
    const texts = ['Un texte.'];
    /** @type {[Parameters<typeof around>[2], string][]} */
    const lacking = [
      [{ chosen: null }, 'not-set-up'],
      [{ chosen: 'browser' }, 'not-set-up'],
      [{ told: [] }, 'not-told'],
      [{ told: ['https://other.example'] }, 'not-told'],
      [{ isAllowed: false }, 'no-permission'],
    ];
    const facts = REMOTE_SERVICES[service];
    if (facts.key === 'needed') lacking.push([{ key: '' }, 'not-set-up']);
    if (facts.hasModel) lacking.push([{ model: '' }, 'not-set-up']);
    for (const [set, failure] of lacking) {
      const { translate, counted } = around(service, endpoint, set);
      assert.deepEqual(await translate(texts), { failure }, JSON.stringify(set));
      assert.deepEqual(counted, []);
    }
    for (const far of ['http://translate.example/', 'ftp://127.0.0.1/', 'https://a:b@c.example/']) {
      const { translate } = around(service, far, { told: [new URL(far).origin] });
      const { failure } = /** @type {any} */ (await translate(texts));
      // What is no address is not kept, and the service is where it is by default: of that nothing was told.
      assert.ok(['not-told', 'not-set-up'].includes(failure), far);
    }
    assert.equal(seen.length, before);
  });

  test(`${service}: links, kept-out parts and odd characters arrive as they were sent`, async () => {
    const { translate } = around(service, endpoint);
    const { markup } = REMOTE_SERVICES[service];
    const texts =
      markup === 'plain'
        ? ['Un [[1]]lien[[/1]], [[2/]] et <b> & ]] « 👩 ».', 'Deux\u2028lignes "citées".']
        : [
            'Un <a1>lien</a1>, <x2></x2> et &lt;b&gt; &amp; ]] « 👩 ».',
            'Deux\u2028lignes "citées".',
          ];
    const answer = /** @type {any} */ (await translate(texts));
    const resolved = (/** @type {string} */ text) =>
      service === 'libretranslate'
        ? text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
        : text;
    assert.deepEqual(
      answer.texts,
      texts.map((text) => made(resolved(text))),
    );
  });

  test(`${service}: the language is found out where it is not known`, async () => {
    const { translate } = around(service, endpoint);
    const answer = /** @type {any} */ (
      await translate(['Un autre texte.'], { from: null, to: 'de' })
    );
    assert.deepEqual(answer.texts, [made('Un autre texte.')]);
    if (service !== 'openai') assert.equal(answer.detected, 'fr');
  });

  test(`${service}: as many requests as its limits demand, and no text twice`, async () => {
    const { translate, counted } = around(service, endpoint);
    const { limits } = REMOTE_SERVICES[service];
    const texts = Array.from({ length: limits.texts + 3 }, (_, at) => `Texte ${at} de plusieurs.`);
    const before = seen.length;
    const answer = /** @type {any} */ (await translate([...texts, '', '  ', ...texts]));
    assert.deepEqual(answer.texts, [...texts.map(made), '', '  ', ...texts.map(made)]);
    assert.ok(seen.length >= before + 2);
    assert.deepEqual(counted, Array(seen.length - before).fill(origin), 'each is counted');
    const sent = seen.slice(before).flatMap(({ body }) => textsIn(service, body));
    assert.deepEqual([...sent].sort(), [...texts].sort());
    const asked = seen.length;
    await translate(texts);
    assert.equal(seen.length, asked, 'what is known is not asked for');
    const other = /** @type {any} */ (await translate(texts.slice(0, 1), { to: 'de' }));
    assert.equal(seen.length, asked + 1, 'another language is another translation');
    assert.ok(other.texts);
    await translate(texts.slice(0, 1), { isOwn: true });
    assert.equal(seen.length, asked + 2, 'who tries a service has its answer');
  });

  test(`${service}: a text that is too long is sent in pieces`, async () => {
    const { translate } = around(service, endpoint);
    const { limits } = REMOTE_SERVICES[service];
    const long = 'Une phrase de plus. '.repeat(Math.ceil((limits.characters * 2.5) / 20));
    const before = seen.length;
    const answer = /** @type {any} */ (await translate([long]));
    const [text] = answer.texts;
    assert.equal(text.replaceAll('»', '').replaceAll('«', ''), long);
    for (const { body } of seen.slice(before))
      assert.ok(textsIn(service, body).join('').length <= limits.characters);
  });

  test(`${service}: stopped at once, and what waits for its turn is never sent`, async () => {
    const { translate, translator } = around(service, endpoint);
    const { now } = serverOf(service);
    now.fault = FAULTS.slow ?? null;
    const before = seen.length;
    const ids = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(16));
    const asked = ids.map((id) => translate([`Long, ${id}.`], { id }));
    while (seen.length < before + 2) await new Promise((resolve) => setTimeout(resolve, 5));
    const start = Date.now();
    for (const id of ids) translator.stop(id);
    assert.deepEqual(await Promise.all(asked), Array(4).fill({ failure: 'stopped' }));
    assert.ok(Date.now() - start < PATIENCE / 2);
    assert.equal(seen.length, before + 2);
    now.fault = null;
    const again = /** @type {any} */ (await translate(['Encore.']));
    assert.deepEqual(again.texts, [made('Encore.')]);
  });

  test(`${service}: a private window leaves nothing behind, and is told in the view`, async () => {
    const { translate, cached, counted } = around(service, endpoint, { told: [] });
    const texts = ['Un texte privé.'];
    assert.deepEqual(await translate(texts, { told: origin }), { failure: 'not-told' });
    assert.deepEqual(await translate(texts, { isPrivate: true }), { failure: 'not-told' });
    for (let count = 0; count < 2; count += 1) {
      const before = seen.length;
      const answer = /** @type {any} */ (await translate(texts, { isPrivate: true, told: origin }));
      assert.deepEqual(answer.texts, texts.map(made));
      assert.equal(seen.length, before + 1);
    }
    assert.equal(cached.size, 0);
    assert.deepEqual(counted, []);
  });

  test(`${service}: a key goes to its own address alone, and stands in no answer`, async () => {
    const { translate, keysAsked } = around(service, endpoint);
    await translate(['Avec une clé.']);
    assert.deepEqual(keysAsked, [`${service} ${origin}`]);
    const { body, headers } = /** @type {any} */ (seen.at(-1));
    const { authorization = body.api_key } = headers;
    assert.match(authorization, /secret-key:fx$/);
    const wrong = around(service, endpoint, { key: 'wrong' });
    const answer = await wrong.translate(['Avec une autre.']);
    assert.equal(/** @type {any} */ (answer).failure, 'key');
    assert.ok(!JSON.stringify(answer).includes('wrong'));
  });
}

/**
 * @param {RemoteService} service
 * @param {any} body
 * @returns {string[]}
 */
function textsIn(service, body) {
  switch (service) {
    case 'libretranslate':
      return body.q;
    case 'deepl':
      return body.text;
    case 'openai':
      return JSON.parse(body.messages[1].content);
    case 'hook':
      return body.text_list;
  }
}

test('a model that takes no temperature but its own is asked without one, and from then on at once', async () => {
  const { endpoint, seen, now } = serverOf('openai');
  const { translate, counted } = around('openai', endpoint);
  const refusal = { error: { param: 'temperature', code: 'unsupported_value', message: 'no' } };
  const before = seen.length;
  const hot = () => seen.slice(before).map(({ body }) => 'temperature' in body);
  now.fault = (response) => {
    if (hot().at(-1)) response.writeHead(400).end(JSON.stringify(refusal));
    else response.writeHead(500).end('{}');
  };
  assert.deepEqual(await translate(['Un texte.']), { failure: 'status', status: 500 });
  assert.deepEqual(hot(), [true, false], 'once more, and not again where that fails too');
  now.fault = null;
  assert.deepEqual(await translate(['Un texte.']), { texts: [made('Un texte.')] });
  assert.deepEqual(hot(), [true, false, false]);
  assert.equal(counted.length, 3, 'each request is counted');
});
