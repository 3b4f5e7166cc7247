// Where each arm listens in a block.

import { defaultPortOf } from '../../load/target.ts';
import type { ServerPlan, Target } from '../../plan/plan.ts';
import { findFreePort } from '../../server/free-port.ts';
import type { WantedPlace } from '../../server/place.ts';
import type { Coin } from '../coin.ts';
import type { ArmVersion } from './arm-server.ts';

type Placed = Pick<ArmVersion, 'server' | 'target'>;

/** One place for each arm: the plan's, else a free port that the coin deals out. */
export async function choosePlaces(
  arms: readonly Placed[],
  coin: Coin,
): Promise<readonly WantedPlace[]> {
  const given = arms.map(({ server, target }) => givenPlace(server, target));
  const hostnames = arms.flatMap(({ target }, index) => (given[index] ? [] : [target.hostname]));
  const ports = coin.shuffle(
    (await findFreePorts(hostnames)).toSorted((one, other) => one - other),
  );
  let dealt = 0;
  return given.map(
    (place) => place ?? { kind: 'port', port: ports[dealt++] ?? 0, choice: 'assigned' },
  );
}

/** No port twice. */
async function findFreePorts(hostnames: readonly string[]): Promise<readonly number[]> {
  const free = new Set<number>();
  for (const hostname of hostnames) {
    const before = free.size;
    while (free.size === before) free.add(await findFreePort(hostname));
  }
  return [...free];
}

/** `undefined`: a port still has to be chosen. */
function givenPlace(server: ServerPlan, target: Target): WantedPlace | undefined {
  if (server.kind === 'running') {
    const { unixSocket } = server;
    return unixSocket === undefined
      ? { kind: 'port', port: portOf(target), choice: 'fixed' }
      : { kind: 'socket', path: unixSocket };
  }
  const { listens } = server;
  if (listens.kind === 'socket') return listens;
  return listens.port === undefined
    ? undefined
    : { kind: 'port', port: listens.port, choice: 'fixed' };
}

/** The port of the user's url, or the default of its scheme. */
const portOf = ({ protocol, port }: Target): number => port ?? defaultPortOf(protocol);
