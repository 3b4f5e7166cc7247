// Pull requests: each, by head, and those that a commit belongs to.

import { type Answer, notFound, ok, refusal } from '../answer.ts';
import { historyOf } from '../history.ts';
import { pageOf } from '../page.ts';
import type { Pull } from '../state.ts';
import type { Call, Handlers } from './call.ts';
import { pullJson, pullSimpleJson } from './pull-json.ts';

export const PULL_HANDLERS: Handlers = {
  'pulls/get': (call) => {
    const pull = findPull(call, call.path.pull_number);
    return pull === undefined ? notFound : ok(pullJson(pull, call.url.origin));
  },
  'pulls/list': (call) =>
    answerPage(
      call,
      pullsOf(call).filter((pull) => passes(pull, call)),
    ),
  'repos/list-pull-requests-associated-with-commit': listOfCommit,
};

export function findPull(call: Call, number: string | undefined): Pull | undefined {
  return pullsOf(call).find((pull) => String(pull.number) === number);
}

function pullsOf({ state, repository }: Call): readonly Pull[] {
  return state.pulls.filter((pull) => pull.repository === repository);
}

/** Newest first, which is what the lists do when not asked otherwise. */
function answerPage(call: Call, pulls: readonly Pull[]): Answer {
  const sign = call.query.get('direction') === 'asc' ? 1 : -1;
  const sorted = [...pulls].sort((one, other) => sign * (one.id - other.id));
  const { items, headers } = pageOf(sorted, call.url);
  return ok(
    items.map((pull) => pullSimpleJson(pull, call.url.origin)),
    headers,
  );
}

function passes(pull: Pull, { query }: Call): boolean {
  const state = query.get('state') ?? 'open';
  const head = query.get('head');
  return (
    (state === 'all' || state === pull.state) &&
    (head === null || isHeadOf(pull, head)) &&
    (query.get('base') ?? pull.base.ref) === pull.base.ref
  );
}

/** `owner:branch`. What has no colon is not a head, and GitHub then filters by nothing. */
function isHeadOf({ head }: Pull, wanted: string): boolean {
  if (!wanted.includes(':')) return true;
  return `${head.repository?.owner.login}:${head.ref}` === wanted;
}

async function listOfCommit(call: Call): Promise<Answer> {
  const { commit_sha: sha = '' } = call.path;
  if ((await historyOf(call.state, call.repository, sha)) === undefined) {
    return refusal(422, `No commit found for SHA: ${sha}`);
  }
  const contains = ({ head, mergeCommitSha, mergedAt, commits }: Pull): boolean =>
    head.sha === sha || commits.has(sha) || (mergedAt !== null && mergeCommitSha === sha);
  return answerPage(call, pullsOf(call).filter(contains));
}
