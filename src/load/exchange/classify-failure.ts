// Which class of failure an error of the socket or of undici stands for: by its code where that tells.

import type { FailureClass } from '../../record/failure-class.ts';

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
  /** The same, and the connection had then been silent for as long as keep-alive timeouts are. */
  | 'sent-on-silent'
  /** The first byte of the answer was there. */
  | 'answering';

/** Of a request that was written. */
export type SentProgress = Exclude<Progress, 'connecting' | 'reusing'>;

/** The code of the error that ends a request at its deadline, and what it says. */
export const REQUEST_TIMEOUT = 'PERF_GATE_REQUEST_TIMEOUT';
export const NOT_ANSWERED_IN_TIME = 'not answered within the request timeout';

/** The code of the error when the handshake did not end in time. */
export const CONNECT_TIMEOUT = 'PERF_GATE_CONNECT_TIMEOUT';

/** Servers count it in whole seconds: gunicorn 2, Node.js and Apache 5, nginx 75. */
const SHORTEST_KEEP_ALIVE_MS = 1_000;

/** Only a connection that was silent for long can have run into the server's keep-alive timeout. */
export const isLongSilence = (silence: number): boolean => silence >= SHORTEST_KEEP_ALIVE_MS;

export function classifyFailure(error: Error, progress: Progress): FailureClass {
  const code = codeOf(error);
  if (code === REQUEST_TIMEOUT) return progress === 'connecting' ? 'connect-timeout' : 'timeout';
  if (progress === 'reusing' && SOCKET_GONE.has(code)) return 'stale-keep-alive';
  if (progress === 'connecting' || progress === 'reusing') return classifyConnect(code);
  // Linux says EPIPE, not ECONNRESET, to one who writes after the peer has closed in order.
  if (code === 'EPIPE') return classifyClose(progress);
  // A server that gives up an idle connection while a request lies unread in its buffer resets it.
  if (code === 'ECONNRESET') return progress === 'sent-on-silent' ? 'stale-keep-alive' : 'reset';
  // undici has one code for "the peer closed" and "bytes where none were due"; only the text differs.
  if (code === 'UND_ERR_SOCKET' && !error.message.startsWith('bad '))
    return classifyClose(progress);
  if (isCutShort(error, code)) return 'closed-mid-response';
  return 'bad-framing';
}

const SOCKET_GONE = new Set(['ECONNRESET', 'EPIPE']);

/** The code of a body that ended before its declared length. */
export const LENGTH_MISMATCH = 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH';

/** Before its declared length, or before its last chunk: for that undici 7 has no code, llhttp only words. */
function isCutShort(error: Error, code: string): boolean {
  return code === LENGTH_MISMATCH || error.message.includes('Invalid EOF state');
}

function classifyConnect(code: string): FailureClass {
  switch (code) {
    case 'ECONNREFUSED':
    // Of a Unix socket: there is none at its path.
    case 'ENOENT':
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

/** The peer closed in order, and the answer was not whole. */
export function classifyClose(progress: SentProgress): FailureClass {
  switch (progress) {
    case 'answering':
      return 'closed-mid-response';
    case 'sent-on-reused':
    case 'sent-on-silent':
      return 'stale-keep-alive';
    case 'sent-on-fresh':
      return 'closed-before-response';
  }
}

export function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
