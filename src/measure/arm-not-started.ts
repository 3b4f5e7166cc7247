// The server of one of two arms did not start; whose it is decides what follows.

import { GateError } from '../errors.ts';
import type { ServerPlan } from '../plan/plan.ts';
import type { Arm } from '../record/run-record.ts';

type StartedHow = Pick<Extract<ServerPlan, { kind: 'started' }>, 'start' | 'cwd'>;

export class ArmNotStarted extends GateError {
  readonly arm: Arm;

  /** @param how its command and folder: those of a baseline stand in no plan */
  constructor(
    arm: Arm,
    how: StartedHow,
    { code, kind, message, remedy, evidence, cause }: GateError,
  ) {
    const named = `The ${arm} could not be started. ${message}`;
    const where = `It is started by \`${how.start}\` in ${how.cwd}.`;
    super({ code, kind, message: named, remedy: `${where} ${remedy}`, evidence, cause });
    this.arm = arm;
  }
}
