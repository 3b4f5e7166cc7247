// Saves as `actions/cache/save` does: a key that is there already is left as it is, with a warning.

import { constants, copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';

const key = process.env.INPUT_KEY;
const target = join(process.env.STAND_IN_CACHE, key);
if (existsSync(target)) {
  console.log(
    `::warning::Unable to reserve cache with key ${key}, another job may be creating it.`,
  );
} else {
  copyFileSync(process.env.INPUT_PATH, target, constants.COPYFILE_EXCL);
  console.log(`Cache saved with key: ${key}`);
}
