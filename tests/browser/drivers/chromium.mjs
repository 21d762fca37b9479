// Drives Chromium over CDP by puppeteer-core: the toolbar button through `Extensions.triggerAction`, which grants
// activeTab as a real click does; the closed shadow root through DOM.describeNode. Keyboard commands cannot be sent.

import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { itemsOf } from './kept.mjs';
import { areOptionsBuilt, HOST, middleInPage, middleOf, OPTIONS } from './shadow.mjs';
import { until } from './until.mjs';

/** Nothing phones home, nothing asks, nothing needs a graphics card. */
const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication',
];

/**
 * Milliseconds from a tab's coming to the front until its button is clicked: of 100 clicks at once two were lost
 * ("Cannot access contents of the page", Chromium 156), of 100 after a pause none. A tab that was clicked before and has
 * stayed in front, and at its page, since then needs none.
 */
const SETTLING = 250;

/** Of Chromium's page of extensions a part that shows nothing: what the page may do, all of its address may, in a third of the time. */
const EXTENSIONS = 'chrome://extensions/strings.m.js';

/** Milliseconds after which a command without an answer is taken for hung. */
const COMMAND_LIMIT = 90_000;

/** Milliseconds in which a background that is there answers. */
const ANSWERING = 500;

/** Seconds in which a background that starts has begun to listen. */
const LISTENING = 3;

/**
 * @param {import('./index.mjs').Launch} launch
 * @returns {Promise<import('./index.mjs').Browser>}
 */
export async function launchChromium({
  binary,
  extension: root,
  allowable = [],
  headless,
  isOffline,
  size,
  downloads,
  proxy,
  programs,
}) {
  const extension = allowable.length > 0 ? await copyOf(root) : root;
  const profile = programs ? await profileWith(programs) : undefined;
  const browser = await puppeteer.launch({
    executablePath: binary,
    headless,
    pipe: true,
    enableExtensions: true,
    protocolTimeout: COMMAND_LIMIT,
    ...(profile ? { userDataDir: profile } : {}),
    ...(programs
      ? { env: { ...process.env, PATH: `${programs.folder}:${process.env.PATH}` } }
      : {}),
    defaultViewport: headless ? size : null,
    args: [
      ...QUIET,
      `--window-size=${size.width},${size.height}`,
      ...(isOffline
        ? [
            '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost',
          ]
        : []),
      ...(proxy ? [`--proxy-server=${proxy}`] : []),
      ...(headless ? ['--disable-gpu', '--hide-scrollbars'] : []),
      // Chromium refuses to run as root with its sandbox; a person's own browser keeps it.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  /** @type {string[]} */
  const faults = [];
  const install = async () => {
    if (allowable.length === 0) return browser.installExtension(extension);
    // Chromium's page of extensions lists what an extension once had, to be given and taken there: at first these belong to
    // the extension, which is then loaded as it is.
    const manifest = path.join(extension, 'manifest.json');
    const text = await readFile(manifest, 'utf8');
    const { background: _none, ...rest } = JSON.parse(text);
    await writeFile(manifest, JSON.stringify({ ...rest, host_permissions: allowable }));
    await browser.installExtension(extension);
    await writeFile(manifest, text);
    return browser.installExtension(extension);
  };
  const id = await install().catch(async (error) => {
    await browser.close();
    throw error;
  });
  const whole = await browser.target().createCDPSession();
  if (downloads) {
    const behavior = { behavior: /** @type {const} */ ('allow'), downloadPath: downloads };
    await whole.send('Browser.setDownloadBehavior', behavior);
  }
  const find = async () => {
    const found = (await browser.extensions()).get(id);
    if (!found) throw new Error(`Chromium did not load the extension from ${extension}`);
    return found;
  };
  let installed = await find();
  // A click before the background listens would be nobody's. One that has gone to sleep again has listened: Chromium wakes
  // it for what it listened to.
  const ready = async () => {
    const isListening = async () => {
      // One that is gone with the extension that was there before is listed a while, and never answers.
      const late = new Promise((resolve) => setTimeout(resolve, ANSWERING, false));
      const workers = await installed.workers();
      const answers = workers.map((worker) => worker.evaluate(listens).catch(() => false));
      const all = await Promise.all(answers.map((answer) => Promise.race([answer, late])));
      return all.some(Boolean);
    };
    await until('the background to listen', isListening, LISTENING).catch(() => {});
  };
  await ready();

  /** @type {Set<import('puppeteer-core').CDPSession>} */
  const listening = new Set();

  /** @param {import('puppeteer-core').CDPSession} session */
  const listen = async (session) => {
    session.on('Runtime.exceptionThrown', ({ exceptionDetails: fault }) => {
      const text = `${fault.text} ${fault.exception?.description ?? ''} ${fault.url ?? ''}`;
      const frames = fault.stackTrace?.callFrames ?? [];
      if (text.includes(id) || frames.some((frame) => frame.url.includes(id)))
        faults.push(text.trim());
    });
    await session.send('Runtime.enable');
  };
  /** @param {import('puppeteer-core').Target} target */
  const listenToWorker = async (target) => {
    if (target.type() !== 'service_worker' || !target.url().includes(id)) return;
    // The worker may be gone again before it can be listened to; then it had nothing to say.
    await target
      .createCDPSession()
      .then((session) => {
        listening.add(session);
        return listen(session);
      })
      .catch(() => {});
  };
  /** The page whose button was clicked last, as long as nothing has come, gone or loaded since. */
  let clicked = /** @type {import('puppeteer-core').Page | null} */ (null);
  /** @param {import('puppeteer-core').Page} [opened] */
  const newTab = async (opened) => {
    const page = opened ?? (await browser.newPage());
    // As Firefox does under BiDi: a dialog that nobody expects holds no test.
    page.on('dialog', (dialog) => dialog.dismiss().catch(() => {}));
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) clicked = null;
    });
    const session = await page.createCDPSession();
    await listen(session);
    /** @param {boolean} isClicked */
    const front = async (isClicked) => {
      await page.bringToFront();
      if (isClicked && clicked !== page)
        await new Promise((resolve) => setTimeout(resolve, SETTLING));
      clicked = isClicked ? page : null;
    };
    return { page, tab: chromiumTab(page, session, () => installed, atDesk, front, size) };
  };
  /** @param {import('puppeteer-core').Target} target */
  const stirred = (target) => {
    if (target.type() === 'page') clicked = null;
  };
  browser.on('targetcreated', stirred);
  browser.on('targetdestroyed', stirred);
  browser.on('targetcreated', listenToWorker);
  await Promise.all(browser.targets().map(listenToWorker));

  /** @type {Promise<import('puppeteer-core').Page> | null} */
  let desk = null;
  /**
   * Runs a function with the extension's rights, in a page of its own that shows nothing: its background may be asleep,
   * or be stopped just then.
   * @param {(...args: any[]) => any} fn
   * @param {...unknown} args
   */
  const atDesk = async (fn, ...args) => {
    desk ??= openDesk(browser, DESK(id));
    return (await desk).evaluate(fn, ...args);
  };

  let isPrivateAllowed = false;

  /** @type {(fn: (...args: any[]) => any, ...args: unknown[]) => Promise<void>} */
  const onExtensions = async (fn, ...args) => {
    const page = await browser.newPage();
    await page.goto(EXTENSIONS);
    await page.evaluate(fn, id, ...args);
    await page.close();
  };
  for (const pattern of allowable) await onExtensions(revoke, pattern);
  const ended = new Promise((resolve) => browser.once('disconnected', () => resolve(undefined)));
  return {
    name: 'chromium',
    open: async (address) => {
      const { tab } = await newTab();
      await tab.go(address);
      return tab;
    },
    openOptions: async (section) => {
      const { tab, page } = await newTab();
      await page.evaluateOnNewDocument(standInForPrompt);
      const hash = section === undefined ? '' : `#${section}`;
      await tab.go(`chrome-extension://${id}/${OPTIONS}${hash}`);
      await until('the options', () => tab.evaluate(areOptionsBuilt));
      /** @type {(pick: Function, args: unknown[]) => Promise<any>} */
      const middle = (pick, args) =>
        page.evaluate(`(${middleInPage(pick)})(...${JSON.stringify(args)})`);
      return {
        ...tab,
        click: async (pick, ...args) => {
          const { x, y } = await middle(pick, args);
          await page.mouse.click(x, y);
        },
        choose: async (pick, ...files) => {
          const handle = await page.evaluateHandle(`(${pick})(document)`);
          const field = /** @type {any} */ (handle).asElement();
          if (!field) throw new Error('there is no such field');
          await field.uploadFile(...files);
        },
        hover: async (pick, ...args) => {
          const { x, y } = await middle(pick, args);
          await page.mouse.move(x, y);
        },
      };
    },
    clipboard: async () => {
      /** @type {import('puppeteer-core').Page | null} */
      let front = null;
      for (const page of await browser.pages()) {
        if (await page.evaluate(() => document.hasFocus())) front = page;
      }
      if (!front) throw new Error('no tab is in front');
      await whole.send('Browser.grantPermissions', { permissions: ['clipboardReadWrite'] });
      const read = await front.evaluate(clipboardNow);
      await whole.send('Browser.resetPermissions');
      return read;
    },
    duplicate: async () => {
      // The desk itself is not to be taken for the duplicate.
      await atDesk(() => {});
      const before = new Set(browser.targets());
      await atDesk(duplicateActive);
      const made = await browser.waitForTarget(
        (target) => target.type() === 'page' && !before.has(target),
      );
      const page = await made.page();
      if (!page) throw new Error('the duplicate is no page');
      const { tab } = await newTab(page);
      await until('the duplicate to load', () =>
        tab.evaluate(() => document.readyState === 'complete'),
      );
      return tab;
    },
    openPrivate: async (address) => {
      if (!isPrivateAllowed) {
        desk = null;
        await onExtensions(allowPrivate);
        isPrivateAllowed = true;
        installed = await find();
        await ready();
      }
      const before = new Set(browser.targets());
      await atDesk(openPrivateWindow, address);
      const made = await browser.waitForTarget(
        (target) => target.type() === 'page' && !before.has(target) && target.url() === address,
      );
      const page = await made.page();
      if (!page) throw new Error('the private window has no page');
      const { tab } = await newTab(page);
      return tab;
    },
    store: (state) => atDesk(write, itemsOf(state)),
    write: (items) => atDesk(write, items),
    stored: () => atDesk(stored),
    answerPrompt: async (answer, pattern) => {
      const asking = await until('the browser to be asked', async () => {
        for (const page of await browser.pages()) {
          if (page.url().includes(id) && (await page.evaluate(isAsking, pattern))) return page;
        }
      });
      if (answer === 'allow') await onExtensions(grant, pattern);
      await asking.evaluate(settle, answer === 'allow');
    },
    revoke: (pattern) => onExtensions(revoke, pattern),
    sleep: async () => {
      const isOurs = (/** @type {import('puppeteer-core').Target} */ target) =>
        target.type() === 'service_worker' && target.url().includes(id);
      // What it stored just before may wake it once more.
      await until('the background to end', async () => {
        const target = browser.targets().find(isOurs);
        if (!target) return true;
        // A worker that somebody listens to does not end.
        for (const session of listening) await session.detach().catch(() => {});
        listening.clear();
        // It may be ending by itself.
        const worker = await target.worker().catch(() => null);
        await worker?.close().catch(() => {});
        return false;
      });
    },
    bind: (keys) => onExtensions(bind, keys),
    addresses: async () =>
      browser
        .targets()
        .filter((target) => target.type() === 'page' && target.url() !== DESK(id))
        .map((target) => target.url()),
    faults: async () => [...faults],
    update: async () => {
      desk = null;
      clicked = null;
      await browser.uninstallExtension(id);
      await browser.installExtension(extension);
      installed = await find();
      await ready();
    },
    restart: () => {
      desk = null;
      clicked = null;
      return onExtensions(restart);
    },
    ended,
    close: async () => {
      end(browser.process());
      await browser.close();
      if (extension !== root) await rm(extension, { recursive: true, force: true });
      if (profile) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * Ends a browser with all that it started: what it does when it is closed takes time, and serves a profile that nobody opens
 * again.
 * @param {import('node:child_process').ChildProcess | null} child
 */
function end(child) {
  if (!child?.pid) return;
  try {
    // Puppeteer starts it as the head of a group.
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

/** Whether the background would hear a click on the button. */
function listens() {
  return /** @type {any} */ (globalThis).chrome.action.onClicked.hasListeners();
}

/** What stands on the clipboard, read in a page. */
async function clipboardNow() {
  const [item] = await navigator.clipboard.read();
  const read = async (/** @type {string} */ type) =>
    item?.types.includes(type) ? (await item.getType(type)).text() : '';
  return { text: await read('text/plain'), html: await read('text/html') };
}

/** Has the browser open the tab in front once more, as a person does. */
async function duplicateActive() {
  const { tabs } = /** @type {any} */ (globalThis).chrome;
  const [{ id }] = await tabs.query({ active: true, currentWindow: true });
  await tabs.duplicate(id);
}

/**
 * @param {string} root of the extension
 * @returns {Promise<string>} a folder that holds what ships of it
 */
async function copyOf(root) {
  const folder = await mkdtemp(path.join(tmpdir(), 'limpide-extension-'));
  for (const part of ['manifest.json', 'extension', 'pkg', '_locales']) {
    await cp(path.join(root, part), path.join(folder, part), { recursive: true });
  }
  return folder;
}

/**
 * A profile as after a person let the pages of an origin open programs, always.
 * @param {import('./index.mjs').Programs} programs
 * @returns {Promise<string>} its folder
 */
async function profileWith({ schemes, origin }) {
  const folder = await mkdtemp(path.join(tmpdir(), 'limpide-chromium-'));
  const allowed = Object.fromEntries(schemes.map((scheme) => [scheme, true]));
  const handled = { allowed_origin_protocol_pairs: { [origin]: allowed } };
  await mkdir(path.join(folder, 'Default'));
  await writeFile(
    path.join(folder, 'Default/Preferences'),
    JSON.stringify({ protocol_handler: handled }),
  );
  return folder;
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {import('puppeteer-core').CDPSession} session
 * @param {() => import('puppeteer-core').Extension} extension as it is loaded now
 * @param {(fn: (...args: any[]) => any) => Promise<any>} atDesk runs a function with the extension's rights
 * @param {(isClicked: boolean) => Promise<void>} front brings it there, until a click on the button is heard where one follows
 * @param {{ width: number, height: number }} window its size
 * @returns {import('./index.mjs').Tab}
 */
function chromiumTab(page, session, extension, atDesk, front, window) {
  /** Where the extension's scripts run in this page. @type {number | undefined} */
  let world;
  session.on('Runtime.executionContextCreated', ({ context }) => {
    const isOwn = context.origin.startsWith('chrome-extension:');
    if (isOwn && context.auxData?.type === 'isolated') world = context.id;
  });
  /** The remote object of the reader's shadow root, or null. */
  const shadowRoot = async () => {
    const { result } = await session.send('Runtime.evaluate', {
      expression: `document.querySelector('${HOST}')`,
    });
    if (!result.objectId) return null;
    const { node } = await session.send('DOM.describeNode', {
      objectId: result.objectId,
      depth: 1,
      pierce: true,
    });
    const root = node.shadowRoots?.[0];
    if (!root) return null;
    return (await session.send('DOM.resolveNode', { backendNodeId: root.backendNodeId })).object;
  };
  /**
   * Calls a function, given as text, on the shadow root.
   * @param {string} source
   * @param {unknown[]} args
   */
  const callOnRoot = async (source, args) => {
    const root = await shadowRoot();
    if (!root) return null;
    const answer = await session.send('Runtime.callFunctionOn', {
      objectId: root.objectId,
      functionDeclaration: `function (...args) { return (${source})(this, ...args); }`,
      arguments: args.map((value) => ({ value })),
      awaitPromise: true,
      returnByValue: true,
    });
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description);
    return answer.result.value ?? null;
  };
  return {
    front: () => front(false),
    go: async (address) => {
      await page.goto(address, { waitUntil: 'load' });
    },
    toggle: async (clicking) => {
      await front(true);
      clicking?.();
      await page.triggerExtensionAction(extension());
    },
    chooseMenu: async () => {
      throw new Error('CDP cannot open the context menu');
    },
    chooseButtonMenu: async () => {
      throw new Error('CDP cannot open the menu of a button');
    },
    command: async () => {
      throw new Error('CDP cannot send a keyboard command');
    },
    press: async (key, modifier) => {
      if (modifier) await page.keyboard.down(modifier);
      await page.keyboard.press(key);
      if (modifier) await page.keyboard.up(modifier);
    },
    hold: (key) => page.keyboard.down(key),
    release: (key) => page.keyboard.up(key),
    chord: async (letter, ...held) => {
      for (const key of held) await page.keyboard.down(key);
      await page.keyboard.press(/** @type {any} */ (letter));
      for (const key of held) await page.keyboard.up(key);
    },
    type: (text) => page.keyboard.type(text),
    shadow: (fn, ...args) => callOnRoot(String(fn), args),
    click: async (pick, ...args) => {
      const place = await callOnRoot(middleOf(pick), args);
      if (!place) throw new Error('there is no reader to click in');
      await page.mouse.click(place.x, place.y);
    },
    clickTwice: async (pick, ...args) => {
      const place = await callOnRoot(middleOf(pick), args);
      if (!place) throw new Error('there is no reader to click in');
      await page.mouse.click(place.x, place.y, { count: 2 });
    },
    hover: async (pick, ...args) => {
      const place = await callOnRoot(middleOf(pick), args);
      if (!place) throw new Error('there is no reader to point into');
      await page.mouse.move(place.x, place.y);
    },
    wheel: async (pixels, pick, ...args) => {
      const place = await callOnRoot(middleOf(pick), args);
      if (!place) throw new Error('there is no reader to point into');
      await page.mouse.move(place.x, place.y);
      await page.mouse.wheel({ deltaY: pixels });
    },
    evaluate: (fn, ...args) => page.evaluate(fn, ...args),
    cpu: async () => {
      await session.send('Performance.enable');
      const { metrics } = await session.send('Performance.getMetrics');
      return 1000 * (metrics.find(({ name }) => name === 'ProcessTime')?.value ?? 0);
    },
    inWorld: async (fn) => {
      const expression = `(${fn})()`;
      await session.send('Runtime.evaluate', { expression, contextId: world, awaitPromise: true });
    },
    emulate: async ({ size, ...surroundings }) => {
      const { scheme, forcedColors, moreContrast, lessMotion, touch, isOffline } = surroundings;
      await session.send('Emulation.setEmulatedMedia', {
        features: [
          { name: 'prefers-color-scheme', value: scheme ?? '' },
          { name: 'forced-colors', value: forcedColors ? 'active' : '' },
          { name: 'prefers-contrast', value: moreContrast ? 'more' : '' },
          { name: 'prefers-reduced-motion', value: lessMotion ? 'reduce' : '' },
        ],
      });
      const metrics = { ...(size ?? window), deviceScaleFactor: 1, mobile: false };
      await session.send('Emulation.setDeviceMetricsOverride', metrics);
      await session.send('Emulation.setTouchEmulationEnabled', { enabled: touch ?? false });
      await page.setOfflineMode(isOffline ?? false);
    },
    told: async () => {
      const { nodes } = await session.send('Accessibility.getFullAXTree');
      return toldOf(nodes);
    },
    screenshot: async () => {
      const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
      return Buffer.from(data, 'base64');
    },
    print: async () => Buffer.from(await page.pdf()),
    button: () => atDesk(buttonOf),
    close: () => page.close(),
  };
}

/**
 * The flat list of CDP as a tree; what is ignored gives its place to its children.
 * @param {import('puppeteer-core').Protocol.Accessibility.AXNode[]} nodes
 * @returns {import('./index.mjs').Told}
 */
function toldOf(nodes) {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  /**
   * @param {string} id
   * @returns {import('./index.mjs').Told[]}
   */
  const told = (id) => {
    const node = byId.get(id);
    if (!node) return [];
    const children = (node.childIds ?? []).flatMap(told);
    if (node.ignored) return children;
    const states = (node.properties ?? []).flatMap(({ name, value: { value } }) => {
      if (name === 'expanded') return value ? 'expanded' : 'collapsed';
      return value === true || value === 'true' ? name : [];
    });
    const { role, name } = node;
    return [{ role: role?.value ?? '', name: name?.value ?? '', states, children }];
  };
  const [root] = told(nodes[0]?.nodeId ?? '');
  if (!root) throw new Error('Chromium told nothing of the page');
  return root;
}

/**
 * The address of the page at which the driver uses the extension's rights.
 * @param {string} id of the extension
 */
const DESK = (id) => `chrome-extension://${id}/manifest.json`;

/**
 * Opens a page without bringing it to the front.
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} address
 */
async function openDesk(browser, address) {
  const session = await browser.target().createCDPSession();
  await session.send('Target.createTarget', { url: address, background: true });
  const target = await browser.waitForTarget((target) => target.url() === address);
  const page = await target.page();
  if (!page) throw new Error(`Chromium opened no page for ${address}`);
  // It has its address before it has what stands there.
  await until('the desk', () =>
    page.evaluate(() => !!(/** @type {any} */ (globalThis).chrome?.storage)).catch(() => false),
  );
  return page;
}

// What follows runs in a page of the extension, sent there as text.

/** @param {Record<string, unknown>} items */
function write(items) {
  return /** @type {any} */ (globalThis).chrome.storage.local.set(items);
}

/** @param {string} url */
function openPrivateWindow(url) {
  return /** @type {any} */ (globalThis).chrome.windows.create({ incognito: true, url });
}

function stored() {
  return /** @type {any} */ (globalThis).chrome.storage.local.get(null);
}

// What follows runs in pages of the extension: Chromium's prompt is out of reach, so that whoever asks waits for the test.

function standInForPrompt() {
  const { permissions } = /** @type {any} */ (globalThis).chrome;
  permissions.request = async (/** @type {{ origins: string[] }} */ wanted) => {
    if (await permissions.contains(wanted)) return true;
    return new Promise((answer) => Object.assign(globalThis, { asked: { ...wanted, answer } }));
  };
}

/** @param {string} pattern */
function isAsking(pattern) {
  return /** @type {any} */ (globalThis).asked?.origins.join() === pattern;
}

/** @param {boolean} isAllowed */
function settle(isAllowed) {
  const { asked } = /** @type {any} */ (globalThis);
  delete (/** @type {any} */ (globalThis).asked);
  asked.answer(isAllowed);
}

// What follows runs in Chromium's page of extensions.

/**
 * @param {string} id of the extension
 * @param {string} pattern
 */
function grant(id, pattern) {
  return /** @type {any} */ (globalThis).chrome.developerPrivate.addHostPermission(id, pattern);
}

/**
 * @param {string} id of the extension
 * @param {string} pattern
 */
function revoke(id, pattern) {
  return /** @type {any} */ (globalThis).chrome.developerPrivate.removeHostPermission(id, pattern);
}

/**
 * Lets the extension run in private windows. Chromium loads it anew for that, and only where people load such themselves.
 * @param {string} id of the extension
 */
async function allowPrivate(id) {
  const { developerPrivate } = /** @type {any} */ (globalThis).chrome;
  await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
  const change = { extensionId: id, incognitoAccess: true };
  await developerPrivate.updateExtensionConfiguration(change);
  for (let tries = 0; tries < 100; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { state, incognitoAccess, disableReasons } = await developerPrivate.getExtensionInfo(id);
    if (state === 'ENABLED' && incognitoAccess.isActive && !disableReasons.reloading) return;
  }
  throw new Error('the extension is not let into private windows');
}

/** @param {string} id of the extension */
async function restart(id) {
  const { management } = /** @type {any} */ (globalThis).chrome;
  await management.setEnabled(id, false);
  await management.setEnabled(id, true);
}

/**
 * @param {string} id of the extension
 * @param {string} keys
 */
function bind(id, keys) {
  return /** @type {any} */ (globalThis).chrome.developerPrivate.updateExtensionCommand({
    extensionId: id,
    commandName: '_execute_action',
    keybinding: keys,
  });
}

async function buttonOf() {
  const { tabs, action } = /** @type {any} */ (globalThis).chrome;
  const [{ id: tabId }] = await tabs.query({ active: true, currentWindow: true });
  return {
    title: await action.getTitle({ tabId }),
    badge: await action.getBadgeText({ tabId }),
  };
}
