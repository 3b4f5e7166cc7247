// One comment per gate and pull request: made once, then kept up to date in place.

import { GateError } from '../../errors.ts';
import type { Api, Comment } from '../api/api.ts';
import { fitBody, isMarked, isSameBody } from './comment-body.ts';
import { isOwn, personBehind } from './own-author.ts';

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
  fitBody(bodies, async (body) => {
    if (isSameBody(comment.body, body)) return { kind: 'unchanged', url: comment.url };
    const { url } = await api.updateComment(comment.id, body);
    return { kind: 'updated', url };
  });

const create = (api: Api, request: CommentRequest): Promise<PostedComment> =>
  fitBody(request.bodies, async (body) => {
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

interface CommentSearch {
  readonly pullRequest: number;
  /** The name of the gate. */
  readonly name: string;
  readonly token: string;
}

/**
 * Ours of this name, oldest first, over all pages.
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
  const login = await personBehind(api, token);
  return marked.filter((comment) => isOwn(comment, login));
}
