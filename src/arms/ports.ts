// What opening an arm needs from outside.

import type { Origin } from '../baseline/fetch-commit.ts';
import type { BaselineStore } from '../baseline/store.ts';
import type { InputError } from '../errors.ts';
import type { MeasurePorts } from '../measure/ports.ts';
import type { Plan } from '../plan/plan.ts';

/** Where a baseline arm may come from besides what the plan and the store say. */
export interface ArmSources {
  /**
   * The commit that the candidate is a change of, where no record names one; `undefined` where there is
   * none, as for the first commit.
   * @throws GateError where it cannot be found out
   */
  readonly baseCommit: () => Promise<string | undefined>;
  /** Where a commit that the clone lacks is fetched from; `undefined`: as the clone itself would. */
  readonly origin: Origin | undefined;
  /**
   * Whether the candidate is a change that may be merged, to be compared with the very commit that it
   * changes; otherwise it is a base branch, and compared with its newest accepted level.
   */
  readonly isChange: boolean;
  /**
   * The plan that the configuration in the baseline's directory asks for, with the flags and inputs of
   * now, or its faults; `undefined` where it is not there.
   * @param within the folder that holds all of the baseline's version: nothing outside belongs to it
   */
  readonly readPlan: (directory: string, within?: string) => Promise<Plan | InputError | undefined>;
}

export interface ArmPorts extends MeasurePorts {
  readonly baseline: Pick<BaselineStore, 'holdsBuilds' | 'fetchBuild'>;
  readonly arms: ArmSources;
}

/** For runs that no workflow or configuration says more about. */
export const noArmSources: ArmSources = {
  baseCommit: async () => undefined,
  origin: undefined,
  isChange: false,
  readPlan: async () => undefined,
};
