// The commit that drift is counted from. Where it cannot be found out, the run goes on without it.

import { GateError, rethrowUnlessExplained } from '../errors.ts';
import type { Plan } from '../plan/plan.ts';
import type { RunRecord } from '../record/run-record.ts';
import { type Anchor, chainOf, FEWEST_STEPS } from '../verdict/drift.ts';
import type { Warning } from '../verdict/verdict.ts';
import type { GatePorts } from './ports.ts';

interface FoundAnchor {
  readonly anchor: Anchor | undefined;
  readonly warnings: readonly Warning[];
}

const NONE: FoundAnchor = { anchor: undefined, warnings: [] };

/**
 * What the user named; none where nothing was named.
 * @throws GateError where there is no such commit
 */
export async function findNamedAnchor(
  { compare: { anchor: name } }: Pick<Plan, 'compare'>,
  { anchors }: Pick<GatePorts, 'anchors'>,
): Promise<FoundAnchor> {
  if (name === undefined) return NONE;
  return await orWarn(async () => ({ name, commit: await anchors.resolve(name) }));
}

/** The last release, where there are steps that may be counted from it. */
export async function findLastRelease(
  records: readonly RunRecord[],
  { commit }: Pick<RunRecord, 'commit'>,
  { anchors }: Pick<GatePorts, 'anchors'>,
): Promise<FoundAnchor> {
  const steps = chainOf(records)?.links.length ?? 0;
  if (commit === undefined || steps < FEWEST_STEPS) return NONE;
  return await orWarn(() => anchors.lastRelease(commit));
}

async function orWarn(find: () => Promise<Anchor | undefined>): Promise<FoundAnchor> {
  try {
    return { anchor: await find(), warnings: [] };
  } catch (error) {
    rethrowUnlessExplained(error);
    if (error instanceof GateError && error.kind === 'input') throw error;
    const text = `${UNKNOWN} ${error.message} ${error.remedy}`;
    return { anchor: undefined, warnings: [{ code: 'anchor-unknown', text }] };
  }
}

const UNKNOWN = 'The commit that drift is counted from could not be looked up.';
