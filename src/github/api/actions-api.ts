// Runs of workflows and their artifacts.

import { type Ask, dataOf, PAGE, type Repo } from './ask.ts';
import type { Octokit } from './open-octokit.ts';
import { ARTIFACT_LIST, type Artifact, RUN, RUN_LIST, type WorkflowRun } from './shapes.ts';

/** Which runs of a workflow; what is left out is not filtered by. */
interface RunQuery {
  readonly workflowId: number;
  readonly branch?: string;
  readonly event?: string;
}

export function actionsApi({ rest }: Octokit, repo: Repo, ask: Ask) {
  const permission = 'actions: read';
  return {
    getRun: (id: number): Promise<WorkflowRun> =>
      ask({ doing: `look at run ${id}`, permission }, RUN, () =>
        rest.actions.getWorkflowRun({ ...repo, run_id: id }).then(dataOf),
      ),

    /** The newest hundred, in GitHub's order; filters of the server are no proof: check again. */
    async listRuns({ workflowId, ...filters }: RunQuery): Promise<readonly WorkflowRun[]> {
      const query = { ...repo, ...filters, ...PAGE, workflow_id: workflowId };
      const list = await ask(
        { doing: 'list the runs of this workflow', permission },
        RUN_LIST,
        () => rest.actions.listWorkflowRuns({ ...query, exclude_pull_requests: true }).then(dataOf),
      );
      return list.workflow_runs;
    },

    /** At most a hundred; `name` is matched as a whole. */
    async listRunArtifacts(runId: number, name?: string): Promise<readonly Artifact[]> {
      const query = { ...repo, ...PAGE, run_id: runId, ...(name === undefined ? {} : { name }) };
      const list = await ask(
        { doing: `list the artifacts of run ${runId}`, permission },
        ARTIFACT_LIST,
        () => rest.actions.listWorkflowRunArtifacts(query).then(dataOf),
      );
      return list.artifacts;
    },
  };
}
