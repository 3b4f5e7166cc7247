// Runs of workflows: each, and lists by what they were started for.

import { type Answer, notFound, ok } from '../answer.ts';
import { currentAttempt } from '../github-state.ts';
import { pageOf } from '../page.ts';
import type { Run, Workflow } from '../state.ts';
import type { Call, Handlers } from './call.ts';
import { runJson, workflowJson } from './run-json.ts';

export const RUN_HANDLERS: Handlers = {
  'actions/get-workflow': (call) => {
    const workflow = findWorkflow(call);
    return workflow === undefined ? notFound : ok(workflowJson(workflow, call.url.origin));
  },
  'actions/get-workflow-run': (call) => {
    const run = findRun(call);
    return run === undefined ? notFound : ok(runJson(run, viewOf(call)));
  },
  'actions/get-workflow-run-attempt': getAttempt,
  'actions/list-workflow-runs': (call) => {
    const workflow = findWorkflow(call);
    if (workflow === undefined) return notFound;
    return list(call, (run) => run.workflow === workflow);
  },
  'actions/list-workflow-runs-for-repo': (call) => list(call, () => true),
};

export function findRun({ state, repository, path }: Call): Run | undefined {
  return state.runs.find((run) => run.repository === repository && String(run.id) === path.run_id);
}

/** By its ID or the name of its file. */
function findWorkflow({ state, repository, path }: Call): Workflow | undefined {
  const { workflow_id: wanted } = path;
  return state.workflows.find(
    (each) =>
      each.repository === repository &&
      (String(each.id) === wanted || each.path === `.github/workflows/${wanted}`),
  );
}

function viewOf({ state, url, query }: Call) {
  const withoutPulls = query.get('exclude_pull_requests') === 'true';
  return { state, api: url.origin, withoutPulls };
}

function getAttempt(call: Call): Answer {
  const run = findRun(call);
  const wanted = Number(call.path.attempt_number);
  const attempt = run?.attempts.find((each) => each.attempt === wanted);
  if (run === undefined || attempt === undefined) return notFound;
  return ok(runJson(run, { ...viewOf(call), attempt }));
}

/** A search finds no more than this (GitHub's documentation of the operation). */
const MOST_FOUND = 1_000;

function list(call: Call, belongs: (run: Run) => boolean): Answer {
  const { state, repository, url } = call;
  const found = state.runs
    .filter((run) => run.repository === repository && belongs(run) && passes(run, call))
    .sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime() || other.id - one.id);
  const { items, headers } = pageOf(found.slice(0, MOST_FOUND), url);
  const runs = items.map((run) => runJson(run, viewOf(call)));
  return ok({ total_count: found.length, workflow_runs: runs }, headers);
}

function passes(run: Run, { query, quirks }: Call): boolean {
  const { status, conclusion } = currentAttempt(run);
  const is = (name: string, ...values: readonly (string | null)[]): boolean =>
    query.get(name) === null || values.includes(query.get(name));
  const isOfBranchAndEvent = is('branch', run.headBranch) && is('event', run.event);
  return (
    (quirks.filtersAreUnreliable || isOfBranchAndEvent) &&
    is('head_sha', run.headSha) &&
    is('status', status, conclusion) &&
    is('actor', run.actor.login) &&
    isInRange(run.createdAt, query.get('created'))
  );
}

const RANGE = /^(?:(?<compare>>=|<=|>|<)(?<date>.+)|(?<from>.+)\.\.(?<to>.+))$/;

/** GitHub's search syntax for dates: `>=2026-01-01`, `2026-01-01..2026-02-01`, or one day. */
function isInRange(date: Date, range: string | null): boolean {
  if (range === null) return true;
  const groups = RANGE.exec(range)?.groups;
  const time = date.getTime();
  if (groups === undefined) return date.toISOString().startsWith(range);
  if (groups.compare === undefined) {
    return Date.parse(groups.from ?? '*') <= time && time <= Date.parse(groups.to ?? '*');
  }
  const limit = Date.parse(groups.date ?? '');
  const holds = { '>=': time >= limit, '<=': time <= limit, '>': time > limit, '<': time < limit };
  return Object.entries(holds).some(([sign, isTrue]) => sign === groups.compare && isTrue);
}
