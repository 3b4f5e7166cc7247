// Lockfiles in JSON: of npm, of Composer and of Pipenv.

import * as z from 'zod';
import type { Package } from '../locked.ts';
import { bounded, type Entries, isObject, objectAt, refuseManyValues } from './entries.ts';

function parseObject(text: string): Entries {
  refuseManyValues(text, /[,[{]/g);
  return objectAt(JSON.parse(text), 'it');
}

const npmPackage = z.object({
  name: z.string().optional(),
  version: z.string().optional(),
  resolved: z.string().optional(),
});

const IN_MODULES = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)$/;

/** `package-lock.json` and `npm-shrinkwrap.json` of lockfile version 2 and 3. */
export function readNpm(text: string): readonly Package[] {
  const packages = objectAt(parseObject(text).packages, '`packages`');
  const direct = namedByNpm(packages['']);
  return bounded(Object.entries(packages)).flatMap(([path, facts]): Package[] => {
    const { name, version, resolved } = npmPackage.parse(facts);
    // Others are folders of the project itself.
    const [, folder] = IN_MODULES.exec(path) ?? [];
    if (folder === undefined || version === undefined) return [];
    const isOfGit = resolved?.startsWith('git') === true;
    const isDirect = path === `node_modules/${folder}` && direct.has(folder);
    return [{ name: name ?? folder, version: isOfGit ? resolved : version, isDirect }];
  });
}

/** By the project at the root of the lockfile. */
function namedByNpm(root: unknown): ReadonlySet<string> {
  const { dependencies, devDependencies, optionalDependencies } = isObject(root) ? root : {};
  const lists = [dependencies, devDependencies, optionalDependencies];
  return new Set(lists.filter(isObject).flatMap((list) => Object.keys(list)));
}

const composerPackage = z.object({ name: z.string(), version: z.string() });

export function readComposer(text: string): readonly Package[] {
  const { packages, 'packages-dev': others = [] } = parseObject(text);
  if (!Array.isArray(packages) || !Array.isArray(others))
    throw new TypeError('`packages` is not a list');
  return [...bounded(packages), ...bounded(others)].map((each) => composerPackage.parse(each));
}

const pinned = z.object({ version: z.string().optional() });

export function readPipenv(text: string): readonly Package[] {
  const { default: used, develop = {} } = parseObject(text);
  const all = { ...objectAt(develop, '`develop`'), ...objectAt(used, '`default`') };
  return bounded(Object.entries(all)).map(([name, facts]) => {
    const { version = '' } = pinned.parse(facts);
    return { name, version: version.replace(/^==/, '') };
  });
}
