// The operations that the fake serves, by GitHub's own names for them.

/** `scripts/github-openapi.ts` cuts GitHub's description of its API down to these. */
export const OPERATIONS = [
  'actions/delete-artifact',
  'actions/download-artifact',
  'actions/get-artifact',
  'actions/get-workflow',
  'actions/get-workflow-run',
  'actions/get-workflow-run-attempt',
  'actions/list-artifacts-for-repo',
  'actions/list-workflow-run-artifacts',
  'actions/list-workflow-runs',
  'actions/list-workflow-runs-for-repo',
  'issues/create',
  'issues/create-comment',
  'issues/delete-comment',
  'issues/get-comment',
  'issues/list-comments',
  'issues/list-events',
  'issues/list-for-repo',
  'issues/list-labels-on-issue',
  'issues/update',
  'issues/update-comment',
  'pulls/get',
  'pulls/list',
  'rate-limit/get',
  'repos/compare-commits-with-basehead',
  'repos/get',
  'repos/get-commit',
  'repos/get-latest-release',
  'repos/list-commits',
  'repos/list-pull-requests-associated-with-commit',
  'users/get-authenticated',
] as const;

export type OperationName = (typeof OPERATIONS)[number];
