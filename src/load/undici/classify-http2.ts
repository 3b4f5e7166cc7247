// What an error of HTTP/2 stands for. A stream can fail alone, and its connection go on.

import { constants } from 'node:http2';
import type { FailureClass } from '../../record/failure-class.ts';
import { classifyClose, codeOf, type SentProgress } from '../exchange/classify-failure.ts';

/** Node.js names the error code of a stream: RFC 9113 section 7. */
const STREAM_CODE = /NGHTTP2_([A-Z_]+)/;

/** Codes by which either side says that the other broke the protocol. */
const BROKEN_PROTOCOL: ReadonlySet<string> = new Set([
  'PROTOCOL_ERROR',
  'FLOW_CONTROL_ERROR',
  'FRAME_SIZE_ERROR',
  'COMPRESSION_ERROR',
  'STREAM_CLOSED',
]);

/** Nothing was sent: the connection had ended, and nobody had noticed. */
const NOT_SENT: ReadonlySet<string> = new Set([
  'ERR_HTTP2_INVALID_SESSION',
  'ERR_HTTP2_GOAWAY_SESSION',
]);

/**
 * `undefined`: no error of HTTP/2, but of what is below it.
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
    // RFC 9113 section 6.8: what the server says it will not answer. It ends in order, as a keep-alive does.
    if (isEnding && name === 'REFUSED_STREAM') return classifyClose(progress);
    return BROKEN_PROTOCOL.has(name) ? 'bad-framing' : 'reset';
  }
  // What Node.js makes of a GOAWAY that is no orderly end.
  if (code === 'ERR_HTTP2_SESSION_ERROR') return 'reset';
  // The stream ended, or was reset, without an answer or before its end.
  return isOfStream(error) ? 'reset' : undefined;
}

/** Whether the server cannot have seen the request: then any may be sent again. */
export const isUnsent = (error: Error): boolean => NOT_SENT.has(codeOf(error));

/** Whether the connection outlives the error. */
export const isOfStream = (error: Error): boolean =>
  codeOf(error) === 'ERR_HTTP2_STREAM_ERROR' ||
  (codeOf(error) === 'UND_ERR_INFO' && error.message.startsWith('HTTP/2: stream '));

/** What to say of it: nghttp2 says "Protocol error" of whatever does not speak HTTP/2. */
export const messageOf = (error: Error): string =>
  codeOf(error) === 'ERR_HTTP2_ERROR'
    ? `the answer was no HTTP/2: ${error.message}`
    : error.message;

/**
 * The error by which the server broke off an answer; `undefined` where it is whole. undici takes the end
 * of the stream for the end of the answer, whichever way it ended.
 * @param resume as undici hands it over with the headers: it belongs to the stream, and returns it
 */
export function brokenOff(resume: () => unknown): Error | undefined {
  const stream = resume();
  if (typeof stream !== 'object' || stream === null || !('rstCode' in stream)) return undefined;
  const { rstCode } = stream;
  // RFC 9113 section 8.1: NO_ERROR only stops the request, behind a whole answer.
  if (typeof rstCode !== 'number' || rstCode === constants.NGHTTP2_NO_ERROR) return undefined;
  const error = new Error(`the server ended the stream with error code ${rstCode}`);
  return Object.assign(error, { code: 'ERR_HTTP2_STREAM_ERROR' });
}
