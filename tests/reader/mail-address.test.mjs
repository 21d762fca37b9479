// An article as a mail: as long as a program takes, in every script, and never half of a character.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_ADDRESS, mailOf } from '../../extension/reader/share/addresses.js';

const LINK = 'https://www.example.org/2026/11/03/some-article-about-the-harbour';
const SENTENCES = {
  en: 'The harbour council said on Tuesday that the ferry won’t return before spring.\n\n',
  ru: 'Совет порта заявил во вторник, что паром не вернётся до весны; нужен причал.\n\n',
  ja: '港湾評議会は火曜日、フェリーは春まで戻らないと発表した。\n\n',
  ar: 'قال مجلس الميناء يوم الثلاثاء إن العبّارة لن تعود قبل الربيع.\n\n',
  emoji: '👩🏽‍🚀'.repeat(12),
};

/** @param {string} address */
const read = (address) => {
  const said = new URL(address).searchParams;
  return { subject: said.get('subject') ?? '', body: said.get('body') ?? '' };
};

for (const [script, sentence] of Object.entries(SENTENCES)) {
  test(`${script}: short ones whole, long ones to where the address ends`, async () => {
    const short = await mailOf('The ferry', sentence.trim(), async () => LINK);
    assert.equal(short.isCut, false);
    assert.deepEqual(read(short.address), { subject: 'The ferry', body: sentence.trim() });
    const whole = sentence.repeat(60);
    const { address, isCut } = await mailOf(sentence.repeat(3), whole, async () => LINK);
    assert.equal(isCut, true);
    assert.ok(address.length <= MOST_ADDRESS, String(address.length));
    const { subject, body } = read(address);
    const [text = '', link] = body.split(`…\n\n`);
    assert.equal(link, LINK);
    assert.ok(whole.startsWith(text));
    assert.ok(text.length > 40, `${text.length} characters of ${script}`);
    assert.ok(subject.length > 20);
    assert.ok(!`${subject}${body}`.includes('\ufffd'));
  });
}

test('the room there is is used', async () => {
  const { address } = await mailOf('The ferry', SENTENCES.en.repeat(60), async () => LINK);
  assert.ok(address.length > MOST_ADDRESS - 100, String(address.length));
});

test('an address too long for any mail is told by its length', async () => {
  const far = `https://www.example.org/${'a'.repeat(2_000)}`;
  const { address } = await mailOf('The ferry', SENTENCES.en.repeat(60), async () => far);
  assert.ok(address.length > MOST_ADDRESS);
});
