// The Nodes that a bundle must run on: the one of these tests, and the machine's own.

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** `engines` of package.json. */
const OLDEST = [20, 18, 1] as const;

/** Paths of Node programs that perf-gate promises to run on; the first runs these tests. */
export function nodePrograms(): readonly string[] {
  const plain = findPlainNode();
  return plain !== undefined && isSupported(plain) ? [process.execPath, plain] : [process.execPath];
}

// npm puts node_modules/.bin in front of PATH, and there lies the Node that the tests run on.
function findPlainNode(): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '' && !folder.includes('node_modules'))
    .map((folder) => join(folder, 'node'))
    .find((path) => existsSync(path));
}

function isSupported(node: string): boolean {
  const version = execFileSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' });
  const parts = version.trim().split('.').map(Number);
  const differing = OLDEST.findIndex((least, index) => parts[index] !== least);
  return differing < 0 || (parts[differing] ?? 0) > (OLDEST[differing] ?? 0);
}
