// Restores as `actions/cache/restore` does: the exact key, else the newest with one of the beginnings.

import { appendFileSync, copyFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.STAND_IN_CACHE;
const key = process.env.INPUT_KEY;
const beginnings = [key, ...process.env['INPUT_RESTORE-KEYS'].split('\n').filter(Boolean)];

const ageOf = (name) => statSync(join(folder, name)).mtimeMs;
const newestFirst = readdirSync(folder).sort((a, b) => ageOf(b) - ageOf(a));
const matched = beginnings
  .map((beginning) => newestFirst.find((name) => name.startsWith(beginning)))
  .find(Boolean);

if (matched === undefined) {
  console.log(`Cache not found for input keys: ${beginnings.join(', ')}`);
} else {
  copyFileSync(join(folder, matched), process.env.INPUT_PATH);
  console.log(`Cache restored from key: ${matched}`);
}
const outputs = `cache-hit=${matched === key}\ncache-matched-key=${matched ?? ''}\n`;
appendFileSync(process.env.GITHUB_OUTPUT, outputs);
