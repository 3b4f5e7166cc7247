// Flags and the configuration file to the Plan.

import { readConfig, surroundings } from '../edge/read-config.ts';
import type { CommandLine } from '../plan/flags.ts';
import { parsePlan } from '../plan/parse-plan.ts';
import type { Plan } from '../plan/plan.ts';

/** @throws InputError with all faults of flags and file together */
export function readPlan({ flags, faults }: Pick<CommandLine, 'flags' | 'faults'>): Plan {
  const named = typeof flags.config === 'string' ? flags.config : undefined;
  const config = readConfig(named, '--config');
  return parsePlan({
    flags,
    flagFaults: faults,
    ...(config === undefined ? {} : { config }),
    ...surroundings(),
  });
}
