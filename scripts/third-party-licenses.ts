// The licences of the packages whose code is in dist/: each asks that its text travels with the code.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Licences that ask for no more than their text; anything else is a decision for a person. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
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
  const manifest = readManifest(join(root, directory, 'package.json'));
  const { name, version, license } = manifest;
  const title = `${name} ${version}, ${license}`;
  const refused = identifiers(license).filter((each) => !ALLOWED.has(each));
  if (refused.length > 0) {
    throw new Error(`${title}: ${refused.join(', ')} is not an allowed licence`);
  }
  const own = foldersOf(directory, bundledFiles).flatMap((folder) => textsIn(join(root, folder)));
  const texts = own.length > 0 ? own : standardTexts(manifest);
  if (texts.length === 0) throw new Error(`${title}: has no licence text to pass on`);
  return [RULE, title, RULE, '', texts.join('\n\n'), ''].join('\n');
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** As the package gives it: `Name <mail> (site)`, or the name of a mapping. */
  readonly author: string | undefined;
}

function readManifest(path: string): Manifest {
  const manifest: Record<string, unknown> = JSON.parse(readFileSync(path, 'utf8'));
  const { name, version, license, author } = manifest;
  if (typeof name !== 'string' || typeof version !== 'string' || typeof license !== 'string') {
    throw new Error(`${path}: does not name a package, its version and its licence`);
  }
  return { name, version, license, author: nameOf(author) };
}

function nameOf(author: unknown): string | undefined {
  if (typeof author === 'string') return author;
  const isNamed = typeof author === 'object' && author !== null && 'name' in author;
  return isNamed && typeof author.name === 'string' ? author.name : undefined;
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

// Apache-2.0 has one text, without a holder's name, so a package that forgot it can be completed. MIT
// has one text below the holder's name, and its author holds the rights of a package that names one.
// Elsewhere a missing text stays missing.
function standardTexts({ license, author }: Manifest): string[] {
  if (license === 'Apache-2.0') return [standardText('Apache-2.0')];
  if (license !== 'MIT' || author === undefined) return [];
  return [`MIT License\n\nCopyright (c) ${author}\n\n${standardText('MIT')}`];
}

const standardText = (license: string): string =>
  readText(join(import.meta.dirname, 'licenses', `${license}.txt`));

// Git would turn CRLF into LF and so make the committed file differ from a fresh one.
function readText(path: string): string {
  return readFileSync(path, 'utf8').replaceAll('\r\n', '\n').trim();
}
