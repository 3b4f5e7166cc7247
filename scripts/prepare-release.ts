// `node scripts/prepare-release.ts 1.2.3`: the version in package.json, its lock file and CHANGELOG.md.
// dist/ holds the version too: build afterwards. Nothing is committed, tagged or pushed.

import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { requireVersion, withRelease } from './changelog.ts';

const root = resolve(import.meta.dirname, '..');
const version = requireVersion(process.argv[2] ?? '');
const today = new Date().toISOString().slice(0, 10);

// Everything is made before anything is written.
const changelog = withRelease(read('CHANGELOG.md'), version, today);
const manifests = ['package.json', 'package-lock.json'].map(
  (name) => [name, withVersion(read(name))] as const,
);
for (const [name, text] of [['CHANGELOG.md', changelog] as const, ...manifests]) {
  writeFileSync(join(root, name), text);
}
console.log(`Version ${version}. Next: npm run bundle, npm run check, and a pull request.`);

function read(name: string): string {
  return readFileSync(join(root, name), 'utf8');
}

/** A lock file also has the version in the entry of the root package. */
function withVersion(text: string): string {
  const manifest = JSON.parse(text);
  manifest.version = version;
  if (manifest.packages !== undefined) manifest.packages[''].version = version;
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
