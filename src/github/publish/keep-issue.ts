// An issue that is opened once, kept up to date in place, and closed.

import { GateError } from '../../errors.ts';
import type { Api, Issue } from '../api/api.ts';
import { fitBody, isSameBody, lastLineOf } from './comment-body.ts';
import { isOwn, JOB_LOGIN, personBehind } from './own-author.ts';

interface IssueSearch {
  /** Names the gate and its branch. */
  readonly key: string;
  readonly token: string;
}

interface IssueRequest extends IssueSearch {
  readonly title: string;
  /** The longest first: the next is tried when GitHub finds one too long. At least one. */
  readonly bodies: readonly (() => string)[];
}

export interface FoundIssue extends Issue {
  /** The commit that it was opened for. */
  readonly since: string;
}

export type KeptIssue =
  | { readonly kind: 'opened' | 'updated' | 'unchanged' | 'closed'; readonly url: string }
  | { readonly kind: 'none' };

/**
 * Our open ones of this key, oldest first. A job's token is asked for by its login. That of another app
 * does not say its own: its issue is looked for among those that changed last.
 * @throws GateError where they cannot be listed
 */
export async function findIssues(
  api: Api,
  { key, token }: IssueSearch,
): Promise<readonly FoundIssue[]> {
  const login = await personBehind(api, token);
  const ours = (issues: readonly Issue[]): readonly FoundIssue[] =>
    issues
      .flatMap((issue) => {
        const since = sinceIn(issue.body, key);
        const isOurs = since !== undefined && !issue.isPull && isOwn(issue, login);
        return isOurs ? [{ ...issue, since }] : [];
      })
      .toSorted((one, other) => one.number - other.number);
  const found = ours(await api.listIssuesOf(login ?? JOB_LOGIN));
  return found.length > 0 || login !== undefined ? found : ours(await api.listNewestIssues());
}

/** What our marker says, where it is the last line and of this key. */
function sinceIn(body: string, key: string): string | undefined {
  const marker = /^<!-- perf-gate-watch:([0-9a-f]{64}) since ([0-9a-f]{40,64}) -->$/.exec(
    lastLineOf(body),
  );
  return marker?.[1] === key ? marker[2] : undefined;
}

/**
 * @param found what there is now, of the same search
 * @throws GateError where GitHub does not let us, or cannot be reached
 */
export async function keepIssue(
  api: Api,
  [oldest, ...others]: readonly FoundIssue[],
  request: IssueRequest,
): Promise<KeptIssue> {
  if (oldest === undefined) return await openIssue(api, request);
  await closeDuplicates(api, oldest, others);
  return await fitBody(request.bodies, async (body) => {
    if (isSameBody(oldest.body, body)) return { kind: 'unchanged', url: oldest.url };
    await api.updateIssue(oldest.number, body);
    return { kind: 'updated', url: oldest.url };
  });
}

/** Another run may open one at the same time, so we look again: both keep the older one. */
async function openIssue(api: Api, request: IssueRequest): Promise<KeptIssue> {
  const opened = await fitBody(request.bodies, (body) => createOnce(api, request, body));
  const [oldest = opened, ...others] = await findIssues(api, request);
  await closeDuplicates(api, oldest, others);
  return { kind: oldest.number === opened.number ? 'opened' : 'unchanged', url: oldest.url };
}

/** An issue whose answer got lost may be there all the same: look before trying again. */
async function createOnce(api: Api, request: IssueRequest, body: string): Promise<Issue> {
  try {
    return await api.createIssue(request.title, body);
  } catch (error) {
    if (!(error instanceof GateError) || error.code !== 'github-unavailable') throw error;
    const [made] = await findIssues(api, request);
    return made ?? (await api.createIssue(request.title, body));
  }
}

const closeDuplicates = (
  api: Api,
  { number }: Issue,
  others: readonly Issue[],
): Promise<KeptIssue> =>
  closeIssues(api, others, `This is a duplicate of #${number}.`, 'not_planned');

/**
 * @param comment Markdown that says why
 * @throws GateError where GitHub does not let us, or cannot be reached
 */
export async function closeIssues(
  api: Api,
  issues: readonly Issue[],
  comment: string,
  reason: 'completed' | 'not_planned' = 'completed',
): Promise<KeptIssue> {
  for (const { number } of issues) {
    // Closed before the comment: if the comment fails, the issue is closed all the same.
    await api.closeIssue(number, reason);
    await api.createComment(number, comment, 'issues: write');
  }
  const [first] = issues;
  return first === undefined ? { kind: 'none' } : { kind: 'closed', url: first.url };
}
