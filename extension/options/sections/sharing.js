/**
 * The section on sharing: in which form articles leave the reader, and a template of one's own, tried while it is typed on
 * the sample article.
 */

import { askWriters } from '../../core/writer.js';
import { element } from '../../reader/element.js';
import { makeSwitch, makeText } from '../../reader/panels/controls.js';
import { DEFAULTS, meant, SETTINGS } from '../../shared/settings.js';
import { word } from '../../shared/words.js';
import { explain, group } from '../parts.js';
import { SAMPLE_SITE, sample } from '../sample.js';

/** @typedef {import('../../shared/settings.js').Settings} Settings */

/** The names a template may use, as the writers know them. */
const NAMES = ['title', 'byline', 'date', 'site', 'url', 'lang', 'excerpt', 'markdown', 'text'];

/**
 * @param {import('../app.js').App} app
 * @returns {import('../app.js').Section}
 */
export function makeSharingSection(app) {
  /** @param {Partial<Settings>} change */
  const change = (change) => {
    const entries = /** @type {[keyof Settings, unknown][]} */ (Object.entries(change));
    const said = entries.map(([key, value]) => [key, value === DEFAULTS[key] ? null : value]);
    app.change({ set: Object.fromEntries(said) });
    if (change.template !== undefined) show(change.template);
  };
  const frontMatter = makeSwitch('frontMatter', word('frontMatter'), change);
  const wrapText = makeSwitch('wrapText', word('wrapText'), change);
  const linkNotes = makeSwitch('linkNotes', word('linkNotes'), change);
  const template = makeText(
    'template',
    word('template'),
    word('templateRefused'),
    SETTINGS.template.check,
    change,
    true,
  );
  const names = NAMES.map((name) => `{${name}}`).join(' ');
  explain(template.row, word('templateWhat', names, '{title|url}'));
  const filled = element('output', {
    class: 'template-filled',
    dir: 'auto',
    for: 'limpide-template',
  });
  const unknown = element('p', { class: 'what', role: 'status' });

  /** Counts the templates tried: an older answer is of no account. */
  let turn = 0;
  /** @param {string} text */
  const show = async (text) => {
    turn += 1;
    const mine = turn;
    const { article } = sample();
    const about = JSON.stringify({ ...article, address: `https://${SAMPLE_SITE}/` });
    try {
      const answer = JSON.parse(await askWriters('fill', text, about, ''));
      if (mine !== turn) return;
      filled.textContent = answer.text;
      unknown.textContent =
        answer.unknown.length > 0 ? word('shareUnknown', `{${answer.unknown.join('} {')}}`) : '';
    } catch {
      if (mine === turn) unknown.textContent = word('shareFailed');
    }
  };

  const controls = [frontMatter, wrapText, linkNotes, template];
  let last = '';
  app.watch(({ settings }) => {
    const now = meant(settings);
    for (const control of controls) control.show(now);
    if (now.template !== last) show(now.template);
    last = now.template;
  });

  return {
    id: 'sharing',
    title: word('share'),
    intro: word('sharingIntro'),
    words: NAMES,
    box: element(
      'div',
      { class: 'controls' },
      group(word('shareForms'), frontMatter.row, wrapText.row, linkNotes.row),
      group(
        word('shareTemplate'),
        template.row,
        element('p', { class: 'what' }, word('templateTried')),
        filled,
        unknown,
      ),
    ),
  };
}
