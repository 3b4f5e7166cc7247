// The baseline arm for the baseline that was found: a stored build where it is of the commit to compare
// with, else that commit, built beside the candidate.

import { findRepository, type Repository } from '../baseline/repository.ts';
import type { FoundBaseline } from '../baseline/store.ts';
import { openUnpacked, removeStaleUnpacked } from '../baseline/unpacked-folder.ts';
import { rethrowUnlessFault } from '../errors.ts';
import type { BaselineArm, OpenedArm, StartedServer } from '../measure/baseline-arm.ts';
import { baselineServer } from '../measure/baseline-server.ts';
import type { GatePorts } from '../measure/ports.ts';
import type { Plan } from '../plan/plan.ts';
import { baselineNote, warnOfPathLength } from './baseline-warnings.ts';
import { openCommitArm, placeOf } from './from-commit.ts';
import { reasonOf } from './reason-of.ts';
import { removeOrTell } from './remove-or-tell.ts';

export interface FoundOrder {
  readonly plan: Plan;
  readonly candidate: StartedServer;
  readonly found: FoundBaseline;
}

export const SAME_COMMIT: OpenedArm = {
  kind: 'none',
  why: 'The candidate is the baseline commit itself, so there is no second version to compare with.',
};

/** Nobody asked for this one by hand: what cannot be had is a reason to use stored numbers, no fault. */
export async function openFoundArm(order: FoundOrder, ports: GatePorts): Promise<OpenedArm> {
  const asked = await orWhy(ports, () => commitToCompare(order, ports));
  const commit = asked.value;
  if (isCandidate(commit, ports)) return SAME_COMMIT;
  const stored = order.found.source?.commit;
  const isOfCommit = commit === undefined || stored === undefined || commit === stored;
  const build = isOfCommit ? await orWhy(ports, () => openStoredBuild(order, commit, ports)) : {};
  if (build.value !== undefined) return { kind: 'opened', arm: build.value };
  if (commit === undefined) return none(build.why, asked.why ?? NO_BASE);

  const { plan, candidate } = order;
  const opened = await orWhy(ports, () => openCommitArm({ plan, candidate, commit }, ports));
  if (opened.value !== undefined) return withNotes(opened.value, [build.why]);
  // An older build charges this change with what came between, but it is a second version.
  const older = isOfCommit ? {} : await orWhy(ports, () => openStoredBuild(order, stored, ports));
  if (older.value === undefined) return none(build.why, opened.why, older.why);
  return withNotes(older.value, [opened.why, OLDER_BUILD]);
}

const NO_BASE =
  'No commit to compare with is known: no stored record names one, and the base commit was not asked for or not found.';

const OLDER_BUILD =
  'So it was compared with a stored build of an older commit, and what came between is charged to this change, too.';

const none = (...why: readonly (string | undefined)[]): OpenedArm => ({
  kind: 'none',
  why: why.filter((sentence) => sentence !== undefined).join(' '),
});

function withNotes(arm: BaselineArm, notes: readonly (string | undefined)[]): OpenedArm {
  const said = notes.filter((note) => note !== undefined).map(baselineNote);
  return { kind: 'opened', arm: { ...arm, warnings: [...arm.warnings, ...said] } };
}

/**
 * A change is compared with what it changes, so that nobody is charged with what others did before.
 * A base branch is compared with the newest accepted level of itself: a loss that was not accepted
 * shows in every run until it is.
 */
async function commitToCompare(
  { plan, found }: FoundOrder,
  { arms }: GatePorts,
): Promise<string | undefined> {
  const known = commitOf(found);
  if (known === undefined && plan.policy.missingBaseline !== 'measure') return undefined;
  const isEnough = known !== undefined && arms?.isChange !== true;
  return isEnough ? known : ((await arms?.baseCommit?.()) ?? known);
}

/** The commit of the newest record that may be compared with, else of the run that was found. */
function commitOf({ source, records }: FoundBaseline): string | undefined {
  return records.findLast(({ accepted }) => accepted)?.commit ?? source?.commit;
}

const isCandidate = (commit: string | undefined, { identity }: GatePorts): boolean =>
  commit !== undefined && commit === identity.commit;

async function openStoredBuild(
  { plan, candidate, found }: FoundOrder,
  known: string | undefined,
  ports: GatePorts,
): Promise<BaselineArm | undefined> {
  const { baseline, report, signal, arms } = ports;
  if (baseline.fetchBuild === undefined) return undefined;
  report({ kind: 'preparing-baseline', what: 'looking for its stored build' });
  await using stored = await baseline.fetchBuild(plan, found);
  if (stored === undefined || isCandidate(stored.commit, ports)) return undefined;
  const place = await placeOfBuild(candidate, ports);
  for (const text of await removeStaleUnpacked(place.root)) report({ kind: 'note', text });
  report({ kind: 'preparing-baseline', what: 'unpacking its stored build' });
  const folder = await openUnpacked(stored.file, place, signal);
  const own = arms?.readPlan?.(folder.directory, folder.root);
  return {
    facts: { kind: 'build', commit: stored.commit ?? known },
    // Built before it was stored.
    server: { ...baselineServer(candidate, plan, folder.directory, own), build: undefined },
    plan: own,
    warnings: warnOfPathLength(folder.isSameLength),
    [Symbol.asyncDispose]: () => removeOrTell(folder, folder.root, ports),
  };
}

/**
 * Beside the whole checkout, as deep below as the candidate: within it, Node would find the candidate's
 * modules in the folders above, and a slower one of them would be in both versions.
 */
async function placeOfBuild(candidate: StartedServer, ports: GatePorts): Promise<Repository> {
  try {
    return await findRepository(placeOf(candidate, ports));
  } catch (error) {
    rethrowUnlessFault(error);
    return { root: candidate.cwd, prefix: '' };
  }
}

/**
 * What was got, or why not, as whole sentences with what to do.
 * @throws what is no `GateError`, and a cancellation
 */
async function orWhy<T>(
  { signal }: GatePorts,
  get: () => Promise<T>,
): Promise<{ readonly value?: T; readonly why?: string }> {
  try {
    return { value: await get() };
  } catch (error) {
    signal.throwIfAborted();
    rethrowUnlessFault(error);
    return { why: reasonOf(error) };
  }
}
