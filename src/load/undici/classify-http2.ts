// Maps an error of HTTP/2 to a class of failure. A stream can fail while its connection goes on.

import { constants } from 'node:http2';
import type { FailureClass } from '../../record/failure-class.ts';
import { classifyClose, codeOf, type SentProgress } from '../exchange/classify-failure.ts';

/** Node.js names the error code of a stream in the message (RFC 9113 section 7). */
const STREAM_CODE = /NGHTTP2_([A-Z_]+)/;

/** Codes with which one side reports that the other broke the protocol. */
const BROKEN_PROTOCOL: ReadonlySet<string> = new Set([
  'PROTOCOL_ERROR',
  'FLOW_CONTROL_ERROR',
  'FRAME_SIZE_ERROR',
  'COMPRESSION_ERROR',
  'STREAM_CLOSED',
]);

/** Nothing was sent: the connection had ended before. */
const NOT_SENT: ReadonlySet<string> = new Set([
  'ERR_HTTP2_INVALID_SESSION',
  'ERR_HTTP2_GOAWAY_SESSION',
]);

/**
 * @returns `undefined` for an error below HTTP/2
 * @param progress of a request that was handed to the connection
 * @param isEnding whether the server has sent GOAWAY
 */
export function classifyHttp2(
  error: Error,
  progress: SentProgress,
  isEnding: boolean,
): FailureClass | undefined {
  const code = codeOf(error);
  if (isUnsent(error)) return classifyClose(progress);
  if (code === 'ERR_HTTP2_STREAM_ERROR') {
    const [, name = ''] = STREAM_CODE.exec(error.message) ?? [];
    // RFC 9113 section 6.8: the server will not answer it. The connection ends in order, like a keep-alive.
    if (isEnding && name === 'REFUSED_STREAM') return classifyClose(progress);
    return BROKEN_PROTOCOL.has(name) ? 'bad-framing' : 'reset';
  }
  // Node.js raises this for a GOAWAY with an error code.
  if (code === 'ERR_HTTP2_SESSION_ERROR') return 'reset';
  // The stream ended, or was reset, before the end of the answer.
  return isOfStream(error) ? 'reset' : undefined;
}

/** Whether the server cannot have seen the request: then it may be sent again, whatever its method. */
export const isUnsent = (error: Error): boolean => NOT_SENT.has(codeOf(error));

/** Whether the connection outlives the error. */
export const isOfStream = (error: Error): boolean =>
  codeOf(error) === 'ERR_HTTP2_STREAM_ERROR' ||
  (codeOf(error) === 'UND_ERR_INFO' && error.message.startsWith('HTTP/2: stream '));

/** A clearer message: nghttp2 reports only "Protocol error" for bytes that are not HTTP/2. */
export const messageOf = (error: Error): string =>
  codeOf(error) === 'ERR_HTTP2_ERROR'
    ? `the answer was no HTTP/2: ${error.message}`
    : error.message;

/**
 * The error with which the server broke off an answer; `undefined` if the answer is complete. undici takes
 * every end of the stream for the end of the answer.
 * @param resume the callback that undici passes with the headers: it returns the stream
 */
export function brokenOff(resume: () => unknown): Error | undefined {
  const stream = resume();
  if (typeof stream !== 'object' || stream === null || !('rstCode' in stream)) return undefined;
  const { rstCode } = stream;
  // RFC 9113 section 8.1: after a complete answer, NO_ERROR only stops the request.
  if (typeof rstCode !== 'number' || rstCode === constants.NGHTTP2_NO_ERROR) return undefined;
  const error = new Error(`the server ended the stream with error code ${rstCode}`);
  return Object.assign(error, { code: 'ERR_HTTP2_STREAM_ERROR' });
}
