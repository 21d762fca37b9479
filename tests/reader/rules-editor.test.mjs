// The parts of the rules editor that need no browser: two writers in one text, a line in its colors.

import assert from 'node:assert/strict';
import { test } from 'node:test';

const FOLDER = new URL('../../extension/options/rules/', import.meta.url).href;
const { changesBetween, differences, merged } = await import(`${FOLDER}merge.js`);
const { tokensOf } = await import(`${FOLDER}editor/syntax.js`);

/** A small generator of chance, so that a failure can be had again. @param {number} seed */
function chance(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** @param {string[]} lines @param {{ from: number, to: number, lines: string[] }[]} hunks */
function apply(lines, hunks) {
  return hunks
    .toReversed()
    .reduce((all, { from, to, lines }) => all.toSpliced(from, to - from, ...lines), lines);
}

test('what differs leads from one text to the other', () => {
  const any = chance(7);
  const text = () => Array.from({ length: any(12) }, () => 'abcd'[any(4)] ?? '');
  for (let run = 0; run < 2_000; run += 1) {
    const [one, other] = [text(), text()];
    assert.deepEqual(apply(one, differences(one, other)), other);
    const [before, after] = [one.join('\n'), other.join('\n')];
    const changes = changesBetween(before, after);
    const changed = changes
      .toReversed()
      .reduce(
        (/** @type {string} */ all, /** @type {any} */ { from, to, insert }) =>
          all.slice(0, from) + insert + all.slice(to),
        before,
      );
    assert.equal(changed, after);
  }
  const long = Array.from({ length: 3_000 }, (_, at) => `##.a${at}`);
  const turned = long.toReversed();
  assert.deepEqual(apply(long, differences(long, turned)), turned);
});

test('of two writers neither loses a line', () => {
  const any = chance(11);
  for (let run = 0; run < 3_000; run += 1) {
    const base = Array.from({ length: any(8) }, (_, at) => `##.base${at}`);
    const edited = (/** @type {string} */ who) => {
      const lines = [...base];
      for (let edits = any(4); edits > 0; edits -= 1) {
        lines.splice(any(lines.length + 1), any(2), `##.${who}${edits}-${any(3)}`);
      }
      return `${lines.join('\n')}\n`;
    };
    const [mine, theirs] = [edited('mine'), edited('theirs')];
    const { text } = merged(`${base.join('\n')}\n`, mine, theirs);
    const out = text.split('\n');
    for (const line of [...mine.split('\n'), ...theirs.split('\n')]) {
      const isOld = base.includes(line);
      const isInBoth = mine.includes(line) && theirs.includes(line);
      if (!isOld || isInBoth)
        assert.ok(
          out.includes(line) || (isOld && !isInBoth),
          `${line} of\n${mine}—\n${theirs}—\n${text}`,
        );
    }
    const own = out.filter((line) => line.includes('mine'));
    assert.deepEqual(
      own,
      mine.split('\n').filter((line) => line.includes('mine')),
    );
  }
});

test('what the picker adds while one types stands behind what is typed', () => {
  const base = '! mine\nrfi.fr##.a\n';
  const picked = `${base}! 2026-11-26: removed by hand\nrfi.fr##.b\n`;
  assert.deepEqual(merged(base, '! mine\nrfi.fr##.a2\n', picked), {
    text: '! mine\nrfi.fr##.a2\n! 2026-11-26: removed by hand\nrfi.fr##.b\n',
    isDoubled: false,
  });
  const remarked = `${base}! 2026-11-26: removed by hand\nrfi.fr##.c\n`;
  assert.deepEqual(merged(base, remarked, picked), {
    text: `${base}! 2026-11-26: removed by hand\nrfi.fr##.c\n! 2026-11-26: removed by hand\nrfi.fr##.b\n`,
    isDoubled: false,
  });
  assert.deepEqual(merged(base, '! mine\nrfi.fr##.mine\n', '! mine\nrfi.fr##.theirs\n'), {
    text: '! mine\nrfi.fr##.mine\nrfi.fr##.theirs\n',
    isDoubled: true,
  });
  assert.deepEqual(merged(base, base, picked).text, picked);
  assert.deepEqual(merged(base, picked, base).text, picked);
  assert.deepEqual(
    merged(base, '! mine\n', picked).text,
    '! mine\n! 2026-11-26: removed by hand\nrfi.fr##.b\n',
  );
});

test('a line is parted as the eye parts it', () => {
  const names = {
    operators: new Set(['has-text', 'upward']),
    actions: new Set(['keep', 'furniture']),
  };
  /** @param {string} line @param {string} expected */
  const check = (line, expected) => {
    const tokens = tokensOf(line, names);
    const said = tokens.map(
      (/** @type {any} */ { from, to, kind }) => `${kind}:${line.slice(from, to)}`,
    );
    assert.equal(said.join(' | '), expected);
  };
  check('! a remark ##.a', 'remark:! a remark ##.a');
  check('rfi.fr,~video.rfi.fr##.a', 'host:rfi.fr | not:~video.rfi.fr | mark:## | name:.a');
  check('!off a.fr#@#p', 'off:!off  | host:a.fr | exception:#@#');
  check(
    'a.fr##p:has-text(/^Pub \\(x/i):keep()',
    'host:a.fr | mark:## | operator::has-text( | expression:/^Pub \\(x/i | operator:) | action::keep( | action:)',
  );
  check(
    '##div:has(> .x)[a="b"] #y',
    'mark:## | pseudo::has | name:.x | attribute:[a="b"] | name:#y',
  );
  check('a.fr##p:has-text(a (b) c', 'host:a.fr | mark:## | operator::has-text( | argument:a (b) c');
  check('||ads.example^', '');
  check('a.fr##p:has-text()', 'host:a.fr | mark:## | operator::has-text( | operator:)');
});

/**
 * A text that is kept through an application which answers as told.
 * @param {string} stored
 * @param {(change: any, app: any) => string | null} answer a refusal, or null
 */
async function keeping(stored, answer) {
  const nobody = () => {};
  Object.assign(globalThis, { addEventListener: nobody, document: { addEventListener: nobody } });
  const { makeKeeping } = await import(`${FOLDER}keeping.js`);
  const seen = { text: stored, standing: '', heard: /** @type {boolean[]} */ ([]) };
  const app = {
    rules: stored,
    state: () => ({ rules: app.rules }),
    ask: async (/** @type {any} */ change) => {
      const refused = answer(change, app);
      if (refused === null) app.rules = change.rules;
      return refused;
    },
    watch: nobody,
  };
  const kept = makeKeeping(app, {
    text: () => seen.text,
    show: (/** @type {string} */ text) => {
      seen.text = text;
    },
    stands: (/** @type {string} */ standing) => {
      seen.standing = standing;
    },
    heard: (/** @type {boolean} */ isDoubled) => seen.heard.push(isDoubled),
  });
  return { seen, app, kept };
}

test('a text that another wrote before is kept with what they wrote', async () => {
  let tries = 0;
  const { seen, app, kept } = await keeping('##.a\n', (change, app) => {
    tries += 1;
    if (tries > 1) return null;
    assert.equal(change.rules, '##.mine\n');
    app.rules = '##.theirs\n##.b\n';
    return 'conflict';
  });
  seen.text = '##.mine\n';
  await kept.keep();
  assert.equal(app.rules, '##.mine\n##.theirs\n##.b\n');
  assert.deepEqual(seen, { text: app.rules, standing: 'kept', heard: [true] });
});

test('a text that cannot be kept says why, stays, and is tried again', async () => {
  let isFull = true;
  const { seen, app, kept } = await keeping('', () => (isFull ? 'full' : null));
  seen.text = '##.mine\n';
  await kept.keep();
  assert.deepEqual(seen, { text: '##.mine\n', standing: 'full', heard: [] });
  isFull = false;
  await kept.keep();
  assert.deepEqual([app.rules, seen.standing], ['##.mine\n', 'kept']);
  await kept.keep();
  assert.equal(seen.standing, 'kept');
});

test('texts of as many lines as fit into one are merged', () => {
  const lines = (/** @type {string} */ line) => `${line}\n`.repeat(250_000);
  const base = lines('a');
  assert.equal(merged(base, `b\n${base}`, `${base}c\n`).text, `b\n${base}c\n`);
  assert.equal(merged('', lines('b'), '').text, lines('b'));
  assert.ok(merged(base, lines('b'), lines('c')).text.length >= 2 * base.length);
});

test('what could not be kept for any reason is said, and tried again', async () => {
  Object.assign(globalThis, {
    document: { addEventListener: () => {}, visibilityState: 'visible' },
    addEventListener: () => {},
  });
  const { makeKeeping } = await import(`${FOLDER}keeping.js`);
  /** @type {string[]} */
  const standings = [];
  let fails = true;
  const app = {
    state: () => ({ rules: 'a' }),
    ask: async () => {
      if (fails) throw new Error('gone');
      return null;
    },
    watch: () => {},
  };
  const { keep } = makeKeeping(app, {
    text: () => (standings.length < 4 ? 'b' : 'a'),
    show: () => {},
    stands: (/** @type {string} */ standing) => standings.push(standing),
    heard: () => {},
  });
  await keep();
  assert.deepEqual(standings, ['keeping', 'unavailable']);
  fails = false;
  await keep();
  assert.equal(standings[2], 'keeping', 'it is tried again');
});
