// Raw inputs for tests of the plan: a quiet Linux with nothing set.

import { InputError } from '../../src/errors.ts';
import { parsePlan, type RawInputs } from '../../src/plan/parse-plan.ts';

export const RAW: RawInputs = {
  flags: {},
  environment: {},
  cwd: '/srv/app',
  randomSeed: 'random',
  platform: 'linux',
};

/** The plan of a file, and of flags beside it. */
export function planOf(text: string, raw: Partial<RawInputs> = {}) {
  return parsePlan({ ...RAW, config: { path: 'perf-gate.yml', text }, ...raw });
}

/** The faults, one a line; empty where there are none. */
export function faultsOf(text: string, raw: Partial<RawInputs> = {}): readonly string[] {
  try {
    planOf(text, raw);
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.lines;
    throw error;
  }
}
