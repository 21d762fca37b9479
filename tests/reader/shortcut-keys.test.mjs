// What the options make of keys pressed together.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heard, printedKeys } from '../../extension/options/shortcuts/keys.js';

/**
 * @param {string} key
 * @param {string} [held]
 * @param {{ code?: string, isMac?: boolean }} [where]
 */
function press(key, held = '', { code = '', isMac = false } = {}) {
  const flags = {
    ctrlKey: held.includes('c'),
    altKey: held.includes('a'),
    shiftKey: held.includes('s'),
    metaKey: held.includes('m'),
  };
  return heard({ key, code, ...flags }, isMac);
}

test('keys are written as manifests have them', () => {
  assert.deepEqual(press('r', 'a'), { shortcut: 'Alt+R' });
  assert.deepEqual(press('Y', 'as'), { shortcut: 'Alt+Shift+Y' });
  assert.deepEqual(press('y', 'ca'), { shortcut: 'Ctrl+Alt+Y' });
  assert.deepEqual(press(',', 'ca'), { shortcut: 'Ctrl+Alt+Comma' });
  assert.deepEqual(press('ArrowUp', 'as'), { shortcut: 'Alt+Shift+Up' });
  assert.deepEqual(press('F8'), { shortcut: 'F8' });
});

test('a key is known by its place where a sign stands on it', () => {
  assert.deepEqual(press('®', 'a', { code: 'KeyR', isMac: true }), { shortcut: 'Alt+R' });
  assert.deepEqual(press('ق', 'a', { code: 'KeyR' }), { shortcut: 'Alt+R' });
  assert.deepEqual(press('!', 'as', { code: 'Digit1' }), { shortcut: 'Alt+Shift+1' });
  // On a French keyboard the letter is elsewhere than its place says.
  assert.deepEqual(press('a', 'as', { code: 'KeyQ' }), { shortcut: 'Alt+Shift+A' });
});

test('held alone, keys that change others say nothing yet', () => {
  for (const key of ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph']) assert.equal(press(key), null);
});

test('what cannot be a shortcut has a reason', () => {
  assert.deepEqual(press('r'), { shortcut: 'R', fault: 'alone' });
  assert.deepEqual(press('R', 's'), { shortcut: 'Shift+R', fault: 'alone' });
  assert.equal(press('Enter', 'c')?.fault, 'key');
  assert.equal(press('é', 'c', { code: 'Semicolon' })?.fault, 'key');
  assert.equal(press('y', 'cas')?.fault, 'key');
  assert.equal(press('y', 'm')?.fault, 'key');
  assert.equal(press('f', 'c')?.fault, 'browser');
  assert.equal(press('P', 'cs')?.fault, 'browser');
  assert.equal(press('F5')?.fault, 'browser');
  assert.equal(press('ArrowLeft', 'a')?.fault, 'browser');
  assert.equal(press('1', 'a')?.fault, 'browser');
});

test('on a Mac, Command is what Ctrl is elsewhere', () => {
  const isMac = true;
  assert.equal(press('f', 'm', { isMac })?.fault, 'browser');
  assert.deepEqual(press('u', 'c', { isMac }), { shortcut: 'MacCtrl+U' });
  assert.deepEqual(press('y', 'am', { isMac }), { shortcut: 'Alt+Command+Y' });
  assert.deepEqual(printedKeys('Alt+Command+Y', true), ['Alt', '⌘', 'Y']);
});

test('keys are printed as they are on the keyboard', () => {
  assert.deepEqual(printedKeys('Ctrl+Shift+Comma', false), ['Ctrl', 'Shift', ',']);
  assert.deepEqual(printedKeys('Alt+Left', false), ['Alt', '←']);
  assert.deepEqual(printedKeys('⌥R', true), ['⌥R']);
  assert.deepEqual(printedKeys('', false), []);
});
