// Which permission of a job's token each operation needs (GitHub's documentation, "Permissions
// required for GitHub Apps").

import type { OperationName } from './operations.ts';
import type { Level, Permissions, Scope } from './tokens.ts';

interface Need {
  /** One of them is enough: a pull request is an issue too. */
  readonly anyOf: readonly Scope[];
  readonly level: Exclude<Level, 'none'>;
}

const readActions: Need = { anyOf: ['actions'], level: 'read' };
const readContents: Need = { anyOf: ['contents'], level: 'read' };
const readPulls: Need = { anyOf: ['pull_requests'], level: 'read' };
const readIssues: Need = { anyOf: ['issues', 'pull_requests'], level: 'read' };
const writeIssues: Need = { anyOf: ['issues', 'pull_requests'], level: 'write' };

/** Issues that are no pull requests. */
function ownIssues(level: Need['level']): Need {
  return { anyOf: ['issues'], level };
}

/** `undefined`: any token will do. */
export const NEEDS: Readonly<Record<OperationName, Need | undefined>> = {
  'actions/delete-artifact': { anyOf: ['actions'], level: 'write' },
  'actions/download-artifact': readActions,
  'actions/get-artifact': readActions,
  'actions/get-workflow': readActions,
  'actions/get-workflow-run': readActions,
  'actions/get-workflow-run-attempt': readActions,
  'actions/list-artifacts-for-repo': readActions,
  'actions/list-workflow-run-artifacts': readActions,
  'actions/list-workflow-runs': readActions,
  'actions/list-workflow-runs-for-repo': readActions,
  'issues/create': ownIssues('write'),
  'issues/create-comment': writeIssues,
  'issues/delete-comment': writeIssues,
  'issues/get-comment': readIssues,
  'issues/list-comments': readIssues,
  'issues/list-events': readIssues,
  'issues/list-for-repo': ownIssues('read'),
  'issues/list-labels-on-issue': readIssues,
  'issues/update': ownIssues('write'),
  'issues/update-comment': writeIssues,
  'pulls/get': readPulls,
  'pulls/list': readPulls,
  'rate-limit/get': undefined,
  'repos/compare-commits-with-basehead': readContents,
  'repos/get': undefined,
  'repos/get-commit': readContents,
  'repos/get-latest-release': readContents,
  'repos/list-commits': readContents,
  'repos/list-pull-requests-associated-with-commit': readPulls,
  'users/get-authenticated': undefined,
};

const RANK: Readonly<Record<Level, number>> = { none: 0, read: 1, write: 2 };

export function allows(permissions: Permissions, need: Need | undefined): boolean {
  if (need === undefined) return true;
  return need.anyOf.some((scope) => RANK[permissions[scope] ?? 'none'] >= RANK[need.level]);
}
