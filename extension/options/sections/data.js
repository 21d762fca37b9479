/**
 * The section on data: everything in one file and back, the copy before, each part as it was at first, what could not be
 * read any more.
 */

import { element } from '../../reader/element.js';
import { save as saveFile } from '../../reader/share/leave.js';
import { storage } from '../../shared/browser.js';
import { PLACES } from '../../shared/places.js';
import { readAside, readHealth } from '../../shared/state.js';
import { word } from '../../shared/words.js';
import { exportText, fileOf, readFile } from '../../store/file.js';
import { makeImport } from '../import.js';
import { button, enable, group, numberWords, row, sizeWords, timeWords } from '../parts.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('../../shared/kept.js').State} State */

const JSON_TYPE = 'application/json';

/** What the key of what was set aside begins with. */
const ASIDE = 'aside.';

/**
 * @param {App} app
 * @returns {import('../app.js').Section}
 */
export function makeDataSection(app) {
  /**
   * Does what takes the place of what was kept, and says how to get that back.
   * @param {import('../../shared/change.js').Change} change
   * @param {string} words
   */
  const replace = async (change, words) => {
    const before = app.state();
    const places = (await storage.local.get(PLACES))[PLACES];
    const isDone = await app.change(change);
    if (isDone) {
      const file = fileOf(before, { when: Date.now(), places });
      app.undo(words, () => app.change({ replace: file }));
    }
    return isDone;
  };

  const save = button(word('saveFile'), () => {
    const name = `limpide-${new Date().toISOString().slice(0, 10)}.json`;
    saveFile(exportText(app.state(), { when: Date.now() }), JSON_TYPE, name);
    app.say(word('saidDownloaded', name));
  });
  save.classList.add('main');

  const restore = button(
    word('restore'),
    () => replace({ restore: 'before' }, word('saidRestored')),
    `${word('restore')}: ${word('dataBefore')}`,
  );
  const before = row(word('keptState'), word('beforeNone'), restore);
  const beforeWhat = before.querySelector('.what');

  const resets = [
    makeReset(() => word('resetSettings'), word('resetSettingsWhat'), ['settings'], replace),
    makeReset(
      ({ sites }) => word('resetSites', numberWords(Object.keys(sites).length)),
      word('resetSitesWhat'),
      ['sites'],
      replace,
    ),
    makeReset(
      ({ rules }) => word('resetRules', numberWords(lineCount(rules))),
      word('resetRulesWhat'),
      ['rules'],
      replace,
    ),
    makeReset(
      () => word('resetTranslation'),
      word('resetTranslationWhat'),
      ['translation'],
      replace,
    ),
    makeReset(
      () => word('resetAll'),
      word('resetAllWhat'),
      ['settings', 'sites', 'rules', 'translation', 'places', 'counts'],
      replace,
    ),
  ];
  const asideList = element('div', { class: 'aside-list' });
  const aside = group(
    word('dataAside'),
    element('p', { class: 'what' }, word('asideWhat')),
    asideList,
  );
  aside.hidden = true;

  const look = async () => {
    const health = await readHealth();
    // The storage does not answer: what was shown before is all that is known.
    if (!health) return;
    if (beforeWhat) {
      beforeWhat.textContent = health.before
        ? word('beforeWhat', timeWords(health.before.when))
        : word('beforeNone');
    }
    enable(restore, health.before !== null);
    aside.hidden = health.aside.length === 0;
    asideList.replaceChildren(...health.aside.map((one) => asideRow(one, app, replace, look)));
  };
  app.watch((state) => {
    for (const { show } of resets) show(state);
    look();
  });

  const imports = makeImport(app, {
    read: (text) => readFile(text).state,
    apply: (text) => replace({ replace: readFile(text).file }, word('saidImported')),
  });
  return {
    id: 'data',
    title: word('sectionData'),
    intro: word('dataIntro'),
    box: element(
      'div',
      { class: 'controls' },
      group(word('dataExport'), row(word('keptState'), word('exportWhat'), save)),
      imports,
      group(word('dataBefore'), before),
      group(word('dataReset'), ...resets.map((one) => one.row)),
      aside,
    ),
    shown: look,
  };
}

/**
 * @param {(state: State) => string} name
 * @param {string} what
 * @param {string[]} parts
 * @param {(change: import('../../shared/change.js').Change, words: string) => Promise<boolean>} replace
 */
function makeReset(name, what, parts, replace) {
  let called = '';
  const pressed = button(word('resetPart'), () =>
    replace({ reset: parts }, word('saidReset', called)),
  );
  const made = row('', what, pressed);
  const shown = made.querySelector('.name');
  return {
    row: made,
    /** @param {State} state */
    show: (state) => {
      called = name(state);
      if (shown) shown.textContent = called;
      pressed.setAttribute('aria-label', word('resetNamed', called));
      const isKept = parts.some((part) => hasAnything(state[part]));
      enable(pressed, isKept || parts.includes('places'));
    },
  };
}

/**
 * @param {import('../../store/aside.js').AsideEntry} one
 * @param {App} app
 * @param {(change: import('../../shared/change.js').Change, words: string) => Promise<boolean>} replace
 * @param {() => unknown} changed
 */
function asideRow({ id, when, why, bytes }, app, replace, changed) {
  const name = timeWords(when);
  const reasons = {
    broken: word('asideBroken'),
    older: word('asideOlder'),
    replaced: word('asideReplaced'),
  };
  const restore = button(
    word('restore'),
    () => replace({ restore: id }, word('saidRestored')),
    `${word('restore')}: ${name}`,
  );
  const save = button(
    word('saveFile'),
    async () => {
      const file = `limpide-${new Date(when).toISOString().slice(0, 10)}-${id}.json`;
      saveFile(JSON.stringify(await readAside(id), null, 2), JSON_TYPE, file);
      app.say(word('saidDownloaded', file));
    },
    `${word('saveFile')}: ${name}`,
  );
  const drop = button(
    word('delete'),
    async () => {
      const kept = await storage.local.get(ASIDE + id);
      if (!(await app.change({ forget: id }))) return;
      app.undo(word('saidDeleted'), async () => {
        await storage.local.set(kept);
        changed();
      });
      changed();
    },
    `${word('delete')}: ${name}`,
  );
  return row(name, `${reasons[why]} · ${sizeWords(bytes)}`, restore, save, drop);
}

/** @param {unknown} part of the state */
function hasAnything(part) {
  return typeof part === 'object' && part !== null ? Object.keys(part).length > 0 : Boolean(part);
}

/** @param {string} text */
function lineCount(text) {
  return text.split('\n').filter((line) => line.trim() !== '').length;
}
