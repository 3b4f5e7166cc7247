// The server of one of two arms did not start; whose it is decides what follows.

import { GateError } from '../errors.ts';
import type { Arm } from '../measure/run-record.ts';

export class ArmNotStarted extends GateError {
  readonly arm: Arm;

  constructor(arm: Arm, { code, kind, message, remedy, evidence, cause }: GateError) {
    const named = `The ${arm} could not be started. ${message}`;
    super({ code, kind, message: named, remedy, evidence, cause });
    this.arm = arm;
  }
}
