// One comment per gate and pull request: made once, then kept up to date in place.

import { GateError } from '../../errors.ts';
import type { Api, Comment } from '../api/api.ts';
import { isMarked, isSameBody } from './comment-body.ts';

export interface CommentRequest extends CommentSearch {
  /** The longest first: the next is tried when GitHub finds one too long. At least one. */
  readonly bodies: readonly (() => string)[];
  /** If false, only an existing comment is updated. */
  readonly mayCreate: boolean;
}

export type PostedComment =
  | { readonly kind: 'created' | 'updated' | 'unchanged'; readonly url: string }
  | { readonly kind: 'none' };

/** @throws GateError where GitHub does not let us, or cannot be reached */
export async function postComment(api: Api, request: CommentRequest): Promise<PostedComment> {
  const [oldest, ...others] = await findOwnComments(api, request);
  if (oldest === undefined) return request.mayCreate ? create(api, request) : { kind: 'none' };
  const posted = await update(api, oldest, request);
  await deleteAll(api, others);
  return posted;
}

const update = (api: Api, comment: Comment, { bodies }: CommentRequest): Promise<PostedComment> =>
  fit(bodies, async (body) => {
    if (isSameBody(comment.body, body)) return { kind: 'unchanged', url: comment.url };
    const { url } = await api.updateComment(comment.id, body);
    return { kind: 'updated', url };
  });

const create = (api: Api, request: CommentRequest): Promise<PostedComment> =>
  fit(request.bodies, async (body) => {
    const { url } = await createOnce(api, request, body);
    return { kind: 'created', url };
  });

/** A comment whose answer got lost may be there all the same: look before trying again. */
async function createOnce(api: Api, request: CommentRequest, body: string): Promise<Comment> {
  try {
    return await api.createComment(request.pullRequest, body);
  } catch (error) {
    if (!isLostAnswer(error)) throw error;
    const [made] = await findOwnComments(api, request);
    if (made === undefined) return api.createComment(request.pullRequest, body);
    return isSameBody(made.body, body) ? made : api.updateComment(made.id, body);
  }
}

async function fit<T>(
  bodies: readonly (() => string)[],
  send: (body: string) => Promise<T>,
): Promise<T> {
  const [first, ...shorter] = bodies;
  if (first === undefined) throw new RangeError('a comment needs a body');
  try {
    return await send(first());
  } catch (error) {
    if (shorter.length === 0 || !isTooLong(error)) throw error;
    return fit(shorter, send);
  }
}

/** Removes duplicates that two simultaneous runs left. The next run retries what fails here. */
async function deleteAll(api: Api, comments: readonly Comment[]): Promise<void> {
  for (const { id } of comments) {
    await api.deleteComment(id).catch((error: unknown) => {
      if (error instanceof GateError && error.kind === 'cancelled') throw error;
    });
  }
}

const isLostAnswer = (error: unknown): boolean =>
  error instanceof GateError && error.code === 'github-unavailable';

/** "Body is too long (maximum is 65536 characters)" */
const isTooLong = (error: unknown): boolean =>
  error instanceof GateError &&
  error.code === 'github-invalid' &&
  error.details.some((line) => /too long/i.test(line));

interface CommentSearch {
  readonly pullRequest: number;
  /** The name of the gate. */
  readonly name: string;
  readonly token: string;
}

/**
 * Ours of this name, oldest first, over all pages. A job's token and those of apps write as bots; a
 * person's token writes as that person, whom we ask GitHub for.
 * @throws GateError where they cannot be listed
 */
async function findOwnComments(
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
