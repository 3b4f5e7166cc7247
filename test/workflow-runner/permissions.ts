// What a job's token may do.
// https://docs.github.com/actions/reference/workflow-syntax-for-github-actions#permissions

import { at, isObject, type Json, type JsonObject } from './json.ts';
import { RunnerError } from './runner-error.ts';

type Access = 'none' | 'read' | 'write';
/** By scope; what is not in it is `none`. `metadata: read` is always there. */
export type Permissions = Readonly<Record<string, Access>>;

const SCOPES = [
  'actions',
  'artifact-metadata',
  'attestations',
  'checks',
  'contents',
  'deployments',
  'discussions',
  'id-token',
  'issues',
  'models',
  'packages',
  'pages',
  'pull-requests',
  'repository-projects',
  'security-events',
  'statuses',
];

const ofAll = (access: Access): Permissions =>
  Object.fromEntries(SCOPES.map((scope) => [scope, access]));

const DEFAULTS = {
  restricted: { contents: 'read', packages: 'read' },
  permissive: ofAll('write'),
} as const satisfies Record<string, Permissions>;

interface PermissionSources {
  /** `permissions:` of the job and of the workflow; `undefined` where it says nothing. */
  readonly ofJob: Json | undefined;
  readonly ofWorkflow: Json | undefined;
  readonly defaults: keyof typeof DEFAULTS;
  readonly isReadOnly: boolean;
}

/**
 * The job's own `permissions:`, else the workflow's, else the repository's default: they replace one
 * another as a whole, and one that names a scope leaves all others without access.
 */
export function effectivePermissions(sources: PermissionSources): Permissions {
  const written = sources.ofJob ?? sources.ofWorkflow;
  const granted = written === undefined ? DEFAULTS[sources.defaults] : read(written);
  const limited = sources.isReadOnly ? withoutWrites(granted) : granted;
  const some = Object.entries(limited).filter(([, access]) => access !== 'none');
  return { ...Object.fromEntries(some), metadata: 'read' };
}

function read(written: Json): Permissions {
  if (written === 'read-all') return withoutIdToken(ofAll('read'));
  if (written === 'write-all') return ofAll('write');
  if (!isObject(written)) throw new RunnerError(`permissions: ${JSON.stringify(written)}`);
  return Object.fromEntries(Object.entries(written).map(([scope, access]) => [scope, one(access)]));
}

function one(access: Json): Access {
  if (access === 'none' || access === 'read' || access === 'write') return access;
  throw new RunnerError(`permissions: no such access as ${JSON.stringify(access)}`);
}

/** There is nothing to read of it. */
const withoutIdToken = (permissions: Permissions): Permissions => ({
  ...permissions,
  'id-token': 'none',
});

function withoutWrites(permissions: Permissions): Permissions {
  const reads = Object.entries(permissions).map(([scope, access]): [string, Access] => [
    scope,
    access === 'write' ? 'read' : access,
  ]);
  return withoutIdToken(Object.fromEntries(reads));
}

/** The head is in another repository, or in one that is gone: `head.repo` is null then. */
export function isForkPullRequest(eventName: string, payload: JsonObject): boolean {
  if (!eventName.startsWith('pull_request') || eventName === 'pull_request_target') return false;
  const base =
    at(payload, 'pull_request.base.repo.full_name') ?? at(payload, 'repository.full_name');
  return at(payload, 'pull_request.head.repo.full_name') !== base;
}

const DEPENDABOT_EVENTS = ['push', 'create', 'deployment', 'deployment_status'];

/** A token that can write is kept from strangers' code and from Dependabot's updates. */
export function isReadOnlyEvent(eventName: string, payload: JsonObject, actor: string): boolean {
  if (isForkPullRequest(eventName, payload)) return true;
  const isOfDependabot =
    DEPENDABOT_EVENTS.includes(eventName) ||
    (eventName.startsWith('pull_request') && eventName !== 'pull_request_target');
  return actor === 'dependabot[bot]' && isOfDependabot;
}
