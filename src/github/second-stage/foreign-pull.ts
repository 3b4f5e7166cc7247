// Finds the pull request of a finished run through GitHub, never from what the run stored.

import type { Api, Pull, WorkflowRun } from '../api/api.ts';
import type { Job } from '../job/job.ts';

type ForeignPull =
  | { readonly kind: 'found'; readonly pull: Pull }
  /** `why`: a whole sentence for the log. */
  | { readonly kind: 'none'; readonly why: string };

/**
 * The open pull request of this repository whose newest commit is the one that the run measured.
 * GitHub names none for the runs of forks, so it is looked up by branch and compared by hash.
 * @throws GateError where GitHub cannot be asked
 */
export async function findForeignPull(
  api: Pick<Api, 'listOpenPulls'>,
  run: WorkflowRun,
  { repository }: Pick<Job, 'repository'>,
): Promise<ForeignPull> {
  const unfit = unfitness(run, repository.id);
  if (unfit !== undefined) return none(unfit);
  const { headRepository, headBranch } = run;
  if (headRepository === undefined || headBranch === undefined) {
    return none('The repository or branch that it measured is gone.');
  }
  const pulls = await api.listOpenPulls({ owner: headRepository.owner, branch: headBranch });
  const ofBranch = pulls.filter(
    ({ isOpen, base, head }) =>
      isOpen &&
      base.repositoryId === repository.id &&
      head.repositoryId === headRepository.id &&
      head.ref === headBranch,
  );
  return choose(ofBranch, run);
}

/** Why a run is not for the second stage. Many are not, which is not an error. */
function unfitness(run: WorkflowRun, repositoryId: number): string | undefined {
  if (run.repositoryId !== repositoryId) return 'It is a run of another repository.';
  if (run.event !== 'pull_request')
    return `It is no run of a pull request but of \`${run.event}\`.`;
  return run.status === 'completed' ? undefined : 'It has not finished.';
}

function choose(pulls: readonly Pull[], run: WorkflowRun): ForeignPull {
  const [pull, ...others] = pulls.filter(({ head }) => head.sha === run.headSha);
  if (others.length > 0) return none('Several pull requests have this branch as their head.');
  if (pull !== undefined) return { kind: 'found', pull };
  return none(
    pulls.length > 0
      ? 'The pull request has newer commits, whose own run reports them.'
      : 'No pull request of its branch is open.',
  );
}

const none = (why: string): ForeignPull => ({ kind: 'none', why });
