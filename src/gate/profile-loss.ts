// After a loss of time was shown side by side: where it comes from. Whatever happens here changes no verdict.

import { reasonOf } from '../arms/reason-of.ts';
import { GateError } from '../errors.ts';
import type { MeasurePorts } from '../measure/ports.ts';
import { NoProfile, type ProfileInput, profileArms } from '../measure/profile-arms.ts';
import type { Profiles } from '../record/run-record.ts';
import type { MetricName, Verdict, Warning } from '../verdict/verdict.ts';

export interface Profiled {
  /** `undefined` where there was nothing to explain, or nothing could be seen. */
  readonly profiles: Profiles | undefined;
  readonly warnings: readonly Warning[];
}

/** @throws the signal's reason when aborted */
export async function profileLoss(
  verdict: Verdict,
  input: ProfileInput,
  ports: MeasurePorts,
): Promise<Profiled> {
  if (input.plan.profile.kind === 'none' || !isLossOfTime(verdict)) {
    return { profiles: undefined, warnings: [] };
  }
  try {
    return { profiles: await profileArms(input, ports), warnings: [] };
  } catch (error) {
    ports.signal.throwIfAborted();
    return { profiles: undefined, warnings: [{ code: 'no-profile', text: why(error, ports) }] };
  }
}

/** Where time goes says nothing about failures and memory. */
const OF_TIME: ReadonlySet<MetricName> = new Set([
  'throughput',
  'cpu',
  'p99',
  'response-p99',
  'clean-response-p99',
  'p99-limit',
  'min-throughput',
]);

const isLossOfTime = (verdict: Verdict): boolean =>
  verdict.kind === 'regression' && verdict.offending.some((metric) => OF_TIME.has(metric));

function why(error: unknown, ports: MeasurePorts): string {
  if (error instanceof GateError) return `There is no profile. ${reasonOf(error, ports)}`;
  const said = error instanceof Error ? error.message : String(error);
  return error instanceof NoProfile
    ? `There is no profile. ${said}`
    : `There is no profile: ${said}.`;
}
