// Where the baseline's arm comes from: what was given by hand, else the version of the baseline that was found.

import type { FoundBaseline } from '../baseline/store.ts';
import type { NoArm, OpenedArm } from '../measure/baseline-arm.ts';
import type { Plan } from '../plan/plan.ts';
import { openFoundArm } from './from-found.ts';
import { commandArm, openDirectoryArm, openRefArm } from './given.ts';
import type { ArmPorts } from './ports.ts';

/**
 * The caller holds the machine's lock, so what a killed run left behind can be removed on the way.
 * @throws GateError where what was given by hand cannot be had; the signal's reason when aborted
 */
export async function openBaselineArm(
  plan: Plan,
  found: FoundBaseline,
  ports: ArmPorts,
): Promise<OpenedArm> {
  const { server: candidate, compare } = plan;
  if (candidate.kind === 'running') return NOT_OURS;
  switch (compare.base.kind) {
    case 'baseline':
      return await openFoundArm({ plan, candidate, found }, ports);
    case 'ref':
      return opened(await openRefArm(plan, candidate, compare.base.ref, ports));
    case 'directory':
      return opened(await openDirectoryArm(plan, candidate, compare.base.directory, ports));
    case 'command':
      return opened(commandArm(plan, candidate, compare.base.start, ports));
  }
}

const opened = (arm: Extract<OpenedArm, { kind: 'opened' }>['arm']): OpenedArm => ({
  kind: 'opened',
  arm,
});

const NOT_OURS: NoArm = {
  kind: 'none',
  why: 'perf-gate did not start this server, so it cannot start another version beside it: give `start`.',
};
