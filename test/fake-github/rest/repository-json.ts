// Repositories as the API shows them: three sizes of the same.

import type { Repository } from '../state.ts';
import { accountJson, nodeId } from './account-json.ts';

const EPOCH = '2020-01-01T00:00:00Z';

export function fullNameOf({ owner, name }: Repository): string {
  return `${owner.login}/${name}`;
}

export function repositoryUrl(repository: Repository, api: string): string {
  return `${api}/repos/${fullNameOf(repository)}`;
}

export function htmlUrl(repository: Repository): string {
  return `https://github.com/${fullNameOf(repository)}`;
}

/** A repository as a run shows it. */
export function minimalRepositoryJson(repository: Repository, api: string) {
  const { id, name, owner, isPrivate, parent } = repository;
  return {
    id,
    node_id: nodeId('R', id),
    name,
    full_name: fullNameOf(repository),
    owner: accountJson(owner, api),
    private: isPrivate,
    html_url: htmlUrl(repository),
    description: null,
    fork: parent !== undefined,
    ...linksOf(repositoryUrl(repository, api)),
  };
}

function linksOf(url: string) {
  return {
    url,
    archive_url: `${url}/{archive_format}{/ref}`,
    assignees_url: `${url}/assignees{/user}`,
    blobs_url: `${url}/git/blobs{/sha}`,
    branches_url: `${url}/branches{/branch}`,
    collaborators_url: `${url}/collaborators{/collaborator}`,
    comments_url: `${url}/comments{/number}`,
    commits_url: `${url}/commits{/sha}`,
    compare_url: `${url}/compare/{base}...{head}`,
    contents_url: `${url}/contents/{+path}`,
    contributors_url: `${url}/contributors`,
    deployments_url: `${url}/deployments`,
    downloads_url: `${url}/downloads`,
    events_url: `${url}/events`,
    forks_url: `${url}/forks`,
    git_commits_url: `${url}/git/commits{/sha}`,
    git_refs_url: `${url}/git/refs{/sha}`,
    git_tags_url: `${url}/git/tags{/sha}`,
    hooks_url: `${url}/hooks`,
    issue_comment_url: `${url}/issues/comments{/number}`,
    issue_events_url: `${url}/issues/events{/number}`,
    issues_url: `${url}/issues{/number}`,
    keys_url: `${url}/keys{/key_id}`,
    labels_url: `${url}/labels{/name}`,
    languages_url: `${url}/languages`,
    merges_url: `${url}/merges`,
    milestones_url: `${url}/milestones{/number}`,
    notifications_url: `${url}/notifications{?since,all,participating}`,
    pulls_url: `${url}/pulls{/number}`,
    releases_url: `${url}/releases{/id}`,
    stargazers_url: `${url}/stargazers`,
    statuses_url: `${url}/statuses/{sha}`,
    subscribers_url: `${url}/subscribers`,
    subscription_url: `${url}/subscription`,
    tags_url: `${url}/tags`,
    teams_url: `${url}/teams`,
    trees_url: `${url}/git/trees{/sha}`,
  };
}

const COUNTS = {
  forks: 0,
  forks_count: 0,
  open_issues: 0,
  open_issues_count: 0,
  stargazers_count: 0,
  watchers: 0,
  watchers_count: 0,
  size: 0,
};

const FEATURES = {
  has_discussions: false,
  has_issues: true,
  has_projects: false,
  has_wiki: false,
  has_pages: false,
  archived: false,
  disabled: false,
};

/** A repository as a pull request shows it. */
export function repositoryJson(repository: Repository, api: string) {
  const html = htmlUrl(repository);
  const path = fullNameOf(repository);
  return {
    ...minimalRepositoryJson(repository, api),
    ...COUNTS,
    ...FEATURES,
    default_branch: repository.defaultBranch,
    visibility: repository.isPrivate ? 'private' : 'public',
    clone_url: `${html}.git`,
    git_url: `git://github.com/${path}.git`,
    ssh_url: `git@github.com:${path}.git`,
    svn_url: html,
    homepage: null,
    language: null,
    license: null,
    mirror_url: null,
    pushed_at: EPOCH,
    created_at: EPOCH,
    updated_at: EPOCH,
    has_downloads: true,
  };
}

/** A repository as its own page in the API shows it. */
export function fullRepositoryJson(repository: Repository, api: string): object {
  const { parent } = repository;
  return {
    ...repositoryJson(repository, api),
    network_count: 0,
    subscribers_count: 0,
    ...(parent === undefined ? {} : { parent: repositoryJson(parent, api) }),
  };
}
