// Maps an error of the socket or of undici to a class of failure, by its code where it has a useful one.

import type { FailureClass } from '../../record/failure-class.ts';

/** How far a request got before it failed. */
export type Progress =
  /** Not written: there was no connection. */
  | 'connecting'
  /** Not yet written, on a connection that had answered before. */
  | 'reusing'
  /** Written on a connection that had answered nothing before. */
  | 'sent-on-fresh'
  /** Written on a connection that had answered before. */
  | 'sent-on-reused'
  /** The same, after the connection had been silent for as long as a keep-alive timeout. */
  | 'sent-on-silent'
  /** The first byte of the answer had arrived. */
  | 'answering';

/** Progress of a request that was written. */
export type SentProgress = Exclude<Progress, 'connecting' | 'reusing'>;

/** Code and message of the error that ends a request at its deadline. */
export const REQUEST_TIMEOUT = 'PERF_GATE_REQUEST_TIMEOUT';
export const NOT_ANSWERED_IN_TIME = 'not answered within the request timeout';

/** Code of the error when a handshake does not end in time. */
export const CONNECT_TIMEOUT = 'PERF_GATE_CONNECT_TIMEOUT';

/** Servers set keep-alive timeouts in whole seconds: gunicorn 2, Node.js and Apache 5, nginx 75. */
const SHORTEST_KEEP_ALIVE_MS = 1_000;

/** Only a connection that was silent for long can have run into the server's keep-alive timeout. */
export const isLongSilence = (silence: number): boolean => silence >= SHORTEST_KEEP_ALIVE_MS;

export function classifyFailure(error: Error, progress: Progress): FailureClass {
  const code = codeOf(error);
  if (code === REQUEST_TIMEOUT) return progress === 'connecting' ? 'connect-timeout' : 'timeout';
  if (progress === 'reusing' && SOCKET_GONE.has(code)) return 'stale-keep-alive';
  if (progress === 'connecting' || progress === 'reusing') return classifyConnect(code);
  // Linux reports EPIPE, not ECONNRESET, for a write after the peer has closed in order.
  if (code === 'EPIPE') return classifyClose(progress);
  // A server that closes an idle connection with an unread request in its buffer resets it.
  if (code === 'ECONNRESET') return progress === 'sent-on-silent' ? 'stale-keep-alive' : 'reset';
  // undici has one code for "the peer closed" and for unexpected bytes; only the text differs.
  if (code === 'UND_ERR_SOCKET' && !error.message.startsWith('bad '))
    return classifyClose(progress);
  if (isCutShort(error, code)) return 'closed-mid-response';
  return 'bad-framing';
}

const SOCKET_GONE = new Set(['ECONNRESET', 'EPIPE']);

/** Code of undici for a body that ended before its declared length. */
export const LENGTH_MISMATCH = 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH';

/** Before the declared length, or before the last chunk: for that undici 7 has no code, only llhttp's text. */
function isCutShort(error: Error, code: string): boolean {
  return code === LENGTH_MISMATCH || error.message.includes('Invalid EOF state');
}

function classifyConnect(code: string): FailureClass {
  switch (code) {
    case 'ECONNREFUSED':
    // There is no Unix socket at the path.
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

/** The peer closed in order before the answer was complete. */
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
