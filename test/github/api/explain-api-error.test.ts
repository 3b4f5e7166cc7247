import assert from 'node:assert/strict';
import test from 'node:test';
import { GateError } from '../../../src/errors.ts';
import { explainApiError } from '../../../src/github/api/explain-api-error.ts';

const REQUEST = { doing: 'comment on #5', permission: 'pull-requests: write' };

/** An error as octokit throws it; `undefined` as status: no answer came. */
function failure(
  status: number | undefined,
  message: string,
  headers: Readonly<Record<string, string>> = {},
) {
  const response = status === undefined ? undefined : { status, headers };
  return Object.assign(new Error(message), { status: status ?? 500, response });
}

const codeOf = (status: number | undefined, message: string, headers = {}) =>
  explainApiError(failure(status, message, headers), REQUEST).code;

test('a missing permission names the line to add, and all that there are', () => {
  const error = explainApiError(failure(403, 'Resource not accessible by integration'), REQUEST);
  assert.equal(error.code, 'github-forbidden');
  assert.equal(error.message, 'The token may not comment on #5.');
  assert.equal(
    error.remedy,
    'Add the line `pull-requests: write` under `permissions:` of this job. perf-gate needs `contents: read`, `actions: read` and `pull-requests: write` there (`read` is enough with `comment: never`, and `mode: report` needs no `contents`); what is not listed is denied.',
  );
  assert.deepEqual(error.details, ['GitHub: Resource not accessible by integration']);
});

test('a used-up rate limit is not mistaken for a refusal, and the error says until when', () => {
  const reset = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1760000000' };
  const error = explainApiError(failure(403, 'Forbidden', reset), REQUEST);
  assert.equal(error.code, 'github-rate-limited');
  assert.match(error.message, /until 2025-10-09T08:53:20\.000Z/);
  assert.equal(codeOf(429, 'Too many requests'), 'github-rate-limited');
  assert.equal(codeOf(403, 'You have exceeded a secondary rate limit'), 'github-rate-limited');
});

test('every other refusal and failure has a code of its own', () => {
  assert.equal(codeOf(401, 'Bad credentials'), 'github-unauthorized');
  assert.equal(codeOf(403, 'Unable to create comment because issue is locked'), 'github-refused');
  assert.equal(codeOf(404, 'Not Found'), 'github-not-found');
  assert.equal(codeOf(410, 'Gone'), 'github-gone');
  assert.equal(codeOf(422, 'Validation Failed'), 'github-invalid');
  assert.equal(codeOf(502, 'Server Error'), 'github-unavailable');
  assert.equal(codeOf(undefined, 'socket hang up'), 'github-unavailable');
});

test('an error of ours stays as it is, such as a cancellation', () => {
  const cancelled = new GateError({
    code: 'internal-error',
    kind: 'cancelled',
    message: 'm',
    remedy: 'r',
  });
  assert.equal(explainApiError(cancelled, REQUEST), cancelled);
});

test('explains any value that is thrown', () => {
  for (const thrown of [undefined, null, 'text', 7, { status: {} }]) {
    assert.equal(explainApiError(thrown, REQUEST).code, 'github-unavailable');
  }
});
