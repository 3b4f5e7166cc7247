// Pull requests and labels as the API shows them.

import type { Label, Pull, Repository } from '../state.ts';
import { accountJson, nodeId, timeOf } from './account-json.ts';
import { htmlUrl, repositoryJson, repositoryUrl } from './repository-json.ts';

/** In a list. */
export function pullSimpleJson(pull: Pull, api: string) {
  const { id, number, state, title, user, labels, mergedAt } = pull;
  return {
    id,
    node_id: nodeId('PR', id),
    number,
    state,
    locked: false,
    title,
    user: accountJson(user, api),
    body: null,
    labels: labels.map((label) => labelJson(label, pull.repository, api)),
    milestone: null,
    active_lock_reason: null,
    created_at: timeOf(pull.createdAt),
    updated_at: timeOf(pull.createdAt),
    closed_at: state === 'open' ? null : timeOf(mergedAt ?? pull.createdAt),
    merged_at: mergedAt === null ? null : timeOf(mergedAt),
    merge_commit_sha: pull.mergeCommitSha,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    head: tipJson(pull.head, pull.head.repository, api),
    base: tipJson(pull.base, pull.repository, api),
    author_association: 'CONTRIBUTOR',
    auto_merge: null,
    draft: false,
    ...linksOf(pull, api),
  };
}

const COUNTS = {
  comments: 0,
  review_comments: 0,
  commits: 1,
  additions: 1,
  deletions: 1,
  changed_files: 1,
};

/** By itself. */
export function pullJson(pull: Pull, api: string) {
  const isOpen = pull.state === 'open';
  return {
    ...pullSimpleJson(pull, api),
    ...COUNTS,
    merged: pull.mergedAt !== null,
    mergeable: isOpen ? true : null,
    rebaseable: isOpen ? true : null,
    mergeable_state: isOpen ? 'clean' : 'unknown',
    merged_by: pull.mergedAt === null ? null : accountJson(pull.repository.owner, api),
    maintainer_can_modify: false,
  };
}

interface Tip {
  readonly ref: string;
  readonly sha: string;
}

/** The page shows a deleted fork as `unknown repository`; the API gives `null`. */
function tipJson({ ref, sha }: Tip, repository: Repository | null, api: string) {
  if (repository === null) return { label: ref, ref, sha, user: null, repo: null };
  const { owner } = repository;
  return {
    label: `${owner.login}:${ref}`,
    ref,
    sha,
    user: accountJson(owner, api),
    repo: repositoryJson(repository, api),
  };
}

function linksOf({ number, repository, head }: Pull, api: string) {
  const of = repositoryUrl(repository, api);
  const url = `${of}/pulls/${number}`;
  const html = `${htmlUrl(repository)}/pull/${number}`;
  const links = {
    html_url: html,
    issue_url: `${of}/issues/${number}`,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${of}/pulls/comments{/number}`,
    comments_url: `${of}/issues/${number}/comments`,
    statuses_url: `${of}/statuses/${head.sha}`,
  };
  const references = Object.entries(links).map(([name, href]) => [
    name.replace('_url', ''),
    { href },
  ]);
  return {
    url,
    ...links,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    _links: { self: { href: url }, ...Object.fromEntries(references) },
  };
}

const GRAY = 'ededed';

export function labelJson({ id, name }: Label, repository: Repository, api: string) {
  return {
    id,
    node_id: nodeId('LA', id),
    url: `${repositoryUrl(repository, api)}/labels/${encodeURIComponent(name)}`,
    name,
    description: '',
    color: GRAY,
    default: false,
  };
}
