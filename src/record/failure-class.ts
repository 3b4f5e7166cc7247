// Every way a request can fail. Each is counted separately.

/**
 * - `connect-refused`, `connect-timeout`, `connect-failed`: the connection was not established.
 * - `ports-exhausted`: this machine ran out of ephemeral ports (EADDRNOTAVAIL). Not an error of the server.
 * - `resources-exhausted`: this process, or the machine, had no open file, memory or buffer left for the
 *   connection (EMFILE, ENFILE, ENOMEM, ENOBUFS). Not an error of the server.
 * - `reset`: the peer sent RST while a request was in flight, or over HTTP/2 RST_STREAM or a GOAWAY with an
 *   error code.
 * - `closed-before-response`: closed without RST before the first byte, and not because it was idle.
 * - `closed-mid-response`: closed without RST after the first byte and before the last.
 * - `stale-keep-alive`: an idle connection that had served before was closed while the request was on its
 *   way. HTTP allows this race (RFC 9112 section 9.3.1), so it is reported but is not an error.
 * - `timeout`: no answer within the request timeout.
 * - `bad-framing`: the bytes were not a response in the version of HTTP that was spoken.
 * - `unexpected-status`, `body-mismatch`: answered, but not as the plan expects.
 */
export const FAILURE_CLASSES = [
  'connect-refused',
  'connect-timeout',
  'connect-failed',
  'ports-exhausted',
  'resources-exhausted',
  'reset',
  'closed-before-response',
  'closed-mid-response',
  'stale-keep-alive',
  'timeout',
  'bad-framing',
  'unexpected-status',
  'body-mismatch',
] as const;

export type FailureClass = (typeof FAILURE_CLASSES)[number];

type Counts = Readonly<Partial<Record<FailureClass, { readonly count: number }>>>;

/** Failures that say something about the server: a stale keep-alive and our own limits do not. */
export function countErrors(failures: Counts): number {
  return FAILURE_CLASSES.filter(isError).reduce(
    (sum, name) => sum + (failures[name]?.count ?? 0),
    0,
  );
}

/** Whether requests of this class failed at a limit of our own: the server has not seen them. */
export const isOwnLimit = (name: FailureClass): boolean =>
  name === 'ports-exhausted' || name === 'resources-exhausted';

/** Whether failures of this class say something about the server. */
export const isError = (name: FailureClass): boolean =>
  name !== 'stale-keep-alive' && !isOwnLimit(name);

export function countFailures(failures: Counts): number {
  return FAILURE_CLASSES.reduce((sum, name) => sum + (failures[name]?.count ?? 0), 0);
}
