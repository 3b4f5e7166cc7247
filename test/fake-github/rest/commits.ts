// Commits, and how two of them are related.

import { type Answer, notFound, ok, refusal } from '../answer.ts';
import { historyOf } from '../history.ts';
import { pageOf } from '../page.ts';
import type { Commit, Repository } from '../state.ts';
import { nodeId, timeOf } from './account-json.ts';
import type { Call, Handlers } from './call.ts';
import { htmlUrl, repositoryUrl } from './repository-json.ts';

export const COMMIT_HANDLERS: Handlers = {
  'repos/list-commits': listCommits,
  'repos/get-commit': async (call) => {
    const [commit] = (await history(call, call.path.ref)) ?? [];
    return commit === undefined ? noCommit(call.path.ref) : ok(commitJson(commit, call));
  },
  'repos/compare-commits-with-basehead': compare,
};

const history = ({ state, repository }: Call, ref: string | undefined) =>
  historyOf(state, repository, ref ?? repository.defaultBranch);

const noCommit = (ref: string | undefined): Answer =>
  refusal(422, `No commit found for SHA: ${ref}`);

async function listCommits(call: Call): Promise<Answer> {
  const commits = await history(call, call.query.get('sha') ?? undefined);
  if (commits === undefined) return notFound;
  const { items, headers } = pageOf(commits, call.url);
  return ok(
    items.map((commit) => commitJson(commit, call)),
    headers,
  );
}

interface Place {
  readonly repository: Repository;
  readonly url: URL;
}

function commitJson({ sha, parents, message, date }: Commit, place: Place) {
  const api = repositoryUrl(place.repository, place.url.origin);
  const html = htmlUrl(place.repository);
  const who = { name: 'Somebody', email: 'somebody@example.com', date: timeOf(date) };
  return {
    sha,
    node_id: nodeId('C', sha),
    url: `${api}/commits/${sha}`,
    html_url: `${html}/commit/${sha}`,
    comments_url: `${api}/commits/${sha}/comments`,
    commit: {
      url: `${api}/git/commits/${sha}`,
      author: who,
      committer: who,
      message,
      comment_count: 0,
      tree: { sha, url: `${api}/git/trees/${sha}` },
    },
    author: null,
    committer: null,
    parents: parents.map((parent) => ({
      sha: parent,
      url: `${api}/commits/${parent}`,
      html_url: `${html}/commit/${parent}`,
    })),
  };
}

async function compare(call: Call): Promise<Answer> {
  const [base = '', head = ''] = (call.path.basehead ?? '').split('...');
  const [older, newer] = await Promise.all([history(call, base), history(call, head)]);
  const [baseTip] = older ?? [];
  if (older === undefined || newer === undefined || baseTip === undefined) return notFound;
  const ahead = without(newer, older);
  const behind = without(older, newer);
  // Newest first, so the first that both have is the best of those (dates never run backwards here).
  const mergeBase = newer.find(({ sha }) => older.some((each) => each.sha === sha));
  if (mergeBase === undefined)
    return refusal(404, `No common ancestor between ${base} and ${head}.`);
  const { items, headers } = pageOf([...ahead].reverse(), call.url);
  const comparison = {
    ...linksOf(call, base, head),
    base_commit: commitJson(baseTip, call),
    merge_base_commit: commitJson(mergeBase, call),
    status: statusOf(ahead.length, behind.length),
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: items.map((commit) => commitJson(commit, call)),
  };
  return ok(comparison, headers);
}

function without(these: readonly Commit[], those: readonly Commit[]): readonly Commit[] {
  const known = new Set(those.map(({ sha }) => sha));
  return these.filter(({ sha }) => !known.has(sha));
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0) return behind > 0 ? 'diverged' : 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}

function linksOf({ repository, url }: Place, base: string, head: string) {
  const html = `${htmlUrl(repository)}/compare/${base}...${head}`;
  return {
    url: `${repositoryUrl(repository, url.origin)}/compare/${base}...${head}`,
    html_url: html,
    permalink_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
  };
}
