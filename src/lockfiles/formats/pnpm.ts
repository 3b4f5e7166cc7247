// The lockfile of pnpm. It is YAML, but pnpm writes it in one form, and only that form is read, line by line:
// 800 bytes of `? ` took a parser of YAML 85 s.

import type { Package } from '../locked.ts';
import { boundedLines } from './bounded-lines.ts';

const LISTS: readonly string[] = ['dependencies', 'devDependencies', 'optionalDependencies'];

/** @throws where pnpm would not have written it so */
export function readPnpm(text: string): readonly Package[] {
  const keys: string[] = [];
  const named = new Set<string>();
  let section = '';
  /** In a folder of `importers`. */
  let list = '';
  let isPnpm = false;
  for (const line of boundedLines(text)) {
    if (/^\s*(?:#.*|---)?$/.test(line)) continue;
    const depth = line.length - line.trimStart().length;
    if (depth === 0) {
      section = sectionOf(line);
      isPnpm ||= section === 'lockfileVersion';
    }
    if (section === 'packages') {
      if (depth === 2 && line[depth] !== ':') keys.push(keyOf(line));
    } else if (section === 'importers') {
      if (depth <= 4) list = line.trim().replace(/:$/, '');
      if (depth === 6 && LISTS.includes(list)) named.add(nameOf(line));
    } else if (depth === 2 && LISTS.includes(section)) named.add(nameOf(line));
  }
  if (!isPnpm) throw new SyntaxError('it has no `lockfileVersion`');
  return keys.flatMap((key) => packageOf(key, named));
}

function sectionOf(line: string): string {
  const [, section] = /^([A-Za-z]+):(?: .*)?$/.exec(line) ?? [];
  if (section === undefined) throw new SyntaxError('a line is not as pnpm writes it');
  return section;
}

/** `'@scope/a@1.0.0':`; before a long key stands `?`, and its colon is in the next line. */
const PACKAGE = /^ {2}(?:(?:'([^']+)'|([\w/@][^'"]*)):|\? (?:'([^']+)'|([\w/@][^'"]*)))$/;

function keyOf(line: string): string {
  const [, ...forms] = PACKAGE.exec(line) ?? [];
  const key = forms.find((form) => form !== undefined);
  if (key === undefined) throw new SyntaxError('the name of a package is not as pnpm writes it');
  return key;
}

/** `express:`, `'@scope/a': 1.0.0` */
function nameOf(line: string): string {
  const [, quoted, plain] = /^ +(?:'([^']+)'|([^\s'":]+)):(?: .*)?$/.exec(line) ?? [];
  const name = quoted ?? plain;
  if (name === undefined) throw new SyntaxError('a dependency is not as pnpm writes it');
  return name;
}

/** `/express@4.18.2(peer@1.0.0)`, `express@4.18.2`; before version 6 `/express/4.18.2_peer@1.0.0`. */
const KEY = /^\/?((?:@[^/]+\/)?[^@/]+)(?:@([^(]+)|\/([^_/]+))/;

function packageOf(key: string, named: ReadonlySet<string>): readonly Package[] {
  const [, name, version, before] = KEY.exec(key) ?? [];
  if (name === undefined) return [];
  return [{ name, version: version ?? before ?? '', isDirect: named.has(name) }];
}
