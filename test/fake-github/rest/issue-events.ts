// What happened to a pull request: its labels, and who set them when.

import { type Answer, notFound, ok } from '../answer.ts';
import { pageOf } from '../page.ts';
import type { LabelEvent } from '../state.ts';
import { accountJson, nodeId, timeOf } from './account-json.ts';
import type { Call, Handlers } from './call.ts';
import { labelJson } from './pull-json.ts';
import { findPull } from './pulls.ts';
import { repositoryUrl } from './repository-json.ts';

export const ISSUE_EVENT_HANDLERS: Handlers = {
  'issues/list-events': listEvents,
  'issues/list-labels-on-issue': listLabels,
};

/** Oldest first. */
function listEvents(call: Call): Answer {
  const pull = findPull(call, call.path.issue_number);
  if (pull === undefined) return notFound;
  const events = call.state.events.filter((event) => event.pull === pull);
  const { items, headers } = pageOf(events, call.url);
  return ok(
    items.map((event) => eventJson(event, call)),
    headers,
  );
}

function eventJson(event: LabelEvent, { repository, url: { origin } }: Call) {
  const { id, kind, actor, label, createdAt } = event;
  return {
    id,
    node_id: nodeId('LE', id),
    url: `${repositoryUrl(repository, origin)}/issues/events/${id}`,
    actor: accountJson(actor, origin),
    event: kind,
    commit_id: null,
    commit_url: null,
    created_at: timeOf(createdAt),
    label: { name: label.name, color: 'ededed' },
    performed_via_github_app: null,
  };
}

function listLabels(call: Call): Answer {
  const pull = findPull(call, call.path.issue_number);
  if (pull === undefined) return notFound;
  const { items, headers } = pageOf(pull.labels, call.url);
  const { repository, url } = call;
  return ok(
    items.map((label) => labelJson(label, repository, url.origin)),
    headers,
  );
}
