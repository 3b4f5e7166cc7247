// Reads `proxy`: an HTTP proxy on this machine.

import type { ProxyPlan } from '../plan.ts';
import { accept, type Reading, refuse, shown } from './reading.ts';
import { readUrl } from './url.ts';

const EXAMPLE = 'Write `http://127.0.0.1:3128`.';

export function readProxy(raw: unknown): Reading<ProxyPlan> {
  // Not shown: it would put the password into the log.
  if (typeof raw === 'string' && raw.includes('@')) {
    return refuse('the url holds credentials.', 'Use a proxy that asks for none.');
  }
  const reading = readUrl(raw);
  if (reading.kind === 'refused') {
    const [{ problem, remedy }] = reading.refusals;
    return refuse(problem, remedy?.includes('{port}') ? EXAMPLE : remedy);
  }
  const { protocol, hostname, port, path } = reading.value;
  if (protocol !== 'http:') {
    return refuse('perf-gate speaks plain HTTP to a proxy.', `TLS goes through it. ${EXAMPLE}`);
  }
  if (path !== '/') return refuse(`${shown(raw)} has a path, and a proxy has none.`, EXAMPLE);
  if (port.kind !== 'literal') return refuse(`${shown(raw)} has no port.`, EXAMPLE);
  return accept({ hostname, port: port.port });
}
