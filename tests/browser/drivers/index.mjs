// One way to drive both browsers with the extension loaded, so that a test is written once.
// Chromium is spoken to over CDP, Firefox over WebDriver BiDi: each offers what the other lacks.

export { until } from './until.mjs';

/**
 * What the toolbar button shows for a tab.
 * @typedef {{ title: string, badge: string }} Button
 */

/**
 * What a person has set in the system or holds in their hand; what is left out is as the machine has it.
 * @typedef {object} Surroundings
 * @property {'light' | 'dark'} [scheme]
 * @property {boolean} [forcedColors] the system's few colors in place of the page's
 * @property {boolean} [moreContrast]
 * @property {boolean} [lessMotion]
 * @property {boolean} [touch] a finger is the only pointer
 * @property {boolean} [isOffline] nothing is reached
 * @property {{ width: number, height: number }} [size] of the page, in CSS pixels
 */

/**
 * What assistive technology is told of an element: its role and name, as ARIA names them, and the states it is in, such
 * as `modal`, `pressed`, `checked`, `expanded` or `collapsed`.
 * @typedef {{ role: string, name: string, states: string[], children: Told[] }} Told
 */

/** @typedef {'Escape' | 'Tab' | 'Enter' | 'Space' | 'ArrowDown' | 'ArrowUp' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End' | 'PageDown' | 'PageUp' | 'F8' | '/' | 'a' | 'z'} Key */

/**
 * A page in a tab of its own.
 * @typedef {object} Tab
 * @property {() => Promise<void>} front brings the tab to the front
 * @property {(address: string) => Promise<void>} go navigates and waits for the load event
 * @property {(clicking?: () => void) => Promise<void>} toggle clicks the extension's toolbar button, the tab being in front;
 *   `clicking` is called just before
 * @property {() => Promise<void>} chooseMenu chooses the extension's entry in the page's context menu; Chromium's driver cannot
 * @property {(label: string) => Promise<string[]>} chooseButtonMenu chooses an entry of the extension in the menu of its button and
 *   returns the labels of all that it has there; Chromium's driver cannot
 * @property {() => Promise<void>} command presses the extension's keyboard command; Chromium's driver cannot and throws
 * @property {(key: Key, modifier?: 'Shift' | 'Control') => Promise<void>} press a real key press, wherever the focus is
 * @property {(key: Key) => Promise<void>} hold presses a key and does not let go; of one that is held, the next of the presses
 *   that a keyboard repeats
 * @property {(key: Key) => Promise<void>} release lets go of a key that is held
 * @property {(letter: string, ...held: ('Alt' | 'Control' | 'Shift')[]) => Promise<void>} chord a letter while other keys are held
 * @property {(text: string) => Promise<void>} type types letters, where the focus is
 * @property {(fn: (root: ShadowRoot, ...args: any[]) => any, ...args: any[]) => Promise<any>} shadow runs a function in
 *   the page on the closed shadow root of the reader and returns its answer as JSON would keep it; null without a reader
 * @property {(pick: (root: ShadowRoot, ...args: any[]) => Element | null | undefined, ...args: any[]) => Promise<void>} click
 *   a real mouse click on an element inside the reader
 * @property {(pick: (root: ShadowRoot, ...args: any[]) => Element | null | undefined, ...args: any[]) => Promise<void>} clickTwice
 *   a double click, which selects a word
 * @property {(pick: (root: ShadowRoot, ...args: any[]) => Element | null | undefined, ...args: any[]) => Promise<void>} hover
 *   moves the mouse onto an element inside the reader
 * @property {(pixels: number, pick: (root: ShadowRoot, ...args: any[]) => Element | null | undefined, ...args: any[]) => Promise<void>} wheel
 *   turns the mouse's wheel over an element inside the reader
 * @property {(fn: (...args: any[]) => any, ...args: any[]) => Promise<any>} evaluate runs a function in the page's own world
 * @property {() => Promise<number | null>} cpu milliseconds of the processor that the page's process has taken; Firefox does not tell
 * @property {(fn: () => any) => Promise<void>} inWorld runs a function where the extension's scripts run in the page, once
 *   the reader was opened; Firefox's driver cannot and throws
 * @property {(surroundings: Surroundings) => Promise<void>} emulate has the page stand in other surroundings
 * @property {() => Promise<Told>} told what assistive technology is told of the page
 * @property {() => Promise<Buffer>} print the page on paper, as PDF
 * @property {() => Promise<Buffer>} screenshot what is visible, as PNG
 * @property {() => Promise<Button>} button
 * @property {() => Promise<void>} close
 */

/**
 * A page of the extension's own, in a tab: what is clicked and pointed at stands in its document.
 * @typedef {(root: Document, ...args: any[]) => Element | null | undefined} PickInPage
 * @typedef {Omit<Tab, 'click' | 'hover'> & {
 *   click: (pick: PickInPage, ...args: any[]) => Promise<void>,
 *   hover: (pick: PickInPage, ...args: any[]) => Promise<void>,
 *   choose: (pick: PickInPage, ...files: string[]) => Promise<void>,
 * }} Page `choose` gives files, by their paths, to a field for files
 */

/**
 * @typedef {object} Browser
 * @property {'chromium' | 'firefox'} name
 * @property {(address: string) => Promise<Tab>} open
 * @property {(address: string) => Promise<Tab>} openPrivate in a private window, which the extension is let into first, as
 *   the browser's own page of extensions does
 * @property {() => Promise<{ text: string, html: string }>} clipboard what a paste would give, as plain and as rich text
 * @property {() => Promise<Tab>} duplicate opens the tab in front once more, as the browser's own menu does
 * @property {(section?: string) => Promise<Page>} openOptions the page of the options, at one of its sections
 * @property {(state: Partial<import('../../../extension/shared/kept.js').State>) => Promise<void>} store has the extension
 *   find a state, as if another tab had just set it
 * @property {(items: Record<string, unknown>) => Promise<void>} write writes into the extension's own storage
 * @property {() => Promise<Record<string, any>>} stored all that stands there
 * @property {(answer: 'allow' | 'refuse', pattern: string) => Promise<void>} answerPrompt answers what the browser asks of the
 *   user. Chromium's prompt is out of reach: its driver stands in for it, and the permission comes from its page of extensions
 * @property {(pattern: string) => Promise<void>} revoke takes a permission away where the browser lists them
 * @property {() => Promise<void>} sleep has the background end, as it does when nothing happens for a while
 * @property {(keys: string) => Promise<void>} bind gives the extension's command other keys, or none, where the browser lists them
 * @property {() => Promise<string[]>} addresses of all tabs
 * @property {() => Promise<string[]>} faults uncaught errors of the extension's own code since the start
 * @property {() => Promise<void>} update loads the extension anew, as an update does
 * @property {() => Promise<void>} restart turns the extension off and on again, where the browser lists them
 * @property {Promise<void>} ended settles when the browser is gone, by us or by the person
 * @property {() => Promise<void>} close
 */

/**
 * @typedef {object} Launch
 * @property {string} binary the browser's program
 * @property {string} extension the folder of the unpacked extension
 * @property {boolean} headless
 * @property {string[]} [allowable] patterns that can be granted; Chromium has to know them beforehand, and grants none anew
 *   once the extension itself has given one back
 * @property {boolean} isOffline reaches nothing but 127.0.0.1, so that a page's links to others cannot slow a test
 * @property {{ width: number, height: number }} size of the window, in CSS pixels
 * @property {string} [proxy] `host:port` that is asked for everything but 127.0.0.1
 * @property {string} [downloads] the folder for files that are saved, without a question
 * @property {boolean} [keepsProcesses] a page may have the process of one of its site that was closed, where the browser can do
 *   so: to start one for each takes a fifth of all that tests cost in Firefox, and is what a measurement wants
 * @property {Programs} [programs] what addresses of other schemes are handed to, without a question
 *
 * @typedef {object} Programs
 * @property {string} folder that has the program, as `program`, and under the names by which Chromium asks the desktop
 * @property {string[]} schemes
 * @property {string} origin of the pages that may hand addresses to it
 */

/**
 * Starts a browser with the extension loaded.
 * @param {string} name `chromium` or `firefox`
 * @param {Launch} launch
 * @returns {Promise<Browser>}
 */
export async function start(name, launch) {
  // What drives the other browser is not loaded: a file of tests is a process of its own.
  if (name === 'chromium') return (await import('./chromium.mjs')).launchChromium(launch);
  if (name === 'firefox') return (await import('./firefox.mjs')).launchFirefox(launch);
  throw new Error(`no driver for the browser "${name}": chromium or firefox`);
}
