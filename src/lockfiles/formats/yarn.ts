// The lockfile of Yarn: of version 1, which has a format of its own, and of later ones. Those write YAML, but in
// one form, and only that form is read, line by line: parsers of YAML take hours for some texts of 1 KB.

import type { Package } from '../locked.ts';
import { boundedLines } from './bounded-lines.ts';

const YARN_1 = /^# yarn lockfile v1$/m;

export const readYarn = (text: string): readonly Package[] =>
  YARN_1.test(text) ? readVersion1(text) : readBerry(text);

/** A package begins with what asks for it: `"@babel/core@^7.0.0", "@babel/core@^7.1.0":`. */
const YARN_KEY = /^"?(@?[^@\s",]+)@.*:$/;
const YARN_VERSION = /^ {2}version "([^"]+)"$/;

function readVersion1(text: string): readonly Package[] {
  const packages: Package[] = [];
  let name: string | undefined;
  for (const line of boundedLines(text)) {
    const [, version] = YARN_VERSION.exec(line) ?? [];
    if (/^\S/.test(line)) name = YARN_KEY.exec(line)?.[1];
    else if (name !== undefined && version !== undefined) packages.push({ name, version });
  }
  return packages;
}

/** `"express@npm:^4.18.2, express@npm:^4.0.0":`; before a long key stands `?`, and its colon is in the next line. */
const BERRY_KEY = /^(?:"([^"]+)":|([^\s"?:]+):|\? "([^"]+)")$/;
const BERRY_VERSION = /^ {2}version: (?:"([^"]+)"|([^\s"'[\]{}&*!|>]+))$/;

/** Of each package its key, which names what asks for it, and its version. */
function readBerry(text: string): readonly Package[] {
  const packages: Package[] = [];
  let key: string | undefined;
  let isYarn = false;
  for (const line of boundedLines(text)) {
    if (/^[^\s#:]/.test(line)) {
      key = keyOf(line);
      isYarn ||= key === '__metadata';
    }
    const [, quoted, plain] = BERRY_VERSION.exec(line) ?? [];
    const version = quoted ?? plain;
    const name = nameBeforeAt(key ?? '');
    // Folders of the project itself are no packages.
    if (version === undefined || name === undefined || key?.includes('@workspace:')) continue;
    packages.push({ name, version });
  }
  if (!isYarn) throw new SyntaxError('it has no `__metadata`');
  return packages;
}

function keyOf(line: string): string {
  const [, ...forms] = BERRY_KEY.exec(line) ?? [];
  const key = forms.find((form) => form !== undefined);
  if (key === undefined) throw new SyntaxError('the name of a package is not as Yarn writes it');
  return key;
}

/** `express` of "express@npm:^4.18.2, express@npm:^4.0.0". */
const nameBeforeAt = (key: string): string | undefined => /^(@?[^@,]+)@/.exec(key)?.[1];
