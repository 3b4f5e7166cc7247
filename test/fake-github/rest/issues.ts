// Issues. Pull requests are listed among them.

import { type Answer, created, notFound, ok, refusal } from '../answer.ts';
import { isJsonObject } from '../json.ts';
import { pageOf } from '../page.ts';
import type { Issue, Pull } from '../state.ts';
import { accountJson, appJson, nodeId, timeOf } from './account-json.ts';
import type { Call, Handlers } from './call.ts';
import { findPull } from './pulls.ts';
import { htmlUrl, repositoryUrl } from './repository-json.ts';

export const ISSUE_HANDLERS: Handlers = {
  'issues/create': create,
  'issues/list-for-repo': list,
  'issues/update': update,
};

/** Of either kind. */
export const findDiscussion = (call: Call, number: string | undefined): Pull | Issue | undefined =>
  findPull(call, number) ?? findIssue(call, number);

const findIssue = ({ state, repository }: Call, number: string | undefined): Issue | undefined =>
  state.issues.find((each) => each.repository === repository && String(each.number) === number);

/** Newest first, unless asked otherwise. */
function list(call: Call): Answer {
  const { state, repository, query } = call;
  const wanted = query.get('state') ?? 'open';
  const creator = query.get('creator');
  const time = query.get('sort') === 'updated' ? changedAt : createdAt;
  const found = [...state.issues, ...state.pulls]
    .filter((each) => each.repository === repository)
    .filter((each) => wanted === 'all' || each.state === wanted)
    .filter((each) => creator === null || each.user.login === creator)
    .sort((one, other) => time(other) - time(one) || other.id - one.id);
  const { items, headers } = pageOf(found, call.url);
  return ok(
    items.map((each) => issueJson(each, call)),
    headers,
  );
}

const createdAt = (each: Issue | Pull): number => each.createdAt.getTime();
const changedAt = (each: Issue | Pull): number =>
  ('updatedAt' in each ? each.updatedAt : each.createdAt).getTime();

const MOST_CHARACTERS = 65_536;

function create(call: Call): Answer {
  const { state, repository, token } = call;
  const { title, body } = textsOf(call);
  if (body !== undefined && [...body].length > MOST_CHARACTERS) return tooLong;
  const issue = state.addIssue(repository, token.user, body ?? '', token.app);
  issue.title = title ?? '';
  return created(issueJson(issue, call));
}

function update(call: Call): Answer {
  const issue = findIssue(call, call.path.issue_number);
  if (issue === undefined) return notFound;
  const { title, body, state, state_reason: reason } = textsOf(call);
  if (body !== undefined && [...body].length > MOST_CHARACTERS) return tooLong;
  issue.title = title ?? issue.title;
  issue.body = body ?? issue.body;
  if (state === 'open' || state === 'closed') issue.state = state;
  issue.reason = reason ?? issue.reason;
  issue.updatedAt = call.state.now();
  return ok(issueJson(issue, call));
}

function textsOf({ body }: Call): Readonly<Record<string, string | undefined>> {
  const entries = isJsonObject(body) ? Object.entries(body) : [];
  return Object.fromEntries(
    entries.flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  );
}

const tooLong = refusal(422, 'Validation Failed', {
  errors: [
    {
      resource: 'Issue',
      code: 'unprocessable',
      field: 'data',
      message: `Body is too long (maximum is ${MOST_CHARACTERS} characters)`,
    },
  ],
});

function issueJson(each: Issue | Pull, { repository, url: { origin } }: Call) {
  const of = repositoryUrl(repository, origin);
  const url = `${of}/issues/${each.number}`;
  const isPull = 'head' in each;
  const html = `${htmlUrl(repository)}/${isPull ? 'pull' : 'issues'}/${each.number}`;
  const pull = `${of}/pulls/${each.number}`;
  const urls = { url: pull, html_url: html, diff_url: `${html}.diff`, patch_url: `${html}.patch` };
  return {
    id: each.id,
    node_id: nodeId('I', each.id),
    url,
    repository_url: of,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: html,
    number: each.number,
    state: each.state,
    state_reason: isPull ? null : each.reason,
    title: each.title,
    body: isPull ? each.title : each.body,
    user: accountJson(each.user, origin),
    labels: [],
    assignee: null,
    assignees: [],
    milestone: null,
    locked: false,
    comments: 0,
    closed_at: each.state === 'open' ? null : timeOf(each.createdAt),
    created_at: timeOf(each.createdAt),
    updated_at: timeOf('updatedAt' in each ? each.updatedAt : each.createdAt),
    author_association: 'NONE',
    performed_via_github_app: isPull || each.app === null ? null : appJson(each.app, origin),
    ...(isPull ? { pull_request: urls } : {}),
  };
}
