// Comments of pull requests.

import { type Answer, created, noContent, notFound, ok, refusal } from '../answer.ts';
import { isJsonObject } from '../json.ts';
import { pageOf } from '../page.ts';
import type { Comment } from '../state.ts';
import { accountJson, appJson, nodeId, timeOf } from './account-json.ts';
import type { Call, Handler, Handlers } from './call.ts';
import { findDiscussion } from './issues.ts';
import { htmlUrl, repositoryUrl } from './repository-json.ts';

export const COMMENT_HANDLERS: Handlers = {
  'issues/list-comments': list,
  'issues/create-comment': create,
  'issues/get-comment': withComment((call, comment) => ok(commentJson(comment, call))),
  'issues/update-comment': withComment(update),
  'issues/delete-comment': withComment(({ state }, comment) => {
    state.comments.splice(state.comments.indexOf(comment), 1);
    return noContent;
  }),
};

/** Whoever may write may write over everybody's. */
function withComment(handle: (call: Call, comment: Comment) => Answer): Handler {
  return (call) => {
    const { state, repository, path } = call;
    const found = state.comments.find(
      ({ id, pull }) => pull.repository === repository && String(id) === path.comment_id,
    );
    return found === undefined ? notFound : handle(call, found);
  };
}

function list(call: Call): Answer {
  const pull = findDiscussion(call, call.path.issue_number);
  if (pull === undefined) return notFound;
  const since = call.query.get('since');
  const found = call.state.comments.filter(
    (comment) => comment.pull === pull && (since === null || comment.updatedAt >= new Date(since)),
  );
  const { items, headers } = pageOf(found, call.url);
  return ok(
    items.map((comment) => commentJson(comment, call)),
    headers,
  );
}

function create(call: Call): Answer {
  const { state, token } = call;
  const pull = findDiscussion(call, call.path.issue_number);
  if (pull === undefined) return notFound;
  const body = bodyOf(call);
  const fault = faultOf(body);
  if (fault !== undefined) return fault;
  return created(commentJson(state.addComment(pull, token.user, body, token.app), call));
}

function update(call: Call, comment: Comment): Answer {
  const body = bodyOf(call);
  const fault = faultOf(body);
  if (fault !== undefined) return fault;
  comment.body = body;
  comment.updatedAt = call.state.now();
  return ok(commentJson(comment, call));
}

function bodyOf({ body }: Call): string {
  return isJsonObject(body) && typeof body.body === 'string' ? body.body : '';
}

const MOST_CHARACTERS = 65_536;

function faultOf(body: string): Answer | undefined {
  if (body.trim() === '') return invalid('missing_field', 'body', undefined);
  if ([...body].length <= MOST_CHARACTERS) return undefined;
  return invalid(
    'unprocessable',
    'data',
    `Body is too long (maximum is ${MOST_CHARACTERS} characters)`,
  );
}

function invalid(code: string, field: string, message: string | undefined): Answer {
  const error = { resource: 'IssueComment', code, field };
  const errors = [message === undefined ? error : { ...error, message }];
  return refusal(422, 'Validation Failed', { errors });
}

function commentJson(comment: Comment, { repository, url: { origin } }: Call) {
  const { id, pull, body, user, app, createdAt, updatedAt } = comment;
  const of = repositoryUrl(repository, origin);
  return {
    id,
    node_id: nodeId('IC', id),
    url: `${of}/issues/comments/${id}`,
    html_url: `${htmlUrl(repository)}/${'head' in pull ? 'pull' : 'issues'}/${pull.number}#issuecomment-${id}`,
    issue_url: `${of}/issues/${pull.number}`,
    body,
    user: user === null ? null : accountJson(user, origin),
    created_at: timeOf(createdAt),
    updated_at: timeOf(updatedAt),
    author_association: 'NONE',
    performed_via_github_app: app === null ? null : appJson(app, origin),
  };
}
