// Random states and changes, the same in every run.

import { digest } from '../../extension/shared/digest.js';
import { SETTINGS } from '../../extension/shared/settings.js';

/** @typedef {import('../../extension/shared/kept.js').State} State */
/** @typedef {import('../../extension/shared/change.js').Change} Change */

/**
 * Numbers from 0 to below 1: mulberry32, which is short and good enough.
 * @param {number} seed
 */
export function numbers(seed) {
  let at = seed >>> 0;
  return () => {
    at = (at + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(at ^ (at >>> 15), at | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const HOSTS = [
  'rfi.fr',
  'video.rfi.fr',
  'a.example',
  'xn--bcher-kva.example',
  '127.0.0.1',
  '[::1]',
];

const TEXTS = [
  'plain words',
  '',
  '«Publicité» – déjà vu',
  '日本語のテキスト',
  '"quotes", \\backslashes\\ and \t tabs',
  '👩‍👩‍👧 out of the plane',
  '\u2028 and \u0000 and \ud800',
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
];

/** Values of settings, some of which mean nothing. @type {Record<string, unknown[]>} */
const VALUES = {
  textSize: [14, 20, 24, 40],
  theme: ['dark', 'sepia', 'own'],
  fontName: ['Georgia', 'Ubuntu Mono'],
  images: [true, false],
  keepReasons: [['share'], ['newsletter', 'related'], []],
  css: ['p { color: red }'],
};

/** What is said about translation, some of which means nothing. @type {Record<string, unknown[]>} */
const TRANSLATION = {
  service: ['browser', 'libretranslate', 'hook'],
  endpoints: [{ hook: 'https://a.example/t' }, {}],
  to: ['fr', 'zh-Hant'],
  show: ['translation', 'both'],
  always: [['fr', 'de'], []],
  glossary: [['Limpide', 'a & b']],
};

/** @param {() => number} random */
export function maker(random) {
  /** @param {number} most */
  const below = (most) => Math.floor(random() * most);
  /** @template T @param {readonly T[]} list @returns {T} */
  const one = (list) => /** @type {T} */ (list[below(list.length)]);
  const key = () => one(Object.keys(VALUES));
  const line = () => {
    const kinds = [
      () => '',
      () => `! ${one(TEXTS).replace(/[\r\n\u2028]/g, ' ')}`,
      () => `${one(HOSTS)}##.block-${below(1000)}`,
      () => `!off ${one(HOSTS)}##.off-${below(1000)}`,
      () => `${one(HOSTS)}##p:has-text(${one(TEXTS)})`,
    ];
    return one(kinds)();
  };
  /** @returns {Record<string, unknown>} */
  const said = () => {
    const known = Array.from({ length: below(5) }, () => {
      const name = key();
      return [name, one(VALUES[name] ?? [])];
    });
    const others = below(4) === 0 ? [[`later${below(3)}`, { deep: [one(TEXTS)] }]] : [];
    const odd =
      below(8) === 0
        ? [
            ['theme', 7],
            ['__proto__', { a: 1 }],
          ]
        : [];
    return Object.fromEntries([...known, ...others, ...odd]);
  };
  const translated = () =>
    Object.fromEntries([
      ...Object.entries(TRANSLATION)
        .filter(() => below(3) === 0)
        .map(([key, values]) => [key, one(values)]),
      ...(below(5) === 0 ? [[`later${below(3)}`, { deep: [one(TEXTS)] }]] : []),
      ...(below(8) === 0 ? [['service', 7]] : []),
    ]);
  /** @returns {State} */
  const state = () => ({
    settings: said(),
    sites: Object.fromEntries(
      Array.from({ length: below(4) }, () => [
        one(HOSTS),
        {
          ...(below(2) ? { opens: one(/** @type {const} */ (['always', 'never'])) } : {}),
          ...(below(4) === 0 ? { translation: /** @type {const} */ ('never') } : {}),
          ...(below(2) ? { settings: said() } : {}),
        },
      ]),
    ),
    rules: Array.from({ length: below(12) }, line).join('\n'),
    translation: translated(),
    ...(below(6) === 0 ? { later: { list: [one(TEXTS), below(9)] } } : {}),
  });
  /**
   * @param {State} from
   * @returns {Change}
   */
  const change = (from) => {
    const lines = from.rules.split('\n').filter((text) => text && !text.startsWith('!'));
    /** @type {(() => Change)[]} */
    const kinds = [
      () => {
        const name = key();
        return { set: { [name]: below(4) ? one(VALUES[name] ?? []) : null } };
      },
      () => ({ set: { textSize: one([14, 20, 24]) }, host: one(HOSTS) }),
      () => ({ site: one(HOSTS), opens: one(/** @type {const} */ (['always', 'never', null])) }),
      () => ({ dropSite: one(HOSTS) }),
      () => {
        const key = one(Object.keys(TRANSLATION));
        return { translate: { [key]: below(4) ? one(TRANSLATION[key] ?? []) : null } };
      },
      () => ({ untranslated: one(HOSTS), isOn: below(2) === 0 }),
      () => ({ addRule: { rule: `${one(HOSTS)}##.never-${below(1e6)}`, remark: 'by hand' } }),
      () => ({ addRule: { rule: `${one(HOSTS)}##.again-${below(20)}`, remark: 'by hand' } }),
      () => ({ dropRule: lines.length > 0 ? one(lines) : 'a.example##.none' }),
      () => ({ rules: `${from.rules}\n${line()}`, was: digest(from.rules) }),
      () => ({ rules: state().rules, was: digest(from.rules) }),
      () => ({ reset: [one(['settings', 'sites', 'translation'])] }),
      () => ({ restore: 'before' }),
    ];
    return one(kinds)();
  };
  return { below, one, said, state, change };
}

/** Every setting that the table has is among them or has a value by which it is tried elsewhere. */
export const KNOWN = Object.keys(SETTINGS);
