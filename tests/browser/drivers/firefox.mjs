// Drives Firefox over WebDriver BiDi. The toolbar button and the keyboard command are triggered from the browser's own
// window, which BiDi reaches by Firefox's `moz:scope`; both grant activeTab as a real click does.

import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect } from './bidi.mjs';
import { itemsOf } from './kept.mjs';
import { areOptionsBuilt, HOST, middleInPage, middleOf, OPTIONS } from './shadow.mjs';
import { until } from './until.mjs';

/** Nothing phones home, nothing asks. */
const PREFERENCES = {
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage': 'about:blank',
  'datareporting.policy.dataSubmissionEnabled': false,
  // One process is held ready for pages to come, rather than three.
  'dom.ipc.processPrelaunch.fission.number': 1,
  'extensions.getAddons.cache.enabled': false,
  // Voices that say nothing, at once: no machine that runs tests has real ones.
  'media.webspeech.synth.test': true,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.reportingpolicy.firstRun': false,
};

/** Milliseconds in which the process of a page that was closed serves another of its site. */
const REUSING = { 'dom.ipc.processReuse.unusedGraceMs': 60_000 };

/** Where nothing listens. */
const NOWHERE = '127.0.0.1:9';

/**
 * A proxy for everything but this machine.
 * @param {string} proxy
 */
function through(proxy) {
  const [host, port] = proxy.split(':');
  return {
    'network.proxy.type': 1,
    'network.proxy.http': host,
    'network.proxy.http_port': Number(port),
    'network.proxy.ssl': host,
    'network.proxy.ssl_port': Number(port),
    'network.proxy.no_proxies_on': '127.0.0.1, localhost, .localhost',
  };
}

/** WebDriver's names for keys that print nothing. */
const KEYS = {
  Escape: '\uE00C',
  Tab: '\uE004',
  Enter: '\uE007',
  Space: ' ',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  ArrowDown: '\uE015',
  End: '\uE010',
  Home: '\uE011',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  F8: '\uE038',
  '/': '/',
  a: 'a',
  z: 'z',
};

/** Milliseconds a cold Firefox may take to open its socket. */
const START_LIMIT = 90_000;

/** Milliseconds Firefox may take to close where its profile is wanted. */
const CLOSING = 60_000;

/**
 * @param {import('./index.mjs').Launch} launch
 * @returns {Promise<import('./index.mjs').Browser>}
 */
export async function launchFirefox(launch) {
  const { extension, isOffline, downloads, proxy, programs, keepsProcesses } = launch;
  const profile = await mkdtemp(path.join(tmpdir(), 'limpide-firefox-'));
  const prepared = process.env.LIMPIDE_PROFILE;
  if (prepared) await cp(prepared, profile, { recursive: true });
  await writePreferences(profile, {
    ...(isOffline || proxy ? through(proxy ?? NOWHERE) : {}),
    ...(keepsProcesses ? REUSING : {}),
    ...(downloads ? savingTo(downloads) : {}),
    ...(programs ? openingUnasked(programs) : {}),
  });
  if (programs) await writeFile(path.join(profile, 'handlers.json'), handlersOf(programs));
  const child = spawnFirefox(launch, profile);
  const ended = new Promise((resolve) => child.once('exit', resolve)).then(() =>
    rm(profile, { recursive: true, force: true, maxRetries: 5 }),
  );
  // What a browser does when it is closed takes seconds, and serves a profile that nobody opens again.
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  try {
    const { send, call, navigate } = await connect(await socketOf(child));
    const windows = await send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const chrome = windows.contexts[0].context;
    const folder = { type: 'path', path: path.resolve(extension) };
    const { extension: id } = await send('webExtension.install', { extensionData: folder });
    const newTab = async () => {
      const { context } = await send('browsingContext.create', { type: 'tab' });
      const tab = firefoxTab({ send, call, navigate }, { chrome, context, id });
      await tab.front();
      return { context, tab };
    };
    const contexts = async () =>
      /** @type {{ context: string }[]} */ (
        (await send('browsingContext.getTree', { maxDepth: 0 })).contexts
      ).map(({ context }) => context);
    /** @param {() => Promise<any>} make what makes a tab that is not ours to make */
    const contextMade = async (make) => {
      const before = await contexts();
      await make();
      return until('the new tab', async () =>
        (await contexts()).find((context) => !before.includes(context)),
      );
    };
    /** @type {Promise<void> | null} */
    let isPrivateAllowed = null;
    /** @type {import('./index.mjs').Browser} */
    const browser = {
      name: 'firefox',
      open: async (address) => {
        const { tab } = await newTab();
        await tab.go(address);
        return tab;
      },
      openOptions: async (section) => {
        const { tab, context } = await newTab();
        const hash = section === undefined ? '' : `#${section}`;
        await tab.go(`${await call(chrome, String(rootOf), [id])}${OPTIONS}${hash}`);
        await until('the options', () => tab.evaluate(areOptionsBuilt));
        /** @type {(pick: Function, args: unknown[], clicks?: boolean) => Promise<void>} */
        const point = async (pick, args, clicks) => {
          const { x, y } = await call(context, middleInPage(pick), args);
          await send('input.performActions', pointing(context, x, y, clicks));
        };
        return {
          ...tab,
          click: (pick, ...args) => point(pick, args, true),
          hover: (pick, ...args) => point(pick, args),
          choose: async (pick, ...files) => {
            const { result } = await send('script.callFunction', {
              target: { context },
              functionDeclaration: `() => (${pick})(document)`,
              awaitPromise: false,
            });
            const { sharedId } = result;
            await send('input.setFiles', { context, element: { sharedId }, files });
          },
        };
      },
      clipboard: () => call(chrome, String(clipboardNow), []),
      duplicate: async () => {
        const made = await contextMade(() => call(chrome, String(duplicateSelected), []));
        const tab = firefoxTab({ send, call, navigate }, { chrome, context: made, id });
        await tab.front();
        await until('the duplicate to load', () =>
          tab.evaluate(
            () =>
              document.readyState === 'complete' &&
              document.visibilityState === 'visible' &&
              location.protocol !== 'about:',
          ),
        );
        return tab;
      },
      openPrivate: async (address) => {
        // The extension is started anew with it, once.
        isPrivateAllowed ??= call(chrome, String(allowPrivate), [id]);
        await isPrivateAllowed;
        const made = await contextMade(() => call(chrome, String(openPrivateWindow), []));
        const tab = firefoxTab({ send, call, navigate }, { chrome, context: made, id });
        await tab.front();
        await tab.go(address);
        return tab;
      },
      store: (state) => call(chrome, String(storeInto), [id, itemsOf(state)]),
      write: (items) => call(chrome, String(storeInto), [id, items]),
      stored: () => call(chrome, String(storedBy), [id]),
      answerPrompt: (answer) => call(chrome, String(answerPrompt), [answer]),
      revoke: (pattern) => call(chrome, String(revokeFrom), [id, pattern]),
      sleep: () => call(chrome, String(endBackground), [id]),
      bind: (keys) => call(chrome, String(bindCommand), [id, keys]),
      addresses: async () => {
        const { contexts } = await send('browsingContext.getTree', { maxDepth: 0 });
        return contexts.map((/** @type {{ url: string }} */ { url }) => url);
      },
      faults: () => call(chrome, String(faultsOf), [id]),
      update: () => call(chrome, String(reloadExtension), [id]),
      restart: () => call(chrome, String(restartExtension), [id]),
      ended,
      close: stop,
    };
    return browser;
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * What Firefox does at its first start, and leaves in a profile, takes it as long as the start itself: it is done once, and
 * the folder that it is left in is what LIMPIDE_PROFILE names. Without it each start is a first one.
 * @param {string} binary
 * @param {string} profile the folder, empty
 */
export async function prepareProfile(binary, profile) {
  await writePreferences(profile, through(NOWHERE));
  const child = spawnFirefox(
    { binary, headless: true, size: { width: 1280, height: 900 } },
    profile,
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    // A session begins when nothing is left to be done.
    const { send } = await connect(await socketOf(child));
    const hung = setTimeout(() => child.kill('SIGKILL'), CLOSING);
    // The answer may be lost with the connection.
    await send('browser.close').catch(() => {});
    const code = await ended;
    clearTimeout(hung);
    if (code !== 0) throw new Error(`Firefox did not close by itself: ${code}`);
    // It names a process, and may name another by the time it is copied.
    await rm(path.join(profile, 'lock'), { force: true });
  } finally {
    child.kill('SIGKILL');
  }
}

/**
 * @param {string} profile
 * @param {Record<string, unknown>} more
 */
function writePreferences(profile, more) {
  const lines = Object.entries({ ...PREFERENCES, ...more }).map(
    ([key, value]) => `user_pref("${key}", ${JSON.stringify(value)});`,
  );
  return writeFile(path.join(profile, 'user.js'), lines.join('\n'));
}

/**
 * @param {Pick<import('./index.mjs').Launch, 'binary' | 'headless' | 'size'>} launch
 * @param {string} profile
 */
function spawnFirefox({ binary, headless, size }, profile) {
  return spawn(
    binary,
    [
      ...(headless ? ['--headless'] : []),
      ...[
        '--no-remote',
        '--profile',
        profile,
        '--remote-debugging-port',
        '0',
        '--remote-allow-system-access',
      ],
      ...['--width', String(size.width), '--height', String(size.height), 'about:blank'],
    ],
    // A home of its own: Firefox, run as root in another user's home, refuses to start.
    {
      env: { ...process.env, HOME: profile, MOZ_CRASHREPORTER_DISABLE: '1' },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
}

/**
 * No question before a program is opened, as after one that was answered by "always".
 * @param {import('./index.mjs').Programs} programs
 */
function openingUnasked({ schemes }) {
  const names = schemes.map((scheme) => [`network.protocol-handler.external.${scheme}`, true]);
  return Object.fromEntries(names);
}

/**
 * What the profile says of programs, as after a person chose one for each scheme.
 * @param {import('./index.mjs').Programs} programs
 */
function handlersOf({ folder, schemes }) {
  /** nsIHandlerInfo.useHelperApp */
  const action = 2;
  const handlers = [{ name: 'A program', path: path.join(folder, 'program') }];
  const all = schemes.map((scheme) => [scheme, { action, handlers }]);
  return JSON.stringify({
    defaultHandlersVersion: { 'en-US': 4 },
    mimeTypes: {},
    schemes: Object.fromEntries(all),
  });
}

/**
 * Saves every file in a folder, and asks nothing.
 * @param {string} folder
 */
function savingTo(folder) {
  return {
    'browser.download.folderList': 2,
    'browser.download.dir': folder,
    'browser.download.useDownloadDir': true,
    'browser.download.alwaysOpenPanel': false,
    'browser.download.always_ask_before_handling_new_types': false,
  };
}

/**
 * Reads from what Firefox prints where its BiDi socket is.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<string>}
 */
function socketOf(child) {
  return new Promise((resolve, reject) => {
    let printed = '';
    const timer = setTimeout(
      () => reject(new Error(`Firefox opened no socket: ${printed.slice(-400)}`)),
      START_LIMIT,
    );
    child.stderr?.on('data', (data) => {
      printed += data;
      const address = /WebDriver BiDi listening on (ws:\S+)/.exec(printed)?.[1];
      if (!address) return;
      clearTimeout(timer);
      resolve(address);
    });
    child.once('error', reject);
    child.once('exit', () => {
      clearTimeout(timer);
      reject(new Error(`Firefox ended at once: ${printed.slice(-400)}`));
    });
  });
}

/**
 * The mouse on a point of a page, and its button pressed there.
 * @param {string} context
 * @param {number} x
 * @param {number} y
 * @param {boolean} [clicks]
 */
function pointing(context, x, y, clicks = false) {
  const move = { type: 'pointerMove', x, y };
  const click = [
    { type: 'pointerDown', button: 0 },
    { type: 'pointerUp', button: 0 },
  ];
  const actions = clicks ? [move, ...click] : [move];
  return { context, actions: [{ type: 'pointer', id: 'mouse', actions }] };
}

/**
 * @param {Awaited<ReturnType<typeof connect>>} connection
 * @param {{ chrome: string, context: string, id: string }} names the browser's window, the tab, the extension
 * @returns {import('./index.mjs').Tab}
 */
function firefoxTab({ send, call, navigate }, { chrome, context, id }) {
  const front = () => send('browsingContext.activate', { context });
  /** A reference to the reader's shadow root, or null. */
  const shadowRoot = async () => {
    const { nodes } = await send('browsingContext.locateNodes', {
      context,
      locator: { type: 'css', value: HOST },
      serializationOptions: { includeShadowTree: 'all', maxDomDepth: 1 },
    });
    const root = nodes[0]?.value?.shadowRoot;
    return root ? { sharedId: root.sharedId } : null;
  };
  /**
   * @param {string} source
   * @param {unknown[]} args
   */
  const callOnRoot = async (source, args) => {
    const root = await shadowRoot();
    return root ? call(context, source, args, [root]) : null;
  };
  /** @param {object[]} actions of the mouse */
  const point = (actions) =>
    send('input.performActions', { context, actions: [{ type: 'pointer', id: 'mouse', actions }] });
  /** @type {(place: { x: number, y: number }, clicks?: boolean) => Promise<void>} */
  const pointAt = ({ x, y }, clicks) =>
    send('input.performActions', pointing(context, x, y, clicks));
  /** @param {string[]} keys one after another */
  const strike = (keys) => {
    const actions = keys.flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    return send('input.performActions', {
      context,
      actions: [{ type: 'key', id: 'keyboard', actions }],
    });
  };
  /** @type {(type: 'keyDown' | 'keyUp', value: string) => Promise<void>} */
  const key = (type, value) =>
    send('input.performActions', {
      context,
      actions: [{ type: 'key', id: 'keyboard', actions: [{ type, value }] }],
    });
  return {
    front,
    go: (address) => navigate(context, address),
    toggle: async (clicking) => {
      await front();
      clicking?.();
      await call(chrome, String(triggerAction), [id]);
    },
    command: async () => {
      await front();
      await call(chrome, String(runCommand), [id]);
    },
    chooseMenu: async () => {
      await front();
      await point([
        { type: 'pointerMove', x: 200, y: 200 },
        { type: 'pointerDown', button: 2 },
        { type: 'pointerUp', button: 2 },
      ]);
      await call(chrome, String(chooseMenuItem), [id]);
    },
    chooseButtonMenu: async (label) => {
      await front();
      return call(chrome, String(chooseButtonMenuItem), [id, label]);
    },
    press: async (key, modifier) => {
      const held = (/** @type {string} */ type) => ({
        type: 'key',
        id: 'keyboard',
        actions: modifier ? [{ type, value: KEYS[modifier] }] : [],
      });
      if (modifier) await send('input.performActions', { context, actions: [held('keyDown')] });
      await strike([KEYS[key]]);
      if (modifier) await send('input.performActions', { context, actions: [held('keyUp')] });
    },
    hold: (name) => key('keyDown', KEYS[name]),
    release: (name) => key('keyUp', KEYS[name]),
    chord: (letter, ...held) => {
      const keys = held.map((key) => KEYS[key]);
      const actions = [
        ...keys.map((value) => ({ type: 'keyDown', value })),
        { type: 'keyDown', value: letter },
        { type: 'keyUp', value: letter },
        ...keys.map((value) => ({ type: 'keyUp', value })),
      ];
      const board = { type: 'key', id: 'keyboard', actions };
      return send('input.performActions', { context, actions: [board] });
    },
    type: (text) => strike([...text]),
    shadow: (fn, ...args) => callOnRoot(String(fn), args),
    click: async (pick, ...args) => {
      const place = await callOnRoot(middleOf(pick), args);
      if (!place) throw new Error('there is no reader to click in');
      await pointAt(place, true);
    },
    clickTwice: async (pick, ...args) => {
      const place = await callOnRoot(middleOf(pick), args);
      if (!place) throw new Error('there is no reader to click in');
      const press = { type: 'pointerDown', button: 0 };
      const release = { type: 'pointerUp', button: 0 };
      await point([{ type: 'pointerMove', ...place }, press, release, press, release]);
    },
    hover: async (pick, ...args) => {
      const place = await callOnRoot(middleOf(pick), args);
      if (!place) throw new Error('there is no reader to point into');
      await pointAt(place);
    },
    wheel: async (pixels, pick, ...args) => {
      const place = await callOnRoot(middleOf(pick), args);
      if (!place) throw new Error('there is no reader to point into');
      const turn = { type: 'scroll', ...place, deltaX: 0, deltaY: pixels };
      await send('input.performActions', {
        context,
        actions: [{ type: 'wheel', id: 'wheel', actions: [turn] }],
      });
    },
    evaluate: (fn, ...args) => call(context, String(fn), args),
    cpu: async () => null,
    inWorld: async () => {
      throw new Error('BiDi does not lead into the world of an extension');
    },
    emulate: async ({ size, isOffline, ...surroundings }) => {
      await front();
      await call(chrome, String(surround), [surroundings]);
      await send('browsingContext.setViewport', { context, viewport: size ?? null });
      await send('emulation.setNetworkConditions', {
        networkConditions: isOffline ? { type: 'offline' } : null,
        contexts: [context],
      });
    },
    told: async () => {
      await front();
      return call(chrome, String(toldOfPage), []);
    },
    screenshot: async () => {
      const { data } = await send('browsingContext.captureScreenshot', { context });
      return Buffer.from(data, 'base64');
    },
    print: async () =>
      Buffer.from((await send('browsingContext.print', { context })).data, 'base64'),
    button: () => call(chrome, String(buttonOf), [id]),
    close: () => send('browsingContext.close', { context }),
  };
}

// What follows runs in Firefox's own window, sent there as text: no name of this file may stand in it.

/**
 * The address of the extension's own root.
 * @param {string} id of the extension
 */
function rootOf(id) {
  return /** @type {any} */ (globalThis).WebExtensionPolicy.getByID(id).getURL('');
}

/**
 * Clicks the toolbar button for the tab in front.
 * @param {string} id of the extension
 */
function triggerAction(id) {
  const { ChromeUtils, Services, WebExtensionPolicy } = /** @type {any} */ (globalThis);
  const { ExtensionParent } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionParent.sys.mjs',
  );
  const { extension } = WebExtensionPolicy.getByID(id);
  const action = ExtensionParent.apiManager.global.browserActionFor(extension);
  action.triggerAction(Services.wm.getMostRecentWindow('navigator:browser'));
}

/** What stands on the clipboard. */
function clipboardNow() {
  const { Cc, Ci, Services } = /** @type {any} */ (globalThis);
  const read = (/** @type {string} */ type) => {
    const transfer = Cc['@mozilla.org/widget/transferable;1'].createInstance(Ci.nsITransferable);
    transfer.init(null);
    transfer.addDataFlavor(type);
    Services.clipboard.getData(transfer, Ci.nsIClipboard.kGlobalClipboard);
    const data = /** @type {any} */ ({});
    try {
      transfer.getTransferData(type, data);
      return data.value.QueryInterface(Ci.nsISupportsString).data;
    } catch {
      // Nothing of this kind.
      return '';
    }
  };
  return { text: read('text/plain'), html: read('text/html') };
}

/** Opens the tab in front once more, as a person does. */
function duplicateSelected() {
  const { Services } = /** @type {any} */ (globalThis);
  const { gBrowser } = Services.wm.getMostRecentWindow('navigator:browser');
  gBrowser.duplicateTab(gBrowser.selectedTab);
}

/**
 * Lets the extension run in private windows, as the page of add-ons does.
 * @param {string} id of the extension
 */
async function allowPrivate(id) {
  const { ChromeUtils, WebExtensionPolicy } = /** @type {any} */ (globalThis);
  const importAll = (/** @type {string} */ name) =>
    ChromeUtils.importESModule(`resource://gre/modules/${name}.sys.mjs`);
  const { ExtensionPermissions } = importAll('ExtensionPermissions');
  const { AddonManager } = importAll('AddonManager');
  const allowed = { permissions: ['internal:privateBrowsingAllowed'], origins: [] };
  await ExtensionPermissions.add(id, allowed);
  const addon = await AddonManager.getAddonByID(id);
  await addon.reload();
  if (!WebExtensionPolicy.getByID(id).privateBrowsingAllowed)
    throw new Error('the extension is not let into private windows');
}

/** Opens a private window, and waits for the page that it begins with. */
async function openPrivateWindow() {
  const { Services } = /** @type {any} */ (globalThis);
  const window = Services.wm.getMostRecentWindow('navigator:browser');
  const opened = window.OpenBrowserWindow({ private: true });
  const hasBegun = () => {
    const browser = opened.gBrowser?.selectedBrowser;
    return (
      browser?.currentURI.spec === 'about:privatebrowsing' && !browser.webProgress.isLoadingDocument
    );
  };
  for (let tries = 0; !hasBegun(); tries++) {
    if (tries > 200) throw new Error('the private window stays empty');
    await new Promise((resolve) => window.setTimeout(resolve, 50));
  }
}

/**
 * Loads the extension anew.
 * @param {string} id of the extension
 */
async function reloadExtension(id) {
  const { ChromeUtils } = /** @type {any} */ (globalThis);
  const { AddonManager } = ChromeUtils.importESModule(
    'resource://gre/modules/AddonManager.sys.mjs',
  );
  const addon = await AddonManager.getAddonByID(id);
  await addon.reload();
}

/**
 * Turns the extension off and on again.
 * @param {string} id of the extension
 */
async function restartExtension(id) {
  const { ChromeUtils } = /** @type {any} */ (globalThis);
  const { AddonManager } = ChromeUtils.importESModule(
    'resource://gre/modules/AddonManager.sys.mjs',
  );
  const addon = await AddonManager.getAddonByID(id);
  await addon.disable();
  await addon.enable();
}

/**
 * Waits for the question that the browser asks for an extension, and presses one of its buttons.
 * @param {'allow' | 'refuse'} answer
 */
async function answerPrompt(answer) {
  const { Services } = /** @type {any} */ (globalThis);
  const window = Services.wm.getMostRecentWindow('navigator:browser');
  const find = () => window.document.getElementById('addon-webext-permissions-notification');
  for (let tries = 0; !find()?.checkVisibility() && tries < 100; tries++) {
    await new Promise((resolve) => window.setTimeout(resolve, 50));
  }
  const prompt = find();
  if (!prompt) throw new Error('the browser asks nothing');
  // Whoever presses too soon is taken for one who meant something else.
  const delay = Services.prefs.getIntPref('security.notification_enable_delay');
  await new Promise((resolve) => window.setTimeout(resolve, delay + 200));
  (answer === 'allow' ? prompt.button : prompt.secondaryButton).click();
}

/**
 * Takes a permission from the extension, as the page of add-ons does.
 * @param {string} id of the extension
 * @param {string} pattern
 */
async function revokeFrom(id, pattern) {
  const { ChromeUtils, WebExtensionPolicy } = /** @type {any} */ (globalThis);
  const { ExtensionPermissions } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionPermissions.sys.mjs',
  );
  const { extension } = WebExtensionPolicy.getByID(id);
  await ExtensionPermissions.remove(id, { permissions: [], origins: [pattern] }, extension);
}

/**
 * Ends the background of the extension.
 * @param {string} id of the extension
 */
async function endBackground(id) {
  const { WebExtensionPolicy } = /** @type {any} */ (globalThis);
  await WebExtensionPolicy.getByID(id).extension.terminateBackground({
    ignoreDevToolsAttached: true,
    disableResetIdleForTest: true,
  });
}

/**
 * Gives the extension's command other keys, as the page of add-ons does.
 * @param {string} id of the extension
 * @param {string} keys
 */
function bindCommand(id, keys) {
  const { WebExtensionPolicy } = /** @type {any} */ (globalThis);
  const { shortcuts } = WebExtensionPolicy.getByID(id).extension;
  return shortcuts.updateCommand({ name: '_execute_action', shortcut: keys });
}

/**
 * Presses the key of the extension's only keyboard command.
 * @param {string} id of the extension
 */
function runCommand(id) {
  const { Services } = /** @type {any} */ (globalThis);
  const { document } = Services.wm.getMostRecentWindow('navigator:browser');
  const keysets = [...document.querySelectorAll('keyset[id^="ext-keyset-id"]')];
  const widget = id.toLowerCase().replace(/[^a-z0-9_-]/g, '_');
  const key = keysets.find((keyset) => keyset.id.includes(widget))?.querySelector('key');
  if (!key) throw new Error('the extension has no keyboard command');
  key.doCommand();
}

/**
 * Waits for the context menu of the page, and chooses the extension's only entry in it.
 * @param {string} id of the extension
 */
async function chooseMenuItem(id) {
  const { Services } = /** @type {any} */ (globalThis);
  const window = Services.wm.getMostRecentWindow('navigator:browser');
  const menu = window.document.getElementById('contentAreaContextMenu');
  for (let tries = 0; menu.state !== 'open' && tries < 100; tries++) {
    await new Promise((resolve) => window.setTimeout(resolve, 50));
  }
  const widget = id.toLowerCase().replace(/[^a-z0-9_-]/g, '_');
  const item = [...menu.querySelectorAll('menuitem')].find((entry) => entry.id.includes(widget));
  if (!item) throw new Error(`the context menu (${menu.state}) has no entry of the extension`);
  menu.activateItem(item);
}

/**
 * Puts the extension's button into the toolbar, opens its menu, and chooses an entry of the extension.
 * @param {string} id of the extension
 * @param {string} label
 */
async function chooseButtonMenuItem(id, label) {
  const { ChromeUtils, Services } = /** @type {any} */ (globalThis);
  const { CustomizableUI } = ChromeUtils.importESModule(
    'moz-src:///browser/components/customizableui/CustomizableUI.sys.mjs',
  );
  const window = Services.wm.getMostRecentWindow('navigator:browser');
  const widget = id.toLowerCase().replace(/[^a-z0-9_-]/g, '_');
  CustomizableUI.addWidgetToArea(`${widget}-browser-action`, 'nav-bar');
  const button = window.document.getElementById(`${widget}-BAP`);
  const asking = new window.MouseEvent('contextmenu', { bubbles: true, composed: true, button: 2 });
  button.dispatchEvent(asking);
  const menu = window.document.getElementById('toolbar-context-menu');
  for (let tries = 0; menu.state !== 'open' && tries < 100; tries++) {
    await new Promise((resolve) => window.setTimeout(resolve, 50));
  }
  const items = [...menu.querySelectorAll('menuitem')].filter(
    (entry) => entry.id.includes(widget) && !entry.hidden,
  );
  const item = items.find((entry) => entry.label === label);
  if (!item) throw new Error(`no entry ${label} (${menu.state}): ${items.map((one) => one.label)}`);
  menu.activateItem(item);
  return items.map((entry) => entry.label);
}

/**
 * Reads what the toolbar button shows for the tab in front.
 * @param {string} id of the extension
 */
function buttonOf(id) {
  const { ChromeUtils, Services, WebExtensionPolicy } = /** @type {any} */ (globalThis);
  const { ExtensionParent } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionParent.sys.mjs',
  );
  const { extension } = WebExtensionPolicy.getByID(id);
  const { action } = ExtensionParent.apiManager.global.browserActionFor(extension);
  const tab = Services.wm.getMostRecentWindow('navigator:browser').gBrowser.selectedTab;
  const shown = action.getContextData(tab);
  return { title: shown.title, badge: shown.badgeText };
}

/**
 * Reads from the browser's console the errors whose source is the extension.
 * @param {string} id of the extension
 */
function faultsOf(id) {
  const { Services, Ci, WebExtensionPolicy } = /** @type {any} */ (globalThis);
  const origin = WebExtensionPolicy.getByID(id).getURL('');
  return Services.console
    .getMessageArray()
    .filter((/** @type {any} */ message) => message instanceof Ci.nsIScriptError)
    .filter(
      (/** @type {any} */ error) =>
        error.sourceName.startsWith(origin) &&
        !(error.flags & Ci.nsIScriptError.warningFlag) &&
        // A tab that a test closes while something is being stored or read: nobody is left to hear of it.
        !/^Promise (?:rejected|resolved) after context unloaded/.test(error.errorMessage),
    )
    .map(
      (/** @type {any} */ error) =>
        `${error.errorMessage} (${error.sourceName}:${error.lineNumber})`,
    );
}

/**
 * Writes into the extension's storage, and tells who listens to it.
 * @param {string} id of the extension
 * @param {Record<string, unknown>} stored
 */
async function storeInto(id, stored) {
  const { ChromeUtils, WebExtensionPolicy } = /** @type {any} */ (globalThis);
  const { ExtensionStorageIDB: storage } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionStorageIDB.sys.mjs',
  );
  const { extension } = WebExtensionPolicy.getByID(id);
  const place = await storage.open(storage.getStoragePrincipal(extension));
  const changes = await place.set(stored);
  if (changes) storage.notifyListeners(id, changes);
}

/**
 * Reads all that the extension stored.
 * @param {string} id of the extension
 */
async function storedBy(id) {
  const { ChromeUtils, WebExtensionPolicy } = /** @type {any} */ (globalThis);
  const { ExtensionStorageIDB: storage } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionStorageIDB.sys.mjs',
  );
  const { extension } = WebExtensionPolicy.getByID(id);
  const place = await storage.open(storage.getStoragePrincipal(extension));
  return place.get(null);
}

/**
 * Has the page in front stand in other surroundings.
 * @param {{ scheme?: string, forcedColors?: boolean, moreContrast?: boolean, lessMotion?: boolean, touch?: boolean }} surroundings
 */
function surround({ scheme, forcedColors, moreContrast, lessMotion, touch }) {
  const { Services } = /** @type {any} */ (globalThis);
  const { gBrowser } = Services.wm.getMostRecentWindow('navigator:browser');
  const { browsingContext } = gBrowser.selectedBrowser;
  browsingContext.prefersColorSchemeOverride = scheme ?? 'none';
  browsingContext.forcedColorsOverride = forcedColors ? 'active' : 'none';
  const set = (/** @type {string} */ name, /** @type {number | null} */ value) =>
    value === null ? Services.prefs.clearUserPref(name) : Services.prefs.setIntPref(name, value);
  set('ui.prefersReducedMotion', lessMotion ? 1 : null);
  // A system of high contrast whose colors the page need not take.
  set('ui.useAccessibilityTheme', moreContrast ? 1 : null);
  set('browser.display.document_color_use', moreContrast ? 1 : null);
  // 1 is a pointer that is coarse, and one that hovers is missing.
  set('ui.primaryPointerCapabilities', touch ? 1 : null);
  set('ui.allPointerCapabilities', touch ? 1 : null);
}

/** What Firefox tells assistive technology of the page in front. */
async function toldOfPage() {
  const { Cc, Ci, Services } = /** @type {any} */ (globalThis);
  const window = Services.wm.getMostRecentWindow('navigator:browser');
  const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
  const browser = window.gBrowser.selectedBrowser;
  /** @param {any} of */
  const statesOf = (of) => {
    const [state, extra] = /** @type {any[]} */ ([{}, {}]);
    of.getState(state, extra);
    const names = service.getStringStates(state.value, extra.value);
    return Array.from({ length: names.length }, (_, at) => names.item(at));
  };
  /** @type {Record<string, string>} */
  const names = {
    pushbutton: 'button',
    'toggle button': 'button',
    radiobutton: 'radio',
    grouping: 'group',
    graphic: 'image',
    'text leaf': 'StaticText',
    document: 'RootWebArea',
  };
  /** @param {any} of */
  const roleOf = (of) => {
    // Landmarks are all one role to Firefox, which says beside it which.
    const [said] =
      (of.attributes?.has('xml-roles') &&
        of.attributes.getStringProperty('xml-roles').split(' ')) ||
      [];
    const role = service.getStringRole(of.role);
    return said ?? names[role] ?? role;
  };
  /**
   * @param {any} of
   * @returns {any}
   */
  const told = (of) => ({
    role: roleOf(of),
    name: of.name ?? '',
    states: statesOf(of),
    children: Array.from({ length: of.childCount }, (_, at) => told(of.getChildAt(at))),
  });
  for (let tries = 0; ; tries++) {
    const frame = service.getAccessibleFor(browser);
    const page = frame?.childCount ? frame.getChildAt(0) : null;
    if (page?.childCount) return told(page);
    if (tries > 100) throw new Error('Firefox tells nothing of the page');
    await new Promise((resolve) => window.setTimeout(resolve, 50));
  }
}
