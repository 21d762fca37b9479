// What of a page a person or its own scripts could find changed, and a hand that changes all of it before the reader is
// opened. The functions are sent to the page as text: no name of this file may stand in them.

/** Two seconds of silence at 8,000 samples a second. */
const SILENCE = Buffer.alloc(16_000, 128);
const WAVE = Buffer.concat([
  Buffer.from('RIFF'),
  words(36 + SILENCE.length),
  Buffer.from('WAVEfmt '),
  words(16, 0x0001_0001, 8_000, 8_000, 0x0008_0001),
  Buffer.from('data'),
  words(SILENCE.length),
  SILENCE,
]);

/** @param {...number} numbers of 32 bits, the low byte first */
function words(...numbers) {
  const bytes = Buffer.alloc(numbers.length * 4);
  numbers.forEach((number, at) => {
    bytes.writeUInt32LE(number, at * 4);
  });
  return bytes;
}

/** What a page is given to be filled in and heard. */
export const FIELDS = `<form><input name="who" value="first"><input type="checkbox" name="yes"><select name="of"><option>a<option>b</select>
<textarea name="more">old</textarea></form>
<audio preload="auto" src="data:audio/wav;base64,${WAVE.toString('base64')}"></audio>`;

/**
 * What a page is equal in, or not.
 * @typedef {ReturnType<typeof state>} State
 */

/** Everything of a page that a person or its own scripts could find changed. */
export function state() {
  /**
   * Where a node stands: the places of its ancestors among their siblings.
   * @param {Node | null | undefined} node
   */
  const placeOf = (node) => {
    const steps = [];
    for (let at = node ?? null; at; at = at.parentNode)
      steps.unshift(
        `${at.nodeName.toLowerCase()}${[...(at.parentNode?.childNodes ?? [])].indexOf(/** @type {ChildNode} */ (at))}`,
      );
    return steps.join(' ');
  };
  const selection = getSelection();
  const all = [...document.querySelectorAll('*')];
  const fields = all.filter((one) => one.matches('input, select, textarea'));
  const media = /** @type {HTMLMediaElement[]} */ (
    all.filter((one) => one.matches('audio, video'))
  );
  const { documentElement: root, body } = document;
  return {
    html: root.outerHTML,
    siblings: [...document.childNodes].map((node) => node.nodeName),
    mode: document.compatMode,
    title: document.title,
    address: location.href,
    history: [history.length, JSON.stringify(history.state)],
    scroll: [scrollX, scrollY],
    scrolled: all
      .filter((one) => one !== root && one !== body && (one.scrollTop || one.scrollLeft))
      .map((one) => [placeOf(one), one.scrollTop, one.scrollLeft]),
    focus: placeOf(document.activeElement),
    caret: [
      /** @type {any} */ (document.activeElement)?.selectionStart,
      /** @type {any} */ (document.activeElement)?.selectionEnd,
    ],
    selection: [
      selection?.toString(),
      placeOf(selection?.anchorNode),
      selection?.anchorOffset,
      placeOf(selection?.focusNode),
      selection?.focusOffset,
    ],
    values: fields.map((field) => /** @type {any} */ (field).value),
    checks: fields.map((field) => /** @type {any} */ (field).checked),
    media: media.map((one) => [one.currentTime, one.paused, one.muted, one.volume]),
    open: all
      .filter((one) => one.matches('dialog[open], details[open], :popover-open, :fullscreen'))
      .map(placeOf),
    overflow: [root, body].map((one) => one && getComputedStyle(one).overflow),
    sheets: [document.styleSheets.length, document.adoptedStyleSheets.length],
    names: Object.keys(globalThis).sort(),
  };
}

/**
 * Fills the form, moves the sound on, selects words, scrolls the page and what scrolls in it, and begins to watch every
 * change of the document.
 * @param {'field' | 'link' | 'nothing'} focused what has the focus then
 */
export async function disturb(focused) {
  const part = (/** @type {string} */ name) => [...document.querySelectorAll(name)].at(-1);
  const who = /** @type {HTMLInputElement | undefined} */ (part('input[name=who]'));
  const yes = /** @type {HTMLInputElement | undefined} */ (part('input[name=yes]'));
  const of = /** @type {HTMLSelectElement | undefined} */ (part('select[name=of]'));
  const more = /** @type {HTMLTextAreaElement | undefined} */ (part('textarea[name=more]'));
  const sound = /** @type {HTMLAudioElement | undefined} */ (part('audio[src^="data:"]'));
  if (who) who.value = 'someone else';
  if (yes) yes.checked = true;
  if (of) of.selectedIndex = 1;
  if (more) more.value = 'typed by hand';
  if (sound && !sound.error && sound.networkState !== sound.NETWORK_NO_SOURCE) {
    const heard = (/** @type {string} */ what) =>
      new Promise((resolve) => {
        for (const event of [what, 'error']) sound.addEventListener(event, resolve, { once: true });
        setTimeout(resolve, 3_000);
      });
    if (sound.readyState === 0) await heard('loadedmetadata');
    if (sound.readyState > 0) {
      sound.currentTime = 1.25;
      await heard('seeked');
    }
  }
  const texts = [...document.querySelectorAll('p')].filter(
    (one) => (one.textContent?.trim().length ?? 0) > 40,
  );
  const text = texts[2] ?? texts[0];
  if (text) getSelection()?.selectAllChildren(text);
  if (focused === 'field') {
    who?.focus({ preventScroll: true });
    who?.setSelectionRange(2, 5);
  } else if (focused === 'link') {
    const link = [...document.querySelectorAll('a')].find((one) => one.checkVisibility());
    link?.focus({ preventScroll: true });
  }
  for (const one of document.querySelectorAll('body *'))
    if (
      one.scrollHeight > one.clientHeight + 20 &&
      /auto|scroll/.test(getComputedStyle(one).overflowY)
    )
      one.scrollTo({ top: 10, behavior: 'instant' });
  scrollTo({ top: 300, behavior: 'instant' });
  globalThis.changes = [];
  const watch = new MutationObserver((records) => {
    for (const record of records) {
      const names = (/** @type {NodeList} */ nodes) =>
        [...nodes].map((node) => node.nodeName.toLowerCase());
      globalThis.changes.push({
        type: record.type,
        target: record.target.nodeName.toLowerCase(),
        added: names(record.addedNodes),
        removed: names(record.removedNodes),
      });
    }
  });
  watch.observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
}

/** What the page's own observer sees of one opening and closing, and nothing else. */
export const CAME_AND_WENT = [
  {
    type: 'childList',
    target: 'html',
    added: ['limpide-reader'],
    removed: /** @type {string[]} */ ([]),
  },
  {
    type: 'childList',
    target: 'html',
    added: /** @type {string[]} */ ([]),
    removed: ['limpide-reader'],
  },
];
