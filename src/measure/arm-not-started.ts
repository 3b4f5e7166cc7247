// The error of an arm that could not be started: which of the two it was, and how it is started.

import { GateError } from '../errors.ts';
import type { Arm } from '../record/run-record.ts';

/** Its command and folder. */
interface HowStarted {
  readonly start: string;
  readonly cwd: string;
}

/** One of two arms could not be started, or its `before-block` failed. The caller decides by the arm. */
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

  /**
   * The same, where more is known.
   * @param cwd for a folder that will not be there, in words
   * @param remedy `undefined`: as before
   */
  inFolder(cwd: string, remedy: string | undefined): ArmNotStarted {
    const { reason } = this;
    const facts = { ...sameOf(reason), message: reason.message, remedy: remedy ?? reason.remedy };
    return new ArmNotStarted(this.arm, { ...this.#how, cwd }, new GateError(facts));
  }

  /** The same, with a sentence before what is to be done. */
  withRemedy(first: string): ArmNotStarted {
    const { reason } = this;
    const remedy = `${first} ${reason.remedy}`;
    const facts = { ...sameOf(reason), message: reason.message, remedy };
    return new ArmNotStarted(this.arm, this.#how, new GateError(facts));
  }
}

/** What another message and another remedy do not change. */
const sameOf = ({ code, kind, details, telling, cause }: GateError) => ({
  code,
  kind,
  details,
  telling,
  cause,
});

const nameServer = (arm: Arm, { start, cwd }: HowStarted, error: GateError) => ({
  ...sameOf(error),
  message: `The ${arm} could not be started. ${error.message}`,
  remedy: `It is started by \`${start}\` in ${cwd}. ${error.remedy}`,
});

export const nameHook = (arm: Arm, error: GateError) => ({
  ...sameOf(error),
  message: `${error.message} It ran for the ${arm}.`,
  remedy: error.remedy,
});
