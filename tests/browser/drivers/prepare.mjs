// Has Firefox make the profile that its tests start from. `cargo xtask test` calls it with the program and an empty folder.

import { prepareProfile } from './firefox.mjs';

const [binary, profile] = process.argv.slice(2);
if (!binary || !profile) throw new Error('the program of Firefox and a folder are missing');
await prepareProfile(binary, profile);
