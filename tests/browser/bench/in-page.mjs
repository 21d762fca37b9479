// What is measured, inside the page: each tool once or several times on the document that is loaded, as its own
// documentation says. `run.mjs` imports it there and asks; times are the page's own clock, in milliseconds.

import { walk } from '../../../extension/content/walk.js';

/** Where the repository and the packages of the peers are served. */
const REPOSITORY = new URL('../../../', import.meta.url).href;
const PEERS = new URL('/.peers/', import.meta.url).href;

/** Where each peer's script stands. */
const SCRIPTS = {
  readability: '@mozilla/readability/Readability.js',
  defuddle: 'defuddle/dist/index.js',
};

/** @type {any} the core as it ships */
let core = null;
/** @type {WebAssembly.Memory | null} */
let memory = null;
/** @type {{ openView: Function, settings: object } | null} */
let reader = null;

/** Points at an element that no page has. */
const NOWHERE = JSON.stringify({ article: 4_000_000_000 });

/** Starts the core; what is loaded and compiled counts where the first call is measured. */
async function startCore() {
  core = await import(`${REPOSITORY}pkg/limpide.js`);
  const started = await core.default({ module_or_path: `${REPOSITORY}pkg/limpide_bg.wasm` });
  memory = started.memory;
}

/**
 * Loads a peer as a page's own script would be.
 * @param {keyof typeof SCRIPTS} name
 */
async function startPeer(name) {
  const script = document.createElement('script');
  script.src = PEERS + SCRIPTS[name];
  const loaded = new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${name} is not loaded`));
  });
  document.head.append(script);
  await loaded;
  script.remove();
}

/** @param {string} key */
const wordOf = (key) => (key === 'languageTag' ? 'en' : key);

/** What stands for the extension's interface, where there is none: words are their keys. */
function standIn() {
  const nothing = { addListener: () => {}, removeListener: () => {} };
  const area = { get: async () => ({}), set: async () => {}, onChanged: nothing };
  Object.defineProperty(globalThis, 'chrome', {
    configurable: true,
    value: {
      i18n: { getMessage: wordOf, getUILanguage: () => 'en' },
      runtime: { getURL: (/** @type {string} */ path) => REPOSITORY + path, onMessage: nothing },
      storage: { local: area, session: area, onChanged: nothing },
    },
  });
}

async function startReader() {
  standIn();
  const [{ openView }, { meant }] = await Promise.all([
    import(`${REPOSITORY}extension/reader/view.js`),
    import(`${REPOSITORY}extension/shared/settings.js`),
  ]);
  reader = { openView, settings: meant({}) };
}

/** A page's article as the extension comes to it, and the times of the steps. */
function limpide() {
  const start = performance.now();
  const { bytes, elements } = walk(document);
  const walked = performance.now();
  const json = core.clean(bytes, '');
  const cleaned = performance.now();
  const answer = JSON.parse(json);
  const end = performance.now();
  if (answer.error && answer.error.code !== 'empty-page') throw new Error(answer.error.code);
  const laps = { walk: walked - start, core: cleaned - walked, parse: end - cleaned };
  return { answer, elements, bytes, laps: { all: end - start, ...laps } };
}

/**
 * The core's first half. Asked for an article that is nowhere, it takes in the bytes, builds the tree, describes the page and
 * cuts it into blocks, and then sees that there is no such element.
 */
function half() {
  const { bytes } = walk(document);
  const start = performance.now();
  core.clean(bytes, NOWHERE);
  return { decode: performance.now() - start };
}

/** The view built and put into the page, without its layout; then taken out. */
function view() {
  const { answer, elements } = limpide();
  const nothing = () => {};
  const actions = { watch: nothing, savePlace: nothing, forgetPlaces: nothing, closed: nothing };
  const start = performance.now();
  const opened = reader?.openView(
    answer,
    elements,
    { settings: reader.settings, domain: 'limpide.example', place: null },
    { ...actions, address: location.href, share: {} },
  );
  const build = performance.now() - start;
  opened.close();
  return { build };
}

/** Readability works on a copy of the document, since it changes what it is given. */
function readability() {
  const start = performance.now();
  const copy = document.cloneNode(true);
  const copied = performance.now();
  new /** @type {any} */ (globalThis).Readability(copy).parse();
  const end = performance.now();
  return { all: end - start, copy: copied - start };
}

/** Defuddle copies the document itself. */
function defuddle() {
  const start = performance.now();
  new /** @type {any} */ (globalThis).Defuddle(document, { url: location.href }).parse();
  return { all: performance.now() - start };
}

/** @type {Record<string, () => Record<string, number>>} */
const TOOLS = {
  limpide: () => limpide().laps,
  readability,
  defuddle,
  half,
  view,
};

/** @type {Record<string, () => Promise<void>>} */
const STARTS = {
  limpide: startCore,
  readability: () => startPeer('readability'),
  defuddle: () => startPeer('defuddle'),
  half: async () => {},
  view: startReader,
};

/**
 * The first call of a tool on this page: its script or module loaded and compiled, and the page read.
 * @param {string} name
 * @returns {Promise<{ start: number, all: number }>}
 */
export async function first(name) {
  const begun = performance.now();
  await STARTS[name]?.();
  const started = performance.now();
  TOOLS[name]?.();
  return { start: started - begun, all: performance.now() - begun };
}

/**
 * Starts tools that are not measured at starting.
 * @param {string[]} names
 */
export async function start(names) {
  for (const name of names) await STARTS[name]?.();
}

/**
 * Runs a tool several times and answers the mean of each of its times: one run may be shorter than the clock's step.
 * @param {string} name
 * @param {number} times
 * @returns {Record<string, number>}
 */
export function measure(name, times) {
  /** @type {Record<string, number>} */
  const sums = {};
  for (let run = 0; run < times; run += 1) {
    for (const [lap, time] of Object.entries(TOOLS[name]?.() ?? {}))
      sums[lap] = (sums[lap] ?? 0) + time / times;
  }
  return sums;
}

/** What the page is, and what the core took for it. */
export function facts() {
  const { bytes, elements } = limpide();
  let nodes = 0;
  const all = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (all.nextNode()) nodes += 1;
  return {
    nodes,
    elements: elements.length,
    snapshot: bytes.length,
    memory: memory?.buffer.byteLength ?? 0,
  };
}
