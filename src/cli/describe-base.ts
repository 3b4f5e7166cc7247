// What is known of the base before it is run: whether it is there, and what its plan says otherwise.

import { FRESH } from '../arms/from-commit.ts';
import { checkGivenBase, type GivenBase } from '../arms/given.ts';
import { describeFaulty } from '../arms/own-plan.ts';
import { fileOfCommit } from '../baseline/file-of-commit.ts';
import { InputError } from '../errors.ts';
import { needsInstalling } from '../lockfiles/needs-installing.ts';
import { baselineServer } from '../measure/baseline-arm.ts';
import { warnOfPlans } from '../measure/versions.ts';
import type { Plan } from '../plan/plan.ts';
import { checkedOut } from './checked-out.ts';
import type { Session } from './commands.ts';
import { readBaselinePlan, readCommittedPlan } from './read-plan.ts';

/**
 * @returns sentences
 * @throws what `perf-gate compare` says of the base
 */
export async function describeBase(plan: Plan, session: Session): Promise<readonly string[]> {
  const { signal, console } = session;
  const identity = await checkedOut(plan, signal);
  const given = await checkGivenBase(plan, { ambient: process.env, signal, identity });
  const { server } = plan;
  if (given === undefined || server.kind === 'running') return [];
  const read = await readPlanOf(given, plan, session);
  const own = read instanceof InputError ? undefined : read;
  console.hide(own?.secrets ?? []);
  const baseline = { server: baselineServer(server, plan, server.cwd, own), plan: own };
  const isBare = given.kind === 'commit' && baseline.server.build === undefined;
  return [
    ...(read instanceof InputError ? [describeFaulty(read)] : []),
    ...warnOfPlans(plan, baseline).map(({ text }) => text),
    ...(isBare && needsInstalling(server.cwd) ? [FRESH] : []),
  ];
}

async function readPlanOf(
  given: GivenBase,
  plan: Plan,
  { line, signal }: Session,
): Promise<Plan | InputError | undefined> {
  if (given.kind === 'directory') return await readBaselinePlan(line, plan, given.directory);
  const place = { directory: process.cwd(), ambient: process.env, signal };
  return await readCommittedPlan(line, (path, most) =>
    fileOfCommit(place, given.commit, { path, most }),
  );
}
