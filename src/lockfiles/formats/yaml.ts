// Lockfiles in YAML: of pnpm and of newer versions of Yarn. The parser takes seconds for one of 2 MB, so only
// lines that matter are given to it.

import { parse } from 'yaml';
import * as z from 'zod';
import type { Package } from '../locked.ts';

const MOST_CHARACTERS = 1_048_576;

/** All scalars are texts, and no alias is followed. */
function parseLines(lines: readonly string[]): unknown {
  const text = lines.join('\n');
  if (text.length > MOST_CHARACTERS) throw new RangeError('too many lines');
  return parse(text, {
    schema: 'failsafe',
    maxAliasCount: 0,
    // Looks at every pair of keys.
    uniqueKeys: false,
    logLevel: 'silent',
  });
}

const direct = z.record(z.string(), z.unknown()).nullish();
const project = z.object({
  dependencies: direct,
  devDependencies: direct,
  optionalDependencies: direct,
});
const PNPM = project.extend({
  importers: z.record(z.string(), project).nullish(),
  packages: z.record(z.string(), z.unknown()),
});

/** `/express@4.18.2(peer@1.0.0)`, `express@4.18.2`; before version 6 `/express/4.18.2_peer@1.0.0`. */
const PNPM_KEY = /^\/?((?:@[^/]+\/)?[^@/]+)(?:@([^(]+)|\/([^_/]+))/;

export function readPnpm(text: string): readonly Package[] {
  const { packages, importers, ...alone } = PNPM.parse(parseLines(linesOfPnpm(text)));
  const named = [alone, ...Object.values(importers ?? {})].flatMap((each) =>
    [each.dependencies, each.devDependencies, each.optionalDependencies].flatMap((list) =>
      Object.keys(list ?? {}),
    ),
  );
  const isNamed = new Set(named);
  return Object.keys(packages).flatMap((key): Package[] => {
    const [, name, version, before] = PNPM_KEY.exec(key) ?? [];
    if (name === undefined) return [];
    return [{ name, version: version ?? before ?? '', isDirect: isNamed.has(name) }];
  });
}

/** Of packages the keys alone; nothing of `snapshots`, which repeats them. */
function linesOfPnpm(text: string): readonly string[] {
  let section = '';
  return text.split('\n').filter((line) => {
    section = /^(\w+):/.exec(line)?.[1] ?? section;
    if (section === 'packages') return /^(?:\S| {2}\S)/.test(line);
    return section !== 'snapshots';
  });
}

const BERRY = z.record(z.string(), z.object({ version: z.string() }).nullish().catch(undefined));

/** Of each package its key, which names what asks for it, and its version. */
export function readBerry(text: string): readonly Package[] {
  const lines = text.split('\n').filter((line) => /^(?:\S| {2}version:)/.test(line));
  return Object.entries(BERRY.parse(parseLines(lines))).flatMap(([key, facts]): Package[] => {
    const name = nameBeforeAt(key);
    // Folders of the project itself.
    if (name === undefined || facts?.version === undefined || /@workspace:/.test(key)) return [];
    return [{ name, version: facts.version }];
  });
}

/** `express` of "express@npm:^4.18.2, express@npm:^4.0.0". */
const nameBeforeAt = (key: string): string | undefined => /^(@?[^@,]+)@/.exec(key)?.[1];
