// What the extension asks of the browser, and thereby of the user. Whoever changes the manifest changes this as well, and
// docs/permissions.md with it.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

const ROOT = new URL('../../', import.meta.url);
const manifest = JSON.parse(await readFile(new URL('manifest.json', ROOT), 'utf8'));

test('the manifest has these keys and no other', () => {
  assert.deepEqual(Object.keys(manifest).sort(), [
    'action',
    'background',
    'browser_specific_settings',
    'commands',
    'content_security_policy',
    'default_locale',
    'description',
    'icons',
    'manifest_version',
    'message_serialization',
    'minimum_chrome_version',
    'name',
    // Sites that open by themselves: nothing of it is had before the user grants a host.
    'optional_host_permissions',
    'options_ui',
    'permissions',
    'version',
    'web_accessible_resources',
  ]);
});

test('installed, it may look at no page; hosts are asked for one at a time', () => {
  assert.deepEqual(manifest.permissions, ['activeTab', 'contextMenus', 'scripting', 'storage']);
  assert.deepEqual(manifest.optional_host_permissions, ['*://*/*']);
  assert.equal(manifest.host_permissions, undefined);
  assert.equal(manifest.content_scripts, undefined);
  assert.equal(manifest.externally_connectable, undefined);
});

test('it collects nothing; text of pages leaves the device only where the user lets it', () => {
  const { gecko } = manifest.browser_specific_settings;
  assert.deepEqual(gecko.data_collection_permissions, {
    required: ['none'],
    optional: ['websiteContent'],
  });
});

test('its pages run its own code alone, and ask a service for translations over https or on this device', () => {
  const { extension_pages: policy } = manifest.content_security_policy;
  assert.deepEqual(policy.split('; '), [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "connect-src 'self' https: http://127.0.0.1:* http://localhost:*",
    "style-src 'self'",
    "img-src 'self' data:",
  ]);
});

test('every permission is explained', async () => {
  const text = await readFile(new URL('docs/permissions.md', ROOT), 'utf8');
  for (const name of [...manifest.permissions, 'optional_host_permissions']) {
    assert.ok(text.includes(`\`${name}\``), name);
  }
});
