// The package as users get it: packed by npm, and installed into a folder where nothing else is.

import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** @returns the path of its command, for Node to run */
export function installPackage(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const name = npm(root, 'pack', '--silent', '--pack-destination', folder).trim();
  // It has no dependency, so that nothing is fetched.
  npm(folder, 'install', '--silent', '--offline', '--no-save', '--prefix', folder, `./${name}`);
  return join(folder, 'node_modules/.bin/perf-gate');
}

function npm(cwd: string, ...args: readonly string[]): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}
