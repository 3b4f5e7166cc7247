// The error of an arm that could not be started: which of the two it was, and how it is started.

import { GateError } from '../errors.ts';
import type { Arm } from '../record/run-record.ts';

/** Its command and folder. */
interface HowStarted {
  readonly start: string;
  readonly cwd: string;
}

/** The server of one of two arms did not start, or not what runs before it. What follows depends on which. */
export class ArmNotStarted extends GateError {
  readonly arm: Arm;
  /** It names no arm. */
  readonly reason: GateError;
  readonly #how: HowStarted;

  /** @param how those of a baseline are not in the plan */
  constructor(arm: Arm, how: HowStarted, reason: GateError) {
    super(reason.code === 'hook-failed' ? nameHook(arm, reason) : nameServer(arm, how, reason));
    this.arm = arm;
    this.reason = reason;
    this.#how = how;
  }

  /** The same, with a likely cause before what to do. */
  withHint(hint: string): ArmNotStarted {
    const { code, kind, message, remedy, details, cause } = this.reason;
    const reason = { code, kind, message, remedy: `${hint} ${remedy}`, details, cause };
    return new ArmNotStarted(this.arm, this.#how, new GateError(reason));
  }
}

const nameServer = (
  arm: Arm,
  { start, cwd }: HowStarted,
  { code, kind, message, remedy, details, cause }: GateError,
) => ({
  ...{ code, kind, details, cause },
  message: `The ${arm} could not be started. ${message}`,
  remedy: `It is started by \`${start}\` in ${cwd}. ${remedy}`,
});

export const nameHook = (arm: Arm, { code, kind, message, remedy, details, cause }: GateError) => ({
  ...{ code, kind, remedy, details, cause },
  message: `${message} It ran for the ${arm}.`,
});
