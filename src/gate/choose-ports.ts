// Which port each arm listens on in a block.

import type { ServerPlan, Target } from '../plan/plan.ts';
import { findFreePort } from '../server/free-port.ts';
import type { Coin } from './coin.ts';

/** The port of the user's url, or by its scheme. */
export const portOf = ({ protocol, port }: Target): number =>
  port ?? (protocol === 'https:' ? 443 : 80);

/** Free ones that perf-gate assigns, dealt out by the coin; the one of the url where it is fixed. */
export async function choosePorts(
  count: number,
  server: ServerPlan,
  target: Target,
  coin: Coin,
): Promise<readonly number[]> {
  if (server.kind === 'running') return Array.from({ length: count }, () => portOf(target));
  const { port } = server;
  if (port.kind === 'fixed') return Array.from({ length: count }, () => port.port);
  const free = new Set<number>();
  while (free.size < count) free.add(await findFreePort(target.hostname));
  return coin.shuffle([...free].toSorted((one, other) => one - other));
}
