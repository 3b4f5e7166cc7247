// Which functions take more time than before, for the report.

import { compareProfiles, type ProfileChange } from '../../profile/compare-profiles.ts';
import type { ArmProfile, RunRecord } from '../../record/run-record.ts';
import { nanosecondsToMicroseconds } from '../../units.ts';
import type { GateReport, ReportProfile } from '../gate-report.ts';

/** `null` where nobody looked, or the verdict is about something else. */
export function reportProfile(
  { profiles }: RunRecord,
  kind: GateReport['evidence']['kind'],
): ReportProfile | null {
  if (profiles === undefined || kind !== 'side-by-side') return null;
  const { grown, calls } = compareProfiles(profiles);
  return {
    profiler: profiles.candidate.profiler,
    before: reportArm(profiles.baseline),
    after: reportArm(profiles.candidate),
    functions: grown.map((each) => ({ name: each.name, ...changesOf(each) })),
    calls: drawable(calls.map((each) => ({ ...each, caller: each.parent ?? null }))).map(
      ({ caller, ...each }) => ({ name: each.name, caller, ...changesOf(each) }),
    ),
  };
}

const reportArm = ({ samples, answers, cpu }: ArmProfile): ReportProfile['before'] => ({
  samples,
  answers,
  cpuMicrosecondsPerAnswer:
    cpu === undefined || answers === 0 ? null : nanosecondsToMicroseconds(cpu) / answers,
});

const changesOf = ({ before, after }: ProfileChange) => ({
  beforeShare: before.share,
  afterShare: after.share,
  beforeMicrosecondsPerAnswer: before.perAnswer ?? null,
  afterMicrosecondsPerAnswer: after.perAnswer ?? null,
});

/** A narrower one could not be seen. */
const NARROWEST = 0.004;

/** A caller takes at least as long as what it calls, so none loses its caller. */
function drawable<Call extends ProfileChange & { readonly caller: number | null }>(
  calls: readonly Call[],
): readonly Call[] {
  const places = new Map<number, number>();
  return calls.flatMap((call, index): readonly Call[] => {
    const caller = call.caller === null ? null : places.get(call.caller);
    if (call.after.share < NARROWEST || caller === undefined) return [];
    places.set(index, places.size);
    return [{ ...call, caller }];
  });
}
