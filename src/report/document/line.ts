// One line of text in which some words may be links.

import { visibleText } from '../visible-text.ts';

interface Link {
  readonly text: string;
  /** Made by `linkTo` only: safe in an attribute and between the brackets of Markdown. */
  readonly href: string;
}

/** Raw texts and links. */
export type Line = readonly (string | Link)[];

const LONGEST_ADDRESS = 400;

/**
 * Only `https://`, a host and a path of harmless characters: no query, no fragment, no user
 * (`https://github.com@evil.example`), nothing that ends a bracket, a quote or a tag.
 */
const HARMLESS = /^https:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?(?:\/[A-Za-z0-9._~-]+)+$/;

/** The text as a link, or plain if the address may not be safe. */
export function linkTo(text: string, address: string | null): string | Link {
  if (address === null || address.length > LONGEST_ADDRESS) return text;
  return HARMLESS.test(address) ? { text, href: address } : text;
}

/** Captures the repository of a run's address: `https://github.com/o/r`. */
const REPOSITORY_OF_RUN =
  /^(https:\/\/[^/]+\/[^/]+\/[^/]+)\/actions\/runs\/\d+(?:\/attempts\/\d+)?$/;
const COMMIT = /^[0-9a-f]{40,64}$/;
const COMMIT_DIGITS = 12;

export const shortCommit = (commit: string): string => commit.slice(0, COMMIT_DIGITS);

/** The first digits of a commit, linked if the address of a run in its repository is known. */
export function linkCommit(commit: string, runUrl: string | null): string | Link {
  const text = shortCommit(commit);
  const repository = runUrl === null ? undefined : REPOSITORY_OF_RUN.exec(runUrl)?.[1];
  if (repository === undefined || !COMMIT.test(commit)) return text;
  return linkTo(text, `${repository}/commit/${commit}`);
}

/** "commit 3f2a91c80d12", "commit 3f2a91c80d12 with uncommitted changes"; empty where none is known. */
export function describeCandidate(run: CandidateFacts): Line {
  if (run.commit !== null) return ['commit ', linkCommit(run.commit, run.url)];
  if (run.changedFrom === null) return [];
  return ['commit ', linkCommit(run.changedFrom, run.url), ' with uncommitted changes'];
}

interface CandidateFacts {
  readonly commit: string | null;
  readonly changedFrom: string | null;
  /** Of the run. */
  readonly url: string | null;
}

/** "octo/shop", linked; `undefined` if the address is not that of a workflow run. */
export function linkRepository(runUrl: string | null): string | Link | undefined {
  const repository = runUrl === null ? undefined : REPOSITORY_OF_RUN.exec(runUrl)?.[1];
  if (repository === undefined) return undefined;
  return linkTo(repository.split('/').slice(-2).join('/'), repository);
}

/** The text without its links. */
export const textOf = (line: string | Line): string =>
  partsOf(line)
    .map((part) => (typeof part === 'string' ? part : part.text))
    .join('');

const partsOf = (line: string | Line): Line => (typeof line === 'string' ? [line] : line);

/** The line in another form. Keeps the spaces around a link, which escaping would trim. */
export const joinParts = (
  line: string | Line,
  ofText: (text: string) => string,
  ofLink: (link: Link) => string,
): string =>
  partsOf(line)
    .map((part) =>
      typeof part === 'string'
        ? (/^ \S/.test(part) ? ' ' : '') + ofText(part) + (/\S $/.test(part) ? ' ' : '')
        : ofLink(part),
    )
    .join('');

/** At most `longest` characters, without links. */
export const cutLine = (line: string | Line, longest: number): Line => [
  visibleText(textOf(line), longest),
];
