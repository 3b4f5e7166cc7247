// Lockfiles in TOML: of Cargo, Poetry, uv and PDM.

import { parse } from 'smol-toml';
import * as z from 'zod';
import type { Package } from '../locked.ts';
import { bounded, refuseManyValues } from './entries.ts';
import { pythonName } from './python-name.ts';

/** Lists in tables in lists. Deeper is no lockfile. */
const DEEPEST = 20;

/**
 * The packages, not yet checked.
 * @throws SyntaxError where it is no lockfile; PDM writes no list where there is no package
 */
function packagesIn(text: string): readonly unknown[] {
  // The parser takes time in proportion to the text, but 9 s and 2 GB for 8 MiB of `a.a.a`.
  refuseManyValues(text, /[.,=[{]/g);
  const { package: packages, metadata } = parse(text, { maxDepth: DEEPEST });
  if (Array.isArray(packages)) return bounded(packages);
  if (packages !== undefined || metadata === undefined)
    throw new SyntaxError('it has no list of packages');
  return [];
}

const crate = z.object({
  name: z.string(),
  version: z.string(),
  source: z.string().optional(),
  dependencies: z.array(z.string()).default([]),
});

export function readCargo(text: string): readonly Package[] {
  const crates = packagesIn(text).map((each) => crate.parse(each));
  // Crates of the project itself have no source.
  const own = crates.filter(({ source }) => source === undefined);
  // `serde`, `rand 0.9.1`, `rand 0.9.1 (registry+https://…)`.
  const direct = new Set(
    own.flatMap((each) => each.dependencies.map((name) => name.split(' ')[0])),
  );
  return crates.flatMap(({ name, version, source }): Package[] => {
    if (source === undefined) return [];
    const isDirect = direct.has(name);
    return [{ name, version: source.startsWith('git+') ? source : version, isDirect }];
  });
}

const named = z.array(z.object({ name: z.string() })).default([]);
const inGroups = z.record(z.string(), named).default({});

const uvPackage = z.object({
  name: z.string(),
  /** Missing where it is made only when the project is built. */
  version: z.string().optional(),
  source: z.object({
    git: z.string().optional(),
    editable: z.string().optional(),
    virtual: z.string().optional(),
    directory: z.string().optional(),
  }),
  dependencies: named,
  'optional-dependencies': inGroups,
  'dev-dependencies': inGroups,
});

type UvPackage = z.infer<typeof uvPackage>;

export function readUv(text: string): readonly Package[] {
  const packages = packagesIn(text).map((each) => uvPackage.parse(each));
  const direct = new Set(packages.filter(isFolder).flatMap(namesNeededBy));
  return packages.flatMap((each): Package[] => {
    const { name, source } = each;
    const version = source.git ?? each.version;
    if (isFolder(each) || version === undefined) return [];
    return [{ name: pythonName(name), version, isDirect: direct.has(name) }];
  });
}

/** Folders of the project itself are no packages. */
const isFolder = ({ source }: UvPackage): boolean =>
  (source.editable ?? source.virtual ?? source.directory) !== undefined;

const namesNeededBy = (each: UvPackage): readonly string[] =>
  [
    each.dependencies,
    ...Object.values(each['optional-dependencies']),
    ...Object.values(each['dev-dependencies']),
  ].flatMap((list) => list.map(({ name }) => name));

const poetryPackage = z.object({
  name: z.string(),
  version: z.string(),
  source: z
    .object({ type: z.string().optional(), resolved_reference: z.string().optional() })
    .optional(),
});

export const readPoetry = (text: string): readonly Package[] =>
  packagesIn(text).flatMap((each): Package[] => {
    const { name, version, source } = poetryPackage.parse(each);
    if (source?.type === 'directory') return [];
    const commit = source?.type === 'git' ? source.resolved_reference : undefined;
    return [{ name: pythonName(name), version: atCommit(version, commit) }];
  });

const pdmPackage = z.object({
  name: z.string(),
  version: z.string(),
  editable: z.boolean().optional(),
  revision: z.string().optional(),
});

export const readPdm = (text: string): readonly Package[] =>
  packagesIn(text).flatMap((each): Package[] => {
    const { name, version, editable, revision } = pdmPackage.parse(each);
    if (editable === true) return [];
    return [{ name: pythonName(name), version: atCommit(version, revision) }];
  });

/** As other tools write it. */
const atCommit = (version: string, commit: string | undefined): string =>
  commit === undefined ? version : `#${commit}`;
