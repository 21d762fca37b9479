// The day over an article is that of its page, wherever it is read.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOf } from '../../extension/reader/article/day.js';

process.env.TZ = 'Europe/Paris';

const shown = (/** @type {string} */ said) => {
  const day = dayOf(said);
  return day && new Intl.DateTimeFormat('sv', { timeZone: day.timeZone }).format(day.time);
};

test('a time with the offset of its place keeps the day it is written under', () => {
  for (const said of [
    '2024-02-29',
    '2024-02-29T23:30-05:00',
    '2024-02-29T23:30:00.000-0500',
    '2024-02-29T00:10+09:00',
    '2024-02-29T23:30+05:30',
    '2024-02-29T12:00',
  ])
    assert.equal(shown(said), '2024-02-29', said);
});

test('a time in Greenwich is of no place, and shown on the day of the reader', () => {
  for (const said of ['2024-02-29T23:30Z', '2024-02-29T23:30+00:00', '2024-02-29T23:30:00-00:00'])
    assert.equal(shown(said), '2024-03-01', said);
});

test('what is no date is none', () => {
  for (const said of ['', 'yesterday', '2024-13-45T10:00-05:00'])
    assert.equal(dayOf(said), null, said);
});
