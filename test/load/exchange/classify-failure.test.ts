import assert from 'node:assert/strict';
import test from 'node:test';
import {
  CONNECT_TIMEOUT,
  classifyFailure,
  codeOf,
  describeTimeout,
  type Progress,
  progressOnReused,
  REQUEST_TIMEOUT,
} from '../../../src/load/exchange/classify-failure.ts';
import type { FailureClass } from '../../../src/record/failure-class.ts';

const CLOSED = 'other side closed';

/** Code and text of the error, how far the request had come, and what that is. */
const TABLE: readonly (readonly [string, string, Progress, FailureClass])[] = [
  ['ECONNREFUSED', '', 'connecting', 'connect-refused'],
  [CONNECT_TIMEOUT, '', 'connecting', 'connect-timeout'],
  ['ETIMEDOUT', '', 'connecting', 'connect-timeout'],
  ['EADDRNOTAVAIL', '', 'connecting', 'ports-exhausted'],
  ['EMFILE', '', 'connecting', 'resources-exhausted'],
  ['ENFILE', '', 'connecting', 'resources-exhausted'],
  ['ENOMEM', '', 'connecting', 'resources-exhausted'],
  ['ENOBUFS', '', 'connecting', 'resources-exhausted'],
  ['ENOENT', '', 'connecting', 'connect-refused'],
  ['ECONNRESET', '', 'connecting', 'connect-failed'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', '', 'connecting', 'connect-failed'],
  ['', 'no code at all', 'connecting', 'connect-failed'],

  [REQUEST_TIMEOUT, '', 'connecting', 'connect-timeout'],
  [REQUEST_TIMEOUT, '', 'reusing', 'timeout'],
  [REQUEST_TIMEOUT, '', 'sent-on-fresh', 'timeout'],
  [REQUEST_TIMEOUT, '', 'answering', 'timeout'],

  ['ECONNRESET', '', 'reusing', 'stale-keep-alive'],
  ['EPIPE', '', 'reusing', 'stale-keep-alive'],
  ['UND_ERR_INVALID_ARG', 'invalid header', 'reusing', 'connect-failed'],

  ['ECONNRESET', '', 'sent-on-fresh', 'reset'],
  ['ECONNRESET', '', 'sent-on-reused', 'reset'],
  ['ECONNRESET', '', 'sent-on-silent', 'stale-keep-alive'],
  ['ECONNRESET', '', 'sent-on-closing', 'stale-keep-alive'],
  ['ECONNRESET', '', 'answering', 'reset'],

  ['UND_ERR_SOCKET', CLOSED, 'sent-on-fresh', 'closed-before-response'],
  ['UND_ERR_SOCKET', CLOSED, 'sent-on-reused', 'closed-before-response'],
  ['UND_ERR_SOCKET', CLOSED, 'sent-on-silent', 'closed-before-response'],
  ['UND_ERR_SOCKET', CLOSED, 'sent-on-closing', 'stale-keep-alive'],
  ['UND_ERR_SOCKET', CLOSED, 'answering', 'closed-mid-response'],
  ['EPIPE', '', 'sent-on-fresh', 'closed-before-response'],
  ['EPIPE', '', 'sent-on-reused', 'closed-before-response'],
  ['EPIPE', '', 'sent-on-closing', 'stale-keep-alive'],
  ['EPIPE', '', 'answering', 'closed-mid-response'],

  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', '', 'answering', 'closed-mid-response'],
  ['', 'no HTTP/1.1 (Invalid EOF state)', 'answering', 'closed-mid-response'],

  ['', 'no HTTP/1.1 (Expected HTTP/)', 'sent-on-fresh', 'bad-framing'],
  ['', 'no HTTP/1.1 (Invalid character in chunk size)', 'answering', 'bad-framing'],
  ['UND_ERR_SOCKET', 'bad response', 'sent-on-reused', 'bad-framing'],
  ['UND_ERR_SOCKET', 'bad upgrade', 'answering', 'bad-framing'],
  ['UND_ERR_HEADERS_OVERFLOW', '', 'answering', 'bad-framing'],
];

for (const [code, message, progress, failure] of TABLE) {
  test(`${code || 'no code'} ${message && `(${message}) `}while ${progress}: ${failure}`, () => {
    assert.equal(classifyFailure(Object.assign(new Error(message), { code }), progress), failure);
  });
}

/** Silence before the request and time since (ms), whether it was refused, and how far it had come. */
const REUSES: readonly (readonly [number, number, boolean, Progress])[] = [
  [9, 0, true, 'sent-on-reused'],
  [10, 0, true, 'sent-on-closing'],
  [10, 5_000, true, 'sent-on-closing'],
  [999, 0, false, 'sent-on-reused'],
  [1_000, 10, false, 'sent-on-closing'],
  [1_000, 11, false, 'sent-on-silent'],
];

for (const [silence, elapsed, isRefused, progress] of REUSES) {
  const how = isRefused ? 'refused' : 'taken, as far as is known';
  test(`a close ${elapsed} ms after a request that followed ${silence} ms of silence, ${how}: ${progress}`, () => {
    assert.equal(progressOnReused({ silence, elapsed, isRefused }), progress);
  });
}

/** Status, instants of the first byte and of the last piece of the body, at a deadline of 1000 ms. */
const TIMEOUTS: readonly (readonly [number, number, number, RegExp])[] = [
  [0, 0, 0, /^not answered within the request timeout$/],
  // An interim answer is none.
  [0, 100, 100, /^not answered/],
  [200, 0, 1_000, /^bytes came all the time; the answer never ended$/],
  [200, 0, 750, /^bytes came all the time/],
  [200, 0, 749, /^the answer began, and its end never came$/],
  [200, 900, 900, /^the answer began/],
];

for (const [status, firstByteAt, lastPieceAt, says] of TIMEOUTS) {
  test(`no whole answer at the deadline: ${status}, ${firstByteAt}, ${lastPieceAt}: ${says}`, () => {
    assert.match(describeTimeout({ status, firstByteAt, lastPieceAt }, 1_000), says);
  });
}

test('only text counts as a code', () => {
  assert.equal(codeOf(new Error('without')), '');
  assert.equal(codeOf(Object.assign(new Error('with a number'), { code: 7 })), '');
});
