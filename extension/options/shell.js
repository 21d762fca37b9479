/**
 * The page around the sections: its title, the search, the list of sections with the one in sight marked, and the
 * links to each.
 */

import { element } from '../reader/element.js';
import { word } from '../shared/words.js';
import { makeSearch } from './search.js';

/** @typedef {import('./app.js').Section} Section */

/** The share of the window, from above, in which the beginning of a section makes it the one in sight. */
const SIGHT = 0.3;

/** Milliseconds until a scroll that was asked for has come to its end, and how long a section is held there. */
const SETTLING = 700;
const HELD = 3_000;

/** Milliseconds after which the sections are built though the page has had no rest. */
const PATIENCE = 1_000;

/**
 * @param {Section[]} sections in their order
 * @param {HTMLElement} toasts
 * @param {AbortSignal} signal
 */
export function makeShell(sections, toasts, signal) {
  document.title = `${word('options')} – ${word('name')}`;
  const shown = sections.map((section) => sectionElement(section));
  const links = sections.map(({ id, title }) =>
    element('a', { class: 'nav-link', href: `#${id}` }, title),
  );
  const search = makeSearch(sections, shown, links, signal);
  const skip = element('a', { class: 'skip', href: `#${sections[0]?.id}` }, word('optionsSkip'));
  const header = element(
    'header',
    { class: 'top' },
    element(
      'div',
      { class: 'top-name' },
      element('img', { src: '../icons/icon.svg', alt: '', width: 28, height: 28 }),
      element('h1', {}, element('span', { class: 'brand' }, word('name')), word('options')),
    ),
    search.form,
  );
  const nav = element(
    'nav',
    { class: 'sections', 'aria-label': word('optionsSections') },
    element('ul', {}, ...links.map((link) => element('li', {}, link))),
  );
  const main = element('main', {}, search.nothing, ...shown);
  document.body.append(skip, header, nav, main, toasts);

  /** @type {Section | undefined} */
  let current;
  const mark = () => {
    const line = innerHeight * SIGHT;
    const isEnd = scrollY > 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    const visible = shown.filter((one) => one.checkVisibility());
    const passed = visible.filter((one) => one.getBoundingClientRect().top <= line);
    const linked = visible.find((one) => one.id === location.hash.slice(1));
    const last = isEnd ? (linked ?? visible.at(-1)) : passed.at(-1);
    const now = sections.find(({ id }) => id === (last ?? visible[0])?.id);
    if (now === current) return;
    current = now;
    for (const link of links) {
      if (link.hash === `#${now?.id}`) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };
  /** @type {AbortController | undefined} */
  let holding;
  /**
   * Sections above grow when they come into sight: until the reader of the page moves it, the one they came for stays.
   * @param {HTMLElement} target
   */
  const hold = (target) => {
    holding?.abort();
    holding = new AbortController();
    const { signal: held } = holding;
    const watch = new ResizeObserver(() => target.scrollIntoView({ behavior: 'instant' }));
    // What it tells of at once, the sizes there are, is no growth.
    const begin = setTimeout(() => {
      for (const one of shown) watch.observe(one);
    }, SETTLING);
    const end = setTimeout(() => holding?.abort(), HELD);
    held.addEventListener('abort', () => {
      clearTimeout(begin);
      clearTimeout(end);
      watch.disconnect();
    });
    for (const type of ['wheel', 'touchmove', 'pointerdown', 'keydown'])
      addEventListener(type, () => holding?.abort(), { passive: true, signal: held });
  };
  /** Leads the eyes and the keys to the section that the address names. */
  const follow = (isFirst = false) => {
    const at = sections.findIndex(({ id }) => `#${id}` === location.hash);
    const target = shown[at];
    if (!target) return;
    search.clear();
    target.scrollIntoView({ block: 'start', behavior: isFirst ? 'instant' : 'auto' });
    target.querySelector('h2')?.focus({ preventScroll: true });
    mark();
    hold(target);
  };
  const sight = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) sections[shown.indexOf(/** @type {HTMLElement} */ (target))]?.shown?.();
    }
  });
  for (const one of shown) sight.observe(one);
  // Once the page is there, what is built late is built: nothing shall grow under the eyes, or above who goes by keys.
  const buildAll = () => {
    for (const section of sections) section.shown?.();
  };
  requestIdleCallback(buildAll, { timeout: PATIENCE });
  signal.addEventListener('abort', () => sight.disconnect());

  addEventListener('scroll', mark, { passive: true, signal });
  addEventListener('resize', mark, { passive: true, signal });
  addEventListener('hashchange', () => follow(), { signal });
  // A link to where one is already changes no address, and leads there all the same.
  nav.addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element && event.target.closest('a');
      if (link && link.hash === location.hash) follow();
    },
    { signal },
  );
  follow(true);
  mark();
  return main;
}

/** @param {Section} section */
function sectionElement({ id, title, intro, box }) {
  const heading = element('h2', { id: `${id}-title`, tabindex: -1 }, title);
  const words = intro ? [element('p', { class: 'section-intro' }, intro)] : [];
  return element(
    'section',
    { id, class: 'section', 'aria-labelledby': heading.id },
    element('div', { class: 'section-head' }, heading, ...words),
    box,
  );
}
