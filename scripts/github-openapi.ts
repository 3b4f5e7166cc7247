// Cuts GitHub's description of its API down to what the fake GitHub of the tests serves.

import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cutDown } from '../test/fake-github/cut-down.ts';
import { OPERATIONS } from '../test/fake-github/operations.ts';

const HELP = `Usage: node scripts/github-openapi.ts FILE

Writes test/fixtures/github/openapi.json from FILE, GitHub's own description of its API (MIT).
How to get it (400 MB, so it is not among our dependencies):

  npm install --prefix /tmp/octokit-openapi @octokit/openapi@23.0.2
  node scripts/github-openapi.ts \\
    /tmp/octokit-openapi/node_modules/@octokit/openapi/generated/api.github.com.json
  npx biome format --write test/fixtures/github/openapi.json
`;

const target = join(resolve(import.meta.dirname, '..'), 'test/fixtures/github/openapi.json');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { help: { type: 'boolean', default: false } },
});
const [source] = positionals;

if (values.help || source === undefined || positionals.length > 1) {
  console.log(HELP);
  process.exitCode = values.help ? 0 : 2;
} else {
  const whole: unknown = JSON.parse(await readFile(source, 'utf8'));
  await writeFile(target, `${JSON.stringify(cutDown(whole, OPERATIONS), null, 2)}\n`);
  console.log(`${target}: ${OPERATIONS.length} operations`);
}
