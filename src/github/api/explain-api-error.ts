// What GitHub's refusals and failures mean, and what to do about each.

import { type ErrorCode, GateError } from '../../errors.ts';

/** What was asked of GitHub, for messages. */
export interface ApiRequest {
  /** `list the runs of this workflow`: completes "GitHub did not let us …". */
  readonly doing: string;
  /** The line under `permissions:` that it needs: `actions: read`. */
  readonly permission: string;
}

/** What an error of octokit or the toolkit holds; every part may be missing. */
interface Failure {
  readonly status: number | undefined;
  readonly hasAnswer: boolean;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/**
 * The error as a `GateError`; one that already is one, such as a cancellation, stays as it is.
 * Codes: `github-unauthorized`, `github-forbidden` (a permission is missing),
 * `github-rate-limited`, `github-not-found`, `github-gone`, `github-invalid` (422),
 * `github-refused` (any other 4xx), `github-unavailable` (5xx, network, timeout).
 */
export function explainApiError(thrown: unknown, request: ApiRequest): GateError {
  if (thrown instanceof GateError) return thrown;
  const failure = readFailure(thrown);
  const [code, message, remedy] = explain(failure, request);
  const details = failure.message === '' ? [] : [`GitHub: ${failure.message}`];
  return new GateError({ code, kind: 'gate', message, remedy, details, cause: thrown });
}

type Explanation = readonly [code: ErrorCode, message: string, remedy: string];

function explain(failure: Failure, request: ApiRequest): Explanation {
  const { status, hasAnswer } = failure;
  if (status === undefined || status >= 500 || !hasAnswer) return unavailable(failure, request);
  if (status === 401) return unauthorized(request);
  if (isRateLimited(failure)) return rateLimited(failure, request);
  if (status === 403 && isMissingPermission(failure)) return forbidden(request);
  if (status === 404) return notFound(request);
  const did = `GitHub refused to ${request.doing} (status ${status}).`;
  if (status === 410) return ['github-gone', did, 'It has expired or was deleted.'];
  const remedy =
    status === 403
      ? 'GitHub’s own words name the rule. Where it is one of the organization (SAML, an IP allow list), an owner has to allow this job.'
      : 'GitHub’s own words say why.';
  return [status === 422 ? 'github-invalid' : 'github-refused', did, remedy];
}

function unavailable({ status, hasAnswer }: Failure, { doing }: ApiRequest): Explanation {
  const how = hasAnswer && status !== undefined ? `it answered ${status}` : 'it did not answer';
  return [
    'github-unavailable',
    `GitHub could not be asked to ${doing}: ${how}, also when tried again.`,
    'Look at https://www.githubstatus.com and re-run the job.',
  ];
}

function unauthorized({ doing }: ApiRequest): Explanation {
  return [
    'github-unauthorized',
    `GitHub did not accept the token when asked to ${doing}.`,
    'Leave `github-token` at its default, or give it a token that is valid and has not expired.',
  ];
}

/** All at once: the next one that is missing would be found only by the next run. */
const ALL_PERMISSIONS =
  'perf-gate needs `contents: read`, `actions: read` and `pull-requests: write` there (`read` is enough with ' +
  '`comment: never`, and `mode: report` needs no `contents`); what is not listed is denied.';

function forbidden({ doing, permission }: ApiRequest): Explanation {
  return [
    'github-forbidden',
    `The token may not ${doing}.`,
    `Add the line \`${permission}\` under \`permissions:\` of this job. ${ALL_PERMISSIONS}`,
  ];
}

function notFound({ doing, permission }: ApiRequest): Explanation {
  return [
    'github-not-found',
    `GitHub found nothing when asked to ${doing}.`,
    'GitHub also says this about a private repository that the token may not read: check that the line ' +
      `\`${permission}\` stands under \`permissions:\` of this job. ${ALL_PERMISSIONS}`,
  ];
}

function rateLimited({ headers }: Failure, { doing }: ApiRequest): Explanation {
  const reset = Number(headers['x-ratelimit-reset']);
  const isKnown = Number.isSafeInteger(reset) && reset > 0 && reset < 1e11;
  const until = isKnown ? ` until ${new Date(reset * 1_000).toISOString()}` : '';
  return [
    'github-rate-limited',
    `GitHub's rate limit for this token is used up${until}; it would not ${doing}.`,
    'Re-run the job later. All jobs of a repository share 1,000 requests an hour.',
  ];
}

/** 403 or 429; headers or words tell it from a refusal (docs.github.com, rate limits). */
function isRateLimited({ status, headers, message }: Failure): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  return headers['x-ratelimit-remaining'] === '0' || /\brate limit\b/i.test(message);
}

const isMissingPermission = ({ message }: Failure): boolean =>
  /not accessible by|must have .* (?:rights|access)|requires? .* permission/i.test(message);

const LONGEST_MESSAGE = 500;

function readFailure(thrown: unknown): Failure {
  const status = Number(fieldOf(thrown, 'status'));
  const response = fieldOf(thrown, 'response');
  const headers = fieldOf(response, 'headers');
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    status: Number.isInteger(status) ? status : undefined,
    hasAnswer: response !== undefined,
    headers: typeof headers === 'object' && headers !== null ? { ...headers } : {},
    message: message.slice(0, LONGEST_MESSAGE),
  };
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Reflect.get(value, name);
}
