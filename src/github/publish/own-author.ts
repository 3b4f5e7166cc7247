// Whether a comment or an issue is ours: the author tells, not the text, which anyone can copy.

import type { Api, Author } from '../api/api.ts';

/** What GitHub says of who wrote something. */
interface Written {
  /** `undefined`: the account has been deleted. */
  readonly author: Author | undefined;
  readonly isByApp: boolean;
}

/** The login of a job's token. */
export const JOB_LOGIN = 'github-actions[bot]';

/**
 * A job's token and those of apps write as bots; a person's token writes as that person, whom we ask
 * GitHub for.
 * @returns the login of the person whose token it is; `undefined`: the token of a job or an app
 * @throws GateError where GitHub does not say
 */
export const personBehind = async (
  api: Pick<Api, 'whoAmI'>,
  token: string,
): Promise<string | undefined> => (isPersonal(token) ? await api.whoAmI() : undefined);

/** @param login as `personBehind` gave it */
export function isOwn({ author, isByApp }: Written, login: string | undefined): boolean {
  if (author === undefined) return false;
  if (login !== undefined) return author.login === login;
  return author.isBot && (author.login === JOB_LOGIN || isByApp);
}

/** Prefixes of tokens that stand for a person (docs.github.com, "GitHub's token formats"). */
const isPersonal = (token: string): boolean => /^(?:ghp|gho|ghu|github_pat)_/.test(token);
