// Which comments of a pull request are ours: by marker and by author, since anybody can write a marker.

import type { Api, Comment } from '../api/api.ts';
import { isMarked } from './comment-body.ts';

export interface CommentSearch {
  readonly pullRequest: number;
  /** Of the gate. */
  readonly name: string;
  readonly token: string;
}

/**
 * Ours of this name, oldest first, over all pages. A job's token and those of apps write as bots; a
 * person's token writes as that person, whom we ask GitHub for.
 * @throws GateError where they cannot be listed
 */
export async function findOwnComments(
  api: Api,
  { pullRequest, name, token }: CommentSearch,
): Promise<readonly Comment[]> {
  const comments = await api.listComments(pullRequest);
  const marked = comments
    .filter(({ body }) => isMarked(body, name))
    .toSorted((a, b) => a.id - b.id);
  if (marked.length === 0) return [];
  const login = isPersonal(token) ? await api.whoAmI() : undefined;
  return marked.filter((comment) => isOwn(comment, login));
}

/** @param login of the person whose token it is; `undefined`: the token of a job or an app */
function isOwn({ author, isByApp }: Comment, login: string | undefined): boolean {
  if (author === undefined) return false;
  if (login !== undefined) return author.login === login;
  return author.isBot && (author.login === 'github-actions[bot]' || isByApp);
}

/** Prefixes of tokens that stand for a person (docs.github.com, "GitHub's token formats"). */
const isPersonal = (token: string): boolean => /^(?:ghp|gho|ghu|github_pat)_/.test(token);
