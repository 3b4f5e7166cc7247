// Maps an error of the socket or of undici to a class of failure, by its code where it has a useful one.

import type { FailureClass } from '../../record/failure-class.ts';
import type { Exchange } from './exchange.ts';

/** How far a request got before it failed. */
export type Progress =
  /** Not written: there was no connection. */
  | 'connecting'
  /** Not written, on an idle connection that had answered before. */
  | 'reusing'
  /** Written on a connection that had answered nothing before. */
  | 'sent-on-fresh'
  /** Written on a connection that had answered before. */
  | 'sent-on-reused'
  /** The same, after the connection had been silent for as long as a keep-alive timeout. */
  | 'sent-on-silent'
  /** The same, and as far as can be known, the server was closing the idle connection already. */
  | 'sent-on-closing'
  /** The first byte of the answer had arrived. */
  | 'answering';

/** Progress of a request that was written. */
export type SentProgress = Exclude<Progress, 'connecting' | 'reusing'>;

/** Code of the error that ends a request at its deadline. */
export const REQUEST_TIMEOUT = 'PERF_GATE_REQUEST_TIMEOUT';

/** A stream is not silent for a larger share of the time since its first byte. */
const MOST_SILENT = 1 / 4;

/** Why a request has no whole answer at its deadline. An endless stream is not a server that hangs. */
export function describeTimeout({ status, firstByteAt, lastPieceAt }: Begun, now: number): string {
  if (status === 0) return 'not answered within the request timeout';
  return now - lastPieceAt <= MOST_SILENT * (now - firstByteAt)
    ? 'bytes came all the time; the answer never ended'
    : 'the answer began, and its end never came';
}

type Begun = Pick<Exchange, 'status' | 'firstByteAt' | 'lastPieceAt'>;

/** Code of the error when a handshake does not end in time. */
export const CONNECT_TIMEOUT = 'PERF_GATE_CONNECT_TIMEOUT';

/** Servers set keep-alive timeouts in whole seconds: gunicorn 2, Node.js and Apache 5, nginx 75. */
const SHORTEST_KEEP_ALIVE_MS = 1_000;

/**
 * A server that closes sooner did not wait for another request: it should have said so in its answer (RFC
 * 9112 section 9.6).
 */
const SHORTEST_IDLE_MS = 10;

/** What crosses on its way takes no longer than both kernels and our own loop need. */
const LONGEST_CROSSING_MS = 10;

/** What is known of a request that was written on a connection that had answered before. */
export interface Reuse {
  /** Between the last answer and the request (ms). */
  readonly silence: number;
  /** Between the request and the end of the connection (ms). */
  readonly elapsed: number;
  /** Whether the server's kernel refused the request: the server had closed without reading it. */
  readonly isRefused: boolean;
}

/** Whether the connection was idle, so that the server may have closed it for that. */
export const wasIdle = (silence: number): boolean => silence >= SHORTEST_IDLE_MS;

/**
 * The server may close an idle connection while a request is on its way (RFC 9112 section 9.3.1). Where the
 * kernel does not tell whether the request was read, for example behind a lingering close, only a long
 * silence before it and a close at once let it pass as that.
 */
export function progressOnReused(reuse: Reuse): SentProgress {
  const isSilent = reuse.silence >= SHORTEST_KEEP_ALIVE_MS;
  const crossed = isSilent && reuse.elapsed <= LONGEST_CROSSING_MS;
  if (reuse.isRefused ? wasIdle(reuse.silence) : crossed) return 'sent-on-closing';
  return isSilent ? 'sent-on-silent' : 'sent-on-reused';
}

export function classifyFailure(error: Error, progress: Progress): FailureClass {
  const code = codeOf(error);
  if (code === REQUEST_TIMEOUT) return progress === 'connecting' ? 'connect-timeout' : 'timeout';
  if (progress === 'reusing' && SOCKET_GONE.has(code)) return 'stale-keep-alive';
  if (progress === 'connecting' || progress === 'reusing') return classifyConnect(code);
  // Linux reports EPIPE, not ECONNRESET, for a write after the peer has closed in order.
  if (code === 'EPIPE') return classifyClose(progress);
  // A server that closes an idle connection with an unread request in its buffer resets it.
  if (code === 'ECONNRESET') {
    return progress === 'sent-on-silent' || progress === 'sent-on-closing'
      ? 'stale-keep-alive'
      : 'reset';
  }
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
    case 'EMFILE':
    case 'ENFILE':
    case 'ENOMEM':
    case 'ENOBUFS':
      return 'resources-exhausted';
    default:
      return 'connect-failed';
  }
}

/** The peer closed in order before the answer was complete. */
export function classifyClose(progress: SentProgress): FailureClass {
  switch (progress) {
    case 'answering':
      return 'closed-mid-response';
    case 'sent-on-closing':
      return 'stale-keep-alive';
    case 'sent-on-fresh':
    case 'sent-on-reused':
    case 'sent-on-silent':
      return 'closed-before-response';
  }
}

export function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
