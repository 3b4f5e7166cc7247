// Flags and the configuration file to the Plan.

import { relative } from 'node:path';
import { fileReaders } from '../edge/file-readers.ts';
import {
  checkDirectory,
  configPath,
  readBaselineConfig,
  readConfig,
  surroundings,
} from '../edge/read-config.ts';
import { InputError } from '../errors.ts';
import { type ConfigText, LONGEST_FILE } from '../plan/config-file.ts';
import type { CommandLine } from '../plan/flags.ts';
import { parsePlan } from '../plan/parse-plan.ts';
import type { Plan } from '../plan/plan.ts';

type Written = Pick<CommandLine, 'command' | 'flags' | 'faults'>;

/** @throws InputError with all faults of flags and file together */
export async function readPlan({ command = 'run', flags, faults }: Written): Promise<Plan> {
  const config = readConfig(namedConfig(flags), '--config');
  const plan = parsePlan({
    command,
    flags,
    flagFaults: faults,
    ...(config === undefined ? {} : { config }),
    ...surroundings(),
    ...(await fileReaders(config?.text, process.cwd())),
  });
  if (command !== 'report' && command !== 'history')
    checkDirectory(plan, flags.cwd === undefined ? 'cwd' : '--cwd');
  return plan;
}

/** Where the inputs of the plan stand; `undefined` where no file is read. */
export function describeConfig({ flags }: Pick<Written, 'flags'>, plan: Plan) {
  const config = readConfig(namedConfig(flags), '--config');
  if (config === undefined) return undefined;
  const { tolerances, limits, requests } = plan;
  const own = requests.filter(
    (each) => each.tolerances.p99 !== tolerances.p99 || each.limits.p99 !== limits.p99,
  );
  return {
    path: config.path,
    flags: Object.keys(flags),
    ownP99: own.map(({ name }) => name),
  };
}

/**
 * The plan of the same flags with the baseline's configuration, or its faults; `undefined` when that is
 * missing.
 * @param plan the candidate's; `directory` replaces the one where its server runs
 */
export async function readBaselinePlan(
  { command = 'run', flags }: Written,
  plan: Plan,
  directory: string,
  within?: string,
): Promise<Plan | InputError | undefined> {
  if (plan.server.kind !== 'started') return undefined;
  const found = readBaselineConfig(directory, plan.server.cwd, namedConfig(flags), within);
  return found && (await planOf({ command, flags }, found, within));
}

/**
 * The same for a commit that is not checked out. Files with rows are those of this checkout: whether they
 * differ is not known.
 * @param read a file of the commit, by its path from the working directory
 */
export async function readCommittedPlan(
  { command = 'run', flags }: Pick<Written, 'command' | 'flags'>,
  read: (path: string, most: number) => Promise<string | undefined>,
): Promise<Plan | InputError | undefined> {
  const root = process.cwd();
  const path = relative(root, configPath(namedConfig(flags)));
  const text = await read(path, LONGEST_FILE);
  return text === undefined
    ? undefined
    : await planOf({ command, flags }, { root, config: { path, text } });
}

/** Or its faults. */
async function planOf(
  { command = 'run', flags }: Pick<Written, 'command' | 'flags'>,
  { root, config }: { readonly root: string; readonly config: ConfigText },
  within?: string,
): Promise<Plan | InputError> {
  try {
    const its = parsePlan({
      command,
      flags,
      config,
      ...surroundings(),
      cwd: root,
      ...(await fileReaders(config.text, root, within)),
    });
    return its;
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}

const namedConfig = ({ config }: CommandLine['flags']): string | undefined =>
  typeof config === 'string' ? config : undefined;
