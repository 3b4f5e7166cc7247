// Lockfiles in JSON: of npm, of Composer and of Pipenv.

import * as z from 'zod';
import type { Package } from '../locked.ts';

const names = z.record(z.string(), z.unknown()).optional();

const NPM = z.object({
  packages: z.record(
    z.string(),
    z.object({
      name: z.string().optional(),
      version: z.string().optional(),
      resolved: z.string().optional(),
      dependencies: names,
      devDependencies: names,
      optionalDependencies: names,
    }),
  ),
});

const IN_MODULES = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)$/;

/** `package-lock.json` and `npm-shrinkwrap.json` of lockfile version 2 and 3. */
export function readNpm(text: string): readonly Package[] {
  const { packages } = NPM.parse(JSON.parse(text));
  const root = packages[''];
  const direct = new Set(
    [root?.dependencies, root?.devDependencies, root?.optionalDependencies].flatMap((each) =>
      Object.keys(each ?? {}),
    ),
  );
  return Object.entries(packages).flatMap(([path, { name, version, resolved }]): Package[] => {
    // Others are folders of the project itself.
    const [, folder] = IN_MODULES.exec(path) ?? [];
    if (folder === undefined || version === undefined) return [];
    const isOfGit = resolved?.startsWith('git') === true;
    const isDirect = path === `node_modules/${folder}` && direct.has(folder);
    return [{ name: name ?? folder, version: isOfGit ? resolved : version, isDirect }];
  });
}

const listed = z.array(z.object({ name: z.string(), version: z.string() }));
const COMPOSER = z.object({ packages: listed, 'packages-dev': listed.optional() });

export function readComposer(text: string): readonly Package[] {
  const { packages, 'packages-dev': others = [] } = COMPOSER.parse(JSON.parse(text));
  return [...packages, ...others];
}

const pinned = z.record(z.string(), z.object({ version: z.string().optional() }));
const PIPENV = z.object({ default: pinned, develop: pinned.optional() });

export function readPipenv(text: string): readonly Package[] {
  const { default: used, develop = {} } = PIPENV.parse(JSON.parse(text));
  return Object.entries({ ...develop, ...used }).map(([name, { version = '' }]) => ({
    name,
    version: version.replace(/^==/, ''),
  }));
}
