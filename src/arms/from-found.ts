// The arm of the baseline that was found: its stored build, where that is of the commit to compare with;
// else that commit, built beside the candidate.

import { findRepository, type Repository } from '../baseline/repository.ts';
import type { FoundBaseline } from '../baseline/store.ts';
import { openUnpacked, removeStaleUnpacked } from '../baseline/unpacked-folder.ts';
import { rethrowUnlessExplained } from '../errors.ts';
import {
  type BaselineArm,
  baselineServer,
  type NoArm,
  type OpenedArm,
  type StartedServer,
} from '../measure/baseline-arm.ts';
import type { Plan } from '../plan/plan.ts';
import {
  baselineNote,
  openCommitArm,
  placeOf,
  removeFolder,
  warnOfPathLength,
} from './from-commit.ts';
import { readOwnPlan } from './own-plan.ts';
import type { ArmPorts } from './ports.ts';
import { reasonOf } from './reason-of.ts';

interface FoundInput {
  readonly plan: Plan;
  readonly candidate: StartedServer;
  readonly found: FoundBaseline;
}

const SAME_COMMIT: NoArm = {
  kind: 'none',
  why: 'The candidate is the baseline commit itself, so there is no second version to compare with.',
};

/** This baseline was not named by hand: where it cannot be had, stored numbers are used. */
export async function openFoundArm(input: FoundInput, ports: ArmPorts): Promise<OpenedArm> {
  const asked = await orWhy(ports, () => commitToCompare(input, ports));
  const commit = asked.value;
  if (isCandidate(commit, ports)) return SAME_COMMIT;
  const stored = input.found.source?.commit;
  const isOfCommit = commit === undefined || stored === undefined || commit === stored;
  const build = isOfCommit ? await orWhy(ports, () => openStoredBuild(input, commit, ports)) : {};
  if (build.value !== undefined) return { kind: 'opened', arm: build.value };
  if (commit === undefined) {
    const isUnknown = build.why === undefined && asked.why === undefined;
    return isUnknown ? noArm('none', NO_BASE) : noArm('failed', build.why, asked.why);
  }

  const { plan, candidate } = input;
  const opened = await orWhy(ports, () => openCommitArm({ plan, candidate, commit }, ports));
  if (opened.value !== undefined) return withNotes(opened.value, [build.why]);
  // An older build charges this change with the commits between, but it is a second version.
  const older = isOfCommit ? {} : await orWhy(ports, () => openStoredBuild(input, stored, ports));
  if (older.value === undefined) return noArm('failed', build.why, opened.why, older.why);
  return withNotes(older.value, [opened.why, OLDER_BUILD]);
}

const NO_BASE =
  'No commit to compare with is known: no stored record names one, and the base commit was not asked for or not found.';

const OLDER_BUILD =
  'So it was compared with a stored build of an older commit, and this change is charged with the commits between, too.';

const noArm = (kind: NoArm['kind'], ...why: readonly (string | undefined)[]): NoArm => ({
  kind,
  why: why.filter((sentence) => sentence !== undefined).join(' '),
});

function withNotes(arm: BaselineArm, notes: readonly (string | undefined)[]): OpenedArm {
  const said = notes.filter((note) => note !== undefined).map(baselineNote);
  return { kind: 'opened', arm: { ...arm, warnings: [...arm.warnings, ...said] } };
}

/**
 * A change is compared with the commit that it changes, so that it is not charged with the work of
 * others. A base branch is compared with its own newest accepted level: a loss shows in every run
 * until a person accepts it.
 */
async function commitToCompare(
  { plan, found }: FoundInput,
  { arms }: Pick<ArmPorts, 'arms'>,
): Promise<string | undefined> {
  const known = commitOf(found);
  const isNothing = known === undefined && found.records.length === 0;
  if (isNothing && plan.policy.missingBaseline !== 'measure') return undefined;
  const isEnough = known !== undefined && !arms.isChange;
  return isEnough ? known : ((await arms.baseCommit()) ?? known);
}

/** The commit of the newest record that may be compared with, else of the run that was found. */
function commitOf({ source, records }: FoundBaseline): string | undefined {
  return records.findLast(({ accepted }) => accepted)?.commit ?? source?.commit;
}

const isCandidate = (
  commit: string | undefined,
  { identity }: Pick<ArmPorts, 'identity'>,
): boolean => commit !== undefined && commit === identity.commit;

async function openStoredBuild(
  { plan, candidate, found }: FoundInput,
  known: string | undefined,
  ports: ArmPorts,
): Promise<BaselineArm | undefined> {
  const { baseline, report, signal } = ports;
  if (!baseline.holdsBuilds) return undefined;
  report({ kind: 'preparing-baseline', what: 'looking for its stored build' });
  await using stored = await baseline.fetchBuild(plan, found);
  if (stored === undefined || isCandidate(stored.commit, ports)) return undefined;
  const place = await placeOfBuild(candidate, ports);
  for (const text of await removeStaleUnpacked(place.root)) report({ kind: 'note', text });
  report({ kind: 'preparing-baseline', what: 'unpacking its stored build' });
  const folder = await openUnpacked(stored.file, place, signal);
  const own = await readOwnPlan(ports, folder.directory, folder.root);
  return {
    facts: { kind: 'build', commit: stored.commit ?? known },
    // Built before it was stored.
    server: { ...baselineServer(candidate, plan, folder.directory, own.plan), build: undefined },
    plan: own.plan,
    warnings: [...own.warnings, ...warnOfPathLength(folder.isSameLength)],
    [Symbol.asyncDispose]: () => removeFolder(folder, folder.root, ports),
  };
}

/**
 * Beside the whole checkout, and as deep as the candidate. Inside the checkout Node would find the
 * candidate's modules in the folders above, and both versions would run the same ones.
 */
async function placeOfBuild(candidate: StartedServer, ports: ArmPorts): Promise<Repository> {
  try {
    return await findRepository(placeOf(candidate, ports));
  } catch (error) {
    rethrowUnlessExplained(error);
    return { root: candidate.cwd, prefix: '' };
  }
}

/**
 * The value, or why there is none: whole sentences with what to do.
 * @throws what is not a `GateError`, and a cancellation
 */
async function orWhy<T>(
  { signal, report }: Pick<ArmPorts, 'signal' | 'report'>,
  get: () => Promise<T>,
): Promise<{ readonly value?: T; readonly why?: string }> {
  try {
    return { value: await get() };
  } catch (error) {
    signal.throwIfAborted();
    rethrowUnlessExplained(error);
    return { why: reasonOf(error, { report }) };
  }
}
