// Maps an error of HTTP/2 to a class of failure. A stream can fail while its connection goes on.

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

/** @returns `undefined` for an error below HTTP/2 */
export function classifyHttp2(error: Error, progress: SentProgress): FailureClass | undefined {
  switch (codeOf(error)) {
    case CONNECTION_CLOSED:
      return classifyClose(progress);
    case 'ERR_HTTP2_STREAM_ERROR':
      return BROKEN_PROTOCOL.has(streamCodeOf(error)) ? 'bad-framing' : 'reset';
    // A GOAWAY with an error code, or a stream that ended without an answer.
    case 'ERR_HTTP2_SESSION_ERROR':
    case STREAM_ENDED:
      return 'reset';
    default:
      return undefined;
  }
}

/**
 * Whether the server promised with its GOAWAY that it will not answer, and has not begun to (RFC 9113
 * sections 6.8 and 8.7): then any request may be sent again on another connection.
 */
export const isPassedOver = (error: Error): boolean =>
  codeOf(error) === 'ERR_HTTP2_STREAM_ERROR' && streamCodeOf(error) === 'REFUSED_STREAM';

/** Whether the connection outlives the error. */
export const isOfStream = (error: Error): boolean =>
  codeOf(error) === 'ERR_HTTP2_STREAM_ERROR' || codeOf(error) === STREAM_ENDED;

/** A clearer message: nghttp2 reports only "Protocol error" for bytes that are not HTTP/2. */
export const messageOf = (error: Error): string =>
  codeOf(error) === 'ERR_HTTP2_ERROR'
    ? `the answer was no HTTP/2: ${error.message}`
    : error.message;

const streamCodeOf = ({ message }: Error): string => STREAM_CODE.exec(message)?.[1] ?? '';

const CONNECTION_CLOSED = 'PERF_GATE_CONNECTION_CLOSED';
const STREAM_ENDED = 'PERF_GATE_STREAM_ENDED';

export const connectionClosed = (): Error =>
  Object.assign(new Error('the server closed the connection'), { code: CONNECTION_CLOSED });

export const streamEnded = (code: number): Error =>
  Object.assign(new Error(`the server ended the stream with error code ${code}`), {
    code: STREAM_ENDED,
  });
