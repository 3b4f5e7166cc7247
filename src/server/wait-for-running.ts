// Waits for a server that somebody else started, and that nobody here will stop.

import { waitUntilReady } from './readiness.ts';
import { serverNotReady } from './server-errors.ts';
import type { ReadinessPlan } from './start-server.ts';

/** @throws GateError `server-not-ready`; the signal's reason when aborted */
export async function waitForRunning(
  { protocol, hostname, port, path, timeout, insecure }: ReadinessPlan & { readonly port: number },
  signal: AbortSignal,
): Promise<void> {
  const url = `${protocol}//${hostname}:${port}${path}`;
  const readiness = await waitUntilReady({ url, timeout, insecure, signal });
  signal.throwIfAborted();
  if (readiness.kind === 'ready') return;
  const { lastAttempt } = readiness;
  throw serverNotReady({
    hostname,
    port,
    portKind: 'fixed',
    url,
    timeout,
    lastAttempt,
    lastLines: [],
  });
}
