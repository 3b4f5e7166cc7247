// Finds a free port, and tells whether a given port is free.

import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { GateError } from '../errors.ts';
import { addressesOf } from '../load/target.ts';
import { type Milliseconds, milliseconds } from '../units.ts';

/** A server may listen on either address, whatever the url says, so the port must be free on both. */
const LOOPBACKS = addressesOf('localhost');
const ATTEMPTS = 20;
const POLL: Milliseconds = milliseconds(20);

/**
 * A port that nothing listens on, chosen by the kernel. Another process may take it at any time, so check it
 * again just before it is used.
 *
 * @throws GateError `no-free-port` where `hostname` is not an address of this machine
 */
export async function findFreePort(hostname: string): Promise<number> {
  const [host] = addressesOf(hostname);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const result = await tryToListen(host, 0);
    if (result.kind === 'refused') throw noFreePort(hostname, result.code);
    if (await isPortFree(result.port)) return result.port;
  }
  throw noFreePort(hostname, 'EADDRINUSE');
}

/** Whether a server could listen on the port now. */
export async function isPortFree(port: number): Promise<boolean> {
  const results = await Promise.all(LOOPBACKS.map((host) => tryToListen(host, port)));
  // A machine without IPv6 answers EADDRNOTAVAIL or EAFNOSUPPORT for ::1. That does not matter.
  return !results.some((result) => result.kind === 'refused' && result.code === 'EADDRINUSE');
}

/** Waits until the port is free; `false` where it is still taken after `patience`. */
export async function waitForFreePort(port: number, patience: Milliseconds): Promise<boolean> {
  const deadline = performance.now() + patience;
  while (!(await isPortFree(port))) {
    if (performance.now() >= deadline) return false;
    await sleep(POLL);
  }
  return true;
}

type ListenResult =
  | { readonly kind: 'listened'; readonly port: number }
  | { readonly kind: 'refused'; readonly code: string };

function tryToListen(host: string, port: number): Promise<ListenResult> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve({ kind: 'refused', code: error.code ?? error.message });
    });
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve({ kind: 'listened', port: portOf(address) ?? port }));
    });
  });
}

const portOf = (address: AddressInfo | string | null): number | undefined =>
  typeof address === 'object' ? address?.port : undefined;

function noFreePort(hostname: string, code: string): GateError {
  return new GateError({
    code: 'no-free-port',
    kind: 'gate',
    message: `Could not listen on any port of ${hostname} (${code}).`,
    remedy: 'Use `127.0.0.1` in `url`, or enable the address on this machine.',
  });
}
