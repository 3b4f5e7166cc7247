// Accounts and apps as the API shows them.

import type { Account, App } from '../accounts.ts';

export function accountJson({ login, id, type }: Account, api: string) {
  const url = `${api}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id,
    node_id: nodeId('U', id),
    avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
    gravatar_id: '',
    url,
    html_url: `https://github.com/${encodeURIComponent(login)}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    user_view_type: 'public',
    site_admin: false,
  };
}

const NOTHING_TOLD = {
  name: null,
  company: null,
  blog: null,
  location: null,
  email: null,
  hireable: null,
  bio: null,
  public_repos: 0,
  public_gists: 0,
  followers: 0,
  following: 0,
};

export function publicUserJson(account: Account, api: string, since: Date) {
  const times = { created_at: timeOf(since), updated_at: timeOf(since) };
  return { ...accountJson(account, api), ...NOTHING_TOLD, ...times };
}

export function appJson({ id, slug, name }: App, api: string) {
  const owner = accountJson({ login: 'github', id: 9_919, type: 'Organization' }, api);
  return {
    id,
    slug,
    node_id: nodeId('A', id),
    owner,
    name,
    description: null,
    external_url: 'https://help.github.com/en/actions',
    html_url: `https://github.com/apps/${slug}`,
    created_at: '2018-07-30T09:30:17Z',
    updated_at: '2026-01-01T00:00:00Z',
    permissions: { checks: 'write', contents: 'write', issues: 'write', metadata: 'read' },
    events: [],
  };
}

/** IDs of GitHub's other API; nothing of ours reads them. */
export function nodeId(kind: string, id: number | string): string {
  return `${kind}_${Buffer.from(String(id)).toString('base64url')}`;
}

/** Whole seconds, as GitHub gives times. */
export function timeOf(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
