// Which class of failure an error of the socket or of undici stands for: by its code, not its words.

import type { FailureClass } from '../measure/failure-class.ts';
import { CONNECT_TIMEOUT } from './open-socket.ts';

/** How far the request had come when it failed. */
export type Progress =
  /** Not even written: there was no connection. */
  | 'connecting'
  /** Not yet written, on a connection that had served before. */
  | 'reusing'
  /** Written on a connection that had answered nothing before. */
  | 'sent-on-fresh'
  /** Written on a connection that had served before. */
  | 'sent-on-reused'
  /** The first byte of the answer was there. */
  | 'answering';

export function classifyFailure(error: Error, progress: Progress): FailureClass {
  const code = codeOf(error);
  if (progress === 'reusing' && SOCKET_GONE.has(code)) return 'stale-keep-alive';
  if (progress === 'connecting' || progress === 'reusing') return classifyConnect(code);
  // Linux says EPIPE, not ECONNRESET, to one who writes after the peer has closed in order.
  if (code === 'EPIPE') return classifyClose(progress);
  if (code === 'ECONNRESET') return 'reset';
  // undici has one code for "the peer closed" and "bytes where none were due"; only the text differs.
  if (code === 'UND_ERR_SOCKET' && !error.message.startsWith('bad '))
    return classifyClose(progress);
  if (CUT_SHORT.has(code)) return 'closed-mid-response';
  return 'bad-framing';
}

const SOCKET_GONE = new Set(['ECONNRESET', 'EPIPE']);

/** The body ended before its declared length, or before its last chunk. */
const CUT_SHORT = new Set(['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'HPE_INVALID_EOF_STATE']);

function classifyConnect(code: string): FailureClass {
  switch (code) {
    case 'ECONNREFUSED':
      return 'connect-refused';
    case CONNECT_TIMEOUT:
    case 'ETIMEDOUT':
      return 'connect-timeout';
    case 'EADDRNOTAVAIL':
      return 'ports-exhausted';
    default:
      return 'connect-failed';
  }
}

function classifyClose(progress: Exclude<Progress, 'connecting' | 'reusing'>): FailureClass {
  switch (progress) {
    case 'answering':
      return 'closed-mid-response';
    case 'sent-on-reused':
      return 'stale-keep-alive';
    case 'sent-on-fresh':
      return 'closed-before-response';
  }
}

export function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
