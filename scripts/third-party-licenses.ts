// The licences of the packages whose code is in dist/: each asks that its text travels with the code.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Licences that ask for no more than their text; anything else is a decision for a person. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'Zlib',
]);

const LICENSE_FILE = /^(?:licen[cs]e|copying|notice)(?:[-.].*)?$/i;
const PACKAGE_DIRECTORY = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;
const RULE = '='.repeat(80);

/**
 * One text with every bundled package's name, version and licences, in order of name.
 * @throws Error when a package has no licence text, or a licence that is not on the list.
 */
export function thirdPartyLicenses(root: string, bundledFiles: readonly string[]): string {
  const packages = new Set(bundledFiles.flatMap((file) => PACKAGE_DIRECTORY.exec(file)?.[0] ?? []));
  const sections = [...packages].sort().map((each) => section(root, each, bundledFiles));
  return ['The files beside this one contain code of these packages.\n', ...sections].join('\n');
}

function section(root: string, directory: string, bundledFiles: readonly string[]): string {
  const { name, version, license } = readManifest(join(root, directory, 'package.json'));
  const title = `${name} ${version}, ${license}`;
  const refused = identifiers(license).filter((each) => !ALLOWED.has(each));
  if (refused.length > 0) {
    throw new Error(`${title}: ${refused.join(', ')} is not an allowed licence`);
  }
  const own = foldersOf(directory, bundledFiles).flatMap((folder) => textsIn(join(root, folder)));
  const texts = own.length > 0 ? own : standardTexts(license);
  if (texts.length === 0) throw new Error(`${title}: has no licence text to pass on`);
  return [RULE, title, RULE, '', texts.join('\n\n'), ''].join('\n');
}

function readManifest(path: string): { name: string; version: string; license: string } {
  const manifest: Record<string, unknown> = JSON.parse(readFileSync(path, 'utf8'));
  const { name, version, license } = manifest;
  if (typeof name !== 'string' || typeof version !== 'string' || typeof license !== 'string') {
    throw new Error(`${path}: does not name a package, its version and its licence`);
  }
  return { name, version, license };
}

/** `(MIT AND Zlib)` → both. A choice (`OR`) is read as strictly. */
function identifiers(expression: string): string[] {
  return expression.split(/[\s()]+|\b(?:AND|OR)\b/).filter((part) => part !== '');
}

// Code that a package took from elsewhere has its licence beside it (undici: lib/web/fetch).
function foldersOf(directory: string, bundledFiles: readonly string[]): string[] {
  const found = new Set([directory]);
  for (const file of bundledFiles.filter((each) => each.startsWith(`${directory}/`))) {
    for (let at = dirname(file); at !== directory; at = dirname(at)) found.add(at);
  }
  return [...found].sort();
}

function textsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => LICENSE_FILE.test(name))
    .sort()
    .map((name) => readText(join(folder, name)));
}

// Apache-2.0 has one text, without a holder's name, so a package that forgot it can be completed.
// MIT, ISC and BSD name their holder: there a missing text stays missing.
function standardTexts(license: string): string[] {
  if (license !== 'Apache-2.0') return [];
  return [readText(join(import.meta.dirname, 'licenses', 'Apache-2.0.txt'))];
}

// Git would turn CRLF into LF and so make the committed file differ from a fresh one.
function readText(path: string): string {
  return readFileSync(path, 'utf8').replaceAll('\r\n', '\n').trim();
}
