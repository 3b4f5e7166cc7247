// `node scripts/release-notes.ts v1.2.3`: prints the notes of a tag's version, after checking that the
// checkout is that version. It imports nothing that would have to be installed.

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { notesOf, requireVersion } from './changelog.ts';

const root = resolve(import.meta.dirname, '..');
const tag = process.argv[2] ?? '';
const version = requireVersion(tag.replace(/^v/, ''));
const manifest = JSON.parse(read('package.json'));
if (manifest.version !== version) {
  throw new Error(`The tag is ${tag}, and package.json has version ${manifest.version}`);
}
console.log(notesOf(read('CHANGELOG.md'), version));

function read(name: string): string {
  return readFileSync(join(root, name), 'utf8');
}
