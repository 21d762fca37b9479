/**
 * The section on privacy: all that is kept and where, how many requests were made, and what one may decide about it.
 */

import { element } from '../../reader/element.js';
import { makeSwitch } from '../../reader/panels/controls.js';
import { storage } from '../../shared/browser.js';
import { PLACES } from '../../shared/places.js';
import { meant } from '../../shared/settings.js';
import { readHealth } from '../../shared/state.js';
import { word } from '../../shared/words.js';
import { COUNTS, readCounts } from '../../store/counts.js';
import {
  button,
  enable,
  explain,
  group,
  numberWords,
  row,
  sizeWords,
  timeWords,
} from '../parts.js';
import { makeKeptLines } from '../translation/kept.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {Record<string, unknown>} Stored */

/** What stands under keys of its own, by how they begin; all other keys hold the state. */
const ASIDE = 'aside.';

/** Milliseconds from a change of what is kept until it is measured anew. */
const PAUSE = 150;

/**
 * @typedef {object} Kind one line of the table
 * @property {() => string} name
 * @property {(stored: Stored) => string} what
 * @property {() => string} where
 * @property {'local' | 'session' | 'sync'} area
 * @property {(key: string) => boolean} holds
 * @property {boolean} [isForgettable]
 * @property {boolean} [isRare] shown only where there is something
 */

/** @type {Kind[]} */
const KINDS = [
  {
    name: () => word('keptState'),
    what: () => word('keptStateWhat'),
    where: () => word('keptProfile'),
    area: 'local',
    holds: (key) => key !== PLACES && key !== COUNTS && !key.startsWith(ASIDE),
  },
  {
    name: () => word('keptPlaces'),
    what: (stored) => word('keptPlacesWhat', numberWords(listOf(stored[PLACES]).length)),
    where: () => word('keptProfile'),
    area: 'local',
    holds: (key) => key === PLACES,
    isForgettable: true,
  },
  {
    name: () => word('keptCounts'),
    what: () => word('keptCountsWhat'),
    where: () => word('keptProfile'),
    area: 'local',
    holds: (key) => key === COUNTS,
    isForgettable: true,
  },
  {
    name: () => word('keptRefused'),
    what: () => word('keptRefusedWhat'),
    where: () => word('keptMemory'),
    area: 'session',
    holds: () => true,
    isForgettable: true,
  },
  {
    name: () => word('keptAside'),
    what: () => word('keptAsideWhat'),
    where: () => word('keptProfile'),
    area: 'local',
    holds: (key) => key.startsWith(ASIDE),
    isRare: true,
  },
  {
    name: () => word('keptState'),
    what: () => '',
    where: () => word('keptAccount'),
    area: 'sync',
    holds: () => true,
    isRare: true,
  },
];

/**
 * @param {App} app
 * @returns {import('../app.js').Section}
 */
export function makePrivacySection(app) {
  const lines = KINDS.map((kind) => makeLine(kind, app));
  const translated = makeKeptLines(app);
  const table = element(
    'div',
    { class: 'kept', role: 'table', 'aria-label': word('keptHere') },
    element(
      'div',
      { class: 'kept-line kept-head', role: 'row' },
      ...[word('keptWhat'), word('keptWhere'), word('keptSize')].map((title) =>
        element('span', { role: 'columnheader' }, title),
      ),
      element('span', { role: 'cell' }),
    ),
    ...[...lines, ...translated].map(({ box }) => box),
  );
  const count = element('output', { class: 'count', id: 'requests' }, '0');
  const requests = row(word('sentRequests'), word('sentRequestsWhat'), count);
  const where = element('ul', { class: 'origins', 'aria-label': word('sentWhere') });

  const places = makeSwitch('places', word('placesKept'), (change) => {
    app.change({ set: { places: change.places ? null : false } });
    const [, line] = lines;
    if (!change.places) line?.forget();
  });
  explain(places.row, word('placesWhat'));
  const sync = makeSwitch('sync', word('syncOn'), (change) =>
    app.change({ set: { sync: change.sync ? true : null } }),
  );
  explain(sync.row, word('syncWhat'));
  const synced = element('p', { class: 'what', role: 'status' });
  sync.row.append(synced);
  app.watch(({ settings }) => {
    for (const control of [places, sync]) control.show(meant(settings));
  });

  const measure = async () => {
    for (const line of translated) line.measure();
    const health = await readHealth();
    synced.textContent = health ? syncWords(health.sync) : '';
    for (const area of /** @type {const} */ (['local', 'session', 'sync'])) {
      const stored = await read(area);
      for (const line of lines) line.show(area, stored);
      if (area !== 'local') continue;
      const counts = await readCounts({ get: async () => stored }, 0);
      const origins = originsOf(counts);
      count.textContent = numberWords(origins.reduce((sum, [, one]) => sum + one, 0));
      where.replaceChildren(...origins.map(originLine));
    }
  };
  /** @type {ReturnType<typeof setTimeout>} */
  let pause;
  const changed = () => {
    clearTimeout(pause);
    pause = setTimeout(measure, PAUSE);
  };
  storage.onChanged.addListener(changed);
  app.signal.addEventListener('abort', () => storage.onChanged.removeListener(changed));
  measure();

  return {
    id: 'privacy',
    title: word('sectionPrivacy'),
    intro: word('privacyIntro'),
    box: element(
      'div',
      { class: 'controls' },
      group(word('sentHere'), requests, where),
      group(word('privacyChoices'), places.row, sync.row),
      group(word('keptHere'), table),
    ),
    shown: measure,
  };
}

/**
 * How it stands with the mirror on other devices; nothing where it is off.
 * @param {import('../../store/mirror.js').MirrorHealth} health
 */
function syncWords({ state, when, left }) {
  const states = {
    off: '',
    same: when > 0 ? word('syncSame', timeWords(when)) : '',
    waiting: word('syncWaiting'),
    newer: word('syncNewer'),
    failed: word('syncFailed'),
  };
  const said = states[state];
  return left.length > 0 && state !== 'off' ? `${said} ${word('syncLeft')}`.trim() : said;
}

/**
 * @param {Kind} kind
 * @param {App} app
 */
function makeLine(kind, app) {
  const name = kind.name();
  const what = element('span', { class: 'what' }, kind.what({}));
  const size = element('span', { role: 'cell', class: 'kept-size' }, sizeWords(0));
  /** @type {Stored} */
  let held = {};
  const forget = async () => {
    const before = held;
    const keys = Object.keys(before);
    if (keys.length === 0) return;
    try {
      await storage[kind.area].remove(keys);
      app.undo(word('saidPartForgotten', name), () => storage[kind.area].set(before));
    } catch {
      app.say(word('optionsRefused'));
    }
  };
  const pressed = button(word('forgetRule'), forget, word('forgetNamed', name));
  const box = element(
    'div',
    { class: 'kept-line', role: 'row', 'data-find': '', hidden: kind.isRare },
    element(
      'span',
      { role: 'rowheader', class: 'kept-name' },
      element('span', { class: 'name' }, name),
      what,
    ),
    element('span', { role: 'cell', class: 'kept-where' }, kind.where()),
    size,
    element('span', { role: 'cell', class: 'kept-do' }, ...(kind.isForgettable ? [pressed] : [])),
  );
  return {
    box,
    forget,
    /**
     * @param {string} area
     * @param {Stored} stored all of it
     */
    show: (area, stored) => {
      if (area !== kind.area) return;
      held = Object.fromEntries(Object.entries(stored).filter(([key]) => kind.holds(key)));
      const bytes = bytesOf(held);
      size.textContent = sizeWords(bytes);
      what.textContent = kind.what(stored);
      enable(pressed, bytes > 0);
      if (kind.isRare) box.hidden = bytes === 0;
    },
  };
}

/**
 * How many requests went where, the most first.
 * @param {import('../../store/counts.js').Counts} counts
 * @returns {[origin: string, count: number][]}
 */
function originsOf({ requests }) {
  /** @type {Map<string, number>} */
  const sums = new Map();
  for (const [origin, count] of Object.values(requests).flatMap(Object.entries))
    sums.set(origin, (sums.get(origin) ?? 0) + count);
  return [...sums].sort(([, one], [, other]) => other - one);
}

/** @param {[origin: string, count: number]} line */
function originLine([origin, count]) {
  const name = origin ? element('bdi', {}, origin) : word('sentElsewhere');
  return element('li', {}, element('span', {}, name), element('span', {}, numberWords(count)));
}

/**
 * @param {'local' | 'session' | 'sync'} area
 * @returns {Promise<Stored>}
 */
async function read(area) {
  try {
    return await storage[area].get(null);
  } catch {
    return {};
  }
}

/**
 * As the browsers count: the key and the value as JSON, in UTF-8.
 * @param {Stored} stored
 */
function bytesOf(stored) {
  const texts = Object.entries(stored).map(([key, value]) => key + JSON.stringify(value));
  return new TextEncoder().encode(texts.join('')).length;
}

/** @param {any} stored */
function listOf(stored) {
  return Array.isArray(stored?.list) ? stored.list : [];
}
