// Flags and the configuration file, wherever it is, to the Plan.

import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError } from '../errors.ts';
import type { CommandLine } from '../plan/flags.ts';
import { parsePlan } from '../plan/parse-plan.ts';
import type { Plan } from '../plan/plan.ts';

const DEFAULT_CONFIG = 'perf-gate.yml';

/** @throws InputError with all faults of flags and file together */
export function readPlan({ flags, faults }: Pick<CommandLine, 'flags' | 'faults'>): Plan {
  const config = readConfig(flags.config);
  return parsePlan({
    flags,
    flagFaults: faults,
    ...(config === undefined ? {} : { config }),
    ...surroundings(),
  });
}

/** What a plan takes from this process. */
export function surroundings() {
  return {
    environment: process.env,
    cwd: process.cwd(),
    platform: process.platform,
    randomSeed: randomBytes(4).toString('hex'),
  };
}

/** A file that was named must be there; the default one may be missing. */
function readConfig(named: string | true | undefined) {
  const path = typeof named === 'string' ? named : DEFAULT_CONFIG;
  const file = resolve(path);
  if (named === undefined && !existsSync(file)) return undefined;
  try {
    return { path, text: readFileSync(file, 'utf8') };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new InputError([
      {
        place: '--config',
        problem: `cannot be read: ${problem}.`,
        remedy: 'Name a readable file.',
      },
    ]);
  }
}
