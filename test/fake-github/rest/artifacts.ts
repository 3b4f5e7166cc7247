// Artifacts: lists, one, its bytes, and away with it.

import { type Answer, noContent, notFound, ok, refusal } from '../answer.ts';
import { pageOf } from '../page.ts';
import type { Artifact } from '../state.ts';
import { nodeId, timeOf } from './account-json.ts';
import type { Call, Handler, Handlers } from './call.ts';
import { repositoryUrl } from './repository-json.ts';
import { findRun } from './runs.ts';

export const ARTIFACT_HANDLERS: Handlers = {
  'actions/list-artifacts-for-repo': (call) => list(call, () => true),
  'actions/list-workflow-run-artifacts': (call) => {
    const run = findRun(call);
    return run === undefined ? notFound : list(call, (artifact) => artifact.run === run);
  },
  'actions/get-artifact': withArtifact((call, artifact) => ok(artifactJson(artifact, call))),
  'actions/download-artifact': withArtifact(download),
  'actions/delete-artifact': withArtifact(({ state }, artifact) => {
    state.artifacts.splice(state.artifacts.indexOf(artifact), 1);
    return noContent;
  }),
};

function withArtifact(handle: (call: Call, artifact: Artifact) => Answer): Handler {
  return (call) => {
    const found = visible(call).find(({ id }) => String(id) === call.path.artifact_id);
    return found === undefined ? notFound : handle(call, found);
  };
}

/** Uploads that have not ended are not seen. */
function visible({ state, repository }: Call): readonly Artifact[] {
  return state.artifacts.filter(
    ({ run, digest }) => run.repository === repository && digest !== undefined,
  );
}

/** Newest first, unless asked otherwise. */
function list(call: Call, belongs: (artifact: Artifact) => boolean): Answer {
  const name = call.query.get('name');
  const sign = call.query.get('direction') === 'asc' ? 1 : -1;
  const found = visible(call)
    .filter((artifact) => belongs(artifact) && (name === null || artifact.name === name))
    .sort((one, other) => sign * (one.id - other.id));
  const { items, headers } = pageOf(found, call.url);
  const artifacts = items.map((artifact) => artifactJson(artifact, call));
  return ok({ total_count: found.length, artifacts }, headers);
}

function artifactJson(artifact: Artifact, { state, url: { origin }, repository }: Call) {
  const { id, name, size, digest, run, createdAt, expiresAt } = artifact;
  const url = `${repositoryUrl(repository, origin)}/actions/artifacts/${id}`;
  return {
    id,
    node_id: nodeId('ART', id),
    name,
    size_in_bytes: size,
    url,
    archive_download_url: `${url}/zip`,
    expired: state.isExpired(artifact),
    digest,
    created_at: timeOf(createdAt),
    updated_at: timeOf(createdAt),
    expires_at: timeOf(expiresAt),
    workflow_run: {
      id: run.id,
      repository_id: run.repository.id,
      ...(run.headRepository === null ? {} : { head_repository_id: run.headRepository.id }),
      ...(run.headBranch === null ? {} : { head_branch: run.headBranch }),
      head_sha: run.headSha,
    },
  };
}

function download(call: Call, artifact: Artifact): Answer {
  if (call.path.archive_format !== 'zip') return notFound;
  if (call.state.isExpired(artifact)) return refusal(410, 'Artifact has expired');
  const location = call.signBlob(artifact.blob.id, `${artifact.name}.zip`);
  return { status: 302, headers: { location } };
}
